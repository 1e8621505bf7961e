package import Market

/// `Law.reportedBook`.
extension Judge {
  /// Holds the orders of one side, as the engine shows them, against those that its events imply.
  ///
  /// - Complexity: O(orders of the side).
  package mutating func check(
    _ orders: [RestingOrder], of instrument: InstrumentID, side: Side
  ) {
    let implied = self.orders(of: instrument, side: side)
    guard implied != orders else { return }
    let place = zip(implied, orders).prefix { $0 == $1 }.count
    let due = place < implied.count ? implied[place] : nil
    let shown = place < orders.count ? orders[place] : nil
    violations.append(
      Violation(
        law: .reportedBook, shape: "\(side) orders", command: max(commands - 1, 0), event: nil,
        orders: [due?.id, shown?.id].compactMap { $0 },
        sentence: "the \(side) orders of \(symbol(instrument)) should have "
          + "\(words(due, instrument)) in place \(place + 1), because its reports say so; instead "
          + "the engine shows \(words(shown, instrument))"))
  }

  /// Holds the phase of an instrument, as the engine shows it, against the one that began last.
  package mutating func check(_ phase: Phase, of instrument: InstrumentID) {
    let implied = ledger.books[instrument.index].phase
    guard implied != phase else { return }
    notice(
      "phase",
      "\(symbol(instrument)) should be in phase \(implied), because its reports say so; "
        + "instead the engine shows phase \(phase)")
  }

  /// Holds what an uncross would bring, as the engine shows it, against what its events imply; nil
  /// stands for a phase that collects nothing for an auction.
  ///
  /// - Complexity: O(levels * log levels).
  package mutating func check(_ indication: Uncrossing?, of instrument: InstrumentID) {
    let implied = self.indication(of: instrument)
    guard implied != indication else { return }
    notice(
      "indication",
      "an uncross of \(symbol(instrument)) should bring \(words(implied, instrument))"
        + " by its reports; instead the engine shows \(words(indication, instrument))")
  }

  private func indication(of instrument: InstrumentID) -> Uncrossing? {
    let phase = ledger.books[instrument.index].phase
    guard phase == .preOpen || phase.isAuction else { return nil }
    let outcome = AuctionOutcome(
      of: ledger, instrument, instruments[instrument.index], rule: conventions.auctionPrice)
    return Uncrossing(
      instrument: instrument, price: outcome.price, volume: Volume(outcome.volume),
      imbalance: outcome.imbalance)
  }

  private mutating func notice(_ shape: String, _ sentence: String) {
    violations.append(
      Violation(
        law: .reportedBook, shape: shape, command: max(commands - 1, 0), event: nil, orders: [],
        sentence: sentence))
  }

  private func words(_ uncrossing: Uncrossing?, _ instrument: InstrumentID) -> String {
    guard let uncrossing else { return "nothing, for want of an auction" }
    return "\(text(uncrossing.volume.rawValue, instrument)) at "
      + "\(text(uncrossing.price, instrument)), \(uncrossing.imbalance) left over"
  }

  /// The orders of a side that the events imply, in the order in which they are served.
  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    guard instruments.indices.contains(instrument.index) else { return [] }
    let book = ledger.sides[Ledger.place(of: instrument, side)]
    var orders: [RestingOrder] = []
    for head in [book.marketHead] + book.levels.inOrder.map({ book.levels[$0].head }) {
      var slot = head
      while slot != 0 {
        let entry = ledger[slot]
        orders.append(
          RestingOrder(
            id: entry.id, side: side, price: entry.price, leaves: entry.leaves,
            filled: entry.filled, timeInForce: entry.timeInForce, account: entry.account))
        slot = entry.next
      }
    }
    return orders
  }

  private func words(_ order: RestingOrder?, _ instrument: InstrumentID) -> String {
    guard let order else { return "no order" }
    return "order \(order.id.rawValue), \(text(order.leaves, instrument)) at "
      + "\(text(order.price, instrument))"
  }
}
