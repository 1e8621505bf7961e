import Reports
import Results
import Testing

/// The section of a benchmark.
@Suite struct HTMLBenchTests {
  private func section(_ bench: BenchResult = Sample.bench) throws -> ParsedMarkup {
    let html = HTMLReport.page(for: Report(suiteVersion: "1", benches: [bench]))
    return try #require(try ParsedMarkup(html: html).all("section").first)
  }

  @Test func `throughput has the median first, and a wrong engine gets no number`() throws {
    #expect(
      try section().table("Throughput, commands per second") == [
        [
          "Workload", "Median", "Best", "Worst", "Passes", "Per command", "CPU per command",
        ],
        [
          "mixed-one Limit, market and cancel on one instrument", "16.1 M/s", "16.4 M/s",
          "14.7 M/s", "5", "62.0 ns", "61.7 ns",
        ],
        [
          "mixed-many The same mix over 500 instruments", "9.62 M/s", "10.0 M/s", "8.20 M/s", "5",
          "104 ns", "104 ns",
        ],
        [
          "cancel-storm Nine cancels to each trade, ids in random order", "12.4 M/s", "12.5 M/s",
          "11.4 M/s", "5", "80.4 ns", "80.1 ns",
        ],
        [
          "deep-sweeps Orders that sweep up to 1,000 levels", "1.64 M/s", "1.68 M/s", "1.33 M/s",
          "5", "610 ns", "603 ns",
        ],
        [
          "auction-day Call auctions with a crossed book between them",
          "Wrong No figure: Event 1,204 of command 911 differs from the specification.",
        ],
      ])
  }

  @Test func `latencies have three measures a rate, and an invalid rate has none`() throws {
    let rows = try section().table("Latency percentiles")
    #expect(
      rows[0] == [
        "Workload", "Rate", "Measure", "p50", "p90", "p99", "p99.9", "p99.99", "Max",
      ])
    #expect(
      rows[1] == [
        "mixed-one", "1.00 M/s", "Response", "109 ns", "202 ns", "631 ns", "3.59 µs", "40.6 µs",
        "81.1 µs",
      ])
    #expect(rows[2][1...3] == ["1.00 M/s", "Service", "78 ns"])
    #expect(rows[3][1...3] == ["1.00 M/s", "Lag", "23 ns"])
    #expect(
      rows[4] == [
        "mixed-one",
        "Invalid at 8.00 M/s: The generator was late for 3.1 % of the commands.",
      ])
    #expect(rows.count == 1 + 4 * 4)
  }

  @Test func `only valid latencies are drawn, a chart a workload, three curves a chart`() throws {
    let charts = try section().styled("charts")[0].styled("chart")
    #expect(
      charts.map { $0.all("figcaption")[0].text } == [
        "mixed-one at 1.00 M/s", "mixed-many at 1.00 M/s", "cancel-storm at 1.00 M/s",
        "deep-sweeps at 1.00 M/s",
      ])
    for chart in charts {
      #expect(
        chart.all("polyline").map { $0.attributes["class"] } == ["lag", "service", "response"])
    }
    let plot = try #require(charts[0].styled("plot").first)
    #expect(plot.all("title").map(\.text) == ["Latencies of mixed-one"])
    #expect(
      plot.all("desc").map(\.text) == [
        """
        Response times of mixed-one: p50 109 ns, p90 202 ns, p99 631 ns, p99.9 3.59 µs, \
        p99.99 40.6 µs, max 81.1 µs
        """
      ])
    #expect(
      plot.all("text").map(\.text) == [
        "100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "p50", "p90", "p99", "p99.9", "p99.99", "max",
      ])
  }

  @Test func `a curve goes to the right and, as latencies rise, upwards to the maximum`() throws {
    let curve = try section().styled("charts")[0].all("polyline")[2]
    let points = (curve.attributes["points"] ?? "").split(separator: " ").map { point in
      point.split(separator: ",").compactMap { Int($0) }
    }
    #expect(points.count == 7)
    #expect(points.map { $0[0] } == points.map { $0[0] }.sorted())
    #expect(points.map { $0[1] } == points.map { $0[1] }.sorted(by: >))
    #expect(points.first?[0] == 0)
    #expect(points.last?[0] == 10_000)
    #expect(points.allSatisfy { (0...200).contains($0[1]) })
  }

  @Test func `each curve is of its own measure, on one scale`() throws {
    func distribution(_ median: Int, _ high: Int, max: Int) -> LatencyDistribution {
      LatencyDistribution(
        count: 3,
        percentiles: [
          Percentile(partsPerMillion: 500_000, nanoseconds: median),
          Percentile(partsPerMillion: 990_000, nanoseconds: high),
        ], maximumNanoseconds: max)
    }
    var bench = Sample.goodBench
    bench.workloads = [bench.workloads[0]]
    var figures = try #require(bench.workloads[0].figures)
    figures.latencies = [
      LatencyResult(
        commandsPerSecond: 5, validity: .valid, response: distribution(1024, 4096, max: 65_536),
        service: distribution(512, 2048, max: 8192), lag: distribution(0, 1024, max: 32_768))
    ]
    bench.workloads[0].outcome = .measured(figures)
    let curves = try section(bench).styled("charts")[0].all("polyline")
    #expect(
      curves.map { $0.attributes["points"] } == [
        "0,200 8000,162 10000,37", "0,187 8000,137 10000,87", "0,162 8000,112 10000,12",
      ])
  }

  @Test func `judging is told by processor time, and has no rate where something failed`() throws {
    var bench = Sample.goodBench
    #expect(
      try section(bench).table("Judged commands per second of processor time") == [
        ["Profile", "Rate", "CPU per command", "Commands", "Seed"],
        ["plain", "800 k/s", "1.25 µs", "200,000", "1"],
        ["full", "500 k/s", "2.00 µs", "200,000", "1"],
      ])
    #expect(
      BenchText.judging(bench.judging) == """
        judged commands a second of processor time, by profile
          plain: 800 k/s
          full: 500 k/s
        """)
    #expect(bench.conforms)
    bench.judging[1].failures = 1
    #expect(!bench.conforms)
    #expect(
      try section(bench).table("Judged commands per second of processor time")[2] == [
        "full", "no number, 1 kind of failure", "–", "200,000", "1",
      ])
    bench.judging = []
    #expect(try section(bench).table("Judged commands per second of processor time") == [])
  }

  @Test func `memory is told by command and in all`() throws {
    #expect(
      try section().table("Memory")[...2] == [
        [
          "Workload", "Allocations per command", "Bytes per command", "Allocations in all",
          "Once warm", "Peak memory",
        ],
        ["mixed-one", "<0.0001", "0.0098", "12", "–", "99.4 MiB"],
        ["mixed-many", "0.0080", "32.9", "40,112", "–", "104 MiB"],
      ])
  }

  @Test func `what was not counted is missing, not nothing`() throws {
    var bench = Sample.goodBench
    for index in bench.workloads.indices {
      guard var figures = bench.workloads[index].figures else { continue }
      figures.allocations = nil
      if index > 0 { figures.peakMemoryBytes = nil }
      figures.events = []
      figures.latencies = []
      bench.workloads[index].outcome = .measured(figures)
    }
    let section = try section(bench)
    #expect(
      section.table("Memory").dropFirst() == [["mixed-one", "–", "–", "–", "–", "99.4 MiB"]])
    #expect(section.table("Events per command").isEmpty)
    #expect(section.table("Latency percentiles").isEmpty)
    #expect(section.styled("charts").isEmpty)
  }

  @Test func `events are told by command`() throws {
    #expect(
      try section().table("Events per command")[...1] == [
        ["Workload", "accepted", "traded", "canceled", "rejected"],
        ["mixed-one", "0.600", "0.300", "0.350", "0.0200"],
      ])
  }

  @Test func `what was run can be run again`() throws {
    let section = try section()
    let rows = section.table("What was run")
    #expect(
      rows[1] == [
        "mixed-one", "5,000,000", "1", "5", "100,000", "9e3779b97f4a7c11", "d6e8feb86659fd91",
      ])
    #expect(
      rows[5] == [
        "auction-day", "1,000,000", "18446744073709551615", "–", "–", "00000000000000ff", "–",
      ])
    let machine = section.styled("facts")[0]
    #expect(
      zip(machine.all("dt"), machine.all("dd")).map { "\($0.text): \($1.text)" } == [
        "Processor: AMD EPYC 7B13", "Logical processors: 2", "Memory: 7.75 GiB",
        "System: Debian GNU/Linux 12, Linux 6.1.0",
        "Toolchain: Swift 6.3.1, release, jemalloc 5.3.0",
      ])
    #expect(section.styled("command-line")[0].text == "Run it again assay bench --passes 5")
  }
}
