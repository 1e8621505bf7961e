package import Market
internal import Wire

/// What an engine can report of what happens: the rest is masked on both sides before anything is
/// compared.
///
/// A field that it can't report gets the same plain value in every event, whoever reports it.
package struct Projection: Hashable, Sendable {
  /// The most of a book that an engine can tell.
  package enum BookView: Hashable, Sendable {
    case orders
    case levels
    case top
    case nothing
  }

  private let capabilities: Set<Capability>
  private let followsOrders: Bool
  /// Whether events stay as they are.
  package let keepsEvents: Bool
  package let bookView: BookView

  /// The projection to what an engine of this profile can report.
  package init(_ profile: EngineProfile) {
    capabilities = profile.capabilities
    followsOrders = profile.followsOrders
    keepsEvents =
      profile.followsOrders && profile.can(.tradePrices) && profile.can(.reasons)
    bookView =
      profile.can(.orders)
      ? .orders : profile.can(.levels) ? .levels : profile.can(.top) ? .top : .nothing
  }

  /// Whether nothing is masked.
  package var isWhole: Bool {
    keepsEvents && bookView == .orders && tellsPhase && tellsIndication
  }

  /// Whether phases can be asked for.
  package var tellsPhase: Bool { capabilities.contains(.phase) }

  /// Whether it can be asked what an uncross would bring.
  package var tellsIndication: Bool { capabilities.contains(.indication) }

  /// What can be reported of the answer to a command.
  package func events(_ events: [Event], of command: Command) -> [Event] {
    if keepsEvents { return events }
    var projected: [Event] = []
    for event in events {
      guard let event = self.event(event, of: command) else { continue }
      if case .traded(let trade) = event, case .traded(let last)? = projected.last,
        capabilities.contains(.aggregates), trade.isSame(as: last)
      {
        var sum = last
        sum.quantity = Quantity(
          last.quantity.rawValue.addingReportingOverflow(trade.quantity.rawValue).partialValue)
        projected[projected.count - 1] = .traded(sum)
      } else {
        projected.append(event)
      }
    }
    return projected
  }

  private func event(_ event: Event, of command: Command) -> Event? {
    switch event {
    case .accepted, .phaseChanged, .uncrossed: return event
    case .rejected(var rejection):
      if command.replaced != nil, !followsOrders, !capabilities.contains(.unknownCancels) {
        return nil
      }
      if !capabilities.contains(.reasons) { rejection.reason = .unknownOrder }
      return .rejected(rejection)
    case .traded(let trade): return self.trade(trade).map { .traded($0) }
    case .canceled(var cancellation):
      if !capabilities.contains(.trades), command.enters(cancellation.id) { return nil }
      if !capabilities.contains(.reasons) { cancellation.reason = .requested }
      if !tellsLeaves(of: cancellation.id, after: command) { cancellation.quantity = .zero }
      return .canceled(cancellation)
    case .expired(var expiry):
      if !followsOrders { expiry.quantity = .zero }
      return .expired(expiry)
    case .replaced(var replacement):
      if !followsOrders {
        replacement.leaves = .zero
        replacement.priority = .lost
      }
      return .replaced(replacement)
    }
  }

  private func trade(_ trade: Trade) -> Trade? {
    guard capabilities.contains(.trades) else { return nil }
    var projected = trade
    if !capabilities.contains(.tradePrices) { projected.price = Price(0) }
    guard !followsOrders else { return projected }
    projected.maker = OrderID(0)
    projected.taker = OrderID(0)
    projected.makerLeaves = .zero
    projected.takerLeaves = .zero
    return projected
  }

  /// What is left of an incoming order is known from its own trades.
  private func tellsLeaves(of id: OrderID, after command: Command) -> Bool {
    if followsOrders { return true }
    guard case .new(let order) = command, capabilities.contains(.trades) else { return false }
    return order.id == id
  }

  // MARK: - Books

  /// Whether two books are the same as far as this engine can tell its own.
  package func agree(_ book: BookPicture, _ other: BookPicture) -> Bool {
    let isSameBook =
      switch bookView {
      case .orders:
        book.bids.map(order) == other.bids.map(order)
          && book.asks.map(order) == other.asks.map(order)
      case .levels:
        agree(book.bidLevels, other.bidLevels) && agree(book.askLevels, other.askLevels)
      case .top:
        agree(Array(book.bidLevels.prefix(1)), Array(other.bidLevels.prefix(1)))
          && agree(Array(book.askLevels.prefix(1)), Array(other.askLevels.prefix(1)))
      case .nothing: true
      }
    return isSameBook && (!tellsPhase || book.phase == other.phase)
      && (!tellsIndication || book.indication == other.indication)
  }

  private func agree(_ levels: [ReportedLevel], _ others: [ReportedLevel]) -> Bool {
    levels.count == others.count
      && zip(levels, others).allSatisfy { level, other in
        level.price == other.price && level.quantity == other.quantity
          && (level.orders == nil || other.orders == nil || level.orders == other.orders)
      }
  }

  private func order(_ order: RestingOrder) -> RestingOrder {
    guard !followsOrders else { return order }
    var projected = order
    projected.filled = .zero
    return projected
  }
}

/// All that an engine tells of one instrument's book.
package struct BookPicture: Hashable, Sendable {
  package var bids: [RestingOrder]
  package var asks: [RestingOrder]
  package var bidLevels: [ReportedLevel]
  package var askLevels: [ReportedLevel]
  package var phase: Phase
  package var indication: Uncrossing?

  /// Asks an engine for it.
  package init(of instrument: InstrumentID, in engine: any Engine) {
    bids = engine.orders(of: instrument, side: .buy)
    asks = engine.orders(of: instrument, side: .sell)
    bidLevels = engine.levels(of: instrument, side: .buy)
    askLevels = engine.levels(of: instrument, side: .sell)
    phase = engine.phase(of: instrument)
    indication = engine.indication(of: instrument)
  }
}

extension Trade {
  /// Whether an engine that sums up trades tells this one and the one before it as one.
  fileprivate func isSame(as last: Trade) -> Bool {
    instrument == last.instrument && price == last.price && aggressor == last.aggressor
  }
}

extension Command {
  /// Whether it brings in this order, so that what becomes of it depends on its trades.
  fileprivate func enters(_ id: OrderID) -> Bool {
    switch self {
    case .new(let order): order.id == id
    case .replace(let replace): replace.id == id
    case .cancel, .massCancel, .phase, .uncross, .clock: false
    }
  }
}
