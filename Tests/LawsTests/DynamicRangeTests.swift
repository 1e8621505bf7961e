import Laws
import Market
import Testing

@Suite struct DynamicRangeTests {
  @Test(arguments: LawCase.dynamicRange)
  func `no trade is too far from the last price`(history: LawCase) { history.check() }
}

extension LawCase {
  static let dynamicRange: [LawCase] = [
    LawCase("the farthest trade that may be", limits: near) {
      Told.taken(.sell(1, 5, at: 102))
      Told(
        .buy(2, 5, at: 102), .accepted(2),
        .trade(5, at: 102, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase("a trade beyond it halts", limits: near) {
      Told.taken(.sell(1, 5, at: 103))
      Told(.buy(2, 5, at: 103), .accepted(2), .phaseChanged(.halted))
    },
    LawCase(
      "a trade beyond it refuses the rest", limits: near,
      by: { $0.volatilityInterruption = .refuses }
    ) {
      Told.taken(.sell(1, 5, at: 103))
      Told(.buy(2, 5, at: 103), .accepted(2), .canceled(2, 5, .outsideDynamicRange))
    },
    LawCase(
      "a trade too far", Breach(.dynamicRange, "too far", 2, 1),
      sentence: "the trade of orders 1 and 2 should not happen, because 1.03 is farther from 1.00 "
        + "than the range allows; instead it did",
      limits: near
    ) {
      Told.taken(.sell(1, 5, at: 103))
      Told(
        .buy(2, 5, at: 103), .accepted(2),
        .trade(5, at: 103, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "a halt for nothing", Breach(.dynamicRange, "halt", 2),
      sentence: "X should trade on, because no trade of order 2 would be too far from the last "
        + "price; instead its phase became halted",
      limits: near
    ) {
      Told.taken(.sell(1, 5, at: 102))
      Told(.buy(2, 5, at: 101), .accepted(2), .phaseChanged(.halted))
    },
    LawCase("another phase than a halt", Breach(.dynamicRange, "halt", 2), limits: near) {
      Told.taken(.sell(1, 5, at: 103))
      Told(.buy(2, 5, at: 103), .accepted(2), .phaseChanged(.callAuction))
    },
    LawCase("no halt", Breach(.dynamicRange, "no halt", 2), limits: near) {
      Told.taken(.sell(1, 5, at: 103))
      Told(
        .buy(2, 5, at: 103, .immediateOrCancel), .accepted(2),
        .canceled(2, 5, .immediateOrCancel))
    },
  ]
}

/// Two hundredths around one.
private func near(_ instrument: inout Instrument) {
  instrument.referencePrice = 100
  instrument.dynamicRange = 2
}
