package import Market
package import OrderFlow

/// Commands that are taken by and by: of a flow, or of a book of a given size.
package struct CommandFeed: Sendable {
  package let instruments: [Instrument]
  private var stream: FlowStream?
  private var rest: ArraySlice<Command> = []

  /// The commands of a book of a given size, without end.
  package init(_ book: SteadyBook) {
    let stream = book.makeStream()
    instruments = stream.instruments
    self.stream = stream
  }

  /// The commands of a workload, without end.
  package init(_ workload: Workload) {
    let stream = workload.makeStream()
    instruments = stream.instruments
    self.stream = stream
  }

  /// The commands of a flow.
  package init(_ flow: Flow) {
    instruments = flow.instruments
    rest = flow.commands[...]
  }

  mutating func next(_ count: Int) -> [Command] {
    var commands: [Command] = []
    commands.reserveCapacity(count)
    if stream != nil {
      stream?.append(count, to: &commands)
    } else {
      commands += rest.prefix(count)
      rest = rest.dropFirst(count)
    }
    return commands
  }
}
