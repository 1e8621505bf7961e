import Results
import Statistics
import Testing
import Tracking

/// What a history of many series shows, whose steps are known.
@Suite struct SeriesAnalysisTests {
  /// A history of flows over commits `c0`, `c1`, …; a flow's level changes at its place, if it has
  /// one, by 5 %.
  private func history(flows: Int, commits: Int, place: (Int) -> Int?) -> [TrackRecord] {
    var generator = ResamplingGenerator(seed: 11)
    return (0..<commits).flatMap { commit in
      (0..<flows).map { flow in
        let level = place(flow).map { commit >= $0 ? 9_500.0 : 10_000 } ?? 10_000
        // Five passes, and now and then a commit at which the machine was busy.
        let busy = generator.unit() < 0.03 ? 0.7 : 1
        let values = (0..<5).map { _ in
          Int(level * busy * (1 + 0.03 * (generator.unit() + generator.unit() - 1)))
        }
        return Records.record(
          "c\(commit)", flow: "flow-\(flow)", figures: [Records.throughput(values)])
      }
    }
  }

  @Test func `of twenty series ten change, and those are told with their commits`() throws {
    let place: (Int) -> Int? = { $0.isMultiple(of: 2) ? 30 + $0 : nil }
    let result = SeriesAnalysis(of: history(flows: 20, commits: 80, place: place)).result(
      suiteVersion: "", between: { _, _ in 4 })
    #expect(result.series.count == 20)
    #expect(result.rule.seriesTested == 20)
    #expect(result.rule.levelBillionths == 100_000)
    var (alarms, misses) = (0, 0)
    for (flow, series) in result.series.enumerated() {
      let found = series.changes
      guard let place = place(flow) else {
        alarms += found.count
        continue
      }
      if let change = found.first(where: { abs($0.index - place) <= 1 }) {
        #expect(change.firstAfter == "c\(change.index)")
        #expect(change.lastBefore == "c\(change.index - 1)")
        #expect(change.unmeasured == 4)
        #expect(change.kind == .step && change.isWorse(series.better))
        #expect(abs(change.before - 10_000) < 150 && abs(change.after - 9_500) < 150)
        #expect(change.probabilityBillionths <= 100_000)
      } else {
        misses += 1
      }
      alarms += found.count { abs($0.index - place) > 5 }
    }
    #expect(alarms == 0, "\(alarms) false alarms")
    #expect(misses == 0, "\(misses) of 10 steps missed")
  }

  @Test func `the more series, the less is left to chance in each`() {
    let few = SeriesAnalysis(of: history(flows: 2, commits: 30) { _ in nil })
    let many = SeriesAnalysis(of: history(flows: 200, commits: 30) { _ in nil })
    #expect(few.result(suiteVersion: "").rule.levelBillionths == 100_000)
    #expect(many.result(suiteVersion: "").rule.levelBillionths == 50_000)
  }

  @Test func `a short history is said to be too short`() {
    let result = SeriesAnalysis(of: history(flows: 1, commits: 21) { _ in 10 }).result(
      suiteVersion: "")
    #expect(result.series.map(\.finding) == [.notEnoughHistory(needed: 22)])
    #expect(result.rule.seriesTested == 0)
  }

  @Test func `an exact counter changes at each commit that gives another number`() {
    let counts = [7, 7, 7, 9, 9, 8]
    let records = counts.enumerated().map { index, count in
      Records.record("c\(index)", figures: [Records.allocations(count)])
    }
    let series = SeriesAnalysis(of: records).result(suiteVersion: "").series
    #expect(series.flatMap(\.changes).map(\.index) == [3, 5])
    #expect(series.flatMap(\.changes).map { $0.isWorse(.less) } == [true, false])
    let alone = SeriesAnalysis(of: [records[0]]).result(suiteVersion: "").series
    #expect(alone.map(\.finding) == [.notEnoughHistory(needed: 2)])
  }

  @Test func `a series is one engine, flow, processor, toolchain and figure`() {
    var records = [
      Records.record("a"), Records.record("a", engine: "other"),
      Records.record("a", hash: "ffffffffffffffff"), Records.record("a"), Records.record("a"),
      Records.record("b"),
    ]
    records[3].machine.processor = "Another"
    records[4].machine.toolchain = "Another"
    // The version of an engine changes with its commits, and a series goes on.
    records[5].engine.version = "0.2.0"
    let series = SeriesAnalysis(of: records).result(suiteVersion: "").series
    #expect(series.map(\.points.count) == [2, 1, 1, 1, 1])
  }

  @Test func `points stand by the times of their commits, where all are known`() {
    let late = Records.record("late", committed: "2026-02-02T00:00:00Z")
    let early = Records.record("early", committed: "2026-01-01T00:00:00Z")
    let unknown = Records.record("unknown")
    func commits(_ records: [TrackRecord]) -> [String] {
      SeriesAnalysis(of: records).result(suiteVersion: "").series[0].points.map(\.commit)
    }
    #expect(commits([late, early]) == ["early", "late"])
    #expect(commits([late, early, unknown]) == ["late", "early", "unknown"])
  }

  @Test func `the passes of a commit that was measured twice are one point`() {
    let records = [[1], [9, 8]].map {
      Records.record("a", figures: [Records.throughput($0)])
    }
    let series = SeriesAnalysis(of: records).result(suiteVersion: "").series
    #expect(series[0].points.map(\.value) == [8])
  }
}
