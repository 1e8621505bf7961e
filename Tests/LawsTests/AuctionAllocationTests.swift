import Laws
import Market
import Testing

@Suite struct AuctionAllocationTests {
  @Test(arguments: LawCase.auctionAllocation)
  func `an auction trades its volume by price, then time`(history: LawCase) { history.check() }
}

extension LawCase {
  static let auctionAllocation: [LawCase] = [
    LawCase("two buyers, the better first") {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 101))
      Told.taken(.sell(3, 7, at: 100))
      Told(
        .uncross, .uncrossed(at: 100, volume: 7, imbalance: 3),
        .cross(5, at: 100, buy: 2, leaves: 0, sell: 3, leaves: 2),
        .cross(2, at: 100, buy: 1, leaves: 3, sell: 3, leaves: 0))
    },
    LawCase(
      "the worse first", Breach(.auctionAllocation, "buy out of turn", 2, 1),
      sentence: "order 2 should trade before order 1, because it is ahead of it by price or time; "
        + "instead order 1 traded first"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 101))
      Told.taken(.sell(3, 7, at: 100))
      Told(
        .uncross, .uncrossed(at: 100, volume: 7, imbalance: 3),
        .cross(5, at: 100, buy: 1, leaves: 0, sell: 3, leaves: 2),
        .cross(2, at: 100, buy: 2, leaves: 3, sell: 3, leaves: 0))
    },
    LawCase("the newer seller first", Breach(.auctionAllocation, "sell out of turn", 2, 3)) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told.taken(.sell(3, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 100, volume: 5, imbalance: -5),
        .cross(5, at: 100, buy: 1, leaves: 0, sell: 3, leaves: 0))
    },
    LawCase(
      "a trade at another price than the auction's",
      Breach(.auctionAllocation, "price of a trade", 1, 2),
      sentence: "orders 1 and 2 should trade at 1.01, because that is the auction's price; "
        + "instead they traded at 1.02"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 102))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 101, volume: 5, imbalance: 0),
        .cross(5, at: 102, buy: 1, leaves: 0, sell: 2, leaves: 0))
    },
    LawCase(
      "a volume in pieces", Breach(.auctionAllocation, "quantity of a trade", 1, 2),
      sentence: "orders 1 and 2 should trade 0.5, because they can trade that much; instead "
        + "they traded 0.3"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(
        .uncross, .uncrossed(at: 100, volume: 5, imbalance: 0),
        .cross(3, at: 100, buy: 1, leaves: 2, sell: 2, leaves: 2),
        .cross(2, at: 100, buy: 1, leaves: 0, sell: 2, leaves: 0))
    },
    LawCase(
      "no trades", Breach(.auctionAllocation, "volume not traded"),
      sentence: "the auction should trade 0.5, because it says so; instead its trades come to "
        + "0.0"
    ) {
      Told.begun(.callAuction)
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 100))
      Told(.uncross, .uncrossed(at: 100, volume: 5, imbalance: 0))
    },
  ]
}
