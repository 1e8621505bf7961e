import Laws
import Market
import Testing

@Suite struct LimitTests {
  @Test(arguments: LawCase.limit)
  func `no order trades beyond its limit`(history: LawCase) { history.check() }
}

extension LawCase {
  static let limit: [LawCase] = [
    LawCase("a trade at the limit of both") {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "a buyer pays more than its limit", Breach(.limit, "buy beyond the limit", 2),
      sentence: "order 2 should trade at 0.99 or better, because that is its limit; instead "
        + "it traded at 1.00"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 99), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "the order that rested gets less than its limit",
      Breach(.makersPrice, "price of a trade", 1, 2), Breach(.limit, "sell beyond the limit", 1)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 99), .accepted(2),
        .trade(5, at: 99, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "an auction trades beyond a limit",
      Breach(.auctionPrice, "price"), Breach(.limit, "buy beyond the limit", 1)
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 101, volume: 5, imbalance: 0),
        .cross(5, at: 101, buy: 1, leaves: 0, sell: 2, leaves: 0))
    },
  ]
}
