import Market
import Testing

@Suite struct MatchingTests {
  @Test func `a limit order that nobody can trade with rests`() {
    var venue = Venue()
    #expect(venue.send(.buy(1, 5, at: 100)) == [.accepted(1)])
    #expect(venue.send(.sell(2, 4, at: 101)) == [.accepted(2)])
    #expect(venue.bids() == ["#1 5@100"])
    #expect(venue.asks() == ["#2 4@101"])
  }

  @Test func `the better price trades first, whatever the time`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 102), .sell(2, 5, at: 100), .sell(3, 5, at: 101))
    #expect(
      venue.send(.buy(4, 12, at: 102)) == [
        .accepted(4),
        .trade(5, at: 100, maker: 2, leaves: 0, taker: 4, leaves: 7, .buy),
        .trade(5, at: 101, maker: 3, leaves: 0, taker: 4, leaves: 2, .buy),
        .trade(2, at: 102, maker: 1, leaves: 3, taker: 4, leaves: 0, .buy),
      ])
    #expect(venue.asks() == ["#1 3@102"])
    #expect(venue.bids() == [])
  }

  @Test func `at one price the older order trades first, whatever its size`() {
    var venue = Venue()
    venue.send(.buy(9, 1, at: 100), .buy(3, 50, at: 100), .buy(5, 2, at: 100))
    #expect(
      venue.send(.sell(7, 52, at: 100)) == [
        .accepted(7),
        .trade(1, at: 100, maker: 9, leaves: 0, taker: 7, leaves: 51, .sell),
        .trade(50, at: 100, maker: 3, leaves: 0, taker: 7, leaves: 1, .sell),
        .trade(1, at: 100, maker: 5, leaves: 1, taker: 7, leaves: 0, .sell),
      ])
    #expect(venue.bids() == ["#5 1@100"])
  }

  @Test func `a partly filled order keeps its place`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .sell(2, 5, at: 100), .buy(3, 2, at: 100))
    #expect(venue.asks() == ["#1 3@100", "#2 5@100"])
    #expect(
      venue.send(.buy(4, 4, at: 100)) == [
        .accepted(4),
        .trade(3, at: 100, maker: 1, leaves: 0, taker: 4, leaves: 1, .buy),
        .trade(1, at: 100, maker: 2, leaves: 4, taker: 4, leaves: 0, .buy),
      ])
  }

  @Test func `the price is the maker's, and the rest stands at the taker's limit`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 90))
    #expect(
      venue.send(.buy(2, 8, at: 100)) == [
        .accepted(2), .trade(5, at: 90, maker: 1, leaves: 0, taker: 2, leaves: 3, .buy),
      ])
    #expect(venue.bids() == ["#2 3@100"])
    #expect(venue.asks() == [])
  }

  @Test func `an order stops at its limit`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .sell(2, 5, at: 101))
    #expect(
      venue.send(.buy(3, 8, at: 100)) == [
        .accepted(3), .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 3, .buy),
      ])
    #expect(venue.bids() == ["#3 3@100"])
    #expect(venue.asks() == ["#2 5@101"])
  }

  @Test func `orders of the same side and of the same account: only sides decide`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 100, account: 7))
    #expect(venue.send(.buy(2, 5, at: 100, account: 7)) == [.accepted(2)])
    #expect(
      venue.send(.sell(3, 5, at: 100, account: 7)) == [
        .accepted(3), .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 0, .sell),
      ])
  }

  @Test func `an order trades on its own instrument alone`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(.sell(1, 5, at: 100, on: 0))
    #expect(venue.send(.buy(2, 5, at: 100, on: 1)) == [.accepted(2, on: 1)])
    #expect(venue.asks(on: 0) == ["#1 5@100"])
    #expect(venue.bids(on: 1) == ["#2 5@100"])
    #expect(
      venue.send(.sell(3, 2, at: 100, on: 1)) == [
        .accepted(3, on: 1),
        .trade(2, at: 100, maker: 2, leaves: 3, taker: 3, leaves: 0, .sell, on: 1),
      ])
    #expect(venue.bids(on: 1) == ["#2 3@100"])
    #expect(venue.asks(on: 0) == ["#1 5@100"])
  }

  @Test func `a sweep fills every order on its way, level by level`() {
    var venue = Venue()
    var expected: [Event] = [.accepted(1000)]
    for level in 0..<10 {
      for position in 0..<10 {
        let id = OrderID(UInt64(level * 10 + position))
        let price = Price(Int64(100 + level))
        venue.send(.sell(id, 2, at: price))
        let left = Quantity(Int64(200 - 2 * (level * 10 + position + 1)))
        expected.append(.trade(2, at: price, maker: id, leaves: 0, taker: 1000, leaves: left, .buy))
      }
    }
    #expect(venue.send(.buy(1000, 200, at: 109)) == expected)
    #expect(venue.asks() == [])
    #expect(venue.bids() == [])
  }
}
