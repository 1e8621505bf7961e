import Reports
import Results
import Testing

/// What a benchmark tells beyond rates and latencies.
@Suite struct BenchCostTests {
  private static var bench: BenchResult {
    var bench = Sample.goodBench
    bench.connection = "library"
    bench.wasInterrupted = true
    bench.memory = MemoryGrowth(
      orders: 10_000_000, mappedBytes: 620_000_000, residentBytes: 610_000_000)
    bench.growth = [
      GrowthPoint(
        dimension: .orders, orders: 1_000, levels: 100, instruments: 1, commands: 1_000,
        cpuNanoseconds: 40_000, instructions: 110_000),
      GrowthPoint(
        dimension: .levels, orders: 1_000, levels: 10, instruments: 1, commands: 1_000,
        cpuNanoseconds: 45_000),
    ]
    guard case .measured(var figures) = bench.workloads[0].outcome else { return bench }
    figures.ratio = SpeedRatio(
      other: "plain", clock: .processor, partsPerMillion: 2_500_000,
      interval: SpeedRatio.Interval(
        lowerPartsPerMillion: 2_410_000, upperPartsPerMillion: 2_600_000,
        confidencePartsPerMillion: 950_000, resamples: 9_999), pairs: 11)
    figures.ladder = LadderResult(
      knee: 10_000_000, highestBelow: 6_800_000, disturbed: [220_000])
    figures.warmAllocations = AllocationCount(requests: 0, bytes: 0)
    figures.instructions = InstructionCount(
      commands: 200_000, instructions: 21_000_000, harnessInstructions: 4_000_000)
    figures.harness = PassTime(wallNanoseconds: 32_000_000, cpuNanoseconds: 31_000_000)
    bench.workloads[0].outcome = .measured(figures)
    bench.workloads.append(
      WorkloadResult(
        name: "auction-day", description: "Days with auctions", seed: 1, commands: 10,
        flowHash: "00000000000000ff", outcome: .unsupported("the flow needs auctions")))
    return bench
  }

  @Test func `everything comes back from JSON as it was`() throws {
    let report = Report(suiteVersion: "1", benches: [Self.bench])
    #expect(try ReportJSON.report(from: ReportJSON.bytes(of: report)) == report)
  }

  @Test func `the schema names every new member`() {
    let schema = String(decoding: ReportJSON.schema, as: UTF8.self)
    for name in [
      "ratio", "ladder", "warmAllocations", "harness", "memory", "growth", "interrupted",
      "unsupported", "connection", "knee", "confidencePartsPerMillion",
    ] {
      #expect(schema.contains("\"\(name)\""), "\(name)")
    }
  }

  @Test func `a report of an older kind is read, with nothing in the new places`() throws {
    let report = Report(suiteVersion: "1", benches: [Sample.goodBench])
    var text = String(decoding: ReportJSON.bytes(of: report), as: UTF8.self)
    for gone in [
      ",\n      \"connection\": \"\"", ",\n      \"interrupted\": false",
      ",\n      \"growth\": []",
    ] {
      #expect(text.contains(gone), "\(gone)")
      text = text.replacing(gone, with: "")
    }
    #expect(try ReportJSON.report(from: Array(text.utf8)) == report)
  }

  @Test func `text tells the comparison, the knee, instructions and what the benchmark takes`() {
    let text = BenchText.lines(for: Self.bench.workloads[0], engine: "mine")
    #expect(text.hasPrefix("  mine: median 16.1 M/s"))
    #expect(
      text.contains(
        "2.50 times as fast as plain by processor time (2.41 to 2.60, 95 %): faster"))
    #expect(text.contains("knee at 10.0 M/s, keeps up at 6.80 M/s"))
    #expect(text.contains("not told, the generator was kept from running: 220 k/s"))
    #expect(text.contains("105 instructions a command, of which the benchmark takes 20.0"))
    #expect(text.contains("0 of them warm"))
  }

  @Test func `text tells what was not measured, and what an interruption left`() {
    let bench = Self.bench
    let last = bench.workloads[bench.workloads.count - 1]
    #expect(
      BenchText.lines(for: last, engine: "mine")
        == "  mine: not measured, the flow needs auctions")
    #expect(BenchText.headline(of: bench).hasSuffix(", interrupted"))
    #expect(bench.conforms && bench.slowest?.workload.name == "deep-sweeps")
    #expect(
      CostText.growth(bench.growth) == """
        cost of a command by the size of the book
          1,000 orders: 40.0 ns, 110 instructions
          10 levels a side: 45.0 ns
        """)
    #expect(
      CostText.memory(bench.memory ?? MemoryGrowth(orders: 1, mappedBytes: 0, residentBytes: 0))
        .hasPrefix("62.0 bytes a resting order"))
  }

  @Test func `the page has a table of each, and none where there is nothing to tell`() throws {
    func captions(_ bench: BenchResult) throws -> [String] {
      let html = HTMLReport.page(for: Report(suiteVersion: "1", benches: [bench]))
      let section = try #require(try ParsedMarkup(html: html).all("section").first)
      return section.all("caption").map(\.text)
    }
    let wanted = [
      "Speed beside plain", "Memory of resting orders",
      "What the benchmark itself takes, with an engine that does nothing; not subtracted",
      "Instructions per command, counted by callgrind",
      "Cost of a command by the size of the book",
    ]
    let told = try captions(Self.bench)
    let plain = try captions(Sample.goodBench)
    for caption in wanted {
      #expect(told.contains(caption) && !plain.contains(caption), "\(caption)")
    }
  }
}
