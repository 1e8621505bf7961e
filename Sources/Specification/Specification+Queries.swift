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

  /// The levels of a side (L2), best first, at most `limit` of them; orders without a price stand
  /// on none.
  package func levels(
    of instrument: InstrumentID, side: Side, limit: Int = .max
  ) -> [Level] {
    var levels: [Level] = []
    for order in book(of: instrument)[side].orders {
      guard let price = order.price else { continue }
      if levels.last?.price != price {
        guard levels.count < limit else { break }
        levels.append(Level(price: price, quantity: .zero, orders: 0))
      }
      levels[levels.count - 1].quantity += order.leaves
      levels[levels.count - 1].orders += 1
    }
    return levels
  }

  /// The live orders of a side in the book (L3): those without a price, then by price; by time.
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
        Snapshot.Book(
          phase: book.phase, lastPrice: book.lastPrice,
          orders: book.ordersByArrival.map { RestingOrder($0) })
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
      books[index].lastPrice = book.lastPrice
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
