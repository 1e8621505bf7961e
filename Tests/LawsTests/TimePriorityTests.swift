import Laws
import Market
import Testing

@Suite struct TimePriorityTests {
  @Test(arguments: LawCase.timePriority)
  func `at one price the oldest order trades first`(history: LawCase) { history.check() }
}

extension LawCase {
  static let timePriority: [LawCase] = [
    LawCase("the older trades first, and goes on when it is left with something") {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .buy(3, 2, at: 100), .accepted(3),
        .trade(2, at: 100, maker: 1, leaves: 3, taker: 3, leaves: 0, .buy))
      Told(
        .buy(4, 4, at: 100), .accepted(4),
        .trade(3, at: 100, maker: 1, leaves: 0, taker: 4, leaves: 1, .buy),
        .trade(1, at: 100, maker: 2, leaves: 4, taker: 4, leaves: 0, .buy))
    },
    LawCase(
      "the newer of three trades first", Breach(.timePriority, "newer order first", 1, 3),
      sentence: "order 1 should have traded with order 4, because it came before order 3 at the "
        + "same price 1.00; instead order 3 did"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told.taken(.sell(3, 5, at: 100))
      Told(
        .buy(4, 5, at: 100), .accepted(4),
        .trade(5, at: 100, maker: 3, leaves: 0, taker: 4, leaves: 0, .buy))
    },
    LawCase(
      "an order that lost its place trades as if it had kept it",
      Breach(.timePriority, "newer order first", 2, 1)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(.replace(1, quantity: 6), .replaced(1, at: 100, leaves: 6, .lost))
      Told(
        .buy(4, 5, at: 100), .accepted(4),
        .trade(5, at: 100, maker: 1, leaves: 1, taker: 4, leaves: 0, .buy))
    },
  ]
}
