import Market
import Testing

@Suite struct ReplaceRefusalTests {
  private static let strict = Instrument(
    symbol: "STRICT", tickTable: TickTable(increment: 5), lot: 10, minimumQuantity: 20,
    maximumQuantity: 100, priceSigns: .positive, priceBand: 50...150)

  /// A bid of 60 at 100 on the strict instrument, 40 of them filled.
  private func venue(_ choose: (inout Conventions) -> Void = { _ in }) -> Venue {
    var venue = Venue([Self.strict], conventions: choose)
    venue.send(.buy(1, 60, at: 100), .sell(2, 40, at: 100))
    return venue
  }

  @Test func `the reasons are given in their order`() {
    var venue = venue { $0.replaceBelowFilled = .rejects }
    venue.send(.phase(.closed))
    #expect(venue.send(.replace(3, price: -3, quantity: -3)) == [.rejected(3, .unknownOrder)])
    #expect(venue.send(.replace(1, price: -3, quantity: -3)) == [.rejected(1, .marketClosed)])
    venue.send(.phase(.callAuction))
    let steps: [(Price, Quantity, RejectReason)] = [
      (-3, -3, .quantityNotPositive), (-3, 0, .quantityNotPositive), (-3, 5, .quantityOffLot),
      (-3, 105, .quantityOffLot), (-3, 10, .quantityBelowMinimum),
      (-3, 110, .quantityAboveMaximum), (-3, 20, .priceSignNotAllowed),
      (0, 20, .priceSignNotAllowed), (3, 20, .priceOffTick), (153, 20, .priceOffTick),
      (45, 20, .priceOutsideBand), (155, 40, .priceOutsideBand),
      (100, 20, .quantityAlreadyFilled), (100, 40, .quantityAlreadyFilled),
    ]
    for (price, quantity, reason) in steps {
      #expect(
        venue.send(.replace(1, price: price, quantity: quantity)) == [.rejected(1, reason)])
    }
    venue.send(.phase(.continuous))
    for (price, quantity, reason) in steps {
      #expect(
        venue.send(.replace(1, price: price, quantity: quantity)) == [.rejected(1, reason)])
    }
    #expect(
      venue.send(.replace(1, price: 150, quantity: 50)) == [
        .replaced(1, at: 150, leaves: 10, .lost)
      ])
  }

  @Test(
    arguments: [
      (-5, .priceSignNotAllowed), (3, .priceOffTick), (155, .priceOutsideBand),
    ] as [(Price, RejectReason)])
  func `a price is refused also where the quantity would cancel the order`(
    price: Price, reason: RejectReason
  ) {
    var venue = venue()
    #expect(venue.send(.replace(1, price: price, quantity: 40)) == [.rejected(1, reason)])
    #expect(
      venue.send(.replace(1, price: 55, quantity: 40)) == [
        .canceled(1, 20, .replacedBelowFilled)
      ])
  }

  @Test func `what is not given is not checked`() {
    var venue = venue()
    #expect(venue.send(.replace(1, quantity: 5)) == [.rejected(1, .quantityOffLot)])
    #expect(venue.send(.replace(1, price: 3)) == [.rejected(1, .priceOffTick)])
    // 20 are left, and 20 is the minimum; a trade leaves less than that, and a price may change.
    venue.send(.buy(4, 20, at: 50), .sell(5, 20, at: 105), .replace(1, quantity: 50))
    #expect(venue.bids() == ["#1 10@100", "#4 20@50"])
    #expect(venue.send(.replace(1, price: 95)) == [.replaced(1, at: 95, leaves: 10, .lost)])
    #expect(venue.send(.replace(1)) == [.replaced(1, at: 95, leaves: 10, .kept)])
  }

  @Test func `a closed instrument refuses also a replace that changes nothing`() {
    var venue = venue()
    venue.send(.phase(.closed))
    #expect(venue.send(.replace(1)) == [.rejected(1, .marketClosed)])
    #expect(venue.bids() == ["#1 20@100"])
  }

  @Test func `the maximum holds for the new total`() {
    var total = venue()
    #expect(total.send(.replace(1, quantity: 100)) == [.replaced(1, at: 100, leaves: 60, .lost)])
    #expect(total.send(.replace(1, quantity: 110)) == [.rejected(1, .quantityAboveMaximum)])
    var remaining = venue { $0.replaceQuantity = .remaining }
    #expect(
      remaining.send(.replace(1, quantity: 60)) == [.replaced(1, at: 100, leaves: 60, .lost)])
    #expect(remaining.send(.replace(1, quantity: 70)) == [.rejected(1, .quantityAboveMaximum)])
  }

  @Test(arguments: Conventions.ReplaceQuantity.allCases)
  func `the minimum and the lot hold for the given quantity`(
    meaning: Conventions.ReplaceQuantity
  ) {
    var venue = venue { $0.replaceQuantity = meaning }
    #expect(venue.send(.replace(1, quantity: 10)) == [.rejected(1, .quantityBelowMinimum)])
    #expect(venue.send(.replace(1, quantity: 25)) == [.rejected(1, .quantityOffLot)])
    #expect(venue.send(.replace(1, quantity: 0)) == [.rejected(1, .quantityNotPositive)])
    #expect(venue.send(.replace(1, quantity: -20)) == [.rejected(1, .quantityNotPositive)])
  }

  @Test func `a total beyond 64 bits is above the maximum`() {
    var venue = Venue { $0.replaceQuantity = .remaining }
    venue.send(.buy(1, 10, at: 100), .sell(2, 4, at: 100))
    let most = Quantity(.max)
    #expect(venue.send(.replace(1, quantity: most)) == [.rejected(1, .quantityAboveMaximum)])
    let tooMuch = Quantity(.max - 3)
    #expect(venue.send(.replace(1, quantity: tooMuch)) == [.rejected(1, .quantityAboveMaximum)])
    let enough = Quantity(.max - 4)
    #expect(
      venue.send(.replace(1, quantity: enough)) == [.replaced(1, at: 100, leaves: enough, .lost)])
  }

  @Test func `a total beyond 64 bits is above the maximum before the price is looked at`() {
    var venue = Venue { $0.replaceQuantity = .remaining }
    venue.send(.buy(1, 10, at: 100), .sell(2, 4, at: 100))
    #expect(
      venue.send(.replace(1, price: -1, quantity: Quantity(.max))) == [
        .rejected(1, .quantityAboveMaximum)
      ])
  }

  @Test func `the limits are those of the order's instrument`() {
    var venue = Venue([Self.strict, Instrument(symbol: "XYZ")])
    venue.send(.buy(1, 7, at: 7, on: 1))
    #expect(
      venue.send(.replace(1, price: 9, quantity: 3)) == [
        .replaced(1, at: 9, leaves: 3, .lost, on: 1)
      ])
  }
}
