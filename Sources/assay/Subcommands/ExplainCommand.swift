internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Reports
internal import Results
internal import Scenarios

/// `assay explain`: what happens in a scenario, step by step.
enum ExplainCommand {
  private static let scenario = Parameter.argument(
    .path("SCENARIO"), "The scenario: a file, or AREA/NAME")

  static let definition = Subcommand(
    "explain", summary: "Show a scenario step by step: command, events, book",
    parameters: scenario, SharedParameters.engine, SharedParameters.timeLimit,
    SharedParameters.scenarios,
    examples: [
      .init(
        "assay explain time-priority/earlier-order-trades-first",
        "Print each command with its events and the book after it as a ladder.")
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let engine = try invocation.openEngine()
    let corpus = try invocation.corpus()
    let entry: Corpus.Entry
    do throws(CorpusError) {
      let entries = try corpus.entries(choosing: [invocation[scenario]])
      guard entries.count == 1 else {
        throw CorpusError(
          path: invocation[scenario], reason: "\(entries.count) scenarios; name one of them")
      }
      entry = entries[0]
    } catch {
      throw CommandFailure(error)
    }
    let terminal = invocation.terminal
    do throws(SuiteFileError) {
      let scenario = try SuiteFiles.scenario(entry)
      terminal.print(terminal.paint(scenario.title, .bold))
      terminal.print(scenario.why)
      let explanation = Explanation(scenario, on: engine)
      for step in explanation.steps { show(step, terminal) }
      if let failure = explanation.failure { terminal.print(failure, to: .error) }
      return explanation.isMet ? .success : .nonconforming
    } catch {
      terminal.print(error.report, to: .error)
      return .usage
    }
  }

  private static func show(_ step: Explanation.Step, _ terminal: Terminal) {
    switch step.kind {
    case .commands(let account):
      terminal.print("")
      let last = account.first + account.count - 1
      let label = account.count == 1 ? "\(account.first)" : "\(account.first)-\(last)"
      terminal.print(terminal.paint(label, .bold) + "  " + account.texts.joined(separator: "  …  "))
      for event in account.events { terminal.print("   \(event)") }
      if account.eventCount > account.events.count {
        terminal.print("   … \(account.eventCount - account.events.count) more events")
      }
      for book in account.books {
        if account.books.count > 1 { terminal.print("   \(book.instrument)") }
        for line in StoryText.ladder(of: book) { terminal.print("     \(line)") }
      }
    case .expectation(let findings):
      guard !findings.isEmpty else {
        terminal.print("   " + terminal.paint("as expected", .green) + " (line \(step.line))")
        return
      }
      for finding in findings {
        terminal.print(
          "   " + terminal.paint("not as expected", .red) + " (line \(step.line)): "
            + finding.message)
        for line in finding.expected { terminal.print("     expected  \(line)") }
        for line in finding.actual { terminal.print("     actual    \(line)") }
      }
    }
  }
}
