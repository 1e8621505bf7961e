internal import Market

// What other identifiers and prices make of commands and events.

extension Command {
  /// The order that the command names.
  var identifier: OrderID? {
    switch self {
    case .new(let order): order.id
    case .cancel(let id): id
    case .replace(let replace): replace.id
    case .massCancel, .phase, .uncross, .clock: nil
    }
  }

  /// The limit that the command gives an order.
  var limit: Int64? {
    switch self {
    case .new(let order):
      if case .limit(let price) = order.type { price.rawValue } else { nil }
    case .replace(let replace): replace.price?.rawValue
    case .cancel, .massCancel, .phase, .uncross, .clock: nil
    }
  }

  /// The command for an order of another name.
  func named(_ id: OrderID) -> Command {
    switch self {
    case .new(var order):
      order.id = id
      return .new(order)
    case .cancel: return .cancel(id)
    case .replace(var replace):
      replace.id = id
      return .replace(replace)
    case .massCancel, .phase, .uncross, .clock: return self
    }
  }
}

extension Event {
  /// The event with other identifiers; nil where one has no other.
  func renamed(_ name: (OrderID) -> OrderID?) -> Event? {
    switch self {
    case .accepted(var event):
      guard let id = name(event.id) else { return nil }
      event.id = id
      return .accepted(event)
    case .rejected(var event):
      guard let old = event.id else { return self }
      guard let id = name(old) else { return nil }
      event.id = id
      return .rejected(event)
    case .traded(var trade):
      guard let maker = name(trade.maker), let taker = name(trade.taker) else { return nil }
      trade.maker = maker
      trade.taker = taker
      return .traded(trade)
    case .canceled(var event):
      guard let id = name(event.id) else { return nil }
      event.id = id
      return .canceled(event)
    case .replaced(var event):
      guard let id = name(event.id) else { return nil }
      event.id = id
      return .replaced(event)
    case .expired(var event):
      guard let id = name(event.id) else { return nil }
      event.id = id
      return .expired(event)
    case .phaseChanged, .uncrossed: return self
    }
  }

  /// The event with its prices moved; nil where one would overflow.
  func shifted(by distance: Int64) -> Event? {
    func moved(_ price: Price) -> Price? {
      let (raw, overflow) = price.rawValue.addingReportingOverflow(distance)
      return overflow ? nil : Price(raw)
    }
    switch self {
    case .traded(var trade):
      guard let price = moved(trade.price) else { return nil }
      trade.price = price
      return .traded(trade)
    case .replaced(var event):
      guard let old = event.price else { return self }
      guard let price = moved(old) else { return nil }
      event.price = price
      return .replaced(event)
    case .uncrossed(var event):
      guard let old = event.price else { return self }
      guard let price = moved(old) else { return nil }
      event.price = price
      return .uncrossed(event)
    case .accepted, .rejected, .canceled, .expired, .phaseChanged: return self
    }
  }
}
