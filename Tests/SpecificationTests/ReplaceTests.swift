import Market
import Specification
import Testing

@Suite struct ReplaceTests {
  /// Three bids of 5 at 100, the first of which is under test.
  private func venue(_ choose: (inout Conventions) -> Void = { _ in }) -> Venue {
    var venue = Venue(conventions: choose)
    venue.send(.buy(1, 5, at: 100), .buy(2, 5, at: 100), .buy(3, 5, at: 100))
    return venue
  }

  @Test func `a lower quantity keeps the place`() {
    var venue = venue()
    #expect(
      venue.send(.replace(1, quantity: 4)) == [.replaced(1, at: 100, leaves: 4, .kept)])
    #expect(venue.bids() == ["#1 4@100", "#2 5@100", "#3 5@100"])
  }

  @Test func `the same quantity, the same price or nothing at all keeps the place`() {
    var venue = venue()
    let kept: [Event] = [.replaced(2, at: 100, leaves: 5, .kept)]
    #expect(venue.send(.replace(2)) == kept)
    #expect(venue.send(.replace(2, price: 100)) == kept)
    #expect(venue.send(.replace(2, quantity: 5)) == kept)
    #expect(venue.send(.replace(2, price: 100, quantity: 5)) == kept)
    #expect(venue.bids() == ["#1 5@100", "#2 5@100", "#3 5@100"])
  }

  @Test func `the same price and a lower quantity keep the place`() {
    var venue = venue()
    #expect(
      venue.send(.replace(1, price: 100, quantity: 1)) == [.replaced(1, at: 100, leaves: 1, .kept)])
    #expect(venue.bids() == ["#1 1@100", "#2 5@100", "#3 5@100"])
  }

  @Test func `a higher quantity loses the place`() {
    var venue = venue()
    #expect(venue.send(.replace(1, quantity: 6)) == [.replaced(1, at: 100, leaves: 6, .lost)])
    #expect(venue.bids() == ["#2 5@100", "#3 5@100", "#1 6@100"])
  }

  @Test func `another price loses the place, whatever the quantity`() {
    var venue = venue()
    #expect(
      venue.send(.replace(1, price: 99, quantity: 4)) == [.replaced(1, at: 99, leaves: 4, .lost)])
    #expect(venue.send(.replace(2, price: 99)) == [.replaced(2, at: 99, leaves: 5, .lost)])
    #expect(
      venue.send(.replace(3, price: 99, quantity: 9)) == [.replaced(3, at: 99, leaves: 9, .lost)])
    #expect(venue.bids() == ["#1 4@99", "#2 5@99", "#3 9@99"])
    #expect(venue.send(.replace(1, price: 100)) == [.replaced(1, at: 100, leaves: 4, .lost)])
    #expect(venue.bids() == ["#1 4@100", "#2 5@99", "#3 9@99"])
  }

  @Test func `there and back again, the place is lost`() {
    var venue = venue()
    venue.send(.replace(1, price: 99), .replace(1, price: 100))
    #expect(venue.bids() == ["#2 5@100", "#3 5@100", "#1 5@100"])
  }

  @Test func `by convention every replace loses the place`() {
    var venue = venue { $0.decreasePriority = .loses }
    #expect(venue.send(.replace(1, quantity: 4)) == [.replaced(1, at: 100, leaves: 4, .lost)])
    #expect(venue.bids() == ["#2 5@100", "#3 5@100", "#1 4@100"])
    #expect(venue.send(.replace(2)) == [.replaced(2, at: 100, leaves: 5, .lost)])
    #expect(venue.bids() == ["#3 5@100", "#1 4@100", "#2 5@100"])
    #expect(
      venue.send(.replace(3, price: 100, quantity: 5)) == [
        .replaced(3, at: 100, leaves: 5, .lost)
      ])
    #expect(venue.bids() == ["#1 4@100", "#2 5@100", "#3 5@100"])
  }

  @Test func `into a cross it trades as the taker, and the rest stands at the new price`() {
    var venue = venue()
    venue.send(.sell(4, 2, at: 101), .sell(5, 2, at: 102), .sell(6, 2, at: 103))
    venue.send(.buy(7, 1, at: 99))
    #expect(
      venue.send(.replace(1, price: 102)) == [
        .replaced(1, at: 102, leaves: 5, .lost),
        .trade(2, at: 101, maker: 4, leaves: 0, taker: 1, leaves: 3, .buy),
        .trade(2, at: 102, maker: 5, leaves: 0, taker: 1, leaves: 1, .buy),
      ])
    #expect(venue.bids() == ["#1 1@102", "#2 5@100", "#3 5@100", "#7 1@99"])
    #expect(venue.asks() == ["#6 2@103"])
    #expect(venue.engine.orders(of: 0, side: .buy).first?.filled == 4)
  }

  @Test func `into a cross it may be filled whole and die`() {
    var venue = venue()
    venue.send(.sell(4, 9, at: 101))
    #expect(
      venue.send(.replace(1, price: 101, quantity: 7)) == [
        .replaced(1, at: 101, leaves: 7, .lost),
        .trade(7, at: 101, maker: 4, leaves: 2, taker: 1, leaves: 0, .buy),
      ])
    #expect(venue.send(.cancel(1)) == [.rejected(1, .unknownOrder)])
    #expect(venue.asks() == ["#4 2@101"])
  }

  @Test func `it meets the other side only, and not itself`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 100), .sell(2, 5, at: 110))
    #expect(venue.send(.replace(1, price: 109)) == [.replaced(1, at: 109, leaves: 5, .lost)])
    #expect(
      venue.send(.replace(2, price: 100)) == [
        .replaced(2, at: 100, leaves: 5, .lost),
        .trade(5, at: 109, maker: 1, leaves: 0, taker: 2, leaves: 0, .sell),
      ])
  }

  @Test func `time in force and account stay`() {
    var venue = Venue()
    venue.send(
      .buy(1, 5, at: 100, .goodTillDate(50), account: 7), .buy(2, 5, at: 100, .day, account: 8))
    venue.send(.replace(1, price: 101, quantity: 9), .replace(2, quantity: 4))
    let orders = venue.engine.orders(of: 0, side: .buy)
    #expect(orders.map(\.timeInForce) == [.goodTillDate(50), .day])
    #expect(orders.map(\.account) == [7, 8])
    #expect(venue.send(.clock(50)) == [.expired(1, 9)])
    #expect(venue.send(.phase(.closed)) == [.phaseChanged(.closed), .expired(2, 4)])
  }

  @Test func `in a call auction nothing is matched`() {
    var venue = Venue()
    venue.send(
      .phase(.callAuction), .buy(1, 5, at: 100), .buy(2, 5, at: 100), .sell(3, 5, at: 105))
    #expect(venue.send(.replace(1, quantity: 4)) == [.replaced(1, at: 100, leaves: 4, .kept)])
    #expect(venue.bids() == ["#1 4@100", "#2 5@100"])
    #expect(venue.send(.replace(1, quantity: 5)) == [.replaced(1, at: 100, leaves: 5, .lost)])
    #expect(venue.bids() == ["#2 5@100", "#1 5@100"])
    #expect(venue.send(.replace(3, price: 90)) == [.replaced(3, at: 90, leaves: 5, .lost)])
    #expect(venue.asks() == ["#3 5@90"])
  }

  @Test func `a rested market remainder is replaced as the limit order it has become`() {
    var venue = Venue { $0.marketRemainder = .rests }
    venue.send(.sell(1, 5, at: 100), .buyAtMarket(2, 9), .buy(3, 1, at: 100))
    #expect(venue.send(.replace(2, quantity: 8)) == [.replaced(2, at: 100, leaves: 3, .kept)])
    #expect(venue.bids() == ["#2 3@100", "#3 1@100"])
    venue.send(.sell(4, 1, at: 102), .sell(5, 9, at: 103))
    #expect(
      venue.send(.replace(2, price: 102)) == [
        .replaced(2, at: 102, leaves: 3, .lost),
        .trade(1, at: 102, maker: 4, leaves: 0, taker: 2, leaves: 2, .buy),
      ])
    #expect(venue.bids() == ["#2 2@102", "#3 1@100"])
    #expect(venue.asks() == ["#5 9@103"])
  }
}
