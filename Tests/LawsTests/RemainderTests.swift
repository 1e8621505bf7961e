import Laws
import Market
import Testing

@Suite struct RemainderTests {
  @Test(arguments: LawCase.remainder)
  func `what is left is canceled only when it must be`(history: LawCase) { history.check() }
}

extension LawCase {
  static let remainder: [LawCase] = [
    LawCase("what is left of an immediate order is canceled") {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 7, at: 100, .immediateOrCancel), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 2, .buy),
        .canceled(2, 2, .immediateOrCancel))
    },
    LawCase(
      "what is left of a market order rests by convention",
      by: {
        $0.marketRemainder = .rests
      }
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buyAtMarket(2, 7), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 2, .buy))
      Told(
        .sell(3, 2, at: 100), .accepted(3),
        .trade(2, at: 100, maker: 2, leaves: 0, taker: 3, leaves: 0, .sell))
    },
    LawCase(
      "a market order is canceled before it is done", Breach(.remainder, "canceled too early", 3),
      sentence: "order 3 should have gone on trading, because 1.01 still stands on the other "
        + "side; instead 0.2 of it was canceled"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 101))
      Told(
        .buyAtMarket(3, 7), .accepted(3),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 2, .buy),
        .canceled(3, 2, .noLiquidity))
    },
    LawCase(
      "a market order is canceled for another reason",
      Breach(.remainder, "immediateOrCancel for noLiquidity", 1)
    ) { Told(.buyAtMarket(1, 7), .accepted(1), .canceled(1, 7, .immediateOrCancel)) },
    LawCase(
      "a fill-or-kill order is canceled for another reason",
      Breach(.remainder, "immediateOrCancel for fillOrKill", 1)
    ) { Told(.buy(1, 7, at: 1, .fillOrKill), .accepted(1), .canceled(1, 7, .immediateOrCancel)) },
    LawCase(
      "a limit order is canceled", Breach(.remainder, "canceled instead of resting", 1),
      sentence: "what is left of order 1 should rest, because it is an order that does; instead "
        + "it was canceled as noLiquidity"
    ) { Told(.buy(1, 7, at: 1), .accepted(1), .canceled(1, 7, .noLiquidity)) },
    LawCase(
      "a collected market order is canceled", Breach(.remainder, "canceled instead of resting", 1),
      by: { $0.auctionMarketOrders = .collected }
    ) {
      Told.begun(.callAuction)
      Told(.buyAtMarket(1, 7), .accepted(1), .canceled(1, 7, .noLiquidity))
    },
    LawCase(
      "a replaced order that kept its place is canceled",
      Breach(.remainder, "canceled instead of resting", 1)
    ) {
      Told.taken(.buy(1, 7, at: 1))
      Told(
        .replace(1, quantity: 3), .replaced(1, at: 1, leaves: 3, .kept),
        .canceled(1, 3, .noLiquidity))
    },
    LawCase("a market order rests", Breach(.remainder, "market order rests", 1)) {
      Told.taken(.buyAtMarket(1, 7))
    },
  ]
}
