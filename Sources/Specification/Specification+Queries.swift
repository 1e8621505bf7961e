package import Market

extension Specification {
  /// The phase of an instrument, which must be known.
  package func phase(of instrument: InstrumentID) -> Phase { book(of: instrument).phase }

  /// The best level of each side (L1) of an instrument, which must be known.
  package func topOfBook(of instrument: InstrumentID) -> TopOfBook {
    TopOfBook(
      bid: levels(of: instrument, side: .buy, limit: 1).first,
      ask: levels(of: instrument, side: .sell, limit: 1).first)
  }

  /// The levels of a side (L2), best first, at most `limit` of them.
  package func levels(
    of instrument: InstrumentID, side: Side, limit: Int = .max
  ) -> [Level] {
    var levels: [Level] = []
    for order in book(of: instrument)[side].orders {
      if levels.last?.price != order.price {
        guard levels.count < limit else { break }
        levels.append(Level(price: order.price, quantity: .zero, orders: 0))
      }
      levels[levels.count - 1].quantity += order.leaves
      levels[levels.count - 1].orders += 1
    }
    return levels
  }

  /// The live orders of a side (L3), by price, then by time.
  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    book(of: instrument)[side].orders.map { RestingOrder($0) }
  }

  private func book(of instrument: InstrumentID) -> Book {
    precondition(books.indices.contains(instrument.index), "the instrument is known")
    return books[instrument.index]
  }
}

extension Specification {
  /// The whole state but instruments and conventions, for `init(instruments:conventions:restoring:)`.
  package func save() -> Snapshot {
    Snapshot(
      clock: clock,
      books: books.map { book in
        Snapshot.Book(phase: book.phase, orders: book.ordersByArrival.map { RestingOrder($0) })
      },
      usedIdentifiers: usedIdentifiers.sorted())
  }

  /// An engine that goes on where the snapshot was saved.
  ///
  /// The snapshot must come from an engine of the same instruments and conventions.
  package init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    precondition(snapshot.books.count == instruments.count, "one book for each instrument")
    self.init(instruments: instruments, conventions: conventions)
    clock = snapshot.clock
    if conventions.identifierReuse == .never { usedIdentifiers = Set(snapshot.usedIdentifiers) }
    for (index, book) in snapshot.books.enumerated() {
      books[index].phase = book.phase
      for order in book.orders { rest(Order(order, instrument: InstrumentID(UInt32(index)))) }
    }
  }

  /// A fingerprint of the state; that of `save()`.
  package var digest: UInt64 { save().digest }
}

extension RestingOrder {
  fileprivate init(_ order: Order) {
    self.init(
      id: order.id, side: order.side, price: order.price, leaves: order.leaves,
      filled: order.filled, timeInForce: order.timeInForce, account: order.account)
  }
}

extension Order {
  fileprivate init(_ order: RestingOrder, instrument: InstrumentID) {
    self.init(
      id: order.id,
      place: Place(instrument: instrument, side: order.side, price: order.price, arrival: 0),
      leaves: order.leaves, filled: order.filled, timeInForce: order.timeInForce,
      account: order.account)
  }
}
