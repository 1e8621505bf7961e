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
      if !bench.workloads.isEmpty {
        throughput
        LatencyFigures(bench: bench).markup
        BenchCosts(bench: bench).markup
        costs
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

  // MARK: - Throughput

  private var throughput: Markup {
    let full =
      measured.compactMap { workload, figures in
        figures.summary.map { perSecond(workload, $0.best) }
      }.max() ?? 0
    return DataTable(
      caption: "Throughput, commands per second",
      columns: [
        .init("Workload"), .init("Median", .numbers),
        .init("Median, and line from worst to best", .drawing),
        .init("Best", .numbers), .init("Worst", .numbers), .init("Per command", .numbers),
        .init("CPU per command", .numbers),
      ],
      rows: bench.workloads.map { throughputRow(of: $0, full: full) }
    ).markup
  }

  private func throughputRow(of workload: WorkloadResult, full: Int) -> DataTable.Row {
    let heading = titled(.text(workload.name), workload.description)
    guard let figures = workload.figures else {
      return DataTable.Row(heading: heading, cells: [refusal(of: workload)], spans: true)
    }
    guard let summary = figures.summary else {
      return DataTable.Row(heading: heading, cells: [.text("No pass was timed.")], spans: true)
    }
    func rate(_ pass: PassTime) -> Markup {
      .text(NumberText.rate(workload.commands, inNanoseconds: pass.wallNanoseconds))
    }
    let bar = Bars.range(
      low: perSecond(workload, summary.worst), middle: perSecond(workload, summary.median),
      high: perSecond(workload, summary.best), full: full,
      label: "\(workload.name) beside the fastest workload")
    return DataTable.Row(
      heading: heading,
      cells: [
        tag("strong") { rate(summary.median) }, bar, rate(summary.best), rate(summary.worst),
        .text(
          NumberText.duration(
            nanoseconds: summary.median.wallNanoseconds, each: workload.commands)),
        .text(
          NumberText.duration(nanoseconds: summary.median.cpuNanoseconds, each: workload.commands)),
      ])
  }

  private func refusal(of workload: WorkloadResult) -> Markup {
    switch workload.outcome {
    case .measured: .nothing
    case .wrong(let reason):
      .sequence([pill(isGood: false, "Wrong"), .text(" No figure: \(Excerpt.text(reason))")])
    case .unsupported(let reason): .text("Not measured: \(Excerpt.text(reason))")
    }
  }

  private func perSecond(_ workload: WorkloadResult, _ pass: PassTime) -> Int {
    guard pass.wallNanoseconds > 0 else { return 0 }
    return Int(
      clamping: Int128(workload.commands) * 1_000_000_000 / Int128(pass.wallNanoseconds))
  }

  // MARK: - Costs

  private var costs: Markup {
    let rows = measured.filter { $1.allocations != nil || $1.peakMemoryBytes != nil }
    guard !rows.isEmpty else { return .nothing }
    return DataTable(
      caption: "Memory",
      columns: [
        .init("Workload"), .init("Allocations per command", .numbers),
        .init("Bytes per command", .numbers), .init("Allocations in all", .numbers),
        .init("Peak memory", .numbers),
      ],
      rows: rows.map { workload, figures in
        let allocations = figures.allocations
        return DataTable.Row(
          heading: .text(workload.name),
          cells: [
            .text(ratio(allocations?.requests, workload)),
            .text(ratio(allocations?.bytes, workload)),
            .text(allocations.map { NumberText.grouped($0.requests) } ?? NumberText.missing),
            .text(
              figures.peakMemoryBytes.map { NumberText.size(bytes: $0) } ?? NumberText.missing),
          ])
      }
    ).markup
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
      facts([
        ("Processor", .text(machine.processor)),
        ("Logical processors", .text(NumberText.grouped(machine.processors))),
        ("Memory", .text(NumberText.size(bytes: machine.memoryBytes))),
        ("System", .text(machine.system)),
        ("Toolchain", .text(machine.toolchain)),
      ]),
    ])
  }
}
