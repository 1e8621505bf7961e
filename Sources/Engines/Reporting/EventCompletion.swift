package import Market
package import Wire

/// Makes whole events of what an engine reports, by what it has said before.
///
/// What it leaves out and can't know, because its profile lacks the capability, gets a plain value
/// that `Projection` gives to the events of the other engine too.
package struct EventCompletion: Sendable {
  /// What can't be completed: the engine must say it.
  package struct Gap: Error, Hashable, Sendable {
    /// In words that follow the event's kind.
    package var reason: String
  }

  private let profile: EngineProfile
  private let conventions: Conventions
  package private(set) var ledger: OrderLedger
  /// The price of the uncrossing that is being told.
  private var auctionPrice: Price?

  /// The completion of an engine at the start of its life.
  package init(profile: EngineProfile, instruments: Int, conventions: Conventions) {
    self.profile = profile
    self.conventions = conventions
    ledger = OrderLedger(instruments: instruments)
  }

  /// The whole events of the answer to a command.
  package mutating func complete(
    _ reported: [ReportedEvent], of command: Command
  ) throws(Gap) -> [Event] {
    auctionPrice = nil
    if reported.isEmpty { return silence(after: command) }
    var events: [Event] = []
    events.reserveCapacity(reported.count)
    for one in reported {
      let event = try complete(one, of: command)
      ledger.follow(event, of: command)
      if case .traded(let trade) = event, !profile.followsOrders { follow(trade, of: command) }
      events.append(event)
    }
    return events
  }

  /// Silence is a right answer to a cancel or replace of what is not live, to some.
  private func silence(after command: Command) -> [Event] {
    guard !profile.can(.unknownCancels), profile.followsOrders, let id = command.replaced,
      ledger[id] == nil
    else { return [] }
    return [.rejected(Rejection(id: id, reason: .unknownOrder))]
  }

  /// Without identifiers the incoming order is known nevertheless.
  private mutating func follow(_ trade: Trade, of command: Command) {
    guard let id = command.aggressor, let order = ledger[id] else { return }
    ledger.fill(id, trade.quantity, leaving: order.leaves.less(trade.quantity))
  }

  private mutating func complete(
    _ event: ReportedEvent, of command: Command
  ) throws(Gap) -> Event {
    switch event.kind {
    case .accepted:
      let id = try identifier(event, command)
      return .accepted(Acceptance(id: id, instrument: instrument(event, command, of: id)))
    case .rejected:
      guard let reason = event.rejectReason ?? (profile.can(.reasons) ? nil : .unknownOrder) else {
        throw Gap(reason: "without \"reason\", though the engine declares reasons")
      }
      return .rejected(Rejection(id: event.id ?? command.order, reason: reason))
    case .traded: return .traded(try trade(event, command))
    case .canceled:
      let id = try identifier(event, command)
      return .canceled(
        Cancellation(
          id: id, instrument: instrument(event, command, of: id),
          quantity: event.quantity ?? ledger[id]?.leaves ?? .zero,
          reason: event.cancelReason ?? command.cancelReason(of: ledger[id])))
    case .replaced: return .replaced(try replacement(event, command))
    case .expired:
      let id = try identifier(event, command)
      return .expired(
        Expiry(
          id: id, instrument: instrument(event, command, of: id),
          quantity: event.quantity ?? ledger[id]?.leaves ?? .zero))
    case .phaseChanged:
      guard let phase = event.phase else { throw Gap(reason: "without \"phase\"") }
      return .phaseChanged(
        PhaseChange(instrument: instrument(event, command, of: command.order), phase: phase))
    case .uncrossed:
      guard let volume = event.volume, let imbalance = event.imbalance else {
        throw Gap(reason: "without \"volume\" or \"imbalance\"")
      }
      auctionPrice = event.price ?? nil
      return .uncrossed(
        Uncrossing(
          instrument: instrument(event, command, of: nil), price: auctionPrice, volume: volume,
          imbalance: imbalance))
    }
  }

  private func trade(_ event: ReportedEvent, _ command: Command) throws(Gap) -> Trade {
    guard let quantity = event.quantity else { throw Gap(reason: "without \"quantity\"") }
    let incoming = command.aggressor
    let side = incoming.flatMap { ledger[$0]?.side }
    let aggressor = event.aggressor ?? side.map { Aggressor($0) } ?? .auction
    let instrument = instrument(event, command, of: incoming)
    guard profile.followsOrders else {
      guard let price = price(event, maker: nil) else {
        throw Gap(reason: "without \"price\", though the engine declares tradePrices")
      }
      return Trade(
        instrument: instrument, maker: OrderID(0), taker: OrderID(0), price: price,
        quantity: quantity, makerLeaves: .zero, takerLeaves: .zero, aggressor: aggressor)
    }
    guard let maker = event.maker, let taker = event.taker ?? incoming else {
      let key = event.maker == nil ? "maker" : "taker"
      throw Gap(reason: "without \"\(key)\", though the engine declares tradeIDs")
    }
    guard let price = price(event, maker: ledger[maker]) else {
      throw Gap(reason: "without \"price\", though the engine declares tradePrices")
    }
    return Trade(
      instrument: instrument, maker: maker, taker: taker, price: price, quantity: quantity,
      makerLeaves: event.makerLeaves ?? ledger[maker]?.leaves.less(quantity) ?? .zero,
      takerLeaves: event.takerLeaves ?? ledger[taker]?.leaves.less(quantity) ?? .zero,
      aggressor: aggressor)
  }

  private func price(_ event: ReportedEvent, maker: OrderLedger.Entry?) -> Price? {
    if case .some(.some(let price)) = event.price { return price }
    guard !profile.can(.tradePrices) else { return nil }
    return auctionPrice ?? maker?.price ?? Price(0)
  }

  private func replacement(
    _ event: ReportedEvent, _ command: Command
  ) throws(Gap) -> Replacement {
    let id = try identifier(event, command)
    let order = ledger[id]
    var asked = Replace(id: id)
    if case .replace(let replace) = command, replace.id == id { asked = replace }
    let old = order?.leaves ?? .zero
    let leaves: Quantity =
      switch (asked.quantity, conventions.replaceQuantity) {
      case (nil, _): old
      case (let quantity?, .remaining): quantity
      case (let quantity?, .total): quantity.less(order?.filled ?? .zero)
      }
    let price = event.price ?? asked.price ?? order?.price
    let told = event.leaves ?? leaves
    let keeps =
      price == order?.price && told <= old && conventions.decreasePriority == .keeps
    return Replacement(
      id: id, instrument: instrument(event, command, of: id), price: price, leaves: told,
      priority: event.priority ?? (keeps ? .kept : .lost))
  }

  private func identifier(_ event: ReportedEvent, _ command: Command) throws(Gap) -> OrderID {
    guard let id = event.id ?? command.order else {
      throw Gap(reason: "without \"id\", in the answer to a command that names no order")
    }
    return id
  }

  private func instrument(
    _ event: ReportedEvent, _ command: Command, of id: OrderID?
  ) -> InstrumentID {
    if let told = event.instrument { return told }
    if let id, let order = ledger[id] { return order.instrument }
    return command.instrument ?? InstrumentID(0)
  }
}

extension EngineProfile {
  /// Whether its reports tell what becomes of every order.
  package var followsOrders: Bool { can(.trades) && can(.tradeIDs) && !can(.aggregates) }
}

extension Quantity {
  /// What is left, nothing at the least.
  fileprivate func less(_ other: Quantity) -> Quantity {
    Quantity(max(0, rawValue.subtractingReportingOverflow(other.rawValue).partialValue))
  }
}

extension Command {
  /// The order that the command names, if it names one.
  package var order: OrderID? {
    if case .new(let order) = self { order.id } else { replaced }
  }

  /// The order that aggresses when trades answer the command.
  fileprivate var aggressor: OrderID? {
    switch self {
    case .new(let order): order.id
    case .replace(let replace): replace.id
    case .cancel, .massCancel, .phase, .uncross, .clock: nil
    }
  }

  /// The instrument that the command names, if it names one.
  fileprivate var instrument: InstrumentID? {
    switch self {
    case .new(let order): order.instrument
    case .phase(let instrument, _): instrument
    case .uncross(let instrument): instrument
    case .massCancel(let filter): filter.instrument
    case .cancel, .replace, .clock: nil
    }
  }

  /// Why an order is canceled in the answer to this command, where the engine does not say.
  fileprivate func cancelReason(of order: OrderLedger.Entry?) -> CancelReason {
    switch self {
    case .cancel: return .requested
    case .massCancel: return .massCancel
    case .replace: return .replacedBelowFilled
    case .new(let new):
      switch new.timeInForce {
      case .fillOrKill: return .fillOrKill
      case .immediateOrCancel: return .immediateOrCancel
      default: return new.limit == nil ? .noLiquidity : .outsideDynamicRange
      }
    case .phase, .uncross, .clock: return .noLiquidity
    }
  }
}
