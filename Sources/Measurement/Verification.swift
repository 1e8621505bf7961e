internal import Engines
internal import JSONText
internal import Market
internal import Wire

/// The comparison of an engine with one that is known to be right, event by event, before it gets
/// figures.
struct Verification {
  /// What came of it.
  enum Outcome: Hashable {
    case agrees
    /// The flow asks for what the engine does not say it can do.
    case unsuitable(String)
    case differs(String)
  }

  private let contender: Contender
  private let instruments: [Instrument]
  private let projection: Projection
  private let codec: JSONCodec

  init(_ contender: Contender, instruments: [Instrument]) {
    self.contender = contender
    self.instruments = instruments
    projection = Projection(contender.source.profile)
    codec = JSONCodec(instruments: instruments, numbers: .units)
  }

  /// Applies commands to both engines and compares their events, and at the end their books.
  func outcome(of commands: [Command], asWith right: EngineSource) -> Outcome {
    let expected = right.makeEngine(
      instruments: instruments, conventions: contender.conventions)
    var answers: [[Event]] = []
    var needs = CapabilityNeeds(instruments: instruments, conventions: contender.conventions)
    for command in commands {
      let events = expected.apply(command)
      needs.add(command, answeredBy: events)
      answers.append(events)
    }
    let profile = contender.source.profile
    if let obstacle = profile.obstacle(
      to: needs, instruments: instruments.count, commands: commands)
    {
      return .unsuitable("the flow \(obstacle.note)")
    }
    let actual = contender.source.makeEngine(
      instruments: instruments, conventions: contender.conventions)
    actual.prepare(commands)
    for (index, command) in commands.enumerated() {
      let given = projection.events(actual.apply(command), of: command)
      if let failure = actual.failure { return self.failure(failure, at: index + 1) }
      let due = projection.events(answers[index], of: command)
      if given != due {
        return .differs(text(of: command, number: index + 1, actual: given, expected: due))
      }
    }
    return booksAgree(actual, expected)
      ? .agrees
      : .differs(
        "after \(commands.count) commands its books are not those of the engine it is checked by")
  }

  private func failure(_ failure: EngineFailure, at number: Int) -> Outcome {
    failure.kind == .unsupported
      ? .unsuitable("it says that \(failure.message)")
      : .differs("command \(number): \(failure.kind.rawValue), \(failure.message)")
  }

  private func booksAgree(_ actual: any Engine, _ expected: any Engine) -> Bool {
    for index in instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      for side in Side.allCases {
        let levels = expected.levels(of: instrument, side: side)
        switch projection.bookView {
        case .orders:
          let given = actual.orders(of: instrument, side: side)
          let due = expected.orders(of: instrument, side: side)
          guard given.map(\.id) == due.map(\.id), given.map(\.leaves) == due.map(\.leaves),
            given.map(\.price) == due.map(\.price)
          else { return false }
        case .levels:
          guard alike(actual.levels(of: instrument, side: side), levels) else { return false }
        case .top:
          let given = actual.levels(of: instrument, side: side)
          guard alike(Array(given.prefix(1)), Array(levels.prefix(1))) else { return false }
        case .nothing: break
        }
      }
    }
    return actual.failure == nil
  }

  /// Whether levels are the same, as far as the engine told them.
  private func alike(_ given: [ReportedLevel], _ due: [ReportedLevel]) -> Bool {
    given.map(\.price) == due.map(\.price)
      && zip(given, due).allSatisfy { $0.quantity == $1.quantity }
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
