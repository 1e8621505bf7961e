import Market
import Specification
import Testing

@Suite struct PartlyFilledReplaceTests {
  /// A bid of 10 at 100 of which 4 are filled, before a bid of 5.
  private func venue(_ choose: (inout Conventions) -> Void = { _ in }) -> Venue {
    var venue = Venue(conventions: choose)
    venue.send(.buy(1, 10, at: 100), .buy(2, 5, at: 100), .sell(3, 4, at: 100))
    return venue
  }

  @Test func `a quantity is the new total, fills included`() {
    var venue = venue()
    #expect(venue.send(.replace(1, quantity: 10)) == [.replaced(1, at: 100, leaves: 6, .kept)])
    #expect(venue.send(.replace(1, quantity: 9)) == [.replaced(1, at: 100, leaves: 5, .kept)])
    #expect(venue.send(.replace(1, quantity: 5)) == [.replaced(1, at: 100, leaves: 1, .kept)])
    #expect(venue.send(.replace(1, quantity: 6)) == [.replaced(1, at: 100, leaves: 2, .lost)])
    #expect(venue.bids() == ["#2 5@100", "#1 2@100"])
  }

  @Test func `by convention a quantity is what remains`() {
    var venue = venue { $0.replaceQuantity = .remaining }
    #expect(venue.send(.replace(1, quantity: 6)) == [.replaced(1, at: 100, leaves: 6, .kept)])
    #expect(venue.send(.replace(1, quantity: 1)) == [.replaced(1, at: 100, leaves: 1, .kept)])
    #expect(venue.send(.replace(1, quantity: 2)) == [.replaced(1, at: 100, leaves: 2, .lost)])
    #expect(venue.bids() == ["#2 5@100", "#1 2@100"])
    #expect(venue.engine.orders(of: 0, side: .buy).last?.filled == 4)
  }

  @Test(arguments: Conventions.ReplaceQuantity.allCases)
  func `a price alone leaves the quantity`(meaning: Conventions.ReplaceQuantity) {
    var venue = venue { $0.replaceQuantity = meaning }
    #expect(venue.send(.replace(1, price: 101)) == [.replaced(1, at: 101, leaves: 6, .lost)])
    #expect(venue.send(.replace(1)) == [.replaced(1, at: 101, leaves: 6, .kept)])
  }

  @Test(arguments: [Quantity(1), 3, 4], [nil, Price(100), 105])
  func `a total that is filled already cancels what is left`(quantity: Quantity, price: Price?) {
    var venue = venue()
    #expect(
      venue.send(.replace(1, price: price, quantity: quantity)) == [
        .canceled(1, 6, .replacedBelowFilled)
      ])
    #expect(venue.bids() == ["#2 5@100"])
    #expect(venue.send(.replace(1, quantity: 20)) == [.rejected(1, .unknownOrder)])
  }

  @Test(arguments: [Quantity(1), 3, 4])
  func `by convention a total that is filled already is refused`(quantity: Quantity) {
    var venue = venue { $0.replaceBelowFilled = .rejects }
    #expect(
      venue.send(.replace(1, quantity: quantity)) == [.rejected(1, .quantityAlreadyFilled)])
    #expect(venue.bids() == ["#1 6@100", "#2 5@100"])
    #expect(venue.send(.replace(1, quantity: 5)) == [.replaced(1, at: 100, leaves: 1, .kept)])
  }

  @Test(arguments: Conventions.ReplaceBelowFilled.allCases)
  func `what remains is never below what is filled`(choice: Conventions.ReplaceBelowFilled) {
    var venue = venue {
      $0.replaceQuantity = .remaining
      $0.replaceBelowFilled = choice
    }
    #expect(venue.send(.replace(1, quantity: 1)) == [.replaced(1, at: 100, leaves: 1, .kept)])
  }

  @Test func `fills count on over replaces`() {
    var venue = venue { $0.replaceBelowFilled = .rejects }
    venue.send(.sell(5, 3, at: 101))
    #expect(
      venue.send(.replace(1, price: 101, quantity: 20)) == [
        .replaced(1, at: 101, leaves: 16, .lost),
        .trade(3, at: 101, maker: 5, leaves: 0, taker: 1, leaves: 13, .buy),
      ])
    #expect(venue.send(.replace(1, quantity: 7)) == [.rejected(1, .quantityAlreadyFilled)])
    #expect(venue.send(.replace(1, quantity: 8)) == [.replaced(1, at: 101, leaves: 1, .kept)])
    venue.send(.sell(6, 1, at: 101))
    #expect(venue.send(.replace(1, quantity: 20)) == [.rejected(1, .unknownOrder)])
  }

  @Test func `fills as taker count as well`() {
    var venue = Venue { $0.replaceBelowFilled = .rejects }
    venue.send(.sell(1, 4, at: 100), .buy(2, 10, at: 100))
    #expect(venue.send(.replace(2, quantity: 4)) == [.rejected(2, .quantityAlreadyFilled)])
    #expect(venue.send(.replace(2, quantity: 5)) == [.replaced(2, at: 100, leaves: 1, .kept)])
  }

  @Test func `fills in an auction count as well`() {
    var venue = Venue()
    venue.send(
      .phase(.callAuction), .buy(1, 10, at: 100), .sell(2, 4, at: 100), .uncross)
    #expect(venue.send(.replace(1, quantity: 9)) == [.replaced(1, at: 100, leaves: 5, .kept)])
    #expect(venue.send(.replace(1, quantity: 4)) == [.canceled(1, 5, .replacedBelowFilled)])
  }

  @Test func `the total decides about the place, not the quantity's number`() {
    // The leaves of 6 against a total of 10 with 4 filled: 10 is no increase.
    var venue = venue()
    #expect(venue.send(.replace(1, quantity: 10)) == [.replaced(1, at: 100, leaves: 6, .kept)])
    #expect(venue.send(.replace(1, quantity: 11)) == [.replaced(1, at: 100, leaves: 7, .lost)])
  }
}
