package import Market

/// Commands with all that decides what a correct engine makes of them.
package struct Play: Hashable, Sendable {
  package var instruments: [Instrument]
  package var conventions: Conventions
  package var commands: [Command]

  package init(instruments: [Instrument], conventions: Conventions, commands: [Command]) {
    self.instruments = instruments
    self.conventions = conventions
    self.commands = commands
  }
}
