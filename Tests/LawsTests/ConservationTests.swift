import Laws
import Market
import Testing

@Suite struct ConservationTests {
  @Test(arguments: LawCase.conservation)
  func `what is left adds up`(history: LawCase) { history.check() }
}

extension LawCase {
  static let conservation: [LawCase] = [
    LawCase("a fill in part, then a cancel of the rest") {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 3, at: 100), .accepted(2),
        .trade(3, at: 100, maker: 1, leaves: 2, taker: 2, leaves: 0, .buy))
      Told(.cancel(1), .canceled(1, 2, .requested))
    },
    LawCase(
      "a trade of nothing", Breach(.conservation, "no quantity", 1, 2),
      Breach(.positiveSpread, "locked", 2, 1)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 3, at: 100), .accepted(2),
        .trade(0, at: 100, maker: 1, leaves: 5, taker: 2, leaves: 3, .buy))
    },
    LawCase(
      "a maker trades more than it has", Breach(.conservation, "maker overfilled", 1),
      sentence: "order 1 should trade at most 0.5, because no more is left of it; instead it "
        + "traded 0.6"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 6, at: 100), .accepted(2),
        .trade(6, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase("a taker trades more than it has", Breach(.conservation, "taker overfilled", 2)) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 4, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "a maker's rest is told wrong", Breach(.conservation, "maker leaves", 1),
      sentence: "order 1 should be left with 0.2, because it traded 0.3 of 0.5; instead 0.3 "
        + "was told"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 3, at: 100), .accepted(2),
        .trade(3, at: 100, maker: 1, leaves: 3, taker: 2, leaves: 0, .buy))
    },
    LawCase("a taker's rest is told wrong", Breach(.conservation, "taker leaves", 2)) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 7, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 1, .buy))
    },
    LawCase(
      "a cancel of more than is left", Breach(.conservation, "quantity canceled", 1),
      sentence: "order 1 should be canceled with 0.5, because so much is left of it; instead "
        + "it was with 0.9"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(.cancel(1), .canceled(1, 9, .requested))
    },
    LawCase("an expiry of less than is left", Breach(.conservation, "quantity expired", 1)) {
      Told.taken(.sell(1, 5, at: 100, .goodTillDate(9)))
      Told(.clock(9), .expired(1, 4))
    },
  ]
}
