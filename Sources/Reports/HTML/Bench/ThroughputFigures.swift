internal import Results

/// The rates of one engine, or of several side by side: a chart and a table of the same numbers.
struct ThroughputFigures {
  let benches: [BenchResult]

  var markup: Markup { .sequence([chart.map(\.markup) ?? .nothing, table]) }

  private typealias Flow = (
    name: String, hash: String, results: [(engine: Int, workload: WorkloadResult)]
  )

  /// A flow with what each engine did on it, in the order in which flows first occur; of several
  /// benchmarks only flows that more than one has, the same command by command.
  private var flows: [Flow] {
    var flows: [Flow] = []
    for (engine, bench) in benches.enumerated() {
      for workload in bench.workloads {
        let index = flows.firstIndex {
          !isOne && $0.name == workload.name && $0.hash == workload.flowHash
        }
        if let index {
          flows[index].results.append((engine, workload))
        } else {
          flows.append((workload.name, workload.flowHash, [(engine, workload)]))
        }
      }
    }
    return isOne ? flows : flows.filter { $0.results.count > 1 }
  }

  private var isOne: Bool { benches.count == 1 }

  // MARK: - Chart

  private var chart: RowChart? {
    let measured = flows.flatMap(\.results).compactMap { _, workload in
      workload.figures?.summary.map { workload.rate(of: $0.best) }
    }
    guard let most = measured.max() else { return nil }
    let scale = ZeroScale(upTo: most, extent: RowChart.width)
    return RowChart(
      title: "Throughput by flow",
      note: "Commands per second: the bar is the median pass, the line goes from the worst pass to "
        + "the best.",
      shape: .bar, groups: groups(scale),
      marks: scale.marks.map {
        RowChart.Mark(place: scale.place($0), label: NumberText.mark(count: $0))
      })
  }

  private func groups(_ scale: ZeroScale) -> [RowChart.Group] {
    let groups = flows.map { flow in
      RowChart.Group(
        title: isOne ? "" : flow.name,
        rows: flow.results.compactMap { engine, workload in
          guard let summary = workload.figures?.summary else { return nil }
          return RowChart.Row(
            label: isOne ? flow.name : benches.name(of: engine),
            value: workload.rateText(of: summary.median),
            low: scale.place(workload.rate(of: summary.worst)),
            middle: scale.place(workload.rate(of: summary.median)),
            high: scale.place(workload.rate(of: summary.best)), style: RowChart.series(engine))
        })
    }.filter { !$0.rows.isEmpty }
    return isOne ? [RowChart.Group(title: "", rows: groups.flatMap(\.rows))] : groups
  }

  // MARK: - Table

  private var table: Markup {
    let engine: [DataTable.Column] = isOne ? [] : [.init("Engine", .names)]
    return DataTable(
      caption: "Throughput, commands per second",
      columns: [.init("Workload")] + engine + [
        .init("Median", .numbers), .init("Best", .numbers), .init("Worst", .numbers),
        .init("Passes", .numbers), .init("Per command", .numbers),
        .init("CPU per command", .numbers),
      ],
      rows: flows.flatMap { flow in
        flow.results.enumerated().map { index, result in
          row(of: result.workload, engine: result.engine, isFirst: index == 0)
        }
      }
    ).markup
  }

  private func row(of workload: WorkloadResult, engine: Int, isFirst: Bool) -> DataTable.Row {
    let heading =
      isOne
      ? titled(.text(workload.name), workload.description)
      : isFirst ? .text(workload.name) : tag("span", ["class": "repeated"], workload.name)
    let lead: [Markup] = isOne ? [] : [.text(benches.name(of: engine))]
    guard let figures = workload.figures, let summary = figures.summary else {
      return DataTable.Row(
        heading: heading,
        cells: lead.map { .sequence([$0, .text(": ")]) } + [refusal(of: workload)],
        spans: true, beginsGroup: !isOne && isFirst)
    }
    let median = summary.median
    return DataTable.Row(
      heading: heading,
      cells: lead + [
        tag("strong", workload.rateText(of: median)), .text(workload.rateText(of: summary.best)),
        .text(workload.rateText(of: summary.worst)),
        .text(NumberText.grouped(figures.passes.count)),
        .text(NumberText.duration(nanoseconds: median.wallNanoseconds, each: workload.commands)),
        .text(NumberText.duration(nanoseconds: median.cpuNanoseconds, each: workload.commands)),
      ], beginsGroup: !isOne && isFirst)
  }

  private func refusal(of workload: WorkloadResult) -> Markup {
    switch workload.outcome {
    case .measured: .text("No pass was timed.")
    case .wrong(let reason):
      .sequence([pill(isGood: false, "Wrong"), .text(" No figure: \(Excerpt.text(reason))")])
    case .unsupported(let reason): .text("Not measured: \(Excerpt.text(reason))")
    }
  }
}

extension [BenchResult] {
  /// The name of an engine; with the number of its benchmark where another has the same name.
  func name(of index: Int) -> String {
    let name = self[index].engine.name
    return count { $0.engine.name == name } == 1 ? name : "\(name) (\(index + 1))"
  }
}

extension WorkloadResult {
  /// The commands a second of a pass; 0 where it took no time.
  func rate(of pass: PassTime) -> Int {
    guard pass.wallNanoseconds > 0 else { return 0 }
    return Int(clamping: Int128(commands) * 1_000_000_000 / Int128(pass.wallNanoseconds))
  }

  /// The same in words: `12.3 M/s`.
  func rateText(of pass: PassTime) -> String {
    NumberText.rate(commands, inNanoseconds: pass.wallNanoseconds)
  }
}
