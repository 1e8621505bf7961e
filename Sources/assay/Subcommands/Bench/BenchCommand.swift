internal import CommandLineFrame
internal import Engines
internal import Measurement
internal import OrderFlow
internal import Reports
internal import Results

/// `assay bench`: how fast engines are, side by side.
enum BenchCommand {
  static let flows = Parameter.repeated(
    "flow", FlowChoice.kind,
    "Take only this flow: a name of --list, or a file of recorded order flow; all flows of the list "
      + "where none is named")
  static let engines = Parameter.repeated(
    "engine", short: "e", SharedParameters.engineKind,
    "Measure this engine; the reference engine where none is named. Several are interleaved and "
      + "compared with the first")
  static let commands = Parameter.option(
    "commands", .integer("N", in: 1_000...100_000_000),
    "The number of commands of each flow; each flow has its own usual number")
  static let passes = Parameter.option(
    "passes", .integer("N", in: 1...1_000),
    "How often each flow is run: 5 times by default, 11 times where engines are compared")
  static let rate = Parameter.option(
    "rate", .integer("R", in: 1...1_000_000_000),
    "Commands a second of the latency schedule; about a quarter of the throughput by default")
  static let ladder = Parameter.flag(
    "ladder", "Measure latency at a ladder of rates, up to the knee")
  static let instructions = Parameter.flag(
    "instructions", "Count instructions by callgrind, which needs valgrind")
  static let memory = Parameter.flag(
    "memory", "Measure what a resting order takes, over ten million of them")
  static let growth = Parameter.flag(
    "growth", "Measure how the cost of a command grows with orders, levels and instruments")
  static let list = Parameter.flag("list", "List the flows, and end")

  static let definition = Subcommand(
    "bench", summary: "Measure throughput, latency, allocations and instructions",
    discussion: [
      "An engine is first compared with the specification, event by event, on the beginning of each "
        + "flow, and in each pass its events must be those of the reference engine over all of it: "
        + "an engine that is wrong gets no number. The headline is the slowest flow.",
      "Times are those of the engine and of a loop that folds its events into a fingerprint, the "
        + "same for every engine. What that loop takes is measured by an engine that does nothing, "
        + "and told, not subtracted.",
      "library: and flash1: are loaded into this process, at full speed, once they have been "
        + "compared in a child. process: is measured with the lines and pipes that lie between, in "
        + "batches of 1,024 commands and by wall time; flows are then no longer than 200,000 commands "
        + "unless told otherwise.",
      "The knee of a ladder is the first rate at which the 99th percentile of the response is more "
        + "than ten times that of the service. A run whose generator was kept from running is tried "
        + "again, and else not told. Ctrl-C ends the measurement and keeps what was measured.",
      "Where no flow is named, campaigns ('assay fuzz') of every profile are timed too: how many "
        + "commands are made, played and judged in a second of processor time.",
    ],
    parameters: flows, engines, commands, passes, rate, ladder, instructions, memory, growth, list,
    SharedParameters.timeLimit, SharedParameters.json,
    examples: [
      .init("assay bench", "Measure the reference engine on every flow."),
      .init(
        "assay bench --flow mixed --engine library:./libmine.so --engine reference",
        "Measure an engine beside the reference engine, interleaved."),
      .init(
        "assay bench --flow mixed --ladder --instructions --json bench.json",
        "Find the knee, count instructions, and keep everything."),
      .init("assay bench --flow day.csv.gz", "Measure on recorded order flow."),
    ], body: run)

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let terminal = invocation.terminal
    if invocation[list] {
      let column = Workload.Kind.allCases.map(\.rawValue.count).max() ?? 0
      for kind in Workload.Kind.allCases {
        let gap = String(repeating: " ", count: column + 2 - kind.rawValue.count)
        terminal.print(terminal.paint(kind.rawValue, .bold) + gap + kind.summary)
      }
      return .success
    }
    if invocation[ladder], invocation[rate] != nil {
      throw CommandFailure("--ladder and --rate say two things of the rates; give one of them")
    }
    if invocation[instructions] {
      do throws(ProbeRunner.Failure) {
        _ = try ProbeRunner.valgrind()
      } catch {
        throw CommandFailure("--instructions: \(error.message)")
      }
    }
    var session = try BenchSession(invocation)
    try session.measureFlows(invocation)
    try session.measureCosts(invocation)
    session.measureJudging(invocation)
    terminal.endProgress()
    let report = session.report(interrupted: invocation.interrupt.isRequested)
    for bench in report.benches {
      terminal.print(terminal.paint(BenchText.headline(of: bench), .bold))
    }
    if let file = invocation[SharedParameters.json], !report.isEmpty {
      try file.write(ReportJSON.bytes(of: report))
    }
    if invocation.interrupt.isRequested { return .interrupted }
    let measured = report.benches.contains { $0.workloads.contains { $0.figures != nil } }
    guard measured || report.benches.contains(where: { !$0.conforms && $0.hasWrong }) else {
      throw CommandFailure(
        "nothing was measured: the flows ask for what the engines do not say they can do")
    }
    return report.benches.contains(where: \.hasWrong) ? .nonconforming : .success
  }
}

extension BenchResult {
  /// Whether something showed the engine to be wrong.
  fileprivate var hasWrong: Bool {
    judging.contains { $0.failures > 0 }
      || workloads.contains { if case .wrong = $0.outcome { true } else { false } }
  }
}

extension ProbeRunner.Failure {
  /// Why there is no figure.
  var message: String {
    switch self {
    case .noValgrind(let text), .failed(let text): text
    case .interrupted: "interrupted"
    }
  }
}
