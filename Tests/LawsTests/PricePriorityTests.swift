import Laws
import Market
import Testing

@Suite struct PricePriorityTests {
  @Test(arguments: LawCase.pricePriority)
  func `the better price trades first`(history: LawCase) { history.check() }
}

extension LawCase {
  static let pricePriority: [LawCase] = [
    LawCase("the best ask trades first, then the next") {
      Told.taken(.sell(1, 5, at: 101))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .buy(3, 8, at: 101), .accepted(3),
        .trade(5, at: 100, maker: 2, leaves: 0, taker: 3, leaves: 3, .buy),
        .trade(3, at: 101, maker: 1, leaves: 2, taker: 3, leaves: 0, .buy))
    },
    LawCase(
      "a better ask is passed over", Breach(.pricePriority, "worse price first", 2, 1),
      sentence: "order 2 should have traded with order 3, because its price 1.00 is better than "
        + "1.01; instead order 1 did"
    ) {
      Told.taken(.sell(1, 5, at: 101))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .buy(3, 5, at: 101), .accepted(3),
        .trade(5, at: 101, maker: 1, leaves: 0, taker: 3, leaves: 0, .buy))
    },
  ]
}
