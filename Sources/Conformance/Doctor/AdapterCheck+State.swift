internal import Market

extension AdapterCheck {
  // MARK: - Identifiers and numbers

  static let identifiers = AdapterCheck(
    name: "ids",
    fix:
      "keep ids as text, or as unsigned numbers of 64 bits, never as floating point; map them to "
      + "the engine's own ids, or declare the greatest in \"limits\""
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let greatest = ward.profile.limits.greatestOrderID?.rawValue ?? .max
    let ids = [3, 1_000_000_007, (1 << 53) + 1, (1 << 63) + 5, UInt64.max].filter { $0 <= greatest }
    let flow = ids.reversed().enumerated().map { of.sell($1, 2, at: Int64($0)) }
    let examination = try ward.examination()
    try examination.compareSingly(flow)
    try examination.compareSingly([of.buy(1, 3, at: 1), of.cancel(ids[0])])
    return "sparse ids up to \(ids.last ?? 0) come back as they were given"
  }

  static let scale = AdapterCheck(
    name: "scale",
    fix: "prices and quantities are whole units, both ways; an engine that counts in decimals gets "
      + "units times priceUnit and quantityUnit, and what it says is divided by them and rounded"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    var instrument = Instrument(symbol: "A")
    instrument.priceScale = Scale(unit: ExactDecimal(1, decimals: 2))
    instrument.quantityScale = Scale(unit: ExactDecimal(1, decimals: 3))
    try ward.examination([instrument]).compareSingly([
      of.sell(1, 7, at: 7), of.sell(2, 9, at: 11), of.buy(3, 8, at: 13), of.buy(4, 3, at: -3),
    ])
    return "with a price unit of 0.01 and a quantity unit of 0.001, numbers come back in units"
  }

  static let bigNumbers = AdapterCheck(
    name: "big numbers",
    fix: "read and write numbers beyond 2^53 as strings of digits and never as floating point, or "
      + "declare in \"limits\" how far price and quantity go"
  ) { ward throws(Ailment) in
    let limits = ward.profile.limits
    let beyond = Int64(1) << 53 + 1
    let price = min(beyond, limits.prices?.upperBound.rawValue ?? beyond)
    let quantity = min(beyond + 2, limits.largestQuantity?.rawValue ?? beyond)
    let orders = [(UInt64(1), Side.sell), (2, .buy), (3, .buy)].map { id, side in
      Command.new(
        NewOrder(
          id: OrderID(id), instrument: InstrumentID(0), side: side, type: .limit(Price(price)),
          quantity: Quantity(quantity)))
    }
    try ward.examination().compareSingly(orders)
    return "price \(price) and quantity \(quantity) come back exactly"
  }

  // MARK: - Reset

  static let plainReset = AdapterCheck(
    name: "plain reset",
    fix: "take what every engine must: one instrument of whole units without any rule; answer "
      + "\"unsupported\" only to rules and conventions that the engine can't follow, and name those "
      + "that it has chosen for good in \"conventions\""
  ) { ward throws(Ailment) in
    do throws(Ailment) {
      _ = try ward.examination()
    } catch {
      guard case .unsupported(let why) = error else { throw error }
      throw .differs(
        "it refuses one plain instrument under the default conventions, so that nothing can be "
          + "judged: \(why)")
    }
    return "one plain instrument is taken"
  }

  static let reset = AdapterCheck(
    name: "reset",
    fix: "begin with a fresh engine at each reset, and forget all that the adapter has noted: "
      + "orders, ids, books, events that were not told"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    _ = try ward.examination().answers(to: [of.sell(1, 5), of.sell(2, 4, at: 1), of.buy(3, 2)])
    let examination = try ward.examination()
    try examination.compareBooks()
    try examination.compareSingly([of.buy(4, 9, at: 1), of.buy(1, 3), of.sell(2, 9, at: 1)])
    return "nothing of the last case is left: books are empty, ids are free"
  }

  static let secondReset = AdapterCheck(
    name: "second reset", fix: "a reset must work at any time, after a reset too"
  ) { ward throws(Ailment) in
    _ = try ward.examination()
    let of = ward.numbers
    try ward.examination().compareSingly([of.sell(1, 5), of.buy(2, 3)])
    return "two in a row do what one does"
  }

  static let otherInstruments = AdapterCheck(
    name: "other instruments",
    fix: "take the instruments from each reset: their number and symbols change from case to case"
  ) { ward throws(Ailment) in
    let of = ward.numbers
    let names = ward.profile.can(.instruments) ? ["LONGER.NAME", "A"] : ["LONGER.NAME"]
    _ = try ward.examination().answers(to: [of.sell(1, 5)])
    try ward.examination(names.map { Instrument(symbol: $0) }).compareSingly([
      of.sell(1, 5), of.buy(2, 3), of.cancel(1),
    ])
    try ward.examination().compareSingly([of.sell(1, 5), of.buy(2, 3)])
    return "a reset may name others than the last"
  }

  // MARK: - Books

  static let books = AdapterCheck(
    name: "books",
    fix: "tell the book by the engine's own accessors, best price first and at a price the oldest "
      + "first, and every event that changes it"
  ) { ward throws(Ailment) in
    guard ward.profile.can(.top) else { return "it tells none" }
    let of = ward.numbers
    let examination = try ward.examination()
    for command in [
      of.sell(1, 5), of.sell(2, 4), of.sell(3, 3, at: 2), of.buy(4, 6), of.buy(5, 2, at: -1),
      of.buy(6, 2, at: -3), of.cancel(5), of.buy(7, 4), of.sell(8, 2, at: -3),
    ] {
      try examination.follow(command)
      try examination.compareBookWithEvents()
    }
    return "they are what the events imply"
  }

  static let snapshots = AdapterCheck(
    name: "snapshots",
    fix: "asking for a book must not change the engine: look, and take nothing out"
  ) { ward throws(Ailment) in
    guard ward.profile.can(.top) else { return "it tells no book" }
    let of = ward.numbers
    let flow = [
      of.sell(1, 5), of.sell(2, 4), of.sell(3, 3, at: 1), of.buy(4, 7, at: 1), of.cancel(3),
    ]
    let plain = try ward.examination().answers(to: flow)
    let examination = try ward.examination()
    for (index, command) in flow.enumerated() {
      let answer = try examination.answers(to: [command])[0]
      guard answer == plain[index] else {
        throw .differs(
          "\(examination.text(command)) got \(examination.text(answer)) after books were asked "
            + "for, and \(examination.text(plain[index])) without")
      }
      let first = try examination.book(InstrumentID(0))
      guard try examination.book(InstrumentID(0)) == first else {
        throw .differs("two books in a row differ after \(examination.text(command))")
      }
    }
    return "looking at a book changes nothing"
  }
}
