import Market

extension Specification {
  /// A new order: it is matched in continuous trading, and collected, or waits, otherwise.
  mutating func enter(_ new: NewOrder) -> [Event] {
    if conventions.identifierReuse == .never { usedIdentifiers.insert(new.id) }
    let order = Order(new)
    let answer = Event.accepted(Acceptance(id: order.id, instrument: order.instrument))
    guard isMatched(order) else {
      rest(order)
      return [answer]
    }
    if order.timeInForce == .fillOrKill, !canFill(order) {
      return [answer, order.canceled(.fillOrKill)]
    }
    return [answer] + trade(order)
  }

  /// Whether an order that comes in is matched at once.
  private func isMatched(_ order: Order) -> Bool {
    books[order.instrument.index].phase == .continuous && order.timeInForce != .atClose
  }

  /// A cancel of what is left of one order.
  mutating func cancel(_ id: OrderID) -> [Event] {
    [take(id).canceled(.requested)]
  }

  /// A mass cancel: by instrument, then in the order in which the orders took their places.
  mutating func cancelAll(_ filter: MassCancel) -> [Event] {
    // Orders of no account share none.
    if filter.account == AccountID.none { return [] }
    var events: [Event] = []
    for book in books.indices {
      let instrument = InstrumentID(UInt32(book))
      guard filter.instrument == nil || filter.instrument == instrument else { continue }
      // A book that takes no cancel is passed by.
      if isFrozen(instrument) { continue }
      let canceled = takeAll(of: instrument) { order in
        (filter.account == nil || filter.account == order.account)
          && (filter.side == nil || filter.side == order.side)
      }
      events += canceled.map { $0.canceled(.massCancel) }
    }
    return events
  }

  /// A replace: the order is changed where it stands, or leaves its place and comes as a new one.
  ///
  /// A change of price or a higher quantity costs the place (Nasdaq Equity 4 Rule 4757; CME).
  mutating func replace(_ replace: Replace) -> [Event] {
    var order = take(replace.id)
    guard let total = total(of: order, after: replace) else {
      preconditionFailure("a total beyond 64 bits is above every maximum")
    }
    if total <= order.filled { return [order.canceled(.replacedBelowFilled)] }

    let old = order
    order.place.price = replace.price ?? old.price
    order.leaves = total - order.filled
    guard
      conventions.decreasePriority == .keeps, order.price == old.price, order.leaves <= old.leaves
    else {
      let answer = order.replaced(.lost)
      guard isMatched(order) else {
        rest(order)
        return [answer]
      }
      return [answer] + trade(order)
    }
    put(order)
    return [order.replaced(.kept)]
  }

  /// The quantity that a replace makes an order have in all, fills included; nil beyond 64 bits.
  func total(of order: Order, after replace: Replace) -> Quantity? {
    guard let quantity = replace.quantity else { return order.filled + order.leaves }
    switch conventions.replaceQuantity {
    case .total:
      return quantity
    case .remaining:
      let (sum, overflow) = order.filled.rawValue.addingReportingOverflow(quantity.rawValue)
      return overflow ? nil : Quantity(sum)
    }
  }
}

extension Order {
  /// A new order before anything of it has traded or rested.
  fileprivate init(_ new: NewOrder) {
    let limit: Price? =
      switch new.type {
      case .limit(let price): price
      case .market: nil
      }
    self.init(
      id: new.id,
      place: Place(instrument: new.instrument, side: new.side, price: limit, arrival: 0),
      leaves: new.quantity, filled: .zero, timeInForce: new.timeInForce, account: new.account)
  }

  /// The event that what is left of the order is canceled.
  func canceled(_ reason: CancelReason) -> Event {
    .canceled(Cancellation(id: id, instrument: instrument, quantity: leaves, reason: reason))
  }

  fileprivate func replaced(_ priority: Priority) -> Event {
    .replaced(
      Replacement(id: id, instrument: instrument, price: price, leaves: leaves, priority: priority))
  }
}
