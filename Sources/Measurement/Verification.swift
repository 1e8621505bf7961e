internal import Engines
internal import JSONText
internal import Market
internal import OrderFlow
internal import Wire

/// The comparison of an engine with another that is known to be right, before it gets figures.
struct Verification {
  private let flow: Flow
  private let codec: JSONCodec

  init(flow: Flow) {
    self.flow = flow
    codec = JSONCodec(instruments: flow.instruments, numbers: .units)
  }

  /// Applies the first commands of the flow to both engines; returns where they part, or nil if
  /// they agree event by event and are in the same state at the end.
  func divergence<Core: MatchingCore & ~Copyable, Oracle: MatchingCore & ~Copyable>(
    of core: inout Core, from oracle: inout Oracle, commandCount: Int
  ) -> String? {
    var actual = EventLog()
    var expected = EventLog()
    for (index, command) in flow.commands.prefix(commandCount).enumerated() {
      actual.events.removeAll(keepingCapacity: true)
      expected.events.removeAll(keepingCapacity: true)
      core.apply(command, to: &actual)
      oracle.apply(command, to: &expected)
      if actual.events != expected.events {
        return text(
          of: command, number: index + 1, actual: actual.events, expected: expected.events)
      }
    }
    guard core.digest == oracle.digest else {
      return "after \(commandCount) commands its books are not those of the engine it is checked by"
    }
    return nil
  }

  private func text(
    of command: Command, number: Int, actual: [Event], expected: [Event]
  ) -> String {
    let place = zip(actual, expected).prefix { $0 == $1 }.count
    var writer = JSONWriter()
    codec.write(command, to: &writer)
    return """
      command \(number), \(String(decoding: writer.bytes, as: UTF8.self)): event \(place + 1) \
      should be \(line(expected, at: place, number)), but is \(line(actual, at: place, number))
      """
  }

  private func line(_ events: [Event], at place: Int, _ command: Int) -> String {
    guard place < events.count else { return "none" }
    var writer = JSONWriter()
    codec.write(LoggedEvent(command: command, event: events[place]), to: &writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
