package import Market

// What those who read histories ask of a judge.
extension Judge {
  /// The number of live orders, of all instruments.
  package var liveOrders: Int { ledger.count }

  /// The instrument of a live order; nil where no such order lives.
  package func instrument(of id: OrderID) -> InstrumentID? {
    let slot = ledger.slot(of: id)
    return slot == 0 ? nil : ledger[slot].instrument
  }

  /// The instrument that a command is about: its own, or that of the live order that it names;
  /// nil where it is about none of the judge's, or about all.
  package func instrument(of command: Command) -> InstrumentID? {
    let named = command.instrument ?? command.order.flatMap { instrument(of: $0) }
    return named.flatMap { instruments.indices.contains($0.index) ? $0 : nil }
  }

  /// What is wrong with the judge's own books; nil where all is well.
  ///
  /// Where something is, nothing that the judge says can be relied on.
  ///
  /// - Complexity: O(live orders).
  package var inconsistency: String? {
    for instrument in instruments.indices.map({ InstrumentID(UInt32($0)) }) {
      for side in Side.allCases {
        if let problem = inconsistency(of: orders(of: instrument, side: side), instrument, side) {
          return "the judge's \(side) orders of \(symbol(instrument)) are not sound: \(problem)"
        }
      }
    }
    return nil
  }

  private func inconsistency(
    of orders: [RestingOrder], _ instrument: InstrumentID, _ side: Side
  ) -> String? {
    let prices = orders.compactMap(\.price)
    for (better, worse) in zip(prices, prices.dropFirst()) {
      guard side == .buy ? better >= worse : better <= worse else {
        return "they are out of the order of their prices"
      }
    }
    guard bestPrice(of: instrument, side) == prices.first else { return "another price is best" }
    for order in orders {
      guard self.instrument(of: order.id) == instrument else {
        return "order \(order.id.rawValue) is not known by its identifier"
      }
      guard order.leaves > .zero else { return "order \(order.id.rawValue) has nothing left" }
    }
    return nil
  }

  private func bestPrice(of instrument: InstrumentID, _ side: Side) -> Price? {
    ledger.bestPrice(of: instrument, side)
  }
}
