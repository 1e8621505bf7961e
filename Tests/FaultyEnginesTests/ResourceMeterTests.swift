import FaultyEngines
import MutationScore
import Testing

/// What no answer shows: work and room that grow with what comes.
@Suite struct ResourceMeterTests {
  @Test(arguments: ResourceMeter.allCases)
  func `a sound engine's count stays, and some fault drives it up`(meter: ResourceMeter) {
    #expect(!meter.grows(with: nil))
    #expect(PlantedFault.allCases.contains { meter.grows(with: $0) })
  }

  @Test(arguments: PlantedFault.allCases)
  func `a fault that no answer shows drives a meter up`(fault: PlantedFault) {
    guard case .meter = fault.evidence else { return }
    #expect(ResourceMeter.allCases.contains { $0.grows(with: fault) })
  }

  @Test func `capped pools, leaks and logs are metered too`() {
    for fault in [PlantedFault.poolFull, .slotsLeak] {
      #expect(ResourceMeter.pool.grows(with: fault))
    }
    #expect(ResourceMeter.log.grows(with: .logOf1024))
  }
}
