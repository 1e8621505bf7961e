import Market
import Testing

@Suite struct FillOrKillTests {
  private func venueWithThreeAsks() -> Venue {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .sell(2, 6, at: 100), .sell(3, 7, at: 101))
    return venue
  }

  @Test func `it trades whole over several orders and levels`() {
    var venue = venueWithThreeAsks()
    #expect(
      venue.send(.buy(4, 18, at: 101, .fillOrKill)) == [
        .accepted(4),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 4, leaves: 13, .buy),
        .trade(6, at: 100, maker: 2, leaves: 0, taker: 4, leaves: 7, .buy),
        .trade(7, at: 101, maker: 3, leaves: 0, taker: 4, leaves: 0, .buy),
      ])
    #expect(venue.asks() == [])
  }

  @Test func `it takes a part of the last order it needs`() {
    var venue = venueWithThreeAsks()
    venue.send(.buy(4, 12, at: 101, .fillOrKill))
    #expect(venue.asks() == ["#3 6@101"])
  }

  @Test func `one short of whole, it trades nothing`() {
    var venue = venueWithThreeAsks()
    #expect(
      venue.send(.buy(4, 19, at: 101, .fillOrKill)) == [
        .accepted(4), .canceled(4, 19, .fillOrKill),
      ])
    #expect(venue.asks() == ["#1 5@100", "#2 6@100", "#3 7@101"])
    #expect(venue.bids() == [])
  }

  @Test func `what stands beyond its limit does not count`() {
    var venue = venueWithThreeAsks()
    #expect(
      venue.send(.buy(4, 12, at: 100, .fillOrKill)) == [
        .accepted(4), .canceled(4, 12, .fillOrKill),
      ])
    #expect(
      venue.send(.buy(5, 11, at: 100, .fillOrKill)).last
        == .trade(6, at: 100, maker: 2, leaves: 0, taker: 5, leaves: 0, .buy))
  }

  @Test func `its own side does not count`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 100))
    #expect(
      venue.send(.buy(2, 5, at: 100, .fillOrKill)) == [
        .accepted(2), .canceled(2, 5, .fillOrKill),
      ])
  }

  @Test func `at market the whole other side counts`() {
    for remainder in Conventions.MarketRemainder.allCases {
      var venue = Venue { $0.marketRemainder = remainder }
      venue.send(.sell(1, 5, at: 100), .sell(2, 6, at: 900))
      #expect(
        venue.send(.buyAtMarket(3, 12, .fillOrKill)) == [
          .accepted(3), .canceled(3, 12, .fillOrKill),
        ])
      #expect(
        venue.send(.buyAtMarket(4, 11, .fillOrKill)) == [
          .accepted(4), .trade(5, at: 100, maker: 1, leaves: 0, taker: 4, leaves: 6, .buy),
          .trade(6, at: 900, maker: 2, leaves: 0, taker: 4, leaves: 0, .buy),
        ])
    }
  }
}
