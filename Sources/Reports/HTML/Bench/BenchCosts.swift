internal import Results

/// What a command takes beside time: instructions and memory, and what the benchmark itself takes.
struct BenchCosts {
  let bench: BenchResult

  var markup: Markup {
    let tables = [instructions, memory, restingOrders, harness]
    guard bench.memory != nil || bench.workloads.contains(where: { $0.figures != nil }) else {
      return .nothing
    }
    return .sequence([tag("h3", "Costs")] + tables)
  }

  private var figures: [(name: String, figures: WorkloadFigures)] {
    bench.workloads.compactMap { workload in workload.figures.map { (workload.name, $0) } }
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

  private var harness: Markup {
    let rows = bench.workloads.compactMap { workload in
      workload.figures?.harness.map { (workload, $0, workload.figures?.summary?.median) }
    }
    guard !rows.isEmpty else { return .nothing }
    return DataTable(
      caption: "What the benchmark itself takes, with an engine that does nothing; not subtracted",
      columns: [
        .init("Workload"), .init("Per command", .numbers), .init("CPU per command", .numbers),
        .init("Of the engine’s CPU", .numbers),
      ],
      rows: rows.map { workload, harness, median in
        DataTable.Row(
          heading: .text(workload.name),
          cells: [
            .text(
              NumberText.duration(nanoseconds: harness.wallNanoseconds, each: workload.commands)),
            .text(
              NumberText.duration(nanoseconds: harness.cpuNanoseconds, each: workload.commands)),
            .text(
              median.map { NumberText.percent(harness.cpuNanoseconds, of: $0.cpuNanoseconds) }
                ?? NumberText.missing),
          ])
      }
    ).markup
  }

  private var memory: Markup {
    let rows = bench.workloads.compactMap { workload in
      workload.figures.map { (workload, $0) }
    }.filter {
      $1.allocations != nil || $1.warmAllocations != nil || $1.peakMemoryBytes != nil
    }
    guard !rows.isEmpty else { return .nothing }
    return DataTable(
      caption: "Memory",
      columns: [
        .init("Workload"), .init("Allocations per command", .numbers),
        .init("Bytes per command", .numbers), .init("Allocations in all", .numbers),
        .init("Once warm", .numbers), .init("Peak memory", .numbers),
      ],
      rows: rows.map { workload, figures in
        func ratio(_ count: Int?) -> Markup {
          .text(count.map { NumberText.ratio($0, over: workload.commands) } ?? NumberText.missing)
        }
        func count(_ count: Int?) -> Markup {
          .text(count.map { NumberText.grouped($0) } ?? NumberText.missing)
        }
        return DataTable.Row(
          heading: .text(workload.name),
          cells: [
            ratio(figures.allocations?.requests), ratio(figures.allocations?.bytes),
            count(figures.allocations?.requests), count(figures.warmAllocations?.requests),
            .text(figures.peakMemoryBytes.map { NumberText.size(bytes: $0) } ?? NumberText.missing),
          ])
      }
    ).markup
  }

  private var restingOrders: Markup {
    guard let memory = bench.memory else { return .nothing }
    return DataTable(
      caption: "Memory of resting orders",
      columns: [
        .init("Orders"), .init("Bytes an order", .numbers), .init("Mapped, an order", .numbers),
        .init("In main memory, an order", .numbers), .init("In all", .numbers),
      ],
      rows: [
        DataTable.Row(
          heading: .text(NumberText.grouped(memory.orders)),
          cells: [
            tag("strong", NumberText.ratio(memory.bytes, over: memory.orders)),
            .text(NumberText.ratio(memory.mappedBytes, over: memory.orders)),
            .text(NumberText.ratio(memory.residentBytes, over: memory.orders)),
            .text(NumberText.size(bytes: memory.bytes)),
          ])
      ]
    ).markup
  }
}
