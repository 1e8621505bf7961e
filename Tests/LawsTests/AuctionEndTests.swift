import Laws
import Market
import Testing

@Suite struct AuctionEndTests {
  @Test(arguments: LawCase.auctionEnd)
  func `an uncross ends the orders whose last chance it was`(history: LawCase) { history.check() }
}

extension LawCase {
  static let auctionEnd: [LawCase] = [
    LawCase("an order for the close expires, another stays") {
      Told.begun(.closingAuction)
      Told.taken(.buy(1, 5, at: 100, .atClose))
      Told.taken(.buy(2, 5, at: 100))
      Told(.uncross, .uncrossed(at: nil, volume: 0, imbalance: 0), .expired(1, 5))
    },
    LawCase(
      "an order for the close lives on", Breach(.auctionEnd, "not expired", 1),
      sentence: "order 1 should have been expired, because uncross ends it; instead it lives "
        + "on"
    ) {
      Told.begun(.closingAuction)
      Told.taken(.buy(1, 5, at: 100, .atClose))
      Told(.uncross, .uncrossed(at: nil, volume: 0, imbalance: 0))
    },
    LawCase("an order that stays expires", Breach(.auctionEnd, "expired undue", 1)) {
      Told.begun(.closingAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told(.uncross, .uncrossed(at: nil, volume: 0, imbalance: 0), .expired(1, 5))
    },
    LawCase("the later expires first", Breach(.auctionEnd, "ends out of order", 1, 2)) {
      Told.begun(.closingAuction)
      Told.taken(.buy(1, 5, at: 100, .atClose))
      Told.taken(.buy(2, 5, at: 101, .atClose))
      Told(
        .uncross, .uncrossed(at: nil, volume: 0, imbalance: 0), .expired(2, 5), .expired(1, 5))
    },
    LawCase(
      "a market order expires", Breach(.auctionEnd, "expired for canceled as noLiquidity", 1),
      by: { $0.auctionMarketOrders = .collected }
    ) {
      Told.begun(.callAuction)
      Told.taken(.buyAtMarket(1, 5))
      Told(.uncross, .uncrossed(at: nil, volume: 0, imbalance: 0), .expired(1, 5))
    },
    LawCase(
      "a market order stays", Breach(.auctionEnd, "not canceled as noLiquidity", 1),
      by: { $0.auctionMarketOrders = .collected }
    ) {
      Told.begun(.callAuction)
      Told.taken(.buyAtMarket(1, 5))
      Told(.uncross, .uncrossed(at: nil, volume: 0, imbalance: 0))
    },
  ]
}
