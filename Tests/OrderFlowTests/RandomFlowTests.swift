import Market
import OrderFlow
import Testing

@Suite struct RandomFlowTests {
  @Test func `the first million commands of seed 1 are the same on every machine`() {
    #expect(RandomFlow.flow(seed: 1, commandCount: 1_000_000).hash == "149326b63229358e")
  }

  @Test func `a shorter flow is the beginning of a longer one, and a stream gives the same`() {
    let long = RandomFlow.flow(seed: 9, commandCount: 2_000)
    let short = RandomFlow.flow(seed: 9, commandCount: 700)
    #expect(short.commands == Array(long.commands.prefix(700)))
    var stream = RandomFlow(seed: 9)
    #expect(stream.instruments == long.instruments)
    #expect((0..<700).map { _ in stream.next() } == short.commands)
  }

  @Test func `every reason to refuse and to cancel occurs, and auctions trade`() {
    var reading = FlowReading(RandomFlow.flow(seed: 1, commandCount: 40_000))
    #expect(reading.expiries > 300)
    #expect(reading.auctions > 100)
    #expect(reading.trades > 2_000)
    #expect(100 * reading.rejections < 35 * reading.commands)
    // Without the conventions that make them, these two can't occur.
    var reasons = Set(RejectReason.allCases)
    reasons.subtract([.reusedIdentifier, .quantityAlreadyFilled])
    #expect(reading.reasons == reasons)
    #expect(reading.cancelReasons == Set(CancelReason.allCases))
    #expect(reading.phases == Set(Phase.allCases))

    var conventions = Conventions()
    conventions.identifierReuse = .never
    conventions.replaceBelowFilled = .rejects
    reading = FlowReading(
      RandomFlow.flow(seed: 2, commandCount: 40_000), conventions: conventions)
    #expect(reading.reasons == Set(RejectReason.allCases))
  }

  @Test(arguments: 1...48 as ClosedRange<UInt64>)
  func `never are more orders live than the profile says, under any conventions`(seed: UInt64) {
    var profile = RandomFlow.Profile()
    profile.liveOrders = 60
    let conventions = Conventions(ofSeed: seed)
    let flow = RandomFlow.flow(seed: seed, profile: profile, commandCount: 2_000)
    let reading = FlowReading(flow, conventions: conventions, lookingEvery: 7)
    #expect(reading.mostLive <= 60, "\(conventions)")
    #expect(reading.mostLive > 10, "\(conventions)")
  }

  @Test func `seeds in a row have every combination of conventions`() {
    #expect(Set((5..<37).map { Self.older(Conventions(ofSeed: $0)) }).count == 32)
    #expect(Set((1_000..<2_920).map { Conventions(ofSeed: $0) }).count == 1_920)
  }

  /// The conventions with every choice but the first five at its default.
  private static func older(_ conventions: Conventions) -> Conventions {
    var older = Conventions()
    older.decreasePriority = conventions.decreasePriority
    older.replaceQuantity = conventions.replaceQuantity
    older.replaceBelowFilled = conventions.replaceBelowFilled
    older.marketRemainder = conventions.marketRemainder
    older.identifierReuse = conventions.identifierReuse
    return older
  }

  @Test func `a profile without features has limit orders that are good till canceled alone`() {
    var profile = RandomFlow.Profile()
    profile.features = []
    profile.hostilePerThousand = 0
    profile.instruments = 1
    profile.accounts = 0
    let flow = RandomFlow.flow(seed: 3, profile: profile, commandCount: 3_000)
    #expect(flow.instruments.count == 1)
    #expect(
      flow.commands.allSatisfy { command in
        guard case .new(let order) = command, case .limit = order.type else { return false }
        return order.timeInForce == .goodTillCancel && order.account == .none
      })
    #expect(FlowReading(flow).trades > 100)
  }

  @Test(arguments: [
    RandomFlow.Features.cancel, .replace, .massCancel, .phases, .clock, .market, .day,
    .goodTillDate, .immediateOrCancel, .fillOrKill, .atOpening, .atClose,
  ])
  func `a feature that is left out does not occur, and one that is left in does`(
    feature: RandomFlow.Features
  ) {
    for seed: UInt64 in 1...5 {
      var profile = RandomFlow.Profile()
      profile.features = RandomFlow.Features.all.subtracting(feature)
      let without = RandomFlow.flow(seed: seed, profile: profile, commandCount: 3_000)
      #expect(without.commands.allSatisfy { !$0.features.contains(feature) }, "seed \(seed)")
    }
    var profile = RandomFlow.Profile()
    profile.features = feature
    let alone = RandomFlow.flow(seed: 1, profile: profile, commandCount: 3_000).commands
    #expect(alone.contains { $0.features == feature })
    #expect(alone.allSatisfy { $0.features.isSubset(of: feature) })
  }

  @Test func `an honest flow sends nothing that only a hostile one would`() {
    var profile = RandomFlow.Profile()
    profile.hostilePerThousand = 0
    let reading = FlowReading(RandomFlow.flow(seed: 5, profile: profile, commandCount: 30_000))
    #expect(
      reading.reasons.isDisjoint(with: [
        .unknownInstrument, .duplicateOrder, .quantityNotPositive, .quantityOffLot,
        .quantityBelowMinimum, .quantityAboveMaximum, .priceOffTick, .expiryNotInFuture,
        .clockRanBack,
      ]))
  }

  @Test func `prices reach both ends of Int64, and quantities its upper end`() {
    var prices: Set<Int64> = []
    var quantities: Set<Int64> = []
    for command in RandomFlow.flow(seed: 1, commandCount: 50_000).commands {
      guard case .new(let order) = command else { continue }
      quantities.insert(order.quantity.rawValue)
      if case .limit(let price) = order.type { prices.insert(price.rawValue) }
    }
    #expect(prices.isSuperset(of: [.min, .min + 1, -1, 0, 1, .max - 1, .max]))
    #expect(quantities.isSuperset(of: [.min, -1, 0, 1, .max]))
  }

  @Test func `the eight sorts of instruments all stand in a flow of eight, in another order`() {
    let one = RandomFlow(seed: 1).instruments
    #expect(Set(one.map(\.symbol)).count == 8)
    #expect(one.contains { $0.priceBand != nil && $0.lot == Quantity(10) })
    #expect(one.contains { $0.tickTable.rows.count == 3 })
    #expect(one.contains { $0.priceSigns == .negative })
    #expect(one.contains { $0.priceSigns == [.zero, .positive] })
    #expect(one.count { $0.priceSigns == .any } == 3)
    #expect(one.count { $0.dynamicRange != nil } == 3)
    #expect(one.count { $0.auctionCollar != nil } == 5)
    let first = Set((1...40).map { RandomFlow(seed: $0).instruments[0].priceSigns })
    #expect(first.count == 4)
  }

  @Test func `stretches differ: some have no cancel at all, in some they are common`() {
    var stream = RandomFlow(seed: 6)
    let shares = (0..<60).map { _ in
      (0..<250).count { _ in
        if case .cancel = stream.next() { true } else { false }
      }
    }
    #expect(shares.contains { $0 <= 3 })
    #expect(shares.contains { $0 >= 80 })
  }

  @Test func `identifiers come in three fashions, as the seed has it`() {
    var fashions: Set<String> = []
    for seed: UInt64 in 1...30 {
      var profile = RandomFlow.Profile()
      profile.hostilePerThousand = 0
      let ids = RandomFlow.flow(seed: seed, profile: profile, commandCount: 200).commands
        .compactMap { command in
          if case .new(let order) = command { order.id.rawValue } else { nil }
        }
      let isDense = ids.allSatisfy { $0 <= 200 }
      let isAligned = ids.allSatisfy { $0 & (1 << 40 - 1) == 0 }
      fashions.insert(isDense ? "dense" : isAligned ? "aligned" : "sparse")
    }
    #expect(fashions == ["dense", "aligned", "sparse"])
  }

  @Test func `a profile without instruments traps`() async {
    await #expect(processExitsWith: .failure) {
      var profile = RandomFlow.Profile()
      profile.instruments = 0
      _ = RandomFlow(seed: 1, profile: profile)
    }
  }
}

extension Command {
  /// The features that the command makes use of.
  fileprivate var features: RandomFlow.Features {
    switch self {
    case .new(let order):
      var features: RandomFlow.Features = order.type == .market ? [.market] : []
      switch order.timeInForce {
      case .goodTillCancel: break
      case .day: features.insert(.day)
      case .goodTillDate: features.insert(.goodTillDate)
      case .immediateOrCancel: features.insert(.immediateOrCancel)
      case .fillOrKill: features.insert(.fillOrKill)
      case .atOpening: features.insert(.atOpening)
      case .atClose: features.insert(.atClose)
      }
      return features
    case .cancel: return .cancel
    case .replace: return .replace
    case .massCancel: return .massCancel
    case .phase, .uncross: return .phases
    case .clock: return .clock
    }
  }
}
