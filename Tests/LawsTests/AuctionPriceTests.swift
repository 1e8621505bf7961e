import Laws
import Market
import Testing

@Suite struct AuctionPriceTests {
  @Test(arguments: LawCase.auctionPrice)
  func `an auction's price is that of its rule`(history: LawCase) { history.check() }
}

extension LawCase {
  static let auctionPrice: [LawCase] = [
    LawCase("most volume, nothing over") {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 102))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 101, volume: 5, imbalance: 0),
        .cross(5, at: 101, buy: 1, leaves: 0, sell: 2, leaves: 0))
    },
    LawCase("nothing to trade") {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 99))
      Told(.uncross, .uncrossed(at: nil, volume: 0, imbalance: 0))
    },
    LawCase(
      "less volume than there could be", Breach(.auctionPrice, "volume"),
      sentence: "the auction should trade 0.5, because that is the most that any price allows; "
        + "instead it says 0.4"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 100, volume: 4, imbalance: 0),
        .cross(4, at: 100, buy: 1, leaves: 1, sell: 2, leaves: 1))
    },
    LawCase(
      "another price", Breach(.auctionPrice, "price"),
      sentence: "the auction's price should be 1.01, because the rule shanghai takes that; instead "
        + "it is 1.02"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 102))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 102, volume: 5, imbalance: 0),
        .cross(5, at: 102, buy: 1, leaves: 0, sell: 2, leaves: 0))
    },
    LawCase(
      "another imbalance", Breach(.auctionPrice, "imbalance"),
      sentence: "the auction should leave -2 units over, because so much more is bid than offered "
        + "at its price; instead it says 2"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 7, at: 100))
      Told(
        .uncross, .uncrossed(at: 100, volume: 5, imbalance: 2),
        .cross(5, at: 100, buy: 1, leaves: 0, sell: 2, leaves: 2))
    },
  ]
}
