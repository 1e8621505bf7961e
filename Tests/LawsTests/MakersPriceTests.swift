import Laws
import Market
import Testing

@Suite struct MakersPriceTests {
  @Test(arguments: LawCase.makersPrice)
  func `the order that rested makes the price`(history: LawCase) { history.check() }
}

extension LawCase {
  static let makersPrice: [LawCase] = [
    LawCase("the taker gets the better price") {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 103), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "the taker's price is taken", Breach(.makersPrice, "price of a trade", 1, 2),
      sentence: "orders 1 and 2 should have traded at 1.00, because that is the price of the order "
        + "that rested; instead they traded at 1.03"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 103), .accepted(2),
        .trade(5, at: 103, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
  ]
}
