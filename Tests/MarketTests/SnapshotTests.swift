import Market
import Testing

@Suite struct SnapshotTests {
  private static let order = RestingOrder(
    id: OrderID(1), side: .buy, price: Price(100), leaves: Quantity(5), filled: Quantity(2),
    timeInForce: .goodTillCancel, account: AccountID(7))

  private static let snapshot = Snapshot(
    clock: Timestamp(nanoseconds: 9),
    books: [.init(phase: .callAuction, orders: [order]), .init()],
    usedIdentifiers: [OrderID(1), OrderID(4)])

  /// The snapshot with one change.
  private static func changed(_ change: (inout Snapshot) -> Void) -> Snapshot {
    var snapshot = snapshot
    change(&snapshot)
    return snapshot
  }

  /// The snapshot with one change of its order.
  private static func changedOrder(_ change: (inout RestingOrder) -> Void) -> Snapshot {
    changed { change(&$0.books[0].orders[0]) }
  }

  private static let variants: [Snapshot] = [
    snapshot,
    changed { $0.clock = Timestamp(nanoseconds: 10) },
    changed { $0.books[0].phase = .closed },
    changed { $0.books[1].phase = .closed },
    changed { $0.books.swapAt(0, 1) },
    changed { $0.books.append(.init()) },
    changed { $0.books.removeLast() },
    changed { $0.books[0].orders = [] },
    changed { $0.books[0].orders.append(order) },
    changed { $0.usedIdentifiers = [] },
    changed { $0.usedIdentifiers = [OrderID(1)] },
    changed { $0.usedIdentifiers = [OrderID(1), OrderID(5)] },
    changed { $0.usedIdentifiers = [OrderID(0), OrderID(1), OrderID(4)] },
    changedOrder { $0.id = OrderID(2) },
    changedOrder { $0.side = .sell },
    changedOrder { $0.price = Price(101) },
    changedOrder { $0.leaves = Quantity(6) },
    changedOrder { $0.filled = Quantity(3) },
    changedOrder { $0.account = AccountID(8) },
    changedOrder { $0.account = .none },
    changedOrder { $0.timeInForce = .day },
    changedOrder { $0.timeInForce = .goodTillDate(.zero) },
    changedOrder { $0.timeInForce = .goodTillDate(Timestamp(nanoseconds: 1)) },
    changedOrder { $0.timeInForce = .immediateOrCancel },
    changedOrder { $0.timeInForce = .fillOrKill },
    changedOrder { $0.timeInForce = .atOpening },
    changedOrder { $0.timeInForce = .atClose },
    changedOrder { $0.price = nil },
    changedOrder { $0.price = Price(0) },
    changedOrder { $0.price = Price(1) },
    changed { $0.books[0].lastPrice = Price(0) },
    changed { $0.books[0].lastPrice = Price(1) },
    changed { $0.books[1].lastPrice = Price(0) },
    changed { $0.books[0].phase = .halted },
    changed { $0.books[0].phase = .preOpen },
    changed { $0.books[0].phase = .openingAuction },
    changed { $0.books[0].phase = .reopeningAuction },
    changed { $0.books[0].phase = .closingAuction },
  ]

  @Test func `the digest differs when any part differs`() {
    #expect(Set(Self.variants).count == Self.variants.count)
    #expect(Set(Self.variants.map(\.digest)).count == Self.variants.count)
  }

  @Test func `equal snapshots have equal digests`() {
    for variant in Self.variants {
      var copy = variant
      copy.clock = variant.clock
      #expect(copy.digest == variant.digest)
    }
  }

  @Test func `where a book ends and the identifiers begin is told apart`() {
    // The same words in a row: a phase and a count of orders, or two identifiers.
    let books = Snapshot(books: [.init(), .init(phase: .callAuction)])
    let identifiers = Snapshot(
      books: [.init()], usedIdentifiers: [OrderID(1), OrderID(0)])
    #expect(books.digest != identifiers.digest)
  }

  @Test func `the order of orders counts`() {
    var other = Self.order
    other.id = OrderID(2)
    let one = Snapshot(books: [.init(orders: [Self.order, other])])
    let two = Snapshot(books: [.init(orders: [other, Self.order])])
    #expect(one.digest != two.digest)
    #expect(one != two)
  }

  @Test func `the digest is the same on every machine`() {
    #expect(Snapshot(books: []).digest == 0x1361_f4b1_51f7_f46f)
    #expect(Self.snapshot.digest == 0xa51a_b90e_35fd_9ff3)
  }

  @Test func `a snapshot starts at time 0, its books in continuous trading`() {
    let snapshot = Snapshot(books: [.init()])
    #expect(snapshot.clock == .zero)
    #expect(snapshot.usedIdentifiers == [])
    #expect(snapshot.books == [Snapshot.Book(phase: .continuous, lastPrice: nil, orders: [])])
  }
}
