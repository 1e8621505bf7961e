package import Market

/// The commands of a flow as they are made, so that a flow need not be in memory as a whole.
package struct FlowStream: Sendable {
  private var source: any CommandSource & Sendable

  init(_ source: any CommandSource & Sendable) { self.source = source }

  /// The instruments that the commands are for.
  package var instruments: [Instrument] { source.instruments }

  /// Appends the next commands.
  package mutating func append(_ count: Int, to commands: inout [Command]) {
    for _ in 0..<count { commands.append(source.next()) }
  }
}
