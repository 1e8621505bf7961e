import Market
import Testing

/// The numbers and names that files, wires and other languages rely on.
@Suite struct VocabularyTests {
  @Test func `reject reasons stand in their order of precedence`() {
    #expect(
      RejectReason.allCases == [
        .unknownInstrument, .unknownOrder, .duplicateOrder, .reusedIdentifier, .marketClosed,
        .needsContinuousTrading, .quantityNotPositive, .quantityOffLot, .quantityBelowMinimum,
        .quantityAboveMaximum, .priceSignNotAllowed, .priceOffTick, .priceOutsideBand,
        .expiryNotInFuture, .quantityAlreadyFilled, .phaseUnchanged, .bookCrossed, .notInAuction,
        .clockRanBack,
      ])
    #expect(RejectReason.allCases.map(\.rawValue) == Array(0..<19))
  }

  @Test func `cancel reasons keep their numbers`() {
    #expect(
      CancelReason.allCases == [
        .requested, .massCancel, .immediateOrCancel, .fillOrKill, .noLiquidity,
        .replacedBelowFilled,
      ])
    #expect(CancelReason.allCases.map(\.rawValue) == Array(0..<6))
  }

  @Test func `sides, phases, aggressors and priorities keep their numbers`() {
    #expect(Side.allCases == [.buy, .sell])
    #expect(Side.allCases.map(\.rawValue) == [0, 1])
    #expect(Phase.allCases == [.continuous, .callAuction, .closed])
    #expect(Phase.allCases.map(\.rawValue) == [0, 1, 2])
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
    #expect(Conventions.DecreasePriority.allCases.map(\.rawValue) == ["keeps", "loses"])
    #expect(Conventions.ReplaceQuantity.allCases.map(\.rawValue) == ["total", "remaining"])
    #expect(Conventions.ReplaceBelowFilled.allCases.map(\.rawValue) == ["cancels", "rejects"])
    #expect(Conventions.MarketRemainder.allCases.map(\.rawValue) == ["cancels", "rests"])
    #expect(Conventions.IdentifierReuse.allCases.map(\.rawValue) == ["onceDead", "never"])
  }

  @Test func `a new order is good till canceled and anonymous unless it says otherwise`() {
    let order = NewOrder(
      id: OrderID(1), instrument: InstrumentID(0), side: .buy, type: .market,
      quantity: Quantity(5))
    #expect(order.timeInForce == .goodTillCancel)
    #expect(order.account == .none)
  }
}
