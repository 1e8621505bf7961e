package import Market
package import OrderFlow

/// A flow as it is measured: in chunks, so that a long one need not be in memory as a whole.
package struct BenchFlow: Sendable {
  package let name: String
  /// What the flow is made of, in a line.
  package let summary: String
  package let seed: UInt64
  package let instruments: [Instrument]
  package let commandCount: Int
  /// The fingerprint of instruments and commands, 16 hexadecimal digits.
  package let hash: String
  /// The chunks where the flow is kept; else they are made each time.
  private let kept: [[Command]]?
  private let workload: Workload?

  /// How many commands there are to a chunk: so many that a book comes back into the cache in a
  /// small part of the time that the chunk takes.
  package static let chunk = 1 << 20
  /// The most commands that are kept.
  private static let keeping = 6_000_000

  /// A flow of a workload; a long one is made again for each pass.
  package init(_ workload: Workload) {
    name = workload.name
    summary = workload.summary
    seed = workload.seed
    commandCount = workload.commandCount
    self.workload = workload
    var stream = workload.makeStream()
    instruments = stream.instruments
    var hash = FlowHash(instruments: stream.instruments)
    var chunks: [[Command]] = []
    var buffer: [Command] = []
    for count in Self.counts(of: workload.commandCount) {
      buffer.removeAll(keepingCapacity: true)
      buffer.reserveCapacity(count)
      stream.append(count, to: &buffer)
      for command in buffer { hash.combine(command) }
      if workload.commandCount <= Self.keeping {
        chunks.append(buffer)
        buffer = []
      }
    }
    self.hash = hash.text
    kept = workload.commandCount <= Self.keeping ? chunks : nil
  }

  /// A flow that was recorded.
  package init(_ flow: Flow, name: String, summary: String) {
    self.name = name
    self.summary = summary
    seed = 0
    instruments = flow.instruments
    commandCount = flow.commands.count
    hash = flow.hash
    workload = nil
    var rest = flow.commands[...]
    kept = Self.counts(of: flow.commands.count).map { count in
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
  }

  /// The sizes of the chunks of a flow.
  private static func counts(of commands: Int) -> [Int] {
    stride(from: 0, to: commands, by: chunk).map { min(chunk, commands - $0) }
  }

  /// Gives the chunks one after the other, until told to stop.
  package func forEachChunk<Failure: Error>(
    _ body: ([Command]) throws(Failure) -> Bool
  ) throws(Failure) {
    if let kept {
      for chunk in kept where try !body(chunk) { return }
      return
    }
    guard var stream = workload?.makeStream() else { return }
    var buffer: [Command] = []
    buffer.reserveCapacity(Self.chunk)
    for count in Self.counts(of: commandCount) {
      buffer.removeAll(keepingCapacity: true)
      stream.append(count, to: &buffer)
      guard try body(buffer) else { return }
    }
  }

  /// The first commands, fewer where there are no more.
  package func opening(_ count: Int) -> [Command] {
    var opening: [Command] = []
    opening.reserveCapacity(min(count, commandCount))
    forEachChunk { chunk in
      opening += chunk.prefix(count - opening.count)
      return opening.count < count
    }
    return opening
  }
}
