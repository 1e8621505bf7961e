internal import Market

/// A short order flow that an engine with a capability answers otherwise than one without.
///
/// No two orders wait at one price: which of them is first is not what is asked, and an engine that
/// gets it wrong must not be told that its adapter does.
struct CapabilityProbe {
  var capability: Capability
  /// What the flow needs besides, and what the capability implies.
  var needs: Set<Capability> = []
  var instruments: [Instrument] = [Instrument(symbol: "A")]
  var flow: [Command]

  /// The probes of the commands and orders that an engine may take.
  static func all(_ of: ProbeNumbers) -> [CapabilityProbe] {
    orders(of) + commands(of) + domain(of) + reports(of)
  }

  private static func orders(_ of: ProbeNumbers) -> [CapabilityProbe] {
    [
      CapabilityProbe(
        capability: .market,
        flow: [of.sell(1, 5), of.sell(2, 5, at: 1), of.market(3, .buy, 7), of.market(4, .buy, 9)]),
      CapabilityProbe(
        capability: .ioc,
        flow: [of.sell(1, 5), of.buy(2, 8, .immediateOrCancel), of.buy(3, 2, .immediateOrCancel)]),
      CapabilityProbe(
        capability: .fok,
        flow: [of.sell(1, 5), of.buy(2, 8, .fillOrKill), of.buy(3, 5, .fillOrKill)]),
      CapabilityProbe(
        capability: .day, needs: [.phases],
        flow: [of.buy(1, 5, .day), of.buy(2, 3, at: -1), of.phase(.closed)]),
      CapabilityProbe(
        capability: .gtd, needs: [.clock],
        flow: [
          of.buy(1, 5, .goodTillDate(Timestamp(nanoseconds: 10))),
          .clock(Timestamp(nanoseconds: 9)), .clock(Timestamp(nanoseconds: 10)),
        ]),
      CapabilityProbe(
        capability: .opg, needs: [.phases, .auctions],
        flow: [
          of.phase(.closed), of.phase(.openingAuction), of.buy(1, 5, .atOpening), of.sell(2, 3),
          of.uncross,
        ]),
      CapabilityProbe(
        capability: .cls, needs: [.phases, .auctions],
        flow: [
          of.buy(1, 5, .atClose), of.sell(2, 3), of.phase(.closingAuction), of.uncross,
        ]),
    ]
  }

  private static func commands(_ of: ProbeNumbers) -> [CapabilityProbe] {
    [
      CapabilityProbe(
        capability: .reduce,
        flow: [
          of.buy(1, 5), of.buy(2, 4, at: -1), of.replace(1, quantity: 3), of.sell(3, 4, at: -1),
        ]),
      CapabilityProbe(
        capability: .replace, needs: [.reduce],
        flow: [
          of.buy(1, 5), of.buy(2, 4, at: -2), of.replace(1, quantity: 6), of.replace(2, at: -1),
          of.sell(3, 2, at: 2), of.replace(2, at: 2),
        ]),
      CapabilityProbe(
        capability: .massCancel,
        flow: [
          of.buy(1, 5), of.buy(2, 4, at: -1), of.sell(3, 2, at: 2),
          .massCancel(MassCancel(side: .buy)), .massCancel(MassCancel()),
        ]),
      CapabilityProbe(
        capability: .phases,
        flow: [
          of.buy(1, 5), of.phase(.halted), of.phase(.halted), of.phase(.continuous), of.sell(2, 5),
        ]),
      CapabilityProbe(
        capability: .auctions, needs: [.phases],
        flow: [
          of.phase(.callAuction), of.buy(1, 5), of.sell(2, 3, at: -1), of.uncross,
          of.phase(.continuous), of.sell(3, 2),
        ]),
      CapabilityProbe(
        capability: .clock,
        flow: [
          .clock(Timestamp(nanoseconds: 5)), .clock(Timestamp(nanoseconds: 4)), of.buy(1, 5),
        ]),
    ]
  }

  private static func domain(_ of: ProbeNumbers) -> [CapabilityProbe] {
    var ruled = Instrument(symbol: "A", lot: Quantity(10))
    ruled.maximumQuantity = Quantity(50)
    var banded = Instrument(symbol: "A")
    banded.priceBand = of.price(-5)...of.price(5)
    var ranged = Instrument(symbol: "A", referencePrice: of.price(0))
    ranged.dynamicRange = 2
    var collared = Instrument(symbol: "A", referencePrice: of.price(0))
    collared.auctionCollar = 2
    return [
      CapabilityProbe(
        capability: .instruments,
        instruments: [Instrument(symbol: "A"), Instrument(symbol: "B")],
        flow: [
          of.sell(1, 5), of.buy(2, 5, instrument: 1), of.buy(3, 5), of.sell(4, 2, instrument: 1),
          of.buy(5, 5, instrument: 7),
        ]),
      CapabilityProbe(
        capability: .accounts, needs: [.massCancel],
        flow: [
          of.buy(1, 5, account: 1), of.buy(2, 4, at: -1, account: 2),
          .massCancel(MassCancel(account: AccountID(1))),
        ]),
      CapabilityProbe(
        capability: .instrumentRules, instruments: [ruled],
        flow: [of.buy(1, 15), of.buy(2, 60), of.buy(3, 0), of.buy(4, 20)]),
      CapabilityProbe(
        capability: .priceBands, instruments: [banded],
        flow: [of.buy(1, 5, at: 6), of.sell(2, 5, at: -6), of.buy(3, 5, at: 5)]),
      CapabilityProbe(
        capability: .volatility, instruments: [ranged],
        flow: [of.sell(1, 5, at: 2), of.sell(2, 5, at: 4), of.buy(3, 8, at: 4)]),
      CapabilityProbe(
        capability: .collars, needs: [.phases, .auctions], instruments: [collared],
        flow: [
          of.phase(.callAuction), of.buy(1, 5, at: 9), of.sell(2, 5, at: 8), of.uncross,
        ]),
      CapabilityProbe(
        capability: .duplicates, flow: [of.buy(1, 5), of.buy(1, 4, at: -1), of.cancel(1)]),
      CapabilityProbe(
        capability: .unknownCancels,
        flow: [of.cancel(9), of.buy(1, 5), of.cancel(1), of.cancel(1)]),
    ]
  }

  private static func reports(_ of: ProbeNumbers) -> [CapabilityProbe] {
    let trades = [
      of.sell(1, 5), of.sell(2, 5, at: 1), of.sell(3, 5, at: 2), of.buy(4, 12, at: 2),
    ]
    return [
      CapabilityProbe(capability: .trades, flow: trades),
      CapabilityProbe(capability: .tradeIDs, needs: [.trades], flow: trades),
      CapabilityProbe(capability: .tradePrices, needs: [.trades], flow: trades),
      CapabilityProbe(
        capability: .reasons, needs: [.unknownCancels], flow: [of.cancel(9)]),
      CapabilityProbe(capability: .orders, flow: Array(trades.prefix(3))),
      CapabilityProbe(capability: .levels, flow: Array(trades.prefix(3))),
      CapabilityProbe(capability: .top, flow: Array(trades.prefix(3))),
      CapabilityProbe(
        capability: .phase, needs: [.phases], flow: [of.phase(.halted), of.phase(.continuous)]),
      CapabilityProbe(
        capability: .indication, needs: [.phases, .auctions],
        flow: [of.phase(.callAuction), of.buy(1, 5), of.sell(2, 3, at: -1)]),
    ]
  }
}
