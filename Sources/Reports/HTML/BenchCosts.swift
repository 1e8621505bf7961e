internal import Results

/// What a benchmark tells beyond rates and latencies: comparison, knee, instructions, memory and
/// growth.
struct BenchCosts {
  let bench: BenchResult

  var markup: Markup { .sequence([comparison, instructions, memory, growth]) }

  private var figures: [(name: String, figures: WorkloadFigures)] {
    bench.workloads.compactMap { workload in workload.figures.map { (workload.name, $0) } }
  }

  private var comparison: Markup {
    let rows = figures.filter { $1.ratio != nil || $1.ladder != nil }
    guard !rows.isEmpty else { return .nothing }
    return DataTable(
      caption: "Beside the first engine of the run, and up to the knee",
      columns: [.init("Workload"), .init("Speed"), .init("Knee")],
      rows: rows.map { name, figures in
        DataTable.Row(
          heading: .text(name),
          cells: [
            .text(figures.ratio.map(BenchText.beside) ?? NumberText.missing),
            .text(figures.ladder.map(BenchText.knee) ?? NumberText.missing),
          ])
      }
    ).markup
  }

  private var instructions: Markup {
    let rows = figures.filter { $1.instructions != nil }
    guard !rows.isEmpty else { return .nothing }
    return DataTable(
      caption: "Instructions per command, counted by callgrind",
      columns: [
        .init("Workload"), .init("Instructions", .numbers), .init("Of the benchmark", .numbers),
        .init("Commands", .numbers),
      ],
      rows: rows.map { name, figures in
        let count = figures.instructions
        return DataTable.Row(
          heading: .text(name),
          cells: [
            .text(count.map { NumberText.ratio($0.instructions, over: $0.commands) } ?? ""),
            .text(
              count.flatMap { count in
                count.harnessInstructions.map { NumberText.ratio($0, over: count.commands) }
              } ?? NumberText.missing),
            .text(count.map { NumberText.grouped($0.commands) } ?? ""),
          ])
      }
    ).markup
  }

  private var memory: Markup {
    guard let memory = bench.memory else { return .nothing }
    return tag("p", sentence(CostText.memory(memory)))
  }

  private var growth: Markup {
    guard !bench.growth.isEmpty else { return .nothing }
    return DataTable(
      caption: "Cost of a command by the size of the book",
      columns: [
        .init("Grows"), .init("Orders", .numbers), .init("Levels a side", .numbers),
        .init("Instruments", .numbers), .init("CPU per command", .numbers),
        .init("Instructions per command", .numbers),
      ],
      rows: bench.growth.map { point in
        DataTable.Row(
          heading: .text(point.dimension.rawValue),
          cells: [
            .text(NumberText.grouped(point.orders)), .text(NumberText.grouped(point.levels)),
            .text(NumberText.grouped(point.instruments)),
            .text(
              NumberText.duration(nanoseconds: point.cpuNanoseconds, each: point.commands)),
            .text(
              point.instructions.map { NumberText.ratio($0, over: point.commands) }
                ?? NumberText.missing),
          ])
      }
    ).markup
  }
}
