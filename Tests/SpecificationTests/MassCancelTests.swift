import Market
import Testing

@Suite struct MassCancelTests {
  /// Two instruments, accounts 7, 8 and none; the order of arrival mixes sides and prices.
  private func busyVenue() -> Venue {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(
      .buy(1, 5, at: 90, account: 7, on: 1), .sell(2, 5, at: 120, account: 8),
      .buy(3, 5, at: 80, account: 7), .buy(4, 5, at: 95), .sell(5, 5, at: 110, account: 7),
      .sell(6, 5, at: 130, account: 7, on: 1), .buy(7, 5, at: 95, account: 8))
    return venue
  }

  @Test func `without a filter everything goes, by instrument and then by arrival`() {
    var venue = busyVenue()
    #expect(
      venue.send(.cancelAll()) == [
        .canceled(2, 5, .massCancel), .canceled(3, 5, .massCancel), .canceled(4, 5, .massCancel),
        .canceled(5, 5, .massCancel), .canceled(7, 5, .massCancel),
        .canceled(1, 5, .massCancel, on: 1), .canceled(6, 5, .massCancel, on: 1),
      ])
    #expect(venue.bids() + venue.asks() + venue.bids(on: 1) + venue.asks(on: 1) == [])
    #expect(venue.send(.cancelAll()) == [])
  }

  @Test func `by account`() {
    var venue = busyVenue()
    #expect(
      venue.send(.cancelAll(account: 7)) == [
        .canceled(3, 5, .massCancel), .canceled(5, 5, .massCancel),
        .canceled(1, 5, .massCancel, on: 1), .canceled(6, 5, .massCancel, on: 1),
      ])
    #expect(venue.bids() == ["#4 5@95", "#7 5@95"])
    #expect(venue.asks() == ["#2 5@120"])
  }

  @Test func `by instrument`() {
    var venue = busyVenue()
    #expect(
      venue.send(.cancelAll(on: 1)) == [
        .canceled(1, 5, .massCancel, on: 1), .canceled(6, 5, .massCancel, on: 1),
      ])
    #expect(venue.bids() == ["#4 5@95", "#7 5@95", "#3 5@80"])
  }

  @Test func `by side`() {
    var venue = busyVenue()
    #expect(
      venue.send(.cancelAll(.sell)) == [
        .canceled(2, 5, .massCancel), .canceled(5, 5, .massCancel),
        .canceled(6, 5, .massCancel, on: 1),
      ])
    #expect(venue.bids() == ["#4 5@95", "#7 5@95", "#3 5@80"])
    #expect(venue.bids(on: 1) == ["#1 5@90"])
  }

  @Test func `by all three, an order must match each`() {
    var venue = busyVenue()
    #expect(
      venue.send(.cancelAll(account: 7, on: 0, .buy)) == [.canceled(3, 5, .massCancel)])
    #expect(venue.send(.cancelAll(account: 7, on: 0, .buy)) == [])
    #expect(
      venue.send(.cancelAll(account: 8, .sell)) == [.canceled(2, 5, .massCancel)])
  }

  @Test func `no account and an account of nobody match nothing`() {
    var venue = busyVenue()
    #expect(venue.send(.cancelAll(account: AccountID.none)) == [])
    #expect(venue.send(.cancelAll(account: 9)) == [])
    #expect(venue.bids().count == 3)
  }

  @Test func `an unknown instrument is refused, also where nothing could match`() {
    var venue = busyVenue()
    #expect(venue.send(.cancelAll(on: 2)) == [.rejected(nil, .unknownInstrument)])
    #expect(
      venue.send(.cancelAll(account: AccountID.none, on: 2)) == [
        .rejected(nil, .unknownInstrument)
      ])
  }

  @Test func `an order that lost its place goes later, one that kept it does not`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 90), .buy(2, 5, at: 91), .buy(3, 5, at: 92), .sell(4, 5, at: 99))
    venue.send(.replace(1, price: 95), .replace(2, quantity: 3), .replace(3, quantity: 9))
    #expect(
      venue.send(.cancelAll()) == [
        .canceled(2, 3, .massCancel), .canceled(4, 5, .massCancel), .canceled(1, 5, .massCancel),
        .canceled(3, 9, .massCancel),
      ])
  }

  @Test(arguments: Phase.allCases)
  func `it is taken in every phase`(phase: Phase) {
    var venue = Venue()
    venue.send(.phase(.callAuction), .buy(1, 5, at: 100))
    if phase != .callAuction { venue.send(.phase(phase)) }
    #expect(venue.send(.cancelAll()) == [.canceled(1, 5, .massCancel)])
  }

  @Test func `what is left is canceled`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 100, account: 7), .sell(2, 3, at: 100, account: 7))
    #expect(venue.send(.cancelAll(account: 7)) == [.canceled(1, 2, .massCancel)])
  }
}
