package import Engines
package import Market

/// A third engine, as plain as can be, that may be given a fault.
///
/// It takes every command under every convention, and is written apart from both of the project's
/// engines: each side of a book is one array, best order first, and what an auction comes to is
/// added up anew for each price.
package final class PlainEngine: Engine {
  struct Order {
    var id: OrderID
    var instrument: InstrumentID
    var side: Side
    /// The limit; nil for a market order.
    var price: Price?
    var leaves: Quantity
    var filled = Quantity.zero
    var timeInForce: TimeInForce
    var account: AccountID
    /// How many orders had come before it took its place.
    var arrival = 0
    /// When it took its place.
    var time = Timestamp.zero
  }

  struct Book {
    var phase = Phase.continuous
    /// The price of the last trade.
    var lastPrice: Price?
    /// The orders for the closing auction before it begins, as they came.
    var waiting: [Order] = []
    /// The orders of both sides, best first.
    private var sides: [[Order]] = Side.allCases.map { _ in [] }

    subscript(side: Side) -> [Order] {
      get { sides[Int(side.rawValue)] }
      // In place: what is read and written back would be copied.
      _modify { yield &sides[Int(side.rawValue)] }
    }

    var count: Int { sides.reduce(waiting.count) { $0 + $1.count } }
  }

  let instruments: [Instrument]
  let conventions: Conventions
  let fault: PlantedFault?
  var books: [Book]
  var clock = Timestamp.zero
  /// Where the live orders stand, by identifier.
  var index: [OrderID: (instrument: InstrumentID, side: Side)] = [:]
  /// All identifiers so far, where each may be used once.
  var usedOnce: Set<OrderID> = []
  var arrivals = 0
  /// What faults remember.
  var memory = FaultMemory()
  /// What its work costs.
  package internal(set) var meter = WorkMeter()

  /// An engine that is correct, or has one fault.
  package init(
    instruments: [Instrument], conventions: Conventions = Conventions(),
    fault: PlantedFault? = nil
  ) {
    self.instruments = instruments
    self.conventions = conventions
    self.fault = fault
    books = instruments.map { _ in Book() }
  }

  /// Engines that are correct, or have one fault.
  package static func source(of fault: PlantedFault?) -> EngineSource {
    EngineSource(name: fault.map { "\($0)" } ?? "plain") { instruments, conventions in
      PlainEngine(instruments: instruments, conventions: conventions, fault: fault)
    }
  }

  func has(_ fault: PlantedFault) -> Bool { self.fault == fault }

  package func phase(of instrument: InstrumentID) -> Phase { books[instrument.index].phase }

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    var orders = books[instrument.index][side]
    if has(.depthByArrival) { orders.sort { $0.arrival < $1.arrival } }
    return orders.map { order in
      RestingOrder(
        id: order.id, side: side, price: order.price, leaves: order.leaves,
        filled: order.filled, timeInForce: order.timeInForce, account: order.account)
    }
  }

  package func apply(_ command: Command) -> [Event] {
    if let rejection = rejection(of: command) { return [.rejected(rejection)] }
    var events: [Event]
    switch command {
    case .new(let order): events = enter(order)
    case .cancel(let id): events = cancel(id)
    case .replace(let replace): events = self.replace(replace)
    case .massCancel(let filter): events = cancelAll(filter)
    case .phase(let instrument, let phase): events = begin(phase, of: instrument)
    case .uncross(let instrument): events = uncross(instrument)
    case .clock(let time): events = advance(to: time)
    }
    memory.follow(command, events)
    if has(.silentTrade), let last = events.lastIndex(where: \.isTrade) { events.remove(at: last) }
    if has(.logOf1024) { events = Array(events.prefix(1024)) }
    return events
  }

  // MARK: - New orders

  private func enter(_ new: NewOrder) -> [Event] {
    if conventions.identifierReuse == .never { usedOnce.insert(new.id) }
    let price: Price? = if case .limit(let limit) = new.type { limit } else { nil }
    let order = Order(
      id: new.id, instrument: new.instrument, side: new.side, price: price.map(rounded),
      leaves: new.quantity, timeInForce: new.timeInForce, account: new.account)
    let accepted = Event.accepted(Acceptance(id: new.id, instrument: new.instrument))
    guard isMatched(order) else {
      rest(order)
      return [accepted]
    }
    if new.timeInForce == .fillOrKill, !canFill(order) {
      return [accepted, canceled(order, .fillOrKill)]
    }
    return [accepted] + trade(order)
  }

  /// Whether an order that comes is matched, not only collected.
  func isMatched(_ order: Order) -> Bool {
    if order.timeInForce == .atClose, !has(.closingOrderTradesEarly) { return false }
    let phase = books[order.instrument.index].phase
    switch fault {
    case .haltedMatches where phase == .halted: return true
    case .closedMatches where phase == .closed: return true
    default: return phase == .continuous
    }
  }

  /// What a price becomes on its way into the book.
  private func rounded(_ price: Price) -> Price {
    switch fault {
    case .singlePrecision: Price(Int64(exactly: Float(price.rawValue).rounded()) ?? price.rawValue)
    case .doublePrecision: Price(Int64(exactly: Double(price.rawValue).rounded()) ?? price.rawValue)
    default: price
    }
  }

  private func canFill(_ order: Order) -> Bool {
    var makers = books[order.instrument.index][order.side.opposite].filter {
      crosses(order, $0.price)
    }
    if !has(.rangeForgottenByKill) {
      // Behind the first that is too far no order is reached.
      makers = Array(makers.prefix { isInRange($0.price, of: order.instrument) })
    }
    if has(.fillOrKillOfOneMaker) { makers = Array(makers.prefix(1)) }
    if has(.fillOrKillOfOneLevel), let best = makers.first?.price {
      makers.removeAll { $0.price != best }
    }
    if has(.overflowingSum) {
      return makers.reduce(0) { $0 &+ $1.leaves.rawValue } >= order.leaves.rawValue
    }
    let counted = makers.map { maker in
      Int128(maker.leaves.rawValue)
        + (has(.levelTotalNotReduced) ? Int128(maker.filled.rawValue) : 0)
    }
    return counted.reduce(0, +) >= Int128(order.leaves.rawValue)
  }

  /// Matches an order, and lets what is left of it rest or end.
  func trade(_ incoming: Order, isReplaced: Bool = false) -> [Event] {
    var order = incoming
    var (events, isInterrupted) = match(&order, isReplaced: isReplaced)
    let last = events.last?.price
    if let last { books[order.instrument.index].lastPrice = last }
    let isHalted = isInterrupted && conventions.volatilityInterruption == .halts
    if isHalted {
      if !has(.interruptionNotBegun) { books[order.instrument.index].phase = .halted }
      if !has(.interruptionUntold) {
        events.append(.phaseChanged(PhaseChange(instrument: order.instrument, phase: .halted)))
      }
    }
    guard order.leaves > .zero else { return events }
    if order.timeInForce == .immediateOrCancel, !has(.immediateRests) {
      return events + [canceled(order, .immediateOrCancel)]
    }
    if order.price == nil {
      let isKept = conventions.marketRemainder == .rests || has(.marketRests)
      guard isKept, let last else {
        let reason: CancelReason = isInterrupted ? .outsideDynamicRange : .noLiquidity
        var rest = order
        if has(.marketRestTwice), rest.filled > .zero {
          rest.leaves = rest.leaves.less(rest.filled)
        }
        return events + [canceled(has(.marketRestTwice) ? rest : order, reason)]
      }
      order.price = last
    } else if isInterrupted, !isHalted || has(.interruptionCancels) {
      return events + [canceled(order, .outsideDynamicRange)]
    }
    rest(order)
    return events
  }
}

extension Quantity {
  /// The sum; a fault must not trap where it adds up what does not belong together.
  func more(_ other: Quantity) -> Quantity {
    let (sum, isTooMuch) = rawValue.addingReportingOverflow(other.rawValue)
    return Quantity(isTooMuch ? .max : sum)
  }

  /// The difference, which wraps where it is beyond 64 bits.
  func less(_ other: Quantity) -> Quantity { Quantity(rawValue &- other.rawValue) }
}

extension Event {
  fileprivate var isTrade: Bool { price != nil }

  /// The price of a trade.
  fileprivate var price: Price? { if case .traded(let trade) = self { trade.price } else { nil } }
}
