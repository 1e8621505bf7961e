internal import Engines
internal import JSONText
internal import Market
internal import Results
internal import Scenarios
internal import Wire

/// Tells what went wrong on one scenario: the command, the books before it, and the line that
/// replays it.
struct FailureTeller {
  /// The name of the scenario.
  let name: String
  let scenario: Scenario
  let engine: EngineSource
  let partner: EngineSource

  /// The most event lines of one command that are shown.
  private static let longestExcerpt = 20

  private var codec: JSONCodec {
    JSONCodec(instruments: scenario.instruments, numbers: .decimals)
  }

  /// A failure at a command, counted from 1, or at none.
  func failure(
    _ judge: Failure.Judge, _ message: String, at number: Int? = nil, expected: [String] = [],
    actual: [String] = []
  ) -> Failure {
    Failure(
      judge: judge, message: message, command: number.flatMap(failingCommand),
      expected: expected, actual: actual, booksBefore: number.map(booksBefore) ?? [],
      replay: replay)
  }

  /// The command line that judges the scenario again.
  var replay: String { Self.replay(name, engine) }

  /// The command line that judges an engine by a scenario.
  static func replay(_ name: String, _ engine: EngineSource) -> String {
    let isDefault = engine.spec == EngineChoice.reference.rawValue
    return "assay run \(name)"
      + (isDefault ? "" : " --engine \(CommandLineWords.quoted(engine.spec))")
  }

  // MARK: - Lines

  /// The event lines of a command, the first of many.
  func lines(of run: ScenarioRun, command number: Int) -> [String] {
    lines(of: run.events(ofCommand: number), command: number)
  }

  /// The lines of events of a command, the first of many.
  func lines(of events: [Event], command number: Int) -> [String] {
    let lines = events.prefix(Self.longestExcerpt).map { event in
      text { codec.write(LoggedEvent(command: number, event: event), to: &$0) }
    }
    let rest = events.count - lines.count
    return rest > 0 ? lines + ["… \(rest) more"] : lines
  }

  /// The phase of a book, the best levels of each side, and what an uncross would say.
  func lines(of book: BookPicture, _ instrument: InstrumentID) -> [String] {
    let words = MarketText(of: scenario.instruments)
    let sides = [("bid", book.bids, book.bidLevels), ("ask", book.asks, book.askLevels)]
    let levels = sides.flatMap { side, orders, levels in
      orders.isEmpty
        ? levels.prefix(Ladders.depth).map { "\(side) \($0.text(words, instrument))" }
        : BookLevel.levels(of: orders).prefix(Ladders.depth).map {
          "\(side) \($0.text(words, instrument))"
        }
    }
    let indication = book.indication.map { uncrossing in
      EventPattern(kind: .uncrossed, fields: EventField.all(of: .uncrossed(uncrossing)))
        .text(words, of: instrument)
    }
    return ["phase \(book.phase)"] + levels + (indication.map { [$0] } ?? [])
  }

  private func text(_ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  // MARK: - Commands and books

  func failingCommand(_ number: Int) -> Failure.FailingCommand? {
    var before = 0
    for (index, step) in scenario.steps.enumerated() {
      let commands = step.action.commands
      if number <= before + commands.count, number > before {
        let command = commands[number - before - 1]
        let owner = instrument(of: command, number)
        return Failure.FailingCommand(
          step: index + 1, number: number,
          text: text { codec.write(command, owner: owner, to: &$0) })
      }
      before += commands.count
    }
    return nil
  }

  /// The books of the other engine and of this one just before a command.
  private func booksBefore(_ number: Int) -> [LadderBook] {
    let commands = scenario.commands
    guard commands.indices.contains(number - 1) else { return [] }
    return [(partner, "expected"), (engine, engine.name)].map { source, holder in
      let engine = source.makeEngine(for: scenario, under: self.engine.conventions(for: scenario))
      for command in commands.prefix(number - 1) { _ = engine.apply(command) }
      let instrument = instrument(touchedBy: commands[number - 1], number)
      return Ladders.book(of: instrument, in: engine, holder: holder, scenario)
    }
  }

  /// The instrument that a command is about: of one that is not there, or of several, the first.
  private func instrument(of command: Command, _ number: Int) -> InstrumentID {
    let named: InstrumentID? =
      switch command {
      case .new(let order): order.instrument
      case .phase(let instrument, _), .uncross(let instrument): instrument
      case .massCancel(let filter): filter.instrument
      case .cancel(let id): owner(of: id, before: number)
      case .replace(let replace): owner(of: replace.id, before: number)
      case .clock: nil
      }
    guard let named, named.index < scenario.instruments.count else { return InstrumentID(0) }
    return named
  }

  /// The instrument of the last new order of an id before a command.
  private func owner(of id: OrderID, before number: Int) -> InstrumentID? {
    for case .new(let order) in scenario.commands.prefix(number - 1).reversed()
    where order.id == id {
      return order.instrument
    }
    return nil
  }

  /// The instrument that a command is about or, where it names none, on which it does something.
  private func instrument(touchedBy command: Command, _ number: Int) -> InstrumentID {
    let namesNone =
      switch command {
      case .clock: true
      case .massCancel(let filter): filter.instrument == nil
      default: false
      }
    guard namesNone else { return instrument(of: command, number) }
    let engine = partner.makeEngine(
      for: scenario, under: self.engine.conventions(for: scenario))
    var events: [Event] = []
    for command in scenario.commands.prefix(number) { events = engine.apply(command) }
    for event in events {
      for case .instrument(let touched) in EventField.all(of: event) { return touched }
    }
    return InstrumentID(0)
  }
}
