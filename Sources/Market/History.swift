/// Commands and the events that answered each: all that judging may read.
public struct History: Hashable, Sendable {
  public private(set) var commands: [Command] = []
  public private(set) var events: [Event] = []
  /// Where the events of each command end in `events`.
  private var ends: [Int] = []

  public init() {}

  /// Adds a command and the events that answered it.
  public mutating func append(_ command: Command, answeredBy answer: some Sequence<Event>) {
    commands.append(command)
    events.append(contentsOf: answer)
    ends.append(events.count)
  }

  /// The events that answered the command at an index, from 0.
  public func events(of index: Int) -> ArraySlice<Event> {
    events[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
