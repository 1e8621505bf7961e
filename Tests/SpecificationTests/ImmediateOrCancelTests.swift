import Market
import Testing

@Suite struct ImmediateOrCancelTests {
  @Test func `what an immediate order can't trade at once is canceled`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .sell(2, 5, at: 101))
    #expect(
      venue.send(.buy(3, 8, at: 100, .immediateOrCancel)) == [
        .accepted(3), .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 3, .buy),
        .canceled(3, 3, .immediateOrCancel),
      ])
    #expect(venue.bids() == [])
    #expect(venue.asks() == ["#2 5@101"])
  }

  @Test func `an immediate order that finds nothing is canceled whole`() {
    var venue = Venue()
    #expect(
      venue.send(.buy(3, 8, at: 100, .immediateOrCancel)) == [
        .accepted(3), .canceled(3, 8, .immediateOrCancel),
      ])
    #expect(venue.send(.cancel(3)) == [.rejected(3, .unknownOrder)])
  }

  @Test func `an immediate order that is filled ends without another event`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100))
    #expect(
      venue.send(.buy(3, 5, at: 100, .immediateOrCancel)) == [
        .accepted(3), .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 0, .buy),
      ])
  }

  @Test func `an immediate market order is canceled as immediate`() {
    for remainder in Conventions.MarketRemainder.allCases {
      var venue = Venue { $0.marketRemainder = remainder }
      venue.send(.sell(1, 5, at: 100))
      #expect(
        venue.send(.buyAtMarket(2, 6, .immediateOrCancel)) == [
          .accepted(2), .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 1, .buy),
          .canceled(2, 1, .immediateOrCancel),
        ])
      #expect(
        venue.send(.sellAtMarket(3, 6, .immediateOrCancel)) == [
          .accepted(3), .canceled(3, 6, .immediateOrCancel),
        ])
    }
  }
}
