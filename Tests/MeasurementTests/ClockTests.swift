import Glibc
import Measurement
import Results
import Testing

@Suite struct ClockTests {
  /// Some work that the optimizer can't leave out.
  private static func work() -> UInt64 {
    (0..<200_000 as Range<UInt64>).reduce(1) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
  }

  @Test func `the clocks move on while there is work and never run back`() {
    let monotonic = MonotonicClock()
    let thread = ThreadClock()
    var times: [(Int64, Int64)] = []
    var sum: UInt64 = 0
    for _ in 0..<20 {
      times.append((monotonic.now(), thread.now()))
      sum ^= Self.work()
    }
    #expect(sum != 1)
    for (earlier, later) in zip(times, times.dropFirst()) {
      #expect(later.0 > earlier.0 && later.1 > earlier.1)
    }
  }

  @Test func `a pass takes the elapsed time and the thread's own`() {
    let asleep = PassTime { usleep(30_000) }
    #expect(asleep.wallNanoseconds >= 30_000_000)
    #expect(asleep.cpuNanoseconds < asleep.wallNanoseconds)
    #expect(asleep.cpuNanoseconds >= 0)
    var sum: UInt64 = 0
    let awake = PassTime { sum = Self.work() }
    #expect(awake.wallNanoseconds > 0 && awake.cpuNanoseconds > 0 && sum != 0)
  }

  @Test func `the machine tells its facts`() {
    let facts = MachineFacts.current
    #expect(!facts.processor.isEmpty)
    #expect(facts.processors >= 1)
    #expect(facts.memoryBytes > 64 << 20)
    #expect(facts.system.contains("Linux"))
    #expect(!facts.system.contains("\""))
    #expect(facts.toolchain.hasPrefix("Swift 6"))
    #expect(MachineFacts.current == facts)
  }
}
