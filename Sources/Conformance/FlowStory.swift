package import Engines
internal import JSONText
internal import Laws
internal import Market
package import OrderFlow
package import Results
internal import Scenarios
internal import Wire

/// What is wrong with what an engine does on a flow, told as a story and as a scenario.
///
/// The laws are asked first, because they name the fault; then the flow is held against another
/// engine's.
package struct FlowStory: Sendable {
  package let failure: Failure
  /// What it makes of the engine.
  package let verdict: Verdict
  /// The law that is broken first; nil where only the comparison shows something.
  package let law: String?
  /// The flow up to the command that shows it.
  package let play: Play
  /// The flow as a scenario; nil where a scenario file can't say it.
  package let saved: SavedPlay?

  /// The story of a flow; nil where nothing is wrong with it.
  ///
  /// `replay` is the command line that shows it again.
  package init?(
    of whole: Play, engine: EngineSource, partner: EngineSource, replay: String
  ) {
    let scenario = whole.scenario(titled: "", because: "")
    let run = ScenarioRun(scenario, on: engine.makeEngine(for: scenario))
    let other = ScenarioRun(scenario, on: partner.makeEngine(for: scenario))
    let projection = Projection(engine.profile)
    let difference = run.firstDifference(from: other, of: scenario, by: projection)
    let violation = Self.violation(in: run, of: scenario)
    let teller = FailureTeller(name: "", scenario: scenario, engine: engine, partner: partner)
    let number: Int
    var failure: Failure
    if let ended = run.failure {
      number = whole.commands.count
      failure = teller.failure(ended, at: number)
    } else if let violation, violation.command + 1 <= difference ?? .max {
      number = violation.command + 1
      failure = teller.failure(
        .law,
        "\(violation.law.rawValue): \(violation.sentence)",
        at: number, expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: run, command: number))
    } else if let difference {
      number = difference
      failure = teller.failure(
        .differential, "the \(engine.name) engine and the \(partner.name) part here", at: number,
        expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: run, command: number))
    } else if let books = run.firstBookDifference(from: other, by: projection) {
      number = whole.commands.count
      failure = teller.failure(
        .differential,
        "the \(engine.name) engine and the \(partner.name) say the same, but show different books",
        at: number, expected: teller.lines(of: books.other, books.instrument),
        actual: teller.lines(of: books.own, books.instrument))
    } else {
      return nil
    }
    failure.replay = replay
    if failure.judge == .law { failure.breach = violation.map { Breach($0) } }
    self.failure = failure
    verdict = run.failure?.kind.verdict ?? .failed
    let broken = failure.judge == .law ? violation?.law : nil
    law = broken?.rawValue
    var play = whole
    play.commands = Array(whole.commands.prefix(number))
    self.play = play
    saved = SavedPlay(
      named: "\(law ?? "differential") \(Self.mark(of: play))",
      title: broken?.statement ?? "Here two engines part",
      why: broken.map { "Source: \($0.source)." } ?? "Found by comparison.", play,
      expecting: partner)
  }

  /// The first law that is broken, the books in the end included.
  private static func violation(in run: ScenarioRun, of scenario: Scenario) -> Violation? {
    var judge = Laws.Judge(instruments: scenario.instruments, conventions: scenario.conventions)
    for (index, command) in scenario.commands.enumerated() {
      let violations = judge.judge(command, answeredBy: run.events(ofCommand: index + 1))
      if let first = violations.first { return first }
    }
    for (index, book) in run.books.enumerated() {
      judge.check(book.bids, of: InstrumentID(UInt32(index)), side: .buy)
      judge.check(book.asks, of: InstrumentID(UInt32(index)), side: .sell)
    }
    return judge.takeViolations().first
  }

  /// The commands, each as scenarios write it.
  package var commandLines: [String] {
    let codec = JSONCodec(instruments: play.instruments, numbers: .decimals)
    return String(decoding: codec.lines(of: play.commands), as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  /// A few digits that tell this flow from others.
  private static func mark(of play: Play) -> String {
    var digest = Digest()
    let codec = JSONCodec(instruments: play.instruments, numbers: .decimals)
    for byte in codec.lines(of: play.commands) { digest.combine(UInt64(byte)) }
    return String(digest.text.prefix(8))
  }
}
