import Market
import Specification
import Testing

@Suite struct IdentifierTests {
  /// Ways in which order 1 comes to its end, from an empty book.
  private static let deaths: [[Command]] = [
    [.buy(1, 5, at: 9), .cancel(1)],
    [.buy(1, 5, at: 9), .sell(100, 5, at: 9)],
    [.sell(100, 5, at: 9), .buy(1, 5, at: 9)],
    [.buy(1, 5, at: 9), .cancelAll()],
    [.buy(1, 5, at: 9, .immediateOrCancel)],
    [.buy(1, 5, at: 9, .fillOrKill)],
    [.buyAtMarket(1, 5)],
    [.buy(1, 5, at: 9, .goodTillDate(1)), .clock(1)],
    [.buy(1, 5, at: 9, .day), .phase(.closed), .phase(.continuous)],
    [.buy(1, 5, at: 9), .sell(100, 2, at: 9), .replace(1, quantity: 2)],
    [
      .phase(.callAuction), .buy(1, 5, at: 9), .sell(100, 5, at: 9), .uncross,
      .phase(.continuous),
    ],
  ]

  @Test(arguments: deaths)
  func `the identifier of a dead order is free again by default`(death: [Command]) {
    var venue = Venue()
    for command in death { venue.send(command) }
    #expect(venue.send(.cancel(1)) == [.rejected(1, .unknownOrder)])
    #expect(venue.send(.replace(1)) == [.rejected(1, .unknownOrder)])
    #expect(venue.send(.buy(1, 5, at: 8)) == [.accepted(1)])
    #expect(venue.bids() == ["#1 5@8"])
    #expect(venue.engine.save().usedIdentifiers == [])
  }

  @Test(arguments: deaths)
  func `by convention an identifier is used once`(death: [Command]) {
    var venue = Venue { $0.identifierReuse = .never }
    for command in death { venue.send(command) }
    #expect(venue.send(.cancel(1)) == [.rejected(1, .unknownOrder)])
    #expect(venue.send(.buy(1, 5, at: 8)) == [.rejected(1, .reusedIdentifier)])
  }

  @Test func `a live order's identifier is a duplicate on every instrument`() {
    for reuse in Conventions.IdentifierReuse.allCases {
      var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")]) {
        $0.identifierReuse = reuse
      }
      venue.send(.buy(1, 5, at: 9))
      #expect(venue.send(.buy(1, 5, at: 9)) == [.rejected(1, .duplicateOrder)])
      #expect(venue.send(.sell(1, 5, at: 9, on: 1)) == [.rejected(1, .duplicateOrder)])
      #expect(venue.bids() == ["#1 5@9"])
    }
  }

  @Test func `a refused order uses no identifier`() {
    var venue = Venue { $0.identifierReuse = .never }
    #expect(venue.send(.buy(1, 0, at: 9)) == [.rejected(1, .quantityNotPositive)])
    #expect(venue.send(.buy(1, 5, at: 9)) == [.accepted(1)])
  }

  @Test func `every 64-bit number is an identifier`() {
    var venue = Venue { $0.identifierReuse = .never }
    let last = OrderID(.max)
    #expect(venue.send(.buy(0, 5, at: 9)) == [.accepted(0)])
    #expect(venue.send(.buy(last, 5, at: 9)) == [.accepted(last)])
    #expect(
      venue.send(.sell(7, 6, at: 9)) == [
        .accepted(7), .trade(5, at: 9, maker: 0, leaves: 0, taker: 7, leaves: 1, .sell),
        .trade(1, at: 9, maker: last, leaves: 4, taker: 7, leaves: 0, .sell),
      ])
    #expect(venue.send(.cancel(last)) == [.canceled(last, 4, .requested)])
    #expect(venue.send(.cancel(0)) == [.rejected(0, .unknownOrder)])
    #expect(venue.engine.save().usedIdentifiers == [0, 7, last])
  }
}
