import Laws
import Market
import Testing

@Suite struct TheDeadStayDeadTests {
  @Test(arguments: LawCase.theDeadStayDead)
  func `nothing happens to a dead order`(history: LawCase) { history.check() }
}

extension LawCase {
  static let theDeadStayDead: [LawCase] = [
    LawCase(
      "a filled order trades again", Breach(.theDeadStayDead, "traded", 1),
      sentence: "nothing should have happened to order 1, because no such order lives; instead "
        + "it traded"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
      Told(
        .buy(3, 5, at: 100), .accepted(3),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 0, .buy))
    },
    LawCase(
      "an incoming order trades on when it is filled", Breach(.theDeadStayDead, "traded", 3)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .buy(3, 5, at: 100), .accepted(3),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 0, .buy),
        .trade(5, at: 100, maker: 2, leaves: 0, taker: 3, leaves: 0, .buy))
    },
    LawCase(
      "an order that was canceled expires", Breach(.theDeadStayDead, "expired", 1),
      sentence: "nothing should have happened to order 1, because no such order lives; instead "
        + "it was expired"
    ) {
      Told.taken(.sell(1, 5, at: 100, .goodTillDate(9)))
      Told(.cancel(1), .canceled(1, 5, .requested))
      Told(.clock(9), .expired(1, 5))
    },
    LawCase(
      "a mass cancel reaches the dead", Breach(.theDeadStayDead, "canceled", 1)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(.cancel(1), .canceled(1, 5, .requested))
      Told(.cancelAll(), .canceled(1, 5, .massCancel))
    },
    LawCase(
      "an unknown order is replaced", Breach(.refusal, "replace taken despite unknownOrder", 1),
      Breach(.theDeadStayDead, "replaced", 1)
    ) {
      Told(.replace(1, quantity: 6), .replaced(1, at: 100, leaves: 6, .lost))
    },
    LawCase("an identifier lives again where that may be") {
      Told.taken(.sell(1, 5, at: 100))
      Told(.cancel(1), .canceled(1, 5, .requested))
      Told.taken(.sell(1, 5, at: 100))
      Told(.cancel(1), .canceled(1, 5, .requested))
    },
  ]
}
