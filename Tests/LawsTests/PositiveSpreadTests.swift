import Laws
import Market
import Testing

@Suite struct PositiveSpreadTests {
  @Test(arguments: LawCase.positiveSpread)
  func `continuous trading leaves a positive spread`(history: LawCase) { history.check() }
}

extension LawCase {
  static let positiveSpread: [LawCase] = [
    LawCase("a spread of one tick") {
      Told.taken(.sell(1, 5, at: 101))
      Told.taken(.buy(2, 5, at: 100))
    },
    LawCase(
      "orders at one price rest", Breach(.positiveSpread, "locked", 2, 1)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 100))
    },
    LawCase(
      "a crossing order rests", Breach(.positiveSpread, "crossed", 2, 1),
      sentence: "orders 2 and 1 should have traded, because 1.02 is bid and 1.00 is asked; "
        + "instead both stand in the book"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 102))
    },
    LawCase("a replaced order crosses", Breach(.positiveSpread, "crossed", 2, 1)) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 90))
      Told(.replace(2, price: 101), .replaced(2, at: 101, leaves: 5, .lost))
    },
    LawCase("where orders are collected they may cross") {
      Told.begun(.callAuction)
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 102))
    },
  ]
}
