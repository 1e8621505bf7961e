internal import Engines
package import Market
package import MarketData
internal import ReferenceEngine

/// The commands of a recorded flow as engines take them, read whole and without its trades.
///
/// A recording that takes so much away from an order says so by a replace, whose quantity the
/// reference engine knows.
package struct RecordedCommands: Sendable {
  package private(set) var instruments: [Instrument] = []
  package private(set) var commands: [Command] = []

  /// Reads a file, in a format that its first line tells or that is given.
  package init(
    file path: String, format: OrderLogFormat?, isWanted: @escaping (ReadingProgress) -> Bool
  ) throws(MarketDataProblem) {
    let name = RecordingName(path: path).text
    let source = try RecordedSource.open(
      ByteSource(file: path, isWanted: isWanted), name: name, format: format)
    switch consume source {
    case .shanghaiDay(var day): try read(&day)
    case .orderLog(var log): try read(&log)
    case .whole(let file):
      var flow = WholeFlow(file.flow)
      try read(&flow)
    }
  }

  private mutating func read<Source: CommandSource & ~Copyable>(
    _ source: inout Source
  ) throws(MarketDataProblem) {
    var player = FlowPlayer<ReferenceEngine>(
      instruments: source.instruments, conventions: Conventions())
    var unheard = EventLog()
    var steps: [RecordedStep] = []
    var isMore = true
    while isMore {
      steps.removeAll(keepingCapacity: true)
      isMore = try source.read(4_096, into: &steps)
      player.admit(source.instruments)
      for step in steps {
        unheard.events.removeAll(keepingCapacity: true)
        let command = player.command(step.action)
        player.take(.command(command), to: &unheard)
        commands.append(command)
      }
    }
    instruments = source.instruments
  }
}
