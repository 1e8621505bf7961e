package import Market

/// An order flow made in advance: the instruments and every command for them, in order.
package struct Flow: Hashable, Sendable {
  package let instruments: [Instrument]
  package let commands: [Command]

  package init(instruments: [Instrument], commands: [Command]) {
    self.instruments = instruments
    self.commands = commands
  }

  /// The fingerprint that stands beside every result, 16 hexadecimal digits.
  package var hash: String {
    var hash = FlowHash(instruments: instruments)
    for command in commands { hash.combine(command) }
    return hash.text
  }
}

/// What gives commands without end, the same ones each time it is started alike.
protocol CommandSource {
  /// The instruments that the commands are for.
  var instruments: [Instrument] { get }
  /// The next command.
  mutating func next() -> Command
}

extension CommandSource {
  /// The first commands as a flow; a shorter flow is the beginning of a longer one.
  consuming func flow(commandCount: Int) -> Flow {
    let instruments = instruments
    var commands: [Command] = []
    commands.reserveCapacity(commandCount)
    for _ in 0..<commandCount { commands.append(next()) }
    return Flow(instruments: instruments, commands: commands)
  }
}
