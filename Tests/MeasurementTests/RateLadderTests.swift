import Measurement
import Results
import Testing

@Suite struct RateLadderTests {
  @Test func `the rungs are six to a decade and the same everywhere`() {
    var rungs = [10]
    while let last = rungs.last, last < 10_000 { rungs.append(RateLadder.rung(above: last)) }
    #expect(
      rungs == [
        10, 15, 22, 33, 47, 68, 100, 150, 220, 330, 470, 680, 1_000, 1_500, 2_200, 3_300, 4_700,
        6_800, 10_000,
      ])
    for (rate, rung) in [(10, 10), (14, 10), (99, 68), (100, 100), (5_000, 4_700), (3, 10)] {
      #expect(RateLadder.rung(notAbove: rate) == rung)
    }
  }

  /// Drives an engine whose service times are known, on a clock of its own.
  private func loop(
    _ rate: Int, commands: Int = 4_000, pauses: [(from: Int64, length: Int64)] = [],
    service: (Int) -> Int64
  ) -> OpenLoop {
    // Fine enough for the rate, and coarse enough to wait for slow ones.
    let clock = ScriptedClock(tick: min(1_000, Int64(1_000_000_000 / rate / 50)))
    clock.pauses = pauses
    return OpenLoop(commandCount: commands, commandsPerSecond: rate, clock: clock) { index in
      clock.time += service(index)
    }
  }

  @Test func `an engine of constant service has its knee where it is busy all the time`() throws {
    // 900 ns and two readings of the clock: a million a second is below 1.1 million, and the next
    // rung above it.
    let climb = RateLadder().climb(from: 100_000) { rate in loop(rate) { _ in 900 } }
    #expect(climb.isWhole)
    #expect(climb.ladder == LadderResult(knee: 1_500_000, highestBelow: 1_000_000))
    #expect(climb.latencies.map(\.commandsPerSecond).first == 100_000)
    #expect(climb.latencies.map(\.commandsPerSecond).last == 1_000_000)
    #expect(climb.latencies.allSatisfy { $0.validity == .valid })
    let last = try #require(climb.latencies.last)
    #expect(last.response.maximumNanoseconds < 1_000)
  }

  @Test func `a slow command in a hundred brings the knee before the engine is busy`() {
    // In every 200 commands one takes 200 µs, the others 100 ns: it is busy at 0.9 million a second,
    // but at ten thousand two wait behind the slow one, which makes more than a hundredth.
    let climb = RateLadder().climb(from: 1_000) { rate in
      loop(rate) { index in index % 200 == 0 ? 200_000 : 100 }
    }
    let knee = climb.ladder.knee ?? 0
    #expect((4_700...15_000).contains(knee))
    #expect(climb.ladder.highestBelow.map { RateLadder.rung(above: $0) } == knee)
  }

  @Test func `a rate whose runs are disturbed is not told, and those above it are`() {
    let climb = RateLadder().climb(from: 100_000) { rate in
      let pauses: [(from: Int64, length: Int64)] =
        rate == 220_000 ? [(from: 2_000_000, length: 30_000_000)] : []
      return loop(rate, pauses: pauses) { _ in 900 }
    }
    #expect(climb.ladder.disturbed == [220_000])
    #expect(!climb.latencies.contains { $0.commandsPerSecond == 220_000 })
    #expect(climb.latencies.contains { $0.commandsPerSecond == 330_000 })
    #expect(climb.ladder.knee == 1_500_000)
  }

  @Test func `one run below the knee is enough, and one above it proves nothing`() {
    var runs = 0
    let climb = RateLadder().climb(from: 470_000) { rate in
      runs += 1
      // The second run of every rate below a million is a bad one; the first is good.
      return loop(rate) { index in runs == 1 && index == 5 ? 5_000_000 : 900 }
    }
    #expect(climb.ladder.highestBelow == 1_000_000)
    #expect(runs == 1 + 1 + 1 + 1 + 3)
  }

  @Test func `a ladder that is always disturbed ends, and tells no knee`() {
    var runs = 0
    let climb = RateLadder().climb(from: 100) { rate in
      runs += 1
      return loop(rate, commands: 100, pauses: [(from: 1_500_000, length: 500_000_000)]) { _ in 900
      }
    }
    #expect(climb.ladder.knee == nil && climb.latencies.isEmpty)
    #expect(climb.ladder.disturbed == [100, 150, 220] && runs == 9)
  }

  @Test func `a ladder that is interrupted keeps its rungs`() {
    var runs = 0
    let climb = RateLadder().climb(from: 1_000) { rate in
      runs += 1
      return runs > 4 ? nil : loop(rate, commands: 1_000) { _ in 900 }
    }
    #expect(!climb.isWhole && climb.latencies.count == 4)
    #expect(climb.ladder.highestBelow == 3_300 && climb.ladder.knee == nil)
  }
}
