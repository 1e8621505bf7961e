import Results
import Testing
import Tracking

/// What comparing two sides of records says.
@Suite struct ComparisonTests {
  private func comparison(
    _ before: [TrackRecord], _ after: [TrackRecord]
  ) -> Comparison {
    Comparison(
      baseline: Comparison.Side(name: "A", records: before),
      candidate: Comparison.Side(name: "B", records: after))
  }

  private func verdict(
    _ before: TrackedFigure, _ after: TrackedFigure, allowed: Set<String> = []
  ) throws -> FigureComparison.Verdict {
    var comparison = comparison(
      [Records.record("a", figures: [before])], [Records.record("b", figures: [after])])
    comparison.allowed = allowed
    return try #require(comparison.result(suiteVersion: "").figures.first).verdict
  }

  private let steady = [10_000, 10_020, 9_980, 10_010, 9_990]

  @Test(arguments: [
    (0.90, FigureComparison.Verdict.worse), (0.97, .worse), (0.985, .same), (1.0, .same),
    (1.015, .same), (1.04, .better),
  ])
  func `more throughput is better, beyond two percent`(
    factor: Double, expected: FigureComparison.Verdict
  ) throws {
    let after = steady.map { Int(Double($0) * factor) }
    #expect(try verdict(Records.throughput(steady), Records.throughput(after)) == expected)
  }

  @Test(arguments: [
    (1.04, FigureComparison.Verdict.same), (1.08, .worse), (0.97, .same), (0.9, .better),
  ])
  func `less latency is better, and p99 has five percent`(
    factor: Double, expected: FigureComparison.Verdict
  ) throws {
    let after = steady.map { Int(Double($0) * factor) }
    #expect(try verdict(Records.response(steady), Records.response(after)) == expected)
  }

  @Test func `a difference within the scatter of the passes is none, however great`() throws {
    let before = [10_000, 13_000, 9_000, 8_000, 12_000]
    let after = [9_000, 11_000, 8_500, 12_500, 9_500]
    #expect(try verdict(Records.throughput(before), Records.throughput(after)) == .same)
  }

  @Test func `an interval that reaches below the threshold proves no difference`() throws {
    // The medians differ by 4 %, and by as little as 1 % where the passes scatter.
    let after = [9_600, 9_900, 9_500, 9_850, 9_550]
    #expect(try verdict(Records.throughput(steady), Records.throughput(after)) == .same)
  }

  @Test func `one pass a side decides nothing`() throws {
    #expect(try verdict(Records.response([100]), Records.response([900])) == .undecided)
  }

  @Test func `one allocation more is worse, one less is better, and may be allowed`() throws {
    let (less, more) = (Records.allocations(10), Records.allocations(11))
    #expect(try verdict(less, more) == .worse)
    #expect(try verdict(more, less) == .better)
    #expect(try verdict(less, less) == .same)
    #expect(try verdict(less, more, allowed: ["allocations"]) == .allowed)
    #expect(try verdict(less, more, allowed: ["mixed/allocations"]) == .allowed)
    #expect(try verdict(less, more, allowed: ["crowded/allocations"]) == .worse)
  }

  @Test func `records of one commit count together`() throws {
    let before = [[100], [101], [99]].map {
      Records.record("a", figures: [Records.response($0)])
    }
    let after = [[120], [121], [119]].map {
      Records.record("b", figures: [Records.response($0)])
    }
    let figure = try #require(comparison(before, after).result(suiteVersion: "").figures.first)
    #expect(figure.verdict == .worse)
    #expect(figure.ratio?.value == 1_200_000)
  }

  @Test func `another processor, toolchain or flow is unlike`() {
    let plain = [Records.record("a")]
    #expect(comparison(plain, [Records.record("b")]).unlike.isEmpty)
    var other = Records.record("b", hash: "ffffffffffffffff")
    other.machine.processor = "B processor"
    other.machine.toolchain = "Swift 7"
    #expect(
      comparison(plain, [other]).unlike == [
        "the processor: A processor against B processor",
        "the toolchain: Swift 6.3.1, release against Swift 7",
        "the flow mixed: hash 0123456789abcdef against ffffffffffffffff",
      ])
  }

  @Test func `what one side alone has is named, not compared`() {
    let before = [
      Records.record("a", figures: [Records.throughput(steady), Records.allocations(1)]),
      Records.record("a", flow: "crowded", figures: [Records.allocations(1)]),
    ]
    let after = [
      Records.record("b", figures: [Records.throughput(steady)]),
      Records.record("b", flow: "auctions", figures: [Records.allocations(1)]),
    ]
    let result = comparison(before, after).result(suiteVersion: "")
    #expect(result.figures.map(\.figure) == ["throughput"])
    #expect(
      result.unpaired == [
        "reference: mixed/allocations only in A", "reference: crowded/allocations only in A",
        "reference: auctions/allocations only in B",
      ])
  }

  @Test func `the one engine of either side is compared, of several those of one name`() {
    let (one, two) = (Records.record("a", engine: "old"), Records.record("b", engine: "new"))
    let pair = comparison([one], [two]).result(suiteVersion: "")
    #expect(pair.figures.map(\.engine) == ["old and new"])
    let many = comparison([one, two], [two]).result(suiteVersion: "")
    #expect(many.figures.map(\.engine) == ["new"])
    #expect(many.unpaired == ["old: only in A"])
  }
}
