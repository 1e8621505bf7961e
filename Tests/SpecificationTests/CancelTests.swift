import Market
import Testing

@Suite struct CancelTests {
  @Test(arguments: [OrderID(1), 2, 3])
  func `the head, the middle and the last of a level can go`(id: OrderID) {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 100), .buy(2, 5, at: 100), .buy(3, 5, at: 100))
    #expect(venue.send(.cancel(id)) == [.canceled(id, 5, .requested)])
    let rest = ["#1 5@100", "#2 5@100", "#3 5@100"].filter { !$0.hasPrefix("#\(id.rawValue)") }
    #expect(venue.bids() == rest)
    #expect(venue.send(.cancel(id)) == [.rejected(id, .unknownOrder)])
  }

  @Test func `what is left is canceled, not what was ordered`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .buy(2, 2, at: 100))
    #expect(venue.send(.cancel(1)) == [.canceled(1, 3, .requested)])
    #expect(venue.asks() == [])
  }

  @Test func `an unknown, a filled and a refused order can't be canceled`() {
    var venue = Venue()
    #expect(venue.send(.cancel(4)) == [.rejected(4, .unknownOrder)])
    venue.send(.sell(1, 5, at: 100), .buy(2, 5, at: 100), .buy(3, 0, at: 100))
    for id: OrderID in [1, 2, 3] {
      #expect(venue.send(.cancel(id)) == [.rejected(id, .unknownOrder)])
    }
  }

  @Test(arguments: Phase.allCases)
  func `an order can be canceled in every phase`(phase: Phase) {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(.phase(.callAuction, on: 1), .buy(1, 5, at: 100, on: 1))
    if phase != .callAuction { venue.send(.phase(phase, on: 1)) }
    #expect(venue.send(.cancel(1)) == [.canceled(1, 5, .requested, on: 1)])
  }

  @Test func `a canceled order trades no more, and the next takes its turn`() {
    var venue = Venue()
    venue.send(.sell(1, 5, at: 100), .sell(2, 5, at: 100), .cancel(1))
    #expect(
      venue.send(.buy(3, 5, at: 100)) == [
        .accepted(3), .trade(5, at: 100, maker: 2, leaves: 0, taker: 3, leaves: 0, .buy),
      ])
  }
}
