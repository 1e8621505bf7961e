import Measurement
import Results
import Testing

@Suite struct OpenLoopTests {
  @Test func `commands start when they are due, and no rounding adds up`() {
    let clock = ScriptedClock(tick: 1)
    var starts: [Int64] = []
    // 300,007 a second do not divide a second's nanoseconds.
    let loop = OpenLoop(commandCount: 3_001, commandsPerSecond: 300_007, clock: clock) { _ in
      starts.append(clock.time)
    }
    let due = (0..<3_001).map { Int64($0) * 1_000_000_000 / 300_007 }
    #expect(zip(starts, due).allSatisfy { (0...2).contains($0 - starts[0] - $1) })
    #expect(loop.validity == .valid)
    #expect(loop.commandsPerSecond == 300_007)
  }

  @Test func `an engine that keeps up has a response of what it takes itself`() {
    let clock = ScriptedClock()
    var served: [Int] = []
    let loop = OpenLoop(commandCount: 1_000, commandsPerSecond: 1_000_000, clock: clock) { index in
      served.append(index)
      clock.time += 300
    }
    #expect(served == Array(0..<1_000))
    for histogram in [loop.response, loop.service, loop.lag] { #expect(histogram.count == 1_000) }
    #expect(loop.service.minimum == 310 && loop.service.maximum == 310)
    #expect((loop.lag.maximum ?? .max) <= 10)
    #expect((loop.response.maximum ?? .max) <= 320)
    #expect(loop.validity == .valid)
  }

  @Test func `whoever waits behind a slow command is late, not left out`() throws {
    let clock = ScriptedClock()
    let loop = OpenLoop(commandCount: 200_000, commandsPerSecond: 1_000_000, clock: clock) {
      index in
      clock.time += index == 10 ? 1_000_000 : 90
    }
    // A thousand commands came due during the millisecond, and each that was served took a
    // tenth of the time in which another came due.
    let late = loop.response.buckets.filter { $0.lowest > 1_000 }.map(\.count).reduce(0, +)
    #expect((1_090...1_120).contains(late))
    let halfLate = loop.response.buckets.filter { $0.lowest > 500_000 }.map(\.count).reduce(0, +)
    #expect((545...565).contains(halfLate))
    #expect(loop.service.buckets.filter { $0.lowest > 1_000 }.map(\.count) == [1])
    #expect(loop.service.maximum == 1_000_010)
    #expect((999_000...1_000_020).contains(try #require(loop.lag.maximum)))
    #expect(loop.validity == .valid)
  }

  @Test func `response is lag and service together`() {
    let clock = ScriptedClock()
    let loop = OpenLoop(commandCount: 2, commandsPerSecond: 1_000, clock: clock) { index in
      clock.time += index == 0 ? 3_000_000 : 500
    }
    // The second was due at 1 ms and had to wait 2 ms.
    #expect(loop.lag.minimum == 0 && loop.service.minimum == 510)
    #expect(loop.lag.maximum == 2_000_010)
    #expect(loop.response.minimum == 2_000_520)
    #expect(loop.response.maximum == 3_000_010)
  }

  @Test func `a rate that the engine can't take makes the run invalid`() {
    let clock = ScriptedClock()
    let loop = OpenLoop(commandCount: 10_000, commandsPerSecond: 1_000_000, clock: clock) { _ in
      clock.time += 1_100
    }
    // 10,000 commands took 1,110 ns each; the last of them started 9,999 × 110 ns late.
    #expect(loop.validity == .invalid("the engine fell behind the schedule by 1099 µs"))
    #expect(loop.result.validity == loop.validity)
  }

  @Test func `an engine that is a hundredth behind at the end is just not too slow`() {
    let clock = ScriptedClock()
    let loop = OpenLoop(commandCount: 10_000, commandsPerSecond: 1_000_000, clock: clock) { index in
      clock.time += index < 9_900 ? 90 : 1_090
    }
    #expect(loop.validity == .valid)
  }

  @Test func `a generator that was kept from running makes the run invalid`() {
    let clock = ScriptedClock()
    clock.pauses = [(from: 3_000_000, length: 200_000)]
    let loop = OpenLoop(commandCount: 10_000, commandsPerSecond: 1_000_000, clock: clock) { _ in
      clock.time += 90
    }
    guard case .invalid(let reason) = loop.validity else {
      Issue.record("200 µs of 10 ms are more than a hundredth")
      return
    }
    #expect(reason.hasPrefix("the generator was kept from running for 199 µs"))
  }

  @Test func `a short pause is counted as what it is and does no harm`() {
    let clock = ScriptedClock()
    clock.pauses = [(from: 3_000_000, length: 90_000)]
    let loop = OpenLoop(commandCount: 10_000, commandsPerSecond: 1_000_000, clock: clock) { _ in
      clock.time += 90
    }
    #expect(loop.validity == .valid)
    #expect((loop.response.maximum ?? 0) > 89_000)
  }

  @Test func `reading the clock late by its own resolution steals nothing`() {
    let clock = ScriptedClock(tick: 100)
    let loop = OpenLoop(commandCount: 1_000, commandsPerSecond: 1_000_000, clock: clock) { _ in
      clock.time += 90
    }
    #expect(loop.validity == .valid)
  }

  @Test func `the result carries the three distributions to the report`() {
    let clock = ScriptedClock()
    let loop = OpenLoop(commandCount: 50, commandsPerSecond: 1_000, clock: clock) { _ in
      clock.time += 700
    }
    let result = loop.result
    #expect(result.commandsPerSecond == 1_000)
    #expect(result.response == LatencyDistribution(loop.response))
    #expect(result.service == LatencyDistribution(loop.service))
    #expect(result.lag == LatencyDistribution(loop.lag))
    #expect(result.service.maximumNanoseconds == 710)
    #expect(result.lag.maximumNanoseconds < 20)
  }

  @Test func `a schedule of nothing and a rate of nothing trap`() async {
    await #expect(processExitsWith: .failure) {
      _ = OpenLoop(commandCount: 0, commandsPerSecond: 1, clock: MonotonicClock()) { _ in }
    }
    await #expect(processExitsWith: .failure) {
      _ = OpenLoop(commandCount: 1, commandsPerSecond: 0, clock: MonotonicClock()) { _ in }
    }
  }
}
