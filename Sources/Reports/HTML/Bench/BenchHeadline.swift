internal import Results

/// The few figures that a benchmark comes to, the slowest flow first.
struct BenchHeadline {
  let bench: BenchResult

  var markup: Markup {
    let tiles = [speed, processor, spread, instructions, allocations, memory].compactMap { $0 }
    guard !tiles.isEmpty else { return .nothing }
    return tag("dl", ["class": "tiles headline"]) {
      for tile in tiles {
        tag("div", ["class": tile.isBad ? "tile bad" : "tile"]) {
          tag("dt", ["class": "kind"], tile.kind)
          tag("dd", ["class": "figure"]) { tag("strong", tile.figure) }
          tag("dd", ["class": "detail"], tile.detail)
        }
      }
    }
  }

  private struct Tile {
    let kind: String
    let figure: String
    let detail: String
    var isBad = false
  }

  private var speed: Tile? {
    guard let (workload, summary) = bench.slowest else {
      guard !bench.workloads.isEmpty else { return nil }
      return Tile(
        kind: "Slowest flow", figure: "No figure", detail: bench.conclusion, isBad: true)
    }
    return Tile(
      kind: "Slowest flow", figure: workload.rateText(of: summary.median),
      detail: "\(workload.name), commands per second")
  }

  private var processor: Tile? {
    guard let (workload, summary) = bench.slowest else { return nil }
    return Tile(
      kind: "CPU a command there",
      figure: NumberText.duration(
        nanoseconds: summary.median.cpuNanoseconds, each: workload.commands),
      detail: "median of "
        + NumberText.counted(workload.figures?.passes.count ?? 0, "pass", "passes"))
  }

  private var spread: Tile? {
    guard let slowest = bench.slowest else { return nil }
    let measured: [(workload: WorkloadResult, rate: Int)] = bench.workloads.compactMap { workload in
      workload.figures?.summary.map { (workload, workload.rate(of: $0.median)) }
    }
    guard measured.count > 1, let best = measured.max(by: { $0.rate < $1.rate }) else { return nil }
    let least = slowest.workload.rate(of: slowest.summary.median)
    return Tile(
      kind: "Fastest to slowest",
      figure: "\(NumberText.ratio(best.rate, over: least))×",
      detail: "\(best.workload.name) is the fastest")
  }

  private var instructions: Tile? {
    let counted = bench.workloads.compactMap { workload in
      workload.figures?.instructions.map { (name: workload.name, count: $0) }
    }.filter { $0.count.commands > 0 }
    let most = counted.max {
      Int128($0.count.instructions) * Int128($1.count.commands)
        < Int128($1.count.instructions) * Int128($0.count.commands)
    }
    return most.map {
      Tile(
        kind: "Instructions a command",
        figure: NumberText.ratio($0.count.instructions, over: $0.count.commands),
        detail: "most, on \($0.name)")
    }
  }

  private var allocations: Tile? {
    let counted = bench.workloads.compactMap { workload in
      workload.figures?.warmAllocations.map { (name: workload.name, requests: $0.requests) }
    }
    return counted.max { $0.requests < $1.requests }.map {
      Tile(
        kind: "Allocations once warm", figure: NumberText.grouped($0.requests),
        detail: $0.requests == 0 ? "on every flow counted" : "most, on \($0.name)")
    }
  }

  private var memory: Tile? {
    bench.memory.map {
      Tile(
        kind: "Bytes a resting order", figure: NumberText.ratio($0.bytes, over: $0.orders),
        detail: "at \(NumberText.counted($0.orders, "order"))")
    }
  }
}
