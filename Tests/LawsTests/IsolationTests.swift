import Laws
import Market
import Testing

@Suite struct IsolationTests {
  @Test(arguments: LawCase.isolation)
  func `orders trade with the other side of their own book`(history: LawCase) { history.check() }
}

extension LawCase {
  static let isolation: [LawCase] = [
    LawCase("orders on two instruments leave each other alone") {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 100, on: 1))
    },
    LawCase(
      "two instruments trade with each other", Breach(.isolation, "another instrument", 1, 2),
      sentence: "orders 1 and 2 should not trade on Y, because they are of X and Y; instead they "
        + "did"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 100, on: 1), .accepted(2, on: 1),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy, on: 1))
    },
    LawCase("two buyers trade", Breach(.isolation, "one side", 1, 2)) {
      Told.taken(.buy(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "a buyer is told as the seller", Breach(.isolation, "wrong aggressor", 1, 2),
      sentence: "order 2 should be told as the buy order, because it is one; instead the trade "
        + "says sell"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .sell))
    },
    LawCase("an order for the close trades before it", Breach(.isolation, "out of the book", 1)) {
      Told.taken(.sell(1, 5, at: 100, .atClose))
      Told(
        .buy(2, 5, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "a cancel is told of another instrument",
      Breach(.isolation, "event of another instrument", 1),
      sentence: "what happens to order 1 should be told of X, because that is its instrument; "
        + "instead it was told of Y"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(.cancel(1), .canceled(1, 5, .requested, on: 1))
    },
  ]
}
