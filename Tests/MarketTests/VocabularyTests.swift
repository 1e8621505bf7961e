import Market
import Testing

/// The numbers and names that files, wires and other languages rely on.
@Suite struct VocabularyTests {
  @Test func `reject reasons stand in their order of precedence`() {
    #expect(
      RejectReason.allCases == [
        .unknownInstrument, .unknownOrder, .duplicateOrder, .reusedIdentifier, .marketClosed,
        .tradingHalted, .needsContinuousTrading, .auctionPassed, .quantityNotPositive,
        .quantityOffLot, .quantityBelowMinimum, .quantityAboveMaximum, .priceSignNotAllowed,
        .priceOffTick, .priceOutsideBand, .expiryNotInFuture, .quantityAlreadyFilled,
        .phaseUnchanged, .phaseCannotFollow, .bookCrossed, .notInAuction, .clockRanBack,
      ])
    // Reasons that came later have later numbers, wherever they stand.
    #expect(
      RejectReason.allCases.map(\.rawValue) == [
        0, 1, 2, 3, 4, 19, 5, 20, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 21, 16, 17, 18,
      ])
  }

  @Test func `cancel reasons keep their numbers`() {
    #expect(
      CancelReason.allCases == [
        .requested, .massCancel, .immediateOrCancel, .fillOrKill, .noLiquidity,
        .replacedBelowFilled, .outsideDynamicRange,
      ])
    #expect(CancelReason.allCases.map(\.rawValue) == Array(0..<7))
  }

  @Test func `sides, phases, aggressors and priorities keep their numbers`() {
    #expect(Side.allCases == [.buy, .sell])
    #expect(Side.allCases.map(\.rawValue) == [0, 1])
    #expect(
      Phase.allCases == [
        .preOpen, .openingAuction, .continuous, .halted, .reopeningAuction, .callAuction,
        .closingAuction, .closed,
      ])
    #expect(Phase.allCases.map(\.rawValue) == [3, 4, 0, 5, 6, 1, 7, 2])
    #expect(Aggressor.allCases == [.buy, .sell, .auction])
    #expect(Aggressor.allCases.map(\.rawValue) == [0, 1, 2])
    #expect(Priority.allCases == [.kept, .lost])
    #expect(Priority.allCases.map(\.rawValue) == [0, 1])
    #expect([PriceSigns.negative, .zero, .positive].map(\.rawValue) == [1, 2, 4])
  }

  @Test func `conventions keep their names and defaults`() {
    let conventions = Conventions()
    #expect(conventions.decreasePriority == .keeps)
    #expect(conventions.replaceQuantity == .total)
    #expect(conventions.replaceBelowFilled == .cancels)
    #expect(conventions.marketRemainder == .cancels)
    #expect(conventions.identifierReuse == .onceDead)
    #expect(conventions.halt == .takesCancels)
    #expect(conventions.auctionMarketOrders == .rejected)
    #expect(conventions.auctionPrice == .shanghai)
    #expect(conventions.volatilityInterruption == .halts)
    #expect(Conventions.DecreasePriority.allCases.map(\.rawValue) == ["keeps", "loses"])
    #expect(Conventions.ReplaceQuantity.allCases.map(\.rawValue) == ["total", "remaining"])
    #expect(Conventions.ReplaceBelowFilled.allCases.map(\.rawValue) == ["cancels", "rejects"])
    #expect(Conventions.MarketRemainder.allCases.map(\.rawValue) == ["cancels", "rests"])
    #expect(Conventions.IdentifierReuse.allCases.map(\.rawValue) == ["onceDead", "never"])
    #expect(
      Conventions.Halt.allCases.map(\.rawValue) == ["takesCancels", "takesOrders", "takesNothing"])
    #expect(Conventions.AuctionMarketOrders.allCases.map(\.rawValue) == ["rejected", "collected"])
    #expect(
      Conventions.AuctionPrice.allCases.map(\.rawValue)
        == ["shanghai", "xetra", "euronext", "nasdaq", "asx"])
    #expect(Conventions.VolatilityInterruption.allCases.map(\.rawValue) == ["halts", "refuses"])
  }

  @Test func `only auctions can be uncrossed at any time`() {
    let auctions = Phase.allCases.filter(\.isAuction)
    #expect(auctions == [.openingAuction, .reopeningAuction, .callAuction, .closingAuction])
  }

  @Test func `a new order is good till canceled and anonymous unless it says otherwise`() {
    let order = NewOrder(
      id: OrderID(1), instrument: InstrumentID(0), side: .buy, type: .market,
      quantity: Quantity(5))
    #expect(order.timeInForce == .goodTillCancel)
    #expect(order.account == .none)
  }
}
