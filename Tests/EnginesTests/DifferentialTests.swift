import Glibc
import Market
import Testing

/// The two engines must agree event for event on whatever comes: the little that every run of
/// the tests can afford, with the invariants of both checked after each command.
@Suite struct DifferentialTests {
  @Test func `both engines answer the same to random flows, from each other's states`() async {
    await comparing(
      seeds: 1...40, commandCount: 1_000, isMirrored: false, suite: "DifferentialTests")
  }

  @Test func `the reference engine answers a mirrored flow with mirrored events`() async {
    await comparing(
      seeds: 41...80, commandCount: 1_000, isMirrored: true, suite: "DifferentialTests")
  }
}

/// The same by the million, with every sort of flow under every combination of conventions;
/// without optimization it would take minutes.
@Suite(.enabled(if: isOptimized)) struct DifferentialHeavyTests {
  @Test func `both engines answer the same to a million commands and more`() async {
    await comparing(
      seeds: 1_001...1_224, commandCount: 7_200, isMirrored: false,
      suite: "-c release DifferentialHeavyTests")
  }

  @Test func `mirrored flows of hundreds of thousands of commands are answered in the mirror`()
    async
  {
    await comparing(
      seeds: 2_001...2_224, commandCount: 2_000, isMirrored: true,
      suite: "-c release DifferentialHeavyTests")
  }
}

#if DEBUG
  private let isOptimized = false
#else
  private let isOptimized = true
#endif

/// The seed that was asked for, to play one campaign alone.
private var wantedSeed: UInt64? {
  guard let text = unsafe getenv("ASSAY_SEED") else { return nil }
  return unsafe UInt64(String(cString: text))
}

/// Plays a campaign for each seed and expects no difference, and that everything occurred.
private func comparing(
  seeds: ClosedRange<UInt64>, commandCount: Int, isMirrored: Bool, suite: String
) async {
  let chosen = seeds.filter { wantedSeed == nil || wantedSeed == $0 }
  var total = EventTally()
  await withTaskGroup(of: EventTally.self) { group in
    for seed in chosen {
      group.addTask {
        var pair = SideBySide(
          Campaign(seed: seed, commandCount: commandCount, isMirrored: isMirrored), suite: suite)
        if let difference = pair.play() { Issue.record("\(difference)") }
        return pair.tally
      }
    }
    for await tally in group { total.add(tally) }
  }
  guard wantedSeed == nil else { return }
  #expect(total.commands + total.unreflected == seeds.count * commandCount)
  #expect(total.missing == [])
  #expect(isMirrored == (total.roundedAuctions > 0))
  #expect(total.unreflected * 50 < total.commands)
}
