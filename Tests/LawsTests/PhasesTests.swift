import Laws
import Market
import Testing

@Suite struct PhasesTests {
  @Test(arguments: LawCase.phases)
  func `a phase ends the orders whose time it ends`(history: LawCase) { history.check() }
}

extension LawCase {
  static let phases: [LawCase] = [
    LawCase("a day order and one for the close end at the close") {
      Told.taken(.buy(1, 5, at: 100, .day))
      Told.taken(.buy(2, 5, at: 100))
      Told.taken(.buy(3, 5, at: 100, .atClose))
      Told(.phase(.closed), .phaseChanged(.closed), .expired(1, 5), .expired(3, 5))
    },
    LawCase(
      "a collected market order ends with the auction",
      by: {
        $0.auctionMarketOrders = .collected
      }
    ) {
      Told.begun(.callAuction)
      Told.taken(.buyAtMarket(1, 5))
      Told(
        .phase(.continuous), .phaseChanged(.continuous), .canceled(1, 5, .noLiquidity))
    },
    LawCase(
      "a day order outlives the day", Breach(.phases, "not expired", 1),
      sentence: "order 1 should have been expired, because phase ends it; instead it lives on"
    ) {
      Told.taken(.buy(1, 5, at: 100, .day))
      Told(.phase(.closed), .phaseChanged(.closed))
    },
    LawCase(
      "an order that is good till it is canceled ends", Breach(.phases, "expired undue", 1),
      sentence: "order 1 should live on, because phase does not end it; instead it was expired"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.phase(.closed), .phaseChanged(.closed), .expired(1, 5))
    },
    LawCase("a day order is canceled", Breach(.phases, "canceled as noLiquidity for expired", 1)) {
      Told.taken(.buy(1, 5, at: 100, .day))
      Told(.phase(.closed), .phaseChanged(.closed), .canceled(1, 5, .noLiquidity))
    },
    LawCase("the later ends first", Breach(.phases, "ends out of order", 1, 2)) {
      Told.taken(.buy(1, 5, at: 100, .day))
      Told.taken(.buy(2, 5, at: 101, .day))
      Told(.phase(.closed), .phaseChanged(.closed), .expired(2, 5), .expired(1, 5))
    },
    LawCase(
      "a market order stays in continuous trading",
      Breach(.phases, "not canceled as noLiquidity", 1),
      by: { $0.auctionMarketOrders = .collected }
    ) {
      Told.begun(.callAuction)
      Told.taken(.buyAtMarket(1, 5))
      Told(.phase(.continuous), .phaseChanged(.continuous))
    },
    LawCase(
      "a limit order is canceled as a market order",
      Breach(.phases, "canceled as noLiquidity undue", 1)
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told(.phase(.continuous), .phaseChanged(.continuous), .canceled(1, 5, .noLiquidity))
    },
  ]
}
