import Market
import Specification
import Testing

@Suite struct ClockTests {
  @Test func `time does not run back, and may stand still`() {
    var venue = Venue()
    #expect(venue.engine.clock == 0)
    #expect(venue.send(.clock(-1)) == [.rejected(nil, .clockRanBack)])
    #expect(venue.send(.clock(0)) == [])
    #expect(venue.send(.clock(5)) == [])
    #expect(venue.send(.clock(4)) == [.rejected(nil, .clockRanBack)])
    #expect(venue.engine.clock == 5)
    #expect(venue.send(.clock(5)) == [])
    let end = Timestamp(nanoseconds: .max)
    #expect(venue.send(.clock(end)) == [])
    #expect(venue.engine.clock == end)
  }

  @Test func `an order expires when the clock reaches its instant, and not before`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 90, .goodTillDate(10)))
    #expect(venue.send(.clock(9)) == [])
    #expect(venue.bids() == ["#1 5@90"])
    #expect(venue.send(.clock(10)) == [.expired(1, 5)])
    #expect(venue.send(.cancel(1)) == [.rejected(1, .unknownOrder)])
    #expect(venue.send(.clock(10)) == [])
  }

  @Test func `the clock may pass an instant by`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 90, .goodTillDate(10)))
    #expect(venue.send(.clock(1_000)) == [.expired(1, 5)])
  }

  @Test func `orders expire by instant, then by instrument, then by arrival`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(
      .buy(1, 1, at: 90, .goodTillDate(30)), .buy(2, 2, at: 95, .goodTillDate(20), on: 1),
      .sell(3, 3, at: 120, .goodTillDate(20)), .buy(4, 4, at: 91, .goodTillDate(20)),
      .buy(5, 5, at: 92, .goodTillDate(10), on: 1), .sell(6, 6, at: 130, .goodTillDate(31)),
      .sell(7, 7, at: 130, .goodTillDate(20), on: 1), .buy(8, 8, at: 99, .goodTillDate(20)),
      .replace(3, price: 119))
    #expect(
      venue.send(.clock(30)) == [
        .expired(5, 5, on: 1), .expired(4, 4), .expired(8, 8), .expired(3, 3),
        .expired(2, 2, on: 1), .expired(7, 7, on: 1), .expired(1, 1),
      ])
    #expect(venue.asks() == ["#6 6@130"])
  }

  @Test(arguments: Phase.allCases)
  func `orders expire in every phase`(phase: Phase) {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 90, .goodTillDate(10)))
    if phase != .continuous { venue.send(.phase(phase)) }
    #expect(venue.send(.clock(10)) == [.expired(1, 5)])
  }

  @Test func `only orders good till a date expire by the clock, and only what is left of them`() {
    var venue = Venue()
    venue.send(
      .buy(1, 5, at: 90), .buy(2, 5, at: 90, .day), .buy(3, 5, at: 91, .goodTillDate(10)),
      .sell(4, 2, at: 91))
    let end = Timestamp(nanoseconds: .max)
    #expect(venue.send(.clock(end)) == [.expired(3, 3)])
    #expect(venue.bids() == ["#1 5@90", "#2 5@90"])
  }

  @Test func `the latest instant there is can be reached`() {
    var venue = Venue()
    let end = Timestamp(nanoseconds: .max)
    #expect(venue.send(.buy(1, 5, at: 90, .goodTillDate(end))) == [.accepted(1)])
    #expect(venue.send(.clock(Timestamp(nanoseconds: .max - 1))) == [])
    #expect(venue.send(.clock(end)) == [.expired(1, 5)])
    #expect(
      venue.send(.buy(1, 5, at: 90, .goodTillDate(end))) == [.rejected(1, .expiryNotInFuture)])
  }
}
