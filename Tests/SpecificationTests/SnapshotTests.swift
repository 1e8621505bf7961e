import Market
import Specification
import Testing

@Suite struct SnapshotTests {
  private static let instruments = [Instrument(symbol: "A"), Instrument(symbol: "B")]

  @Test func `a new engine's snapshot is empty`() {
    #expect(Venue(Self.instruments).engine.save() == Snapshot(books: [.init(), .init()]))
  }

  @Test func `a snapshot holds the whole state, orders in the order of their arrival`() {
    var venue = Venue(Self.instruments) { $0.identifierReuse = .never }
    venue.send(
      .clock(3), .buy(9, 5, at: 99, account: 4), .sell(2, 6, at: 101, .goodTillDate(50)),
      .buy(3, 7, at: 100, .day), .sell(1, 2, at: 100), .replace(9, quantity: 6),
      .phase(.callAuction, on: 1), .sell(8, 1, at: 10, on: 1), .buy(7, 1, at: 10, on: 1))
    #expect(
      venue.engine.save()
        == Snapshot(
          clock: 3,
          books: [
            .init(
              phase: .continuous, lastPrice: 100,
              orders: [
                RestingOrder(
                  id: 2, side: .sell, price: 101, leaves: 6, filled: 0,
                  timeInForce: .goodTillDate(50), account: .none),
                RestingOrder(
                  id: 3, side: .buy, price: 100, leaves: 5, filled: 2, timeInForce: .day,
                  account: .none),
                RestingOrder(
                  id: 9, side: .buy, price: 99, leaves: 6, filled: 0,
                  timeInForce: .goodTillCancel, account: 4),
              ]),
            .init(
              phase: .callAuction,
              orders: [
                RestingOrder(
                  id: 8, side: .sell, price: 10, leaves: 1, filled: 0,
                  timeInForce: .goodTillCancel, account: .none),
                RestingOrder(
                  id: 7, side: .buy, price: 10, leaves: 1, filled: 0,
                  timeInForce: .goodTillCancel, account: .none),
              ]),
          ],
          usedIdentifiers: [1, 2, 3, 7, 8, 9]))
  }

  @Test func `what was saved does not change with the engine, nor a copy`() {
    var venue = Venue()
    venue.send(.buy(1, 5, at: 99))
    let snapshot = venue.engine.save()
    var copy = venue.engine
    venue.send(.sell(2, 3, at: 99))
    #expect(snapshot.books.first?.orders.map(\.line) == ["#1 5@99"])
    #expect(copy.orders(of: 0, side: .buy).map(\.line) == ["#1 5@99"])
    #expect(copy.answer(.cancel(1)) == [.canceled(1, 5, .requested)])
    #expect(venue.bids() == ["#1 2@99"])
  }

  @Test func `a restored engine goes on in time, phase, queue and identifiers`() {
    var conventions = Conventions()
    conventions.identifierReuse = .never
    var first = Specification(instruments: Self.instruments, conventions: conventions)
    for command: Command in [
      .clock(10), .buy(1, 5, at: 99), .buy(2, 5, at: 99), .cancel(1), .buy(3, 5, at: 99),
      .replace(2, quantity: 9), .phase(.closed, on: 1),
    ] {
      _ = first.answer(command)
    }
    var second = Specification(
      instruments: Self.instruments, conventions: conventions, restoring: first.save())
    #expect(second.clock == 10)
    #expect(second.phase(of: 0) == .continuous)
    #expect(second.phase(of: 1) == .closed)
    #expect(second.answer(.clock(9)) == [.rejected(nil, .clockRanBack)])
    #expect(second.answer(.buy(1, 5, at: 99)) == [.rejected(1, .reusedIdentifier)])
    #expect(second.answer(.buy(2, 5, at: 99)) == [.rejected(2, .duplicateOrder)])
    #expect(second.answer(.buy(4, 5, at: 99)) == [.accepted(4)])
    #expect(
      second.answer(.sell(5, 16, at: 99)) == [
        .accepted(5), .trade(5, at: 99, maker: 3, leaves: 0, taker: 5, leaves: 11, .sell),
        .trade(9, at: 99, maker: 2, leaves: 0, taker: 5, leaves: 2, .sell),
        .trade(2, at: 99, maker: 4, leaves: 3, taker: 5, leaves: 0, .sell),
      ])
    #expect(second.answer(.replace(4, quantity: 3)) == [.replaced(4, at: 99, leaves: 1, .kept)])
  }

  @Test func `the digest tells states apart and nothing else`() {
    var one = Venue()
    var other = Venue()
    #expect(one.engine.digest == other.engine.digest)
    one.send(.buy(1, 5, at: 99), .buy(2, 5, at: 99))
    other.send(.buy(2, 5, at: 99), .buy(1, 5, at: 99))
    #expect(one.engine.digest != other.engine.digest)
    one.send(.cancel(2))
    other.send(.cancel(2))
    #expect(one.engine.digest == other.engine.digest)
    #expect(one.engine.digest == one.engine.save().digest)
    one.send(.clock(1))
    #expect(one.engine.digest != other.engine.digest)
  }

  @Test func `a snapshot of other instruments is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      _ = Specification(
        instruments: [Instrument(symbol: "A")], conventions: Conventions(),
        restoring: Snapshot(books: []))
    }
  }
}
