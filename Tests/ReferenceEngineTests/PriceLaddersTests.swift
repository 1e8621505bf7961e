import Testing

@testable import ReferenceEngine

/// The tree and list of levels against a sorted array.
@Suite struct PriceLaddersTests {
  /// Keys that stress the tree: dense, sparse, at the ends, along the six-bit borders.
  private static let keySets: [(name: String, keys: [UInt64])] = [
    ("dense", (0..<300).map { (1 << 63) + $0 }),
    ("across a border", (0..<200).map { (1 << 63) - 100 + $0 }),
    ("powers of two", (0..<64).map { 1 << $0 } + [0, .max]),
    ("multiples of 64", (0..<150).map { $0 * 64 }),
    ("sparse", (0..<400).map { scatter($0) }),
    ("ends", [0, 1, 2, .max, .max - 1, .max - 2, 1 << 63, (1 << 63) - 1]),
  ]

  @Test(arguments: keySets.indices)
  func `levels come and go as in a sorted array`(set: Int) {
    let keys = Self.keySets[set].keys
    var ladders = PriceLadders(count: 2)
    var model: [UInt64: UInt128] = [:]
    var slots: [UInt64: UInt32] = [:]
    var random = SplitMix(state: UInt64(set))
    for step in 0..<6000 {
      let key = keys[Int(random.next() % UInt64(keys.count))]
      if random.next() % 5 < (step / 1000 % 2 == 0 ? 3 : 2) {
        let level = ladders.level(key, on: 1)
        #expect(ladders.levels[level].key == key)
        #expect(slots[key] == nil || slots[key] == level, "a level moved")
        let added = UInt128(random.next())
        ladders.levels[level].total += added
        ladders.totalChanged(level)
        model[key, default: 0] += added
        slots[key] = level
      } else if let level = slots.removeValue(forKey: key) {
        ladders.remove(level)
        model[key] = nil
      }
      if step % 50 == 0 { expectSame(ladders, model) }
      if step % 7 == 0 {
        let limit = keys[Int(random.next() % UInt64(keys.count))] &+ random.next() % 3 &- 1
        expectSameAvailability(&ladders, model, upTo: limit)
      }
    }
  }

  private func expectSame(_ ladders: borrowing PriceLadders, _ model: [UInt64: UInt128]) {
    var found: [UInt64] = []
    var level = ladders.best(1)
    while level != 0 {
      found.append(ladders.levels[level].key)
      level = ladders.levels[level].worse
    }
    #expect(found == model.keys.sorted())
    #expect(ladders.best(0) == 0, "a level on the other ladder")
  }

  private func expectSameAvailability(
    _ ladders: inout PriceLadders, _ model: [UInt64: UInt128], upTo limit: UInt64
  ) {
    let available = model.reduce(into: 0 as UInt128) { sum, level in
      if level.key <= limit { sum += level.value }
    }
    let holdsAll = ladders.holds(available, upTo: limit, on: 1)
    let holdsMore = ladders.holds(available + 1, upTo: limit, on: 1)
    #expect(holdsAll && !holdsMore, "\(available) is what stands up to \(limit)")
  }

  @Test func `no tree is deeper than eleven branches`() {
    var ladders = PriceLadders(count: 2)
    // Each key leaves the path of the last one six bits further down.
    var key: UInt64 = 0
    for depth in 0..<11 {
      key |= 1 << UInt64(max(60 - 6 * depth, 0))
      _ = ladders.level(key, on: 0)
    }
    _ = ladders.level(0, on: 0)
    var depth = 0
    var place = ladders.ladders[0].root
    while place.isBranch {
      depth += 1
      let branch = place.slot
      place =
        ladders.branches[branch].children[
          63 - ladders.branches[branch].occupied.leadingZeroBitCount]
    }
    #expect(depth <= 11)
    #expect(ladders.branches.used <= 12)
  }

  @Test func `sums once taken are kept until something below them changes`() {
    var ladders = PriceLadders(count: 2)
    let levels = (0..<2000).map { ladders.level(scatter($0), on: 0) }
    for level in levels {
      ladders.levels[level].total = 1
      ladders.totalChanged(level)
    }
    func staleBranches(_ ladders: borrowing PriceLadders) -> Int {
      (1..<ladders.branches.used).count { ladders.branches[$0].isStale }
    }
    let holdsMore = ladders.holds(2001, upTo: .max, on: 0)
    #expect(!holdsMore)
    // The branches on the way to the limit are not summed themselves.
    let staleAtFirst = staleBranches(ladders)
    #expect(staleAtFirst <= 11)
    ladders.levels[levels[0]].total = 2
    ladders.totalChanged(levels[0])
    let staleAfterChange = staleBranches(ladders)
    #expect((1...22).contains(staleAfterChange))
    let holdsWithChange = ladders.holds(2001, upTo: .max, on: 0)
    #expect(holdsWithChange)
    let staleAtLast = staleBranches(ladders)
    #expect(staleAtLast <= 11)
  }

  @Test func `a new level changes no sum before it has a quantity`() {
    var ladders = PriceLadders(count: 2)
    for key in 0..<100 {
      let level = ladders.level(scatter(UInt64(key)), on: 0)
      ladders.levels[level].total = 3
      ladders.totalChanged(level)
    }
    for key in 100..<200 {
      _ = ladders.level(scatter(UInt64(key)), on: 0)
      let holdsAll = ladders.holds(300, upTo: .max, on: 0)
      let holdsMore = ladders.holds(301, upTo: .max, on: 0)
      #expect(holdsAll && !holdsMore)
    }
  }

  @Test func `branches are given back with their levels`() {
    var ladders = PriceLadders(count: 2)
    for round in 0..<100 {
      let keys = (0..<64).map { scatter(UInt64(round * 64 + $0)) }
      for level in keys.map({ ladders.level($0, on: 0) }) { ladders.remove(level) }
    }
    #expect(ladders.ladders[0].root == .none)
    #expect(ladders.branches.used <= 64 && ladders.levels.used <= 65, "pools grew with use")
  }
}

/// Another number for each number, far from that of its neighbours.
func scatter(_ number: UInt64) -> UInt64 {
  let once = (number ^ number >> 32) &* 0x9FB2_1C65_1E98_DF25
  let twice = (once ^ once >> 35) &* 0x9FB2_1C65_1E98_DF25
  return twice ^ twice >> 28
}

/// A seeded source of numbers for tests.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return scatter(state)
  }
}
