import Reports
import Results
import Testing

/// The charts of a benchmark, each beside a table of the same numbers.
@Suite struct BenchChartTests {
  private static let hostile = #"<script>alert("1")</script>&'a-very-long-name-of-an-engine"#

  private func page(_ benches: [BenchResult]) throws -> ParsedMarkup {
    try ParsedMarkup(html: HTMLReport.page(for: Report(suiteVersion: "1", benches: benches)))
  }

  private func changed(
    _ bench: BenchResult = Sample.goodBench, _ change: (inout WorkloadFigures) -> Void
  ) -> BenchResult {
    var bench = bench
    guard var figures = bench.workloads[0].figures else { return bench }
    change(&figures)
    bench.workloads[0].outcome = .measured(figures)
    return bench
  }

  private func ratio(
    _ value: Int, _ low: Int, _ high: Int, beside other: String = "plain"
  ) -> SpeedRatio {
    SpeedRatio(
      other: other, clock: .processor, partsPerMillion: value,
      interval: SpeedRatio.Interval(
        lowerPartsPerMillion: low, upperPartsPerMillion: high, confidencePartsPerMillion: 950_000,
        resamples: 9_999), pairs: 11)
  }

  /// The value of an attribute that is a share of the width.
  private func share(_ element: ParsedMarkup, _ name: String) throws -> Double {
    try #require(Double((element.attributes[name] ?? "").dropLast()))
  }

  @Test func `the headline is the slowest flow, and says so where there is no figure`() throws {
    let good = try page([Sample.goodBench]).styled("headline")[0].all("div").map(\.text)
    #expect(good[0] == "Slowest flow 1.64 M/s deep-sweeps, commands per second")
    #expect(good[2] == "Fastest to slowest 9.84× mixed-one is the fastest")
    let wrong = try page([Sample.bench]).styled("headline")[0].styled("bad")
    #expect(wrong.count == 1 && wrong[0].text.hasPrefix("Slowest flow No figure"))
  }

  @Test func `bars share one scale, and their words are the table's`() throws {
    let section = try page([Sample.bench]).all("section")[0]
    let plot = section.styled("rowplot")[0]
    let values = plot.styled("value").map(\.text)
    let rows = section.table("Throughput, commands per second").dropFirst().filter { $0.count > 2 }
    #expect(values == rows.map { $0[1] })
    #expect(plot.styled("name").map(\.text) == Sample.goodBench.workloads.map(\.name))
    let bars = plot.all("rect")
    let widths = try bars.map { try share($0, "width") }
    #expect(bars.count == 4 && abs(widths[0] / widths[3] - 9.84) < 0.02)
    let ranges = plot.styled("range")
    #expect(try share(ranges[0], "x1") < widths[0] && widths[0] < share(ranges[0], "x2"))
    let words = try #require(plot.all("desc").first?.text)
    #expect(words.contains("deep-sweeps: 1.64 M/s"))
  }

  @Test func `a ratio stands with its interval beside a marked 1`() throws {
    let bench = changed { $0.ratio = ratio(2_500_000, 2_410_000, 2_600_000) }
    let section = try page([bench]).all("section")[0]
    #expect(
      section.table("Speed beside plain") == [
        [
          "Workload", "Times as fast", "Interval", "Confidence", "Pairs", "Clock", "Verdict",
        ],
        ["mixed-one", "2.50", "2.41 to 2.60", "95 %", "11", "processor", "faster"],
      ])
    let plot = section.styled("rowplot")[1]
    #expect(plot.styled("value").map(\.text) == ["2.50 (2.41 to 2.60)"])
    let one = try #require(plot.styled("reference").first)
    let point = try #require(plot.all("circle").first)
    #expect(try share(one, "x1") < share(point, "cx"))
    #expect(
      plot.all("text").filter { $0.attributes["class"] == "reference" }.map(\.text) == ["1.0"])
  }

  @Test func `a slower engine stands on the other side of 1, and no difference is no verdict`()
    throws
  {
    for (value, low, high, word) in [
      (500_000, 480_000, 520_000, "slower"), (1_010_000, 990_000, 1_030_000, "no difference"),
    ] {
      let section = try page([changed { $0.ratio = ratio(value, low, high) }]).all("section")[0]
      #expect(section.table("Speed beside plain")[1].last == word)
      let plot = section.styled("rowplot")[1]
      let one = try share(plot.styled("reference")[0], "x1")
      let range = plot.styled("range")[0]
      #expect(try share(range, "x1") < one)
      #expect(try (share(range, "x2") < one) == (word == "slower"))
    }
  }

  @Test func `several engines of one flow stand side by side, one engine does not`() throws {
    var other = changed { $0.ratio = ratio(500_000, 480_000, 520_000, beside: "reference") }
    other.engine = EngineIdentity(name: Self.hostile, version: "2")
    let section = try #require(
      try page([Sample.goodBench, other]).all("section").first {
        $0.attributes["id"] == "engines"
      })
    let rows = section.table("Throughput, commands per second")
    #expect(rows[0][...1] == ["Workload", "Engine"])
    #expect(rows[1][...2] == ["mixed-one", "reference", "16.1 M/s"])
    #expect(Array(rows[2][...1]) == ["mixed-one", Self.hostile])
    #expect(rows.count == 1 + 2 * 4)
    #expect(section.table("Speed beside reference").count == 2)
    let alone = try page([Sample.goodBench]).all("section")
    #expect(!alone.contains { $0.attributes["id"] == "engines" })
  }

  @Test func `only what is the same command by command is laid side by side`() throws {
    var other = Sample.goodBench
    for index in other.workloads.indices.dropFirst() {
      other.workloads[index].flowHash = "00000000000000aa"
    }
    let section = try #require(
      try page([Sample.goodBench, other]).all("section").first {
        $0.attributes["id"] == "engines"
      })
    let rows = section.table("Throughput, commands per second").dropFirst()
    #expect(rows.map { $0[0] } == ["mixed-one", "mixed-one"])
    #expect(rows.map { $0[1] } == ["reference (1)", "reference (2)"])
    #expect(section.styled("rowplot")[0].all("rect").count == 2)
  }

  @Test func `a long name leaves room for its value`() throws {
    var bench = changed { $0.ratio = ratio(2_500_000, 2_410_000, 2_600_000) }
    bench.workloads[0].name = String(repeating: "x", count: 80)
    for plot in try page([bench]).styled("rowplot") {
      let (name, value) = (plot.styled("name")[0].text, plot.styled("value")[0].text)
      #expect(name.hasSuffix("…") && name.count + value.count <= 48)
    }
  }

  @Test func `engines with no flow in common are not laid side by side`() throws {
    var other = Sample.goodBench
    for index in other.workloads.indices { other.workloads[index].flowHash = "00000000000000aa" }
    let sections = try page([Sample.goodBench, other]).all("section")
    #expect(sections.map { $0.attributes["id"] } == ["bench-1", "bench-2"])
  }

  // MARK: - Rising rates

  private func ladder(knee: Int?, disturbed: [Int] = []) -> BenchResult {
    changed { figures in
      let first = figures.latencies[0]
      figures.latencies = [1, 2, 4, 8].map { factor in
        var step = first
        step.commandsPerSecond = factor * 1_000_000
        for index in step.response.percentiles.indices {
          step.response.percentiles[index].nanoseconds *= factor
        }
        return step
      }
      figures.ladder = LadderResult(
        knee: knee, highestBelow: knee == nil ? 8_000_000 : 4_000_000, disturbed: disturbed)
    }
  }

  @Test func `a ladder has a curve over its rates with the knee marked`() throws {
    let section = try page([ladder(knee: 8_000_000, disturbed: [2_200_000])]).all("section")[0]
    let chart = section.styled("charts")[1].styled("chart")[0]
    #expect(
      chart.all("figcaption")[0].text == """
        mixed-one knee at 8.00 M/s, keeps up at 4.00 M/s; not told, the generator was kept from \
        running: 2.20 M/s
        """)
    #expect(chart.all("text").filter { $0.attributes["class"] == "noted" }.map(\.text) == ["knee"])
    let points = try #require(chart.all("polyline").last?.attributes["points"])
      .split(separator: " ").map { $0.split(separator: ",").compactMap { Int($0) } }
    #expect(points.count == 4)
    #expect(points.first?[0] == 0 && points.last?[0] == 10_000)
    #expect(points.map { $0[1] } == points.map { $0[1] }.sorted(by: >))
    let rows = section.table("Latency percentiles of mixed-one, rate by rate")
    #expect(rows.count == 1 + 3 * 4)
    // The table of all flows has the rate that is drawn, the highest that the engine kept up with.
    let shown = section.table("Latency percentiles").filter { $0[0] == "mixed-one" }
    #expect(shown.map { $0[1] } == ["4.00 M/s", "4.00 M/s", "4.00 M/s"])
  }

  @Test func `a ladder without a knee has no mark, and one without a valid rate no curve`() throws {
    let chart = try page([ladder(knee: nil)]).styled("charts")[1].styled("chart")[0]
    #expect(chart.styled("noted").isEmpty)
    let none = changed { figures in
      figures.latencies = []
      figures.ladder = LadderResult(knee: nil, highestBelow: nil, disturbed: [220_000])
    }
    let empty = try page([none]).styled("charts")[1].styled("chart")[0]
    #expect(empty.all("polyline").isEmpty)
    #expect(empty.text.contains("No rate was valid."))
    #expect(empty.text.contains("220 k/s"))
  }

  // MARK: - Growth

  @Test func `growth has a curve for each way of growing with two sizes or more`() throws {
    var bench = Sample.goodBench
    bench.growth = [(1_000, 40_000), (10_000, 44_000), (1_000_000, 60_000)].map { orders, time in
      GrowthPoint(
        dimension: .orders, orders: orders, levels: 100, instruments: 1, commands: 1_000,
        cpuNanoseconds: time, instructions: time * 3)
    }
    bench.growth.append(
      GrowthPoint(
        dimension: .levels, orders: 1_000, levels: 10, instruments: 1, commands: 1_000,
        cpuNanoseconds: 45_000))
    let section = try page([bench]).all("section")[0]
    let charts = section.styled("charts")[1].styled("chart")
    #expect(
      charts.map { $0.all("figcaption")[0].text } == [
        "By resting orders processor time of a command",
        "By resting orders instructions of a command",
      ])
    let points = try #require(charts[0].all("polyline").first?.attributes["points"])
      .split(separator: " ").map { $0.split(separator: ",").compactMap { Int($0) } }
    // Three decades across: the second size is a third of the way.
    #expect(points.map { $0[0] / 100 } == [0, 33, 100])
    #expect(points.map { $0[1] } == points.map { $0[1] }.sorted(by: >))
    let rows = section.table("Cost of a command by the size of the book").dropFirst()
    #expect(rows.map { $0[4] } == ["40.0 ns", "44.0 ns", "60.0 ns", "45.0 ns"])
    let words = try #require(charts[0].all("desc").first?.text)
    for row in rows.prefix(3) { #expect(words.contains("\(row[1]) \(row[4])")) }
  }

  @Test func `what the benchmark itself takes is told beside what the engine takes`() throws {
    let bench = changed {
      $0.harness = PassTime(wallNanoseconds: 32_000_000, cpuNanoseconds: 30_650_000)
    }
    let rows = try page([bench]).table(
      "What the benchmark itself takes, with an engine that does nothing; not subtracted")
    #expect(rows.dropFirst() == [["mixed-one", "6.40 ns", "6.13 ns", "9.93 %"]])
  }

  @Test func `an interrupted benchmark says so`() throws {
    var bench = Sample.goodBench
    bench.wasInterrupted = true
    #expect(try page([bench]).text.contains("ended before everything was measured"))
    #expect(try !page([Sample.goodBench]).text.contains("ended before everything was measured"))
  }

  @Test func `hostile names bring no markup of their own`() throws {
    var bench = ladder(knee: 8_000_000)
    bench.engine.name = Self.hostile
    bench.connection = Self.hostile
    bench = changed(bench) {
      $0.ratio = ratio(2_500_000, 2_410_000, 2_600_000, beside: Self.hostile)
    }
    for index in bench.workloads.indices { bench.workloads[index].name += Self.hostile }
    let html = HTMLReport.page(for: Report(suiteVersion: "1", benches: [bench, bench]))
    #expect(!html.contains("<script"))
    let page = try ParsedMarkup(html: html)
    #expect(page.all("script").isEmpty)
    #expect(page.text.contains(Self.hostile))
  }

  @Test func `marks of an axis are round and few`() throws {
    for most in [1, 7, 99, 1_234, 16_400_000, Int.max / 64] {
      var bench = Sample.goodBench
      bench.workloads = [bench.workloads[0]]
      bench.workloads[0].commands = most
      bench = changed(bench) {
        $0.passes = [PassTime(wallNanoseconds: 1_000_000_000, cpuNanoseconds: 1_000_000_000)]
      }
      let marks = try page([bench]).styled("rowplot")[0].styled("tick").map(\.text)
      #expect((2...8).contains(marks.count) && marks[0] == "0", "\(most): \(marks)")
      #expect(Set(marks).count == marks.count)
    }
  }
}
