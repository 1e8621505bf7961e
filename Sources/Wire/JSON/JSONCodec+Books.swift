package import JSONText
package import Market

// MARK: - Ladders

extension JSONCodec {
  /// The levels of one book.
  package var ladder: JSONForm<Ladder> {
    .object { members in
      let instrument = instrument(of: &members)
      let level = level(notation(of: instrument))
      let bids = members.required("bids", .array(of: level))
      let asks = members.required("asks", .array(of: level))
      guard let instrument, let bids, let asks else { return nil }
      return Ladder(instrument: instrument, bids: bids, asks: asks)
    }
  }

  private func level(_ notation: Notation) -> JSONForm<Level> {
    .object { members in
      let price = members.required("price", notation.price)
      let quantity = members.required("quantity", notation.volume)
      let orders = members.required("orders", .integer(in: 1...Int.max))
      guard let price, let quantity, let orders else { return nil }
      return Level(price: price, quantity: quantity, orders: orders)
    }
  }

  /// Writes the levels of one book.
  package func write(_ ladder: Ladder, to writer: inout JSONWriter) {
    let notation = notation(of: ladder.instrument)
    writer.beginObject()
    writer.key("instrument")
    write(ladder.instrument, to: &writer)
    writer.key("bids")
    write(ladder.bids, notation, to: &writer)
    writer.key("asks")
    write(ladder.asks, notation, to: &writer)
    writer.endObject()
  }

  private func write(_ levels: [Level], _ notation: Notation, to writer: inout JSONWriter) {
    writer.beginArray()
    for level in levels {
      writer.beginObject()
      writer.key("price")
      notation.write(level.price, to: &writer)
      writer.key("quantity")
      notation.write(level.quantity, to: &writer)
      writer.key("orders")
      writer.integer(level.orders)
      writer.endObject()
    }
    writer.endArray()
  }
}

// MARK: - Snapshots

extension JSONCodec {
  /// The whole state of an engine on the codec's instruments, with one book for each in their
  /// order.
  package var snapshot: JSONForm<Snapshot> {
    .object { members in
      let clock = members.required("clock", .time)
      let books = members.required("books", books)
      let used = members.optional("usedIdentifiers", .array(of: .orderID))
      guard let clock, let books else { return nil }
      return Snapshot(clock: clock, books: books, usedIdentifiers: used ?? [])
    }
  }

  private var books: JSONForm<[Snapshot.Book]> {
    JSONForm { value, problems in
      guard let named = JSONForm.array(of: namedBook).read(value, into: problems) else {
        return nil
      }
      guard named.map(\.instrument.index) == Array(instruments.indices) else {
        problems.report(
          "expected one book for each instrument, in the order of the instruments", at: value)
        return nil
      }
      return named.map(\.book)
    }
  }

  private var namedBook: JSONForm<(instrument: InstrumentID, book: Snapshot.Book)> {
    .object { members in
      let instrument = instrument(of: &members)
      let notation = notation(of: instrument)
      let phase = members.required("phase", Phase.words.form)
      let lastPrice = members.optional("lastPrice", notation.price)
      let order = restingOrder(notation)
      let orders = members.required("orders", .array(of: order))
      guard let instrument, let phase, let orders else { return nil }
      return (instrument, Snapshot.Book(phase: phase, lastPrice: lastPrice, orders: orders))
    }
  }

  private func restingOrder(_ notation: Notation) -> JSONForm<RestingOrder> {
    .object { members in
      let id = members.required("id", .orderID)
      let side = members.required("side", Side.words.form)
      let price = members.required("price", notation.priceOrNull)
      let leaves = members.required("leaves", notation.quantity)
      let filled = members.required("filled", notation.quantity)
      let timeInForce = timeInForce(&members)
      let account = members.optional("account", .accountID)
      guard let id, let side, let price, let leaves, let filled, let timeInForce else {
        return nil
      }
      return RestingOrder(
        id: id, side: side, price: price, leaves: leaves, filled: filled,
        timeInForce: timeInForce, account: account ?? AccountID.none)
    }
  }

  /// Writes a state, which must have one book for each instrument.
  package func write(_ snapshot: Snapshot, to writer: inout JSONWriter) {
    precondition(
      snapshot.books.count == instruments.count, "a snapshot has one book for each instrument")
    writer.beginObject()
    writer.key("clock")
    writer.time(snapshot.clock)
    writer.key("books")
    writer.beginArray()
    for (index, book) in snapshot.books.enumerated() {
      write(book, of: InstrumentID(UInt32(index)), to: &writer)
    }
    writer.endArray()
    if !snapshot.usedIdentifiers.isEmpty {
      writer.key("usedIdentifiers")
      writer.beginArray()
      for id in snapshot.usedIdentifiers { writer.id(id) }
      writer.endArray()
    }
    writer.endObject()
  }

  private func write(
    _ book: Snapshot.Book, of instrument: InstrumentID, to writer: inout JSONWriter
  ) {
    let notation = notation(of: instrument)
    writer.beginObject()
    writer.key("instrument")
    write(instrument, to: &writer)
    writer.key("phase")
    writer.string(Phase.words[book.phase])
    if let price = book.lastPrice {
      writer.key("lastPrice")
      notation.write(price, to: &writer)
    }
    writer.key("orders")
    writer.beginArray()
    for order in book.orders {
      writer.beginObject()
      writer.key("id")
      writer.id(order.id)
      writer.key("side")
      writer.string(Side.words[order.side])
      writer.key("price")
      notation.write(order.price, to: &writer)
      writer.key("leaves")
      notation.write(order.leaves, to: &writer)
      writer.key("filled")
      notation.write(order.filled, to: &writer)
      write(order.timeInForce, account: order.account, to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
