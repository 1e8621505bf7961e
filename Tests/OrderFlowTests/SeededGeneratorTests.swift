import OrderFlow
import Testing

@Suite struct SeededGeneratorTests {
  @Test func `SplitMix64 gives the published numbers for seed 1234567`() {
    var generator = SplitMix64(state: 1_234_567)
    #expect(
      (0..<5).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ])
  }

  @Test func `xoshiro256** gives the published numbers from the state 1, 2, 3, 4`() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    #expect(
      (0..<10).map { _ in generator.next() } == [
        11_520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360,
        607_988_272_756_665_600, 16_172_922_978_634_559_625, 8_476_171_486_693_032_832,
        10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
      ])
  }

  @Test func `a seed is spread over the state by SplitMix64`() {
    var generator = SeededGenerator(seed: 42)
    #expect(
      (0..<4).map { _ in generator.next() } == [
        1_546_998_764_402_558_742, 6_990_951_692_964_543_102, 12_544_586_762_248_559_009,
        17_057_574_109_182_124_193,
      ])
  }

  @Test func `a small bound draws again where multiplying would favour a number`() {
    // The second of the ten numbers above is 0, which is one too many for six equal shares.
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    #expect(
      (0..<12).map { _ in generator.below(6) } == [0, 0, 0, 0, 0, 5, 2, 3, 0, 4, 0, 4])
  }

  @Test func `a bound near the largest word draws every number alike`() {
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let bound: UInt64 = 3 << 62
    #expect(
      (0..<6).map { _ in generator.below(bound) } == [
        12_129_692_233_975_919_718, 7_946_335_754_698_169_082, 12_396_538_069_003_663_325,
        6_619_619_641_581_164, 8_831_302_824_773_833_926, 8_701_026_863_578_888_265,
      ])
    // Without the second draw half of the results would be multiples of 3.
    let multiples = (0..<30_000).filter { _ in generator.below(bound).isMultiple(of: 3) }.count
    #expect((9_500...10_500).contains(multiples))
  }

  @Test(arguments: [1, 2, 3, 10, 1 << 32, 1 << 63, .max] as [UInt64])
  func `no number reaches its bound`(bound: UInt64) {
    var generator = SeededGenerator(seed: bound)
    #expect((0..<1_000).allSatisfy { _ in generator.below(bound) < bound })
  }

  @Test func `every number below a bound occurs about equally often`() {
    var generator = SeededGenerator(seed: 7)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.index(below: 7)] += 1 }
    #expect(counts.allSatisfy { (9_600...10_400).contains($0) })
  }

  @Test func `a range gives both its ends and nothing outside`() {
    var generator = SeededGenerator(seed: 1)
    let drawn = Set((0..<200).map { _ in generator.value(in: -2...2) })
    #expect(drawn == [-2, -1, 0, 1, 2])
    #expect(generator.value(in: 5...5) == 5)
    #expect(generator.value(in: .max ... .max) == .max)
    #expect(generator.value(in: .min ... .min) == .min)
  }

  @Test func `ranges as wide as all of Int64 don't overflow`() {
    var whole = SeededGenerator(seed: 3)
    let drawn = (0..<100).map { _ in whole.value(in: .min ... .max) }
    #expect(drawn.contains { $0 < 0 } && drawn.contains { $0 > 0 })
    #expect((0..<100).allSatisfy { _ in whole.value(in: .min ... -1) < 0 })
    let upper = (0..<100).map { _ in whole.value(in: (.min + 1) ... .max) }
    #expect(upper.contains { $0 < -(1 << 61) } && upper.contains { $0 > 1 << 61 })
  }

  @Test func `a chance of none never comes, and one of all always does`() {
    var generator = SeededGenerator(seed: 4)
    #expect((0..<100).allSatisfy { _ in !generator.chance(0, in: 3) })
    #expect((0..<100).allSatisfy { _ in generator.chance(3, in: 3) })
    let hits = (0..<30_000).filter { _ in generator.chance(1, in: 3) }.count
    #expect((9_500...10_500).contains(hits))
  }

  @Test func `a tail is mostly short, at times long, and never longer than asked`() {
    var generator = SeededGenerator(seed: 5)
    let drawn = (0..<40_000).map { _ in generator.tail(doublings: 6) }
    #expect(drawn.allSatisfy { (0..<64).contains($0) })
    #expect(drawn.contains { $0 >= 60 })
    // Half from the first halving, then a half of a quarter, a quarter of an eighth, and so on.
    let short = drawn.filter { $0 < 2 }.count
    #expect((26_000...27_400).contains(short))
  }

  @Test func `a weighted choice follows its weights and never takes what weighs nothing`() {
    var generator = SeededGenerator(seed: 6)
    let choice = WeightedChoice(weights: [0, 1, 0, 3, 0])
    var counts = [Int](repeating: 0, count: 5)
    for _ in 0..<40_000 { counts[choice.index(using: &generator)] += 1 }
    #expect(counts[0] == 0 && counts[2] == 0 && counts[4] == 0)
    #expect((9_500...10_500).contains(counts[1]))
    #expect(counts[1] + counts[3] == 40_000)
  }

  @Test func `a choice of nothing, a bound of nothing and a dead state trap`() async {
    await #expect(processExitsWith: .failure) { _ = WeightedChoice(weights: [0, 0]) }
    await #expect(processExitsWith: .failure) {
      var generator = SeededGenerator(seed: 1)
      _ = generator.below(0)
    }
    await #expect(processExitsWith: .failure) { _ = SeededGenerator(state: (0, 0, 0, 0)) }
  }
}
