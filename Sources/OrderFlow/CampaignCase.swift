package import Market

/// One case of a campaign: a short random flow with a seed and conventions of its own.
///
/// All of it follows from the campaign's seed and the number of the case.
package struct CampaignCase: Hashable, Sendable {
  package let profile: NamedProfile
  /// The campaign's seed.
  package let campaignSeed: UInt64
  /// The number of the case, from 0.
  package let number: Int

  package init(_ profile: NamedProfile, campaignSeed: UInt64, number: Int) {
    self.profile = profile
    self.campaignSeed = campaignSeed
    self.number = number
  }

  /// The case's own seed.
  package var seed: UInt64 {
    SplitMix64.mixed(SplitMix64.mixed(campaignSeed) &+ UInt64(truncatingIfNeeded: number))
  }

  /// The conventions under which it is played, where the engine has none of its own.
  package var conventions: Conventions { Conventions(ofSeed: seed) }

  /// The flow from its beginning.
  package var flow: RandomFlow { RandomFlow(seed: seed, profile: profile.profile) }
}
