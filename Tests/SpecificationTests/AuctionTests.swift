import Market
import Specification
import Testing

@Suite struct AuctionTests {
  @Test func `buys and sells are paired in price-time order, at one price`() {
    var venue = Venue()
    venue.send(.phase(.callAuction))
    venue.send(
      .buy(1, 7, at: 101), .buy(2, 5, at: 103), .buy(3, 4, at: 101), .sell(4, 6, at: 99),
      .sell(5, 9, at: 101), .sell(6, 3, at: 98))
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 101, volume: 16, imbalance: -2),
        .cross(3, at: 101, buy: 2, leaves: 2, sell: 6, leaves: 0),
        .cross(2, at: 101, buy: 2, leaves: 0, sell: 4, leaves: 4),
        .cross(4, at: 101, buy: 1, leaves: 3, sell: 4, leaves: 0),
        .cross(3, at: 101, buy: 1, leaves: 0, sell: 5, leaves: 6),
        .cross(4, at: 101, buy: 3, leaves: 0, sell: 5, leaves: 2),
      ])
    #expect(venue.bids() == [])
    #expect(venue.asks() == ["#5 2@101"])
  }

  @Test func `at the price the older order is filled first`() {
    var venue = Venue()
    venue.send(
      .phase(.callAuction), .buy(9, 5, at: 100), .buy(3, 50, at: 100), .buy(6, 5, at: 100),
      .sell(1, 7, at: 100))
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 100, volume: 7, imbalance: 53),
        .cross(5, at: 100, buy: 9, leaves: 0, sell: 1, leaves: 2),
        .cross(2, at: 100, buy: 3, leaves: 48, sell: 1, leaves: 0),
      ])
    #expect(venue.bids() == ["#3 48@100", "#6 5@100"])
  }

  @Test func `trades are neither at the buyer's nor at the seller's limit`() {
    var venue = Venue()
    venue.send(.phase(.callAuction), .buy(1, 5, at: 110), .sell(2, 5, at: 90))
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 100, volume: 5, imbalance: 0),
        .cross(5, at: 100, buy: 1, leaves: 0, sell: 2, leaves: 0),
      ])
  }

  @Test func `an order that lost its place is filled last at its price`() {
    var venue = Venue()
    venue.send(
      .phase(.callAuction), .buy(1, 5, at: 100), .buy(2, 5, at: 100), .buy(3, 5, at: 100),
      .replace(1, quantity: 6), .replace(2, quantity: 4), .sell(4, 10, at: 100))
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 100, volume: 10, imbalance: 5),
        .cross(4, at: 100, buy: 2, leaves: 0, sell: 4, leaves: 6),
        .cross(5, at: 100, buy: 3, leaves: 0, sell: 4, leaves: 1),
        .cross(1, at: 100, buy: 1, leaves: 5, sell: 4, leaves: 0),
      ])
  }

  @Test func `an uncross is taken in a call auction alone, of a known instrument`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    #expect(venue.send(.uncross(2)) == [.rejected(nil, .unknownInstrument)])
    #expect(venue.send(.uncross(1)) == [.rejected(nil, .notInAuction)])
    venue.send(.phase(.closed, on: 1))
    #expect(venue.send(.uncross(1)) == [.rejected(nil, .notInAuction)])
    venue.send(.phase(.callAuction, on: 1))
    #expect(venue.send(.uncross(0)) == [.rejected(nil, .notInAuction)])
    #expect(venue.send(.uncross(1)) == [.uncrossed(at: nil, volume: 0, imbalance: 0, on: 1)])
  }

  @Test func `the call auction goes on after an uncross, which may come again`() {
    var venue = Venue()
    venue.send(.phase(.callAuction), .buy(1, 5, at: 101), .sell(2, 3, at: 99), .uncross)
    #expect(venue.engine.phase(of: 0) == .callAuction)
    #expect(venue.send(.uncross) == [.uncrossed(at: nil, volume: 0, imbalance: 0)])
    #expect(venue.send(.sell(3, 4, at: 99)) == [.accepted(3)])
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 99, volume: 2, imbalance: -2),
        .cross(2, at: 99, buy: 1, leaves: 0, sell: 3, leaves: 2),
      ])
    #expect(venue.send(.cancel(1)) == [.rejected(1, .unknownOrder)])
    #expect(venue.send(.buy(1, 1, at: 90)) == [.accepted(1)])
  }

  @Test func `each instrument has its own auction`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(
      .phase(.callAuction, on: 0), .phase(.callAuction, on: 1), .buy(1, 5, at: 100, on: 0),
      .sell(2, 5, at: 100, on: 1), .buy(3, 2, at: 100, on: 1))
    #expect(venue.send(.uncross(0)) == [.uncrossed(at: nil, volume: 0, imbalance: 0)])
    #expect(
      venue.send(.uncross(1)) == [
        .uncrossed(at: 100, volume: 2, imbalance: -3, on: 1),
        .cross(2, at: 100, buy: 3, leaves: 0, sell: 2, leaves: 3, on: 1),
      ])
    #expect(venue.bids(on: 0) == ["#1 5@100"])
    #expect(venue.asks(on: 1) == ["#2 3@100"])
  }

  @Test func `orders from continuous trading take part, in their places`() {
    var venue = Venue()
    venue.send(
      .buy(1, 5, at: 100), .sell(2, 5, at: 105), .phase(.callAuction), .buy(3, 5, at: 100),
      .sell(4, 6, at: 100))
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 100, volume: 6, imbalance: 4),
        .cross(5, at: 100, buy: 1, leaves: 0, sell: 4, leaves: 1),
        .cross(1, at: 100, buy: 3, leaves: 4, sell: 4, leaves: 0),
      ])
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
    #expect(
      venue.send(.sell(5, 1, at: 100)).last
        == .trade(1, at: 100, maker: 3, leaves: 3, taker: 5, leaves: 0, .sell))
  }

  @Test func `the price has a sign that the prices of orders may have`() {
    let instrument = Instrument(symbol: "S", priceSigns: [.negative, .positive])
    var venue = Venue([instrument], isSymmetric: false)
    venue.send(.phase(.callAuction), .buy(1, 5, at: 3), .sell(2, 5, at: -3))
    #expect(venue.send(.uncross).first == .uncrossed(at: 1, volume: 5, imbalance: 0))
  }
}
