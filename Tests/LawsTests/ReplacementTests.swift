import Laws
import Market
import Testing

@Suite struct ReplacementTests {
  @Test(arguments: LawCase.replacement)
  func `a replaced order is what was asked for`(history: LawCase) { history.check() }
}

extension LawCase {
  static let replacement: [LawCase] = [
    LawCase("a smaller order keeps its place, a larger one loses it") {
      Told.taken(.buy(1, 5, at: 100))
      Told(.replace(1, quantity: 4), .replaced(1, at: 100, leaves: 4, .kept))
      Told(.replace(1, quantity: 6), .replaced(1, at: 100, leaves: 6, .lost))
    },
    LawCase("a smaller order loses its place by convention", by: { $0.decreasePriority = .loses }) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.replace(1, quantity: 4), .replaced(1, at: 100, leaves: 4, .lost))
    },
    LawCase(
      "another price", Breach(.replacement, "price of a replaced order", 1),
      sentence: "order 1 should have its price 1.01, because that is what the replace comes "
        + "to; instead 1.02 was told"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.replace(1, price: 101), .replaced(1, at: 102, leaves: 5, .lost))
    },
    LawCase(
      "another quantity", Breach(.replacement, "quantity of a replaced order", 1),
      sentence: "order 1 should have its quantity 0.1, because that is what the replace comes "
        + "to; instead 0.4 was told"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(
        .sell(2, 3, at: 100), .accepted(2),
        .trade(3, at: 100, maker: 1, leaves: 2, taker: 2, leaves: 0, .sell))
      Told(.replace(1, quantity: 4), .replaced(1, at: 100, leaves: 4, .kept))
    },
    LawCase("a place kept undue", Breach(.replacement, "place of a replaced order", 1)) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.replace(1, quantity: 6), .replaced(1, at: 100, leaves: 6, .kept))
    },
    LawCase(
      "a place lost undue", Breach(.replacement, "place of a replaced order", 1),
      sentence: "order 1 should have its place kept, because that is what the replace comes "
        + "to; instead lost was told"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.replace(1, quantity: 4), .replaced(1, at: 100, leaves: 4, .lost))
    },
    LawCase(
      "a replace below what is filled goes through",
      Breach(.replacement, "replaced below what is filled", 1)
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(
        .sell(2, 3, at: 100), .accepted(2),
        .trade(3, at: 100, maker: 1, leaves: 2, taker: 2, leaves: 0, .sell))
      Told(.replace(1, quantity: 3), .replaced(1, at: 100, leaves: 2, .kept))
    },
    LawCase(
      "a replace above what is filled cancels", Breach(.replacement, "canceled by a replace", 1),
      sentence: "order 1 should have been replaced, because 0.4 was asked for and 0.3 is filled; "
        + "instead it was canceled"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(
        .sell(2, 3, at: 100), .accepted(2),
        .trade(3, at: 100, maker: 1, leaves: 2, taker: 2, leaves: 0, .sell))
      Told(.replace(1, quantity: 4), .canceled(1, 2, .replacedBelowFilled))
    },
  ]
}
