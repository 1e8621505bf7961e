internal import Market

extension RandomFlow {
  /// The chances of one stretch of a random flow.
  struct Mix: Sendable {
    /// The kinds of commands.
    enum Kind: CaseIterable, Sendable {
      case new, cancel, replace, massCancel, phase, uncross, clock
    }

    /// The sorts of times in force.
    enum Lifetime: CaseIterable, Sendable {
      case goodTillCancel, day, goodTillDate, immediateOrCancel, fillOrKill, atOpening, atClose
    }

    /// How large the quantities are.
    enum Size: Sendable {
      /// Up to so many lots.
      case lots(Int64)
      /// Up to the most that an instrument takes, so that totals leave 64 bits behind.
      case huge
    }

    private let kinds: WeightedChoice
    private let lifetimes: WeightedChoice
    private let instruments: WeightedChoice
    /// How many of sixteen orders that may be are market orders.
    let marketOrders: UInt64
    /// Whether auctions are expected to collect market orders.
    let collectsMarketOrders: Bool
    /// Whether a halted instrument is expected to take orders.
    let haltTakesOrders: Bool
    /// Whether a trade out of the dynamic range is expected to halt its instrument.
    let interrupts: Bool
    /// How many of sixteen orders buy.
    let buyers: UInt64
    /// How many of sixteen limits keep to their own side of the center.
    let passive: UInt64
    /// How far prices lie from the center, in increments.
    let width: Int64
    let size: Size
    let hostilePerThousand: UInt64
    /// About how many orders come for an instrument in an auction before it ends.
    let patience: UInt64
    /// The longest step of the clock, in nanoseconds.
    let clockStep: Int64
    /// The longest life of a good-till-date order, in nanoseconds.
    let horizon: Int64

    init(profile: Profile, using generator: inout SeededGenerator) {
      let features = profile.features
      let massCancels = features.contains(.massCancel) && generator.chance(1, in: 2)
      kinds = WeightedChoice(weights: [
        64 << generator.below(3),
        Self.weight(8, where: features.contains(.cancel), &generator),
        Self.weight(12, where: features.contains(.replace), &generator),
        Self.weight(1, where: massCancels, &generator),
        Self.weight(2 * profile.phaseWeight, where: features.contains(.phases), &generator),
        Self.weight(profile.phaseWeight, where: features.contains(.phases), &generator),
        Self.weight(8, where: features.contains(.clock), &generator),
      ])
      lifetimes = WeightedChoice(weights: [
        16,
        Self.weight(2, where: features.contains(.day), &generator),
        Self.weight(2, where: features.contains(.goodTillDate), &generator),
        Self.weight(2, where: features.contains(.immediateOrCancel), &generator),
        Self.weight(2, where: features.contains(.fillOrKill), &generator),
        Self.weight(2, where: features.contains(.atOpening), &generator),
        Self.weight(2, where: features.contains(.atClose), &generator),
      ])
      let busiest = generator.index(below: profile.instruments)
      instruments = WeightedChoice(
        weights: (0..<profile.instruments).map { index in
          index == busiest ? 16 : Self.weight(2, where: generator.chance(1, in: 2), &generator)
        })
      marketOrders = features.contains(.market) ? [0, 1, 4][generator.index(below: 3)] : 0
      collectsMarketOrders = generator.chance(1, in: 2)
      haltTakesOrders = generator.chance(1, in: 2)
      interrupts = generator.chance(3, in: 4)
      buyers = [8, 8, 8, 2, 14][generator.index(below: 5)]
      passive = [2, 10, 13, 15][generator.index(below: 4)]
      width = 1 << generator.value(in: profile.widths)
      let sizes: [Size] = [.lots(1), .lots(3), .lots(10), .lots(10), .lots(1_000), .huge]
      size = sizes[generator.index(below: sizes.count)]
      hostilePerThousand =
        UInt64(profile.hostilePerThousand) * [0, 1, 2][generator.index(below: 3)]
      patience = 4 << generator.below(5)
      clockStep = 1 << generator.value(in: profile.clockSteps)
      horizon = 1 << generator.value(in: 0...14)
    }

    func kind(using generator: inout SeededGenerator) -> Kind {
      Kind.allCases[kinds.index(using: &generator)]
    }

    /// A time in force; mostly one that is taken in a phase.
    func lifetime(in phase: Phase, using generator: inout SeededGenerator) -> Lifetime {
      let drawn = Lifetime.allCases[lifetimes.index(using: &generator)]
      let isTaken =
        switch drawn {
        case .goodTillCancel, .day, .goodTillDate, .atClose: true
        case .immediateOrCancel, .fillOrKill: phase == .continuous || phase == .closed
        case .atOpening: phase == .preOpen || phase == .openingAuction
        }
      return isTaken || generator.chance(1, in: 4) ? drawn : .goodTillCancel
    }

    /// The place of an instrument in the list.
    func instrument(using generator: inout SeededGenerator) -> UInt32 {
      UInt32(instruments.index(using: &generator))
    }

    /// A weight about the usual one, but nothing in one stretch of four.
    private static func weight(
      _ usual: UInt64, where isWanted: Bool, _ generator: inout SeededGenerator
    ) -> UInt64 {
      let drawn = generator.chance(1, in: 4) ? 0 : usual << generator.below(4)
      return isWanted ? drawn : 0
    }
  }
}
