import Measurement
import Results
import Testing

/// Each test counts in a process of its own, where no other test allocates.
@Suite struct AllocationMeterTests {
  @Test func `what allocates is counted, each request once`() async {
    await #expect(processExitsWith: .success) {
      let meter = try #require(AllocationMeter())
      var kept: [[UInt64]] = []
      kept.reserveCapacity(1_000)
      for count in 0..<1_000 { kept.append([UInt64](repeating: 1, count: 100 + count % 2)) }
      let count = meter.count()
      #expect((1_001...1_100).contains(count.requests))
      #expect(count.bytes >= 1_000 * 800 && count.bytes < 1_000 * 1_200)
      #expect(kept.count == 1_000)
    }
  }

  @Test func `large requests are counted as small ones are`() async {
    await #expect(processExitsWith: .success) {
      let meter = try #require(AllocationMeter())
      for count in 0..<50 {
        let large = [UInt8](repeating: 1, count: 1_000_000 + count)
        #expect(large.count > 0)
      }
      let count = meter.count()
      #expect(count.requests >= 50)
      #expect(count.bytes >= 50_000_000)
    }
  }

  @Test func `requests that are freed at once are counted too`() async {
    await #expect(processExitsWith: .success) {
      let meter = try #require(AllocationMeter())
      var sum: UInt64 = 0
      for count in 0..<500 {
        let brief = [UInt64](repeating: 3, count: 10 + count % 3)
        sum += brief[count % 10]
      }
      #expect(meter.count().requests >= (sum == 1_500 ? 500 : .max))
    }
  }

  @Test func `recording latencies allocates nothing`() async {
    await #expect(processExitsWith: .success) {
      var histogram = LatencyHistogram()
      histogram.record(1)
      let meter = try #require(AllocationMeter())
      for value in 0..<20_000 { histogram.record(Int64(value) << 20) }
      let count = meter.count()
      // A few may be those of the process around the test.
      #expect(count.requests < 20)
      #expect(count.bytes < 4_000)
      #expect(histogram.count == 20_001)
    }
  }

  @Test func `a meter counts from its own beginning`() async {
    await #expect(processExitsWith: .success) {
      let early = try #require(AllocationMeter())
      let kept = (0..<100).map { [UInt64](repeating: 1, count: 50 + $0) }
      let late = try #require(AllocationMeter())
      #expect(early.count().requests >= late.count().requests + 100)
      #expect(late.count().requests < 50)
      #expect(kept.count == 100)
    }
  }

  @Test func `the heap grows by what is kept and is mapped and resident`() async {
    await #expect(processExitsWith: .success) {
      let meter = try #require(AllocationMeter())
      let before = meter.heap
      let kept = [UInt8](repeating: 1, count: 64 << 20)
      let after = meter.heap
      #expect(after.allocated >= before.allocated + kept.count)
      #expect(after.allocated < before.allocated + kept.count + (32 << 20))
      #expect(after.resident >= before.resident + kept.count)
      #expect(after.mapped >= after.allocated)
      #expect(after.mapped >= before.mapped + kept.count)
    }
  }
}
