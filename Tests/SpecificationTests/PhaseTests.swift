import Market
import Specification
import Testing

@Suite struct PhaseTests {
  @Test func `every instrument starts in continuous trading`() {
    let venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    #expect(venue.engine.phase(of: 0) == .continuous)
    #expect(venue.engine.phase(of: 1) == .continuous)
  }

  /// The phases through which each is reached from the start.
  private static let ways: [Phase: [Phase]] = [
    .continuous: [], .preOpen: [.closed, .preOpen], .openingAuction: [.closed, .openingAuction],
    .halted: [.halted], .reopeningAuction: [.halted, .reopeningAuction],
    .callAuction: [.callAuction], .closingAuction: [.closingAuction], .closed: [.closed],
  ]

  /// What may not follow each phase, itself apart.
  private static let barred: [Phase: Set<Phase>] = [
    .continuous: [.preOpen, .openingAuction, .reopeningAuction],
    .preOpen: [.reopeningAuction, .closingAuction],
    .openingAuction: [.preOpen, .reopeningAuction],
    .halted: [.preOpen],
    .reopeningAuction: [.preOpen, .openingAuction],
    .callAuction: [.preOpen, .openingAuction, .reopeningAuction],
    .closingAuction: [.preOpen, .openingAuction, .reopeningAuction],
    .closed: [.halted, .reopeningAuction, .closingAuction],
  ]

  @Test(arguments: Phase.allCases, Phase.allCases)
  func `a day goes its way, and no phase follows itself`(from: Phase, to: Phase) throws {
    var venue = Venue()
    for phase in try #require(Self.ways[from]) { venue.send(.phase(phase)) }
    #expect(venue.engine.phase(of: 0) == from)
    let isBarred = try #require(Self.barred[from]).contains(to)
    let expected: Event =
      from == to
      ? .rejected(nil, .phaseUnchanged)
      : isBarred ? .rejected(nil, .phaseCannotFollow) : .phaseChanged(to)
    #expect(venue.send(.phase(to)) == [expected])
    #expect(venue.engine.phase(of: 0) == (isBarred ? from : to))
  }

  @Test func `a phase is of one instrument, which must be known`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    #expect(venue.send(.phase(.closed, on: 1)) == [.phaseChanged(.closed, on: 1)])
    #expect(venue.engine.phase(of: 0) == .continuous)
    #expect(venue.send(.phase(.closed, on: 2)) == [.rejected(nil, .unknownInstrument)])
    #expect(venue.send(.phase(.continuous, on: 2)) == [.rejected(nil, .unknownInstrument)])
  }

  @Test(arguments: [Phase.callAuction, .closed], [Price(100), 101])
  func `continuous trading does not begin while the book is locked or crossed`(
    phase: Phase, bid: Price
  ) {
    var venue = Venue()
    venue.send(.phase(.callAuction), .buy(1, 5, at: bid), .sell(2, 5, at: 100))
    if phase == .closed { venue.send(.phase(.closed)) }
    #expect(venue.send(.phase(.continuous)) == [.rejected(nil, .bookCrossed)])
    #expect(venue.engine.phase(of: 0) == phase)
    venue.send(.cancel(1))
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
  }

  @Test func `continuous trading begins with a spread, and with one side or none`() {
    var venue = Venue()
    venue.send(.phase(.callAuction), .buy(1, 5, at: 99), .sell(2, 5, at: 100))
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
    venue.send(.phase(.callAuction), .cancel(1))
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
  }

  @Test func `the uncross clears the way to continuous trading`() {
    var venue = Venue()
    venue.send(.phase(.callAuction), .buy(1, 5, at: 101), .sell(2, 3, at: 100), .uncross)
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
    #expect(venue.bids() == ["#1 2@101"])
  }

  @Test func `at the close day orders expire, in the order in which they took their places`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(
      .buy(1, 5, at: 90, .day), .sell(2, 6, at: 120, .day), .buy(3, 7, at: 95, .day),
      .buy(4, 5, at: 91), .sell(5, 5, at: 125, .goodTillDate(90)),
      .buy(6, 5, at: 90, .day, on: 1), .replace(1, price: 89))
    #expect(
      venue.send(.phase(.closed)) == [
        .phaseChanged(.closed), .expired(2, 6), .expired(3, 7), .expired(1, 5),
      ])
    #expect(venue.bids() == ["#4 5@91"])
    #expect(venue.asks() == ["#5 5@125"])
    #expect(venue.bids(on: 1) == ["#6 5@90"])
    #expect(venue.send(.cancel(1)) == [.rejected(1, .unknownOrder)])
  }

  @Test func `what is left of a day order expires`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 90, .day), .sell(2, 3, at: 90))
    #expect(venue.send(.phase(.closed)) == [.phaseChanged(.closed), .expired(1, 2)])
  }

  @Test func `day orders expire at no other change of phase`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 90, .day))
    #expect(venue.send(.phase(.callAuction)) == [.phaseChanged(.callAuction)])
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
    #expect(venue.bids() == ["#1 5@90"])
    venue.send(.phase(.callAuction))
    #expect(venue.send(.phase(.closed)) == [.phaseChanged(.closed), .expired(1, 5)])
  }

  @Test func `what the close leaves opens again in its old order`() {
    var venue = Venue()
    venue.send(
      .buy(1, 5, at: 90), .buy(2, 5, at: 90, .day), .buy(3, 5, at: 90), .phase(.closed),
      .phase(.continuous))
    #expect(venue.bids() == ["#1 5@90", "#3 5@90"])
    #expect(
      venue.send(.sell(4, 6, at: 90)).dropFirst().first
        == .trade(5, at: 90, maker: 1, leaves: 0, taker: 4, leaves: 1, .sell))
  }
}
