import Market
import Testing

@Suite struct NewOrderRefusalTests {
  /// An instrument with every limit there is.
  private static let strict = Instrument(
    symbol: "STRICT", tickTable: TickTable(increment: 5), lot: 10, minimumQuantity: 20,
    maximumQuantity: 100, priceSigns: .positive, priceBand: 50...150)

  @Test func `the reasons are given in their order`() {
    var venue = Venue([Self.strict, Instrument(symbol: "XYZ")]) { $0.identifierReuse = .never }
    let past = TimeInForce.goodTillDate(0)
    venue.send(.clock(7), .buy(1, 20, at: 100), .buy(2, 20, at: 100), .cancel(2))
    venue.send(.phase(.closed))
    #expect(venue.send(.buy(1, -3, at: -3, past, on: 2)) == [.rejected(1, .unknownInstrument)])
    #expect(venue.send(.buy(1, -3, at: -3, past)) == [.rejected(1, .duplicateOrder)])
    #expect(venue.send(.buy(1, -3, at: -3, past, on: 1)) == [.rejected(1, .duplicateOrder)])
    #expect(venue.send(.buy(2, -3, at: -3, past)) == [.rejected(2, .reusedIdentifier)])
    #expect(venue.send(.buy(3, -3, at: -3, past)) == [.rejected(3, .marketClosed)])
    #expect(venue.send(.buy(3, -3, at: -3, .fillOrKill)) == [.rejected(3, .marketClosed)])
    venue.send(.phase(.callAuction))
    #expect(
      venue.send(.buy(3, -3, at: -3, .fillOrKill)) == [.rejected(3, .needsContinuousTrading)])
    #expect(venue.send(.buy(3, -3, at: -3, past)) == [.rejected(3, .quantityNotPositive)])
    venue.send(.phase(.continuous))
    #expect(venue.send(.buy(3, -3, at: -3, past)) == [.rejected(3, .quantityNotPositive)])
    #expect(venue.send(.buy(3, 0, at: -3, past)) == [.rejected(3, .quantityNotPositive)])
    #expect(venue.send(.buy(3, 5, at: -3, past)) == [.rejected(3, .quantityOffLot)])
    #expect(venue.send(.buy(3, 105, at: -3, past)) == [.rejected(3, .quantityOffLot)])
    #expect(venue.send(.buy(3, 10, at: -3, past)) == [.rejected(3, .quantityBelowMinimum)])
    #expect(venue.send(.buy(3, 110, at: -3, past)) == [.rejected(3, .quantityAboveMaximum)])
    #expect(venue.send(.buy(3, 20, at: -3, past)) == [.rejected(3, .priceSignNotAllowed)])
    #expect(venue.send(.buy(3, 20, at: 0, past)) == [.rejected(3, .priceSignNotAllowed)])
    #expect(venue.send(.buy(3, 20, at: 3, past)) == [.rejected(3, .priceOffTick)])
    #expect(venue.send(.buy(3, 20, at: 153, past)) == [.rejected(3, .priceOffTick)])
    #expect(venue.send(.buy(3, 20, at: 45, past)) == [.rejected(3, .priceOutsideBand)])
    #expect(venue.send(.buy(3, 20, at: 155, past)) == [.rejected(3, .priceOutsideBand)])
    #expect(venue.send(.buy(3, 20, at: 50, past)) == [.rejected(3, .expiryNotInFuture)])
    #expect(
      venue.send(.buy(3, 20, at: 50, .goodTillDate(7))) == [.rejected(3, .expiryNotInFuture)])
    #expect(venue.send(.buy(3, 20, at: 50, .goodTillDate(8))) == [.accepted(3)])
  }

  @Test(arguments: [Quantity(20), 30, 100], [Price(50), 55, 150])
  func `the limits themselves are allowed`(quantity: Quantity, price: Price) {
    var venue = Venue([Self.strict])
    #expect(venue.send(.sell(1, quantity, at: price)) == [.accepted(1)])
  }

  @Test func `a market order is held to no price limit, but to all others`() {
    var venue = Venue([Self.strict])
    #expect(venue.send(.buyAtMarket(1, 15)) == [.rejected(1, .quantityOffLot)])
    #expect(venue.send(.buyAtMarket(1, 10)) == [.rejected(1, .quantityBelowMinimum)])
    #expect(venue.send(.buyAtMarket(1, 110)) == [.rejected(1, .quantityAboveMaximum)])
    #expect(
      venue.send(.buyAtMarket(1, 20, .goodTillDate(0))) == [.rejected(1, .expiryNotInFuture)])
    #expect(
      venue.send(.buyAtMarket(1, 20)) == [.accepted(1), .canceled(1, 20, .noLiquidity)])
  }

  @Test(arguments: [
    TimeInForce.goodTillCancel, .day, .goodTillDate(9), .immediateOrCancel, .fillOrKill,
  ])
  func `a call auction takes no market order`(timeInForce: TimeInForce) {
    var venue = Venue()
    venue.send(.phase(.callAuction))
    #expect(
      venue.send(.sellAtMarket(1, 5, timeInForce)) == [.rejected(1, .needsContinuousTrading)])
  }

  @Test(arguments: [TimeInForce.immediateOrCancel, .fillOrKill])
  func `a call auction takes no immediate order`(timeInForce: TimeInForce) {
    var venue = Venue()
    venue.send(.phase(.callAuction))
    #expect(venue.send(.sell(1, 5, at: 9, timeInForce)) == [.rejected(1, .needsContinuousTrading)])
  }

  @Test(arguments: [TimeInForce.goodTillCancel, .day, .goodTillDate(9)])
  func `a call auction collects the other limit orders`(timeInForce: TimeInForce) {
    var venue = Venue()
    venue.send(.phase(.callAuction))
    #expect(venue.send(.sell(1, 5, at: 9, timeInForce)) == [.accepted(1)])
    #expect(venue.send(.buy(2, 5, at: 10, timeInForce)) == [.accepted(2)])
    #expect(venue.asks() == ["#1 5@9"])
    #expect(venue.bids() == ["#2 5@10"])
  }

  @Test func `each sign is allowed by itself`() {
    let prices: [Price] = [-1, 0, 1]
    let cases: [(PriceSigns, [Bool])] = [
      (.positive, [false, false, true]), (.zero, [false, true, false]),
      (.negative, [true, false, false]), ([.zero, .positive], [false, true, true]),
      (.any, [true, true, true]), ([], [false, false, false]),
    ]
    for (signs, allowed) in cases {
      for (price, isAllowed) in zip(prices, allowed) {
        var venue = Venue([Instrument(symbol: "S", priceSigns: signs)])
        let expected: Event = isAllowed ? .accepted(1) : .rejected(1, .priceSignNotAllowed)
        #expect(venue.send(.buy(1, 1, at: price)) == [expected], "\(signs) \(price)")
      }
    }
  }

  @Test func `the tick is that of the price's range`() {
    let table = TickTable(rows: [.init(from: 0, increment: 1), .init(from: 100, increment: 5)])
    var venue = Venue([Instrument(symbol: "T", tickTable: table, priceSigns: .any)])
    #expect(venue.send(.buy(1, 1, at: 99)) == [.accepted(1)])
    #expect(venue.send(.buy(2, 1, at: 101)) == [.rejected(2, .priceOffTick)])
    #expect(venue.send(.buy(2, 1, at: 100)) == [.accepted(2)])
    #expect(venue.send(.buy(3, 1, at: 105)) == [.accepted(3)])
    #expect(venue.send(.buy(4, 1, at: -101)) == [.rejected(4, .priceOffTick)])
    #expect(venue.send(.buy(4, 1, at: -99)) == [.accepted(4)])
  }

  @Test func `each instrument has its own limits`() {
    var venue = Venue([Instrument(symbol: "A"), Self.strict])
    #expect(venue.send(.buy(1, 1, at: 1, on: 0)) == [.accepted(1)])
    #expect(venue.send(.buy(2, 1, at: 1, on: 1)) == [.rejected(2, .quantityOffLot)])
  }

  @Test func `the last instrument is known and the next is not`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    #expect(venue.send(.buy(1, 1, at: 1, on: 1)) == [.accepted(1, on: 1)])
    #expect(venue.send(.buy(2, 1, at: 1, on: 2)) == [.rejected(2, .unknownInstrument)])
    let last = InstrumentID(.max)
    #expect(venue.send(.buy(2, 1, at: 1, on: last)) == [.rejected(2, .unknownInstrument)])
  }

  @Test func `an engine without instruments knows none`() {
    var venue = Venue([])
    #expect(venue.send(.buy(1, 1, at: 1)) == [.rejected(1, .unknownInstrument)])
    #expect(venue.send(.cancelAll()) == [])
    #expect(venue.send(.clock(1)) == [])
  }
}
