import Conformance
import Engines
import FaultyEngines
import Market
import OrderFlow
import Results
import Testing

/// Campaigns on the plain engine, and on the same engine with one fault after the other.
@Suite struct CampaignTests {
  /// The profiles of continuous trading, which is what the plain engine knows.
  private static let profiles: [NamedProfile] = [.plain, .identity, .crowdedLevel, .widePrices]

  private func campaign(
    _ fault: PlantedFault?, _ profile: NamedProfile, cases: Int, seed: UInt64 = 1
  ) -> Campaign {
    let engine = CampaignEngine(
      PlainEngine.source(of: fault), conventions: Conventions(),
      takes: { PlainEngine.limitation(for: $0) == nil })
    return Campaign(
      engine: engine, plan: Campaign.Plan(profile: profile, seed: seed, commands: 150),
      extent: .cases(cases))
  }

  @Test(arguments: profiles)
  func `the plain engine is clean`(profile: NamedProfile) {
    let outcome = campaign(nil, profile, cases: 60).run(with: Campaign.Company())
    #expect(outcome.failures.map(\.kind) == [])
    #expect(outcome.state.commands > 8_000)
    #expect(outcome.state.next == 60)
  }

  @Test(arguments: PlantedFault.allCases)
  func `a fault`(fault: PlantedFault) {
    for profile in Self.profiles {
      let outcome = campaign(fault, profile, cases: 40).run(with: Campaign.Company())
      for failure in outcome.failures.prefix(2) {
        print("FAULT\t\(fault)\t\(profile.rawValue)\t\(failure.kind)\t\(failure.flow.count)\t\(failure.trials)\t\(failure.verdict)")
      }
      if !outcome.failures.isEmpty { return }
    }
    print("FAULT\t\(fault)\tNOT")
  }
}
