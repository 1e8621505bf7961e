import Market
import Specification
import Testing

@Suite struct MarketOrderTests {
  @Test func `it takes every price`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .sell(2, 5, at: Price(.max)))
    #expect(
      venue.send(.buyAtMarket(3, 10)) == [
        .accepted(3), .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 5, .buy),
        .trade(5, at: Price(.max), maker: 2, leaves: 0, taker: 3, leaves: 0, .buy),
      ])
  }

  @Test(arguments: [TimeInForce.goodTillCancel, .day, .goodTillDate(9)])
  func `its remainder is canceled by default`(timeInForce: TimeInForce) {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100))
    #expect(
      venue.send(.buyAtMarket(2, 8, timeInForce)) == [
        .accepted(2), .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 3, .buy),
        .canceled(2, 3, .noLiquidity),
      ])
    #expect(venue.bids() == [])
  }

  @Test(arguments: Conventions.MarketRemainder.allCases)
  func `without any counterparty it is canceled`(remainder: Conventions.MarketRemainder) {
    var venue = Venue { $0.marketRemainder = remainder }
    #expect(
      venue.send(.buyAtMarket(1, 8)) == [.accepted(1), .canceled(1, 8, .noLiquidity)])
  }

  @Test(arguments: [TimeInForce.goodTillCancel, .day, .goodTillDate(9)])
  func `by convention its remainder rests at the price of its last fill`(
    timeInForce: TimeInForce
  ) {
    var venue = Venue { $0.marketRemainder = .rests }
    venue.send(.sell(1, 5, at: 100), .sell(2, 5, at: 103))
    #expect(
      venue.send(.buyAtMarket(3, 12, timeInForce)) == [
        .accepted(3), .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 7, .buy),
        .trade(5, at: 103, maker: 2, leaves: 0, taker: 3, leaves: 2, .buy),
      ])
    #expect(venue.bids() == ["#3 2@103"])
    #expect(venue.engine.orders(of: 0, side: .buy).first?.timeInForce == timeInForce)
    #expect(venue.engine.orders(of: 0, side: .buy).first?.filled == 10)
  }

  @Test func `a rested remainder is an order like any other`() {
    var venue = Venue { $0.marketRemainder = .rests }
    venue.send(.sell(1, 5, at: 100), .buyAtMarket(2, 8), .buy(3, 4, at: 100))
    #expect(
      venue.send(.sell(4, 4, at: 99)) == [
        .accepted(4), .trade(3, at: 100, maker: 2, leaves: 0, taker: 4, leaves: 1, .sell),
        .trade(1, at: 100, maker: 3, leaves: 3, taker: 4, leaves: 0, .sell),
      ])
  }
}
