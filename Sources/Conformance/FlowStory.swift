package import Engines
internal import Laws
package import Market
package import Results
package import Scenarios

/// What is wrong with what an engine does on a flow, told as a story and as a scenario.
///
/// The laws are asked first, because they name the fault; then the flow is held against another
/// engine's.
package struct FlowStory: Sendable {
  package let failure: Failure
  /// The law that is broken first; nil where only the comparison shows something.
  package let law: String?
  /// The flow up to the command that shows it, to be kept.
  package let found: FoundFlow

  /// The story of a flow; nil where nothing is wrong with it.
  ///
  /// `replay` is the command line that shows it again.
  package init?(
    of commands: [Command], instruments: [Instrument], conventions: Conventions,
    engine: EngineSource, partner: EngineSource, replay: String
  ) {
    let scenario = Scenario(
      title: "", why: "", conventions: conventions, instruments: instruments,
      steps: commands.map { Scenario.Step(line: 0, action: .command($0)) })
    let run = ScenarioRun(scenario, on: engine.makeEngine(for: scenario))
    let other = ScenarioRun(scenario, on: partner.makeEngine(for: scenario))
    let difference = run.firstDifference(from: other)
    let violation = Self.violation(in: run, of: scenario)
    let teller = FailureTeller(name: "", scenario: scenario, engine: engine, partner: partner)
    let number: Int
    var failure: Failure
    if let violation, violation.command + 1 <= difference ?? .max {
      number = violation.command + 1
      failure = teller.failure(
        .law,
        "\(violation.law.rawValue): \(violation.sentence). The law: \(violation.law.statement)",
        at: number, expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: run, command: number))
    } else if let difference {
      number = difference
      failure = teller.failure(
        .differential, "the \(engine.name) engine and the \(partner.name) part here", at: number,
        expected: teller.lines(of: other, command: number),
        actual: teller.lines(of: run, command: number))
    } else if let index = run.books.indices.first(where: { run.books[$0] != other.books[$0] }) {
      number = commands.count
      let instrument = InstrumentID(UInt32(index))
      failure = teller.failure(
        .differential,
        "the \(engine.name) engine and the \(partner.name) say the same, but show different books",
        at: number, expected: teller.lines(of: other.books[index], instrument),
        actual: teller.lines(of: run.books[index], instrument))
    } else {
      return nil
    }
    failure.replay = replay
    self.failure = failure
    law = failure.judge == .law ? violation?.law.rawValue : nil
    found = FoundFlow(
      title: failure.judge == .law
        ? violation?.law.statement ?? "" : "Two readings of the rules part",
      why: failure.judge == .law ? violation?.law.source ?? "" : "Found by comparison.",
      instruments: instruments, conventions: conventions, commands: Array(commands.prefix(number)),
      expected: other.events(ofCommand: number))
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

  /// The commands up to the one that shows it, each as scenarios write it.
  package var commandLines: [String] { found.commandLines }

  /// Keeps the flow as a scenario in a folder, and returns its path.
  ///
  /// The name is made of what is wrong and of the flow, so that another flow is another file.
  package func save(in folder: String) throws(CorpusError) -> String {
    let text = found.text
    var digest = Digest()
    for byte in text.utf8 { digest.combine(UInt64(byte)) }
    let mark = digest.text
    let path = "\(folder)/\(law ?? "differential")-\(mark).json"
    try Files.write(text, to: path)
    return path
  }
}
