internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Reports
internal import Results

/// `assay doctor`: whether an adapter is honest and complete.
enum DoctorCommand {
  static let definition = Subcommand(
    "doctor", summary: "Examine an adapter before its engine is judged",
    discussion: [
      "Faults of adapters are the commonest false accusation. Each check says what was seen and "
        + "what to do about it: ok; a warning where the engine would be judged by less than it "
        + "could be; wrong where the judgement would not be fair; not checked where the engine "
        + "says that it can't."
    ],
    parameters: SharedParameters.engine, SharedParameters.timeLimit, SharedParameters.json,
    examples: [
      .init(
        "assay doctor --engine 'process:python3 adapter.py'",
        "Examine an adapter. It exits with 1 if something is wrong."),
      .init(
        "assay doctor --engine 'process:./my-engine --assay' --json doctor.json",
        "The same for a program to read."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let stopwatch = Stopwatch()
    let (terminal, spec) = (invocation.terminal, invocation[SharedParameters.engine])
    let limits = invocation.engineLimits
    let host = [invocation.surroundings.executable, "serve"]
    let interrupt = invocation.interrupt
    let doctor = Doctor(
      limit: limits.request, clock: { Int(monotonicNanoseconds()) },
      progress: { check in terminal.showProgress(check) },
      begin: { () throws(EngineFailure) in
        guard !interrupt.isRequested else { throw EngineFailure(.interrupted, "it was not begun") }
        return try spec.converse(
          limits, host: host, suiteVersion: Assay.version,
          isInterrupted: { interrupt.isRequested })
      })
    let (engine, findings) = doctor.examine()
    terminal.endProgress()
    if interrupt.isRequested {
      terminal.print("interrupted: the examination was not ended", to: .error)
      return .interrupted
    }
    let result = DoctorResult(
      engine: engine ?? EngineIdentity(name: spec.text, version: "unknown"),
      occasion: stopwatch.occasion(), findings: findings)
    if let file = invocation[SharedParameters.json] { try file.write(DoctorJSON.bytes(of: result)) }
    show(result, terminal)
    return result.isSound ? .success : .nonconforming
  }

  private static func show(_ result: DoctorResult, _ terminal: Terminal) {
    let column = result.findings.map(\.name.count).max() ?? 0
    for finding in result.findings {
      let gap = String(repeating: " ", count: column + 2 - finding.name.count)
      let (label, style) = label(finding.verdict)
      let pad = String(repeating: " ", count: 13 - label.count)
      terminal.print(terminal.paint(label, style) + pad + finding.name + gap + finding.seen)
      if let fix = finding.fix {
        terminal.print(String(repeating: " ", count: column + 15) + "fix: \(fix)")
      }
    }
    let verdict =
      result.isSound
      ? terminal.paint("is fit to be judged", .green)
      : terminal.paint("is not fit to be judged", .red)
    terminal.print(
      "\(result.engine.name) \(verdict): \(result.count(.ok)) ok, \(result.count(.warning)) warnings, "
        + "\(result.count(.wrong)) wrong, \(result.count(.notChecked)) not checked")
  }

  private static func label(_ verdict: DoctorVerdict) -> (String, TextStyle) {
    switch verdict {
    case .ok: ("ok", .green)
    case .warning: ("warning", .yellow)
    case .wrong: ("wrong", .red)
    case .notChecked: ("not checked", .dim)
    }
  }
}
