internal import Results

/// The section of a benchmark: throughput, latency, costs, what was run and on what machine.
struct BenchSection {
  let bench: BenchResult
  let anchor: String

  var markup: Markup {
    tag("section", ["id": anchor]) {
      tag("h2") {
        "Benchmark"
        tag("span", ["class": "engine"], bench.engine.label)
      }
      tag("p", ["class": "lead"], lead)
      if bench.wasInterrupted {
        tag("p", ["class": "judgement"]) {
          pill(isGood: false, "Interrupted")
          " It was ended before everything was measured; what was measured is told."
        }
      }
      BenchHeadline(bench: bench).markup
      if !bench.workloads.isEmpty {
        ThroughputFigures(benches: [bench]).markup
        RatioFigures(benches: [bench]).markup
        LatencyFigures(bench: bench).markup
      }
      GrowthFigures(bench: bench).markup
      BenchCosts(bench: bench).markup
      if !bench.workloads.isEmpty {
        events
        provenance
      }
      judging
      machine
      commandLine("Run it again", bench.occasion.commandLine)
    }
  }

  private var lead: String { "\(sentence(bench.conclusion)) \(bench.occasion.sentence)" }

  /// The workloads that have figures, with the summary of their passes.
  private var measured: [(workload: WorkloadResult, figures: WorkloadFigures)] {
    bench.workloads.compactMap { workload in
      workload.figures.map { (workload, $0) }
    }
  }

  private func ratio(_ count: Int?, _ workload: WorkloadResult) -> String {
    count.map { NumberText.ratio($0, over: workload.commands) } ?? NumberText.missing
  }

  private var events: Markup {
    var names: [String] = []
    for count in measured.flatMap(\.figures.events) where !names.contains(count.name) {
      names.append(count.name)
    }
    guard !names.isEmpty else { return .nothing }
    return DataTable(
      caption: "Events per command",
      columns: [.init("Workload")] + names.map { .init($0, .numbers) },
      rows: measured.map { workload, figures in
        DataTable.Row(
          heading: .text(workload.name),
          cells: names.map { name in
            .text(ratio(figures.events.first { $0.name == name }?.count, workload))
          })
      }
    ).markup
  }

  // MARK: - Judging

  private var judging: Markup {
    guard !bench.judging.isEmpty else { return .nothing }
    return DataTable(
      caption: "Judged commands per second of processor time",
      columns: [
        .init("Profile"), .init("Rate", .numbers), .init("CPU per command", .numbers),
        .init("Commands", .numbers), .init("Seed", .numbers),
      ],
      rows: bench.judging.map { judged in
        DataTable.Row(
          heading: .text(judged.profile),
          cells: [
            tag("strong", BenchText.rate(of: judged)),
            .text(
              judged.failures == 0
                ? NumberText.duration(
                  nanoseconds: judged.time.cpuNanoseconds, each: judged.commands)
                : NumberText.missing),
            .text(NumberText.grouped(judged.commands)), .text("\(judged.seed)"),
          ])
      }
    ).markup
  }

  // MARK: - Provenance

  private var provenance: Markup {
    DataTable(
      caption: "What was run",
      columns: [
        .init("Workload"), .init("Commands", .numbers), .init("Seed", .numbers),
        .init("Passes", .numbers), .init("Checked", .numbers), .init("Flow hash", .numbers),
        .init("Event hash", .numbers),
      ],
      rows: bench.workloads.map { workload in
        let figures = workload.figures
        return DataTable.Row(
          heading: .text(workload.name),
          cells: [
            .text(NumberText.grouped(workload.commands)), .text("\(workload.seed)"),
            .text(figures.map { "\($0.passes.count)" } ?? NumberText.missing),
            .text(
              figures.map { NumberText.grouped($0.verifiedCommands) } ?? NumberText.missing),
            tag("code", workload.flowHash),
            figures.map { tag("code", $0.eventHash) } ?? .text(NumberText.missing),
          ])
      }
    ).markup
  }

  private var machine: Markup {
    let machine = bench.machine
    return .sequence([
      tag("h3", "Machine"),
      facts(
        [
          ("Processor", .text(machine.processor)),
          ("Logical processors", .text(NumberText.grouped(machine.processors))),
          ("Memory", .text(NumberText.size(bytes: machine.memoryBytes))),
          ("System", .text(machine.system)),
          ("Toolchain", .text(machine.toolchain)),
        ] + (bench.connection.isEmpty ? [] : [("Engine reached", .text(bench.connection))])),
    ])
  }
}
