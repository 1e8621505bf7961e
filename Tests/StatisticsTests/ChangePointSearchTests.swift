import Statistics
import Testing

/// What the search finds in histories whose steps are known: false alarms and misses, counted.
@Suite struct ChangePointSearchTests {
  private let search = ChangePointSearch()

  @Test(arguments: SyntheticHistory.Noise.allCases)
  func `of 30 histories without a step at most one gives an alarm`(
    noise: SyntheticHistory.Noise
  ) {
    let alarms = (0..<30).count { seed in
      let history = SyntheticHistory(noise: noise, count: 25 + 2 * seed, seed: UInt64(seed))
      return !search.changes(in: history.values).isEmpty
    }
    #expect(alarms <= 1, "\(alarms) false alarms with \(noise) noise")
  }

  /// The most misses in ten histories of 90 with a step of 5 %, and what else may be told.
  @Test(arguments: [
    (SyntheticHistory.Noise.normal, 0), (.slightDrift, 0), (.skewed, 0), (.outliers, 1),
    (.autocorrelated, 3), (.heavyTailed, 4),
  ])
  func `a step of 5 % is found where it is`(noise: SyntheticHistory.Noise, misses: Int) {
    var (missed, invented) = (0, 0)
    for seed in 0..<10 {
      let place = 30 + 3 * seed
      let history = SyntheticHistory(
        noise: noise, count: 90, steps: [(place, seed.isMultiple(of: 2) ? 1.05 : 1 / 1.05)],
        seed: UInt64(1000 + seed))
      let found = search.changes(in: history.values)
      if !found.contains(where: { abs($0.index - place) <= 3 && !$0.isDrift }) { missed += 1 }
      invented += found.count { abs($0.index - place) > 10 }
    }
    #expect(missed <= misses, "\(missed) of 10 missed with \(noise) noise")
    #expect(invented <= 1, "\(invented) changes that are none with \(noise) noise")
  }

  @Test func `a step and its repair twenty measurements later are both found`() {
    let history = SyntheticHistory(
      noise: .normal, count: 200, steps: [(100, 1.06), (120, 1 / 1.06)], seed: 7)
    let found = search.changes(in: history.values)
    #expect(found.map(\.index).allSatisfy { abs($0 - 100) <= 2 || abs($0 - 120) <= 2 })
    #expect(found.count == 2)
    #expect(found.first.map { abs($0.medians.after / $0.medians.before - 1.06) < 0.01 } == true)
  }

  @Test func `a level that drifts is told as a drift, in at least seven of ten histories`() {
    let drifting = (0..<10).count { seed in
      let values = SyntheticHistory(
        noise: .normal, count: 100, drift: 0.08, seed: UInt64(seed)
      ).values
      let found = search.changes(in: values)
      return !found.isEmpty && found.contains(where: \.isDrift)
    }
    #expect(drifting >= 7)
  }

  @Test func `a step that is too small to matter is not told`() {
    let values = (0..<100).map { index in Double((index < 50 ? 1000 : 1010) + index % 3) }
    #expect(search.changes(in: values).isEmpty)
    var finer = search
    finer.leastChange = 0.005
    #expect(finer.changes(in: values).map(\.index) == [50])
  }

  @Test func `fewer than 22 measurements prove nothing at the usual level, and 22 do`() {
    #expect(search.fewest == 22)
    let values = (0..<22).map { index in Double((index < 11 ? 1000 : 2000) + index * 7 % 4) }
    #expect(search.changes(in: values).map(\.index) == [11])
    #expect(search.changes(in: Array(values.dropFirst())).isEmpty)
    var lenient = search
    lenient.level = 1e-2
    #expect(lenient.fewest < 22)
  }

  @Test func `no change lies within five measurements of another or of an end`() {
    let values = (0..<60).map { index in
      let level = index < 3 || index >= 57 ? 5000 : 1000
      return Double(level + index % 5)
    }
    for change in search.changes(in: values) { #expect((5...55).contains(change.index)) }
  }

  @Test func `measurements that are all the same have no change`() {
    #expect(search.changes(in: Array(repeating: 4, count: 200)).isEmpty)
    #expect(search.changes(in: []).isEmpty)
  }

  @Test func `the same history gives the same changes`() {
    let values = SyntheticHistory(
      noise: .heavyTailed, count: 100, steps: [(50, 1.2)], seed: 3
    ).values
    #expect(search.changes(in: values) == search.changes(in: values))
  }
}
