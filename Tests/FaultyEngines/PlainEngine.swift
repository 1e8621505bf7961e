package import Engines
package import Market

/// A third engine, as plain as can be, that may be given a fault.
///
/// It knows continuous trading and the close, under default conventions, and is written apart from
/// both of the project's engines: each side of a book is one array, best order first.
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
    /// The orders of both sides, best first.
    private var sides: [[Order]] = Side.allCases.map { _ in [] }

    subscript(side: Side) -> [Order] {
      get { sides[Int(side.rawValue)] }
      // In place: what is read and written back would be copied.
      _modify { yield &sides[Int(side.rawValue)] }
    }

    var count: Int { sides.reduce(0) { $0 + $1.count } }
  }

  let instruments: [Instrument]
  let fault: PlantedFault?
  var books: [Book]
  var clock = Timestamp.zero
  /// Where the live orders stand, by identifier.
  var index: [OrderID: (instrument: InstrumentID, side: Side)] = [:]
  var arrivals = 0
  /// What faults remember.
  var memory = FaultMemory()

  /// An engine that is correct, or has one fault.
  package init(instruments: [Instrument], fault: PlantedFault? = nil) {
    self.instruments = instruments
    self.fault = fault
    books = instruments.map { _ in Book() }
  }

  /// Engines that are correct, or have one fault.
  package static func source(of fault: PlantedFault?) -> EngineSource {
    EngineSource(name: fault?.rawValue ?? "plain") { instruments, _ in
      PlainEngine(instruments: instruments, fault: fault)
    }
  }

  func has(_ fault: PlantedFault) -> Bool { self.fault == fault }

  package func phase(of instrument: InstrumentID) -> Phase { books[instrument.index].phase }

  package func indication(of instrument: InstrumentID) -> Uncrossing? { nil }

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    var orders = books[instrument.index][side]
    if has(.depthByArrival) { orders.sort { $0.arrival < $1.arrival } }
    return orders.map { order in
      RestingOrder(
        id: order.id, side: side, price: order.price ?? Price(0), leaves: order.leaves,
        filled: order.filled, timeInForce: order.timeInForce, account: order.account)
    }
  }

  /// Why it can't carry a command out; nil where it can.
  package static func limitation(for command: Command) -> String? {
    switch command {
    case .new(let order): limitation(for: order.timeInForce)
    case .cancel, .replace, .massCancel, .clock: nil
    case .phase(_, .continuous), .phase(_, .closed): nil
    case .phase(_, let phase): "the phase \(phase)"
    default: "a command other than those of continuous trading"
    }
  }

  private static func limitation(for timeInForce: TimeInForce) -> String? {
    switch timeInForce {
    case .goodTillCancel, .day, .goodTillDate, .immediateOrCancel, .fillOrKill: nil
    default: "the time in force \(timeInForce)"
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
    case .clock(let time): events = advance(to: time)
    default: preconditionFailure("a command that the plain engine does not know")
    }
    memory.follow(command, events)
    if has(.silentTrade), let last = events.lastIndex(where: \.isTrade) { events.remove(at: last) }
    if has(.logOf1024) { events = Array(events.prefix(1024)) }
    return events
  }

  // MARK: - New orders

  private func enter(_ new: NewOrder) -> [Event] {
    let price: Price? = if case .limit(let limit) = new.type { limit } else { nil }
    let order = Order(
      id: new.id, instrument: new.instrument, side: new.side, price: price.map(rounded),
      leaves: new.quantity, timeInForce: new.timeInForce, account: new.account)
    let accepted = Event.accepted(Acceptance(id: new.id, instrument: new.instrument))
    if new.timeInForce == .fillOrKill, !canFill(order) {
      return [accepted, canceled(order, .fillOrKill)]
    }
    return [accepted] + trade(order)
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
    var events = match(&order, isReplaced: isReplaced)
    guard order.leaves > .zero else { return events }
    if order.timeInForce == .immediateOrCancel, !has(.immediateRests) {
      return events + [canceled(order, .immediateOrCancel)]
    }
    if order.price == nil {
      guard has(.marketRests), let last = events.last?.price else {
        var rest = order
        if has(.marketRestTwice), rest.filled > .zero { rest.leaves = rest.leaves - rest.filled }
        events.append(canceled(has(.marketRestTwice) ? rest : order, .noLiquidity))
        return events
      }
      order.price = last
    }
    rest(order)
    return events
  }

  // MARK: - Ends

  func canceled(_ order: Order, _ reason: CancelReason) -> Event {
    .canceled(
      Cancellation(
        id: order.id, instrument: order.instrument, quantity: order.leaves, reason: reason))
  }

  private func cancelAll(_ filter: MassCancel) -> [Event] {
    guard filter.account != AccountID.none else { return [] }
    return instrumentsOf(filter.instrument).flatMap { instrument in
      takeAll(of: instrument) { order in
        (filter.account == nil || filter.account == order.account)
          && (filter.side == nil || filter.side == order.side)
      }.map { canceled($0, .massCancel) }
    }
  }

  private func instrumentsOf(_ chosen: InstrumentID?) -> [InstrumentID] {
    chosen.map { [$0] } ?? instruments.indices.map { InstrumentID(UInt32($0)) }
  }

  private func begin(_ phase: Phase, of instrument: InstrumentID) -> [Event] {
    books[instrument.index].phase = phase
    let begun = Event.phaseChanged(PhaseChange(instrument: instrument, phase: phase))
    guard phase == .closed, !has(.dayNotKept) else { return [begun] }
    return [begun] + takeAll(of: instrument) { $0.timeInForce == .day }.map(expired)
  }

  private func advance(to time: Timestamp) -> [Event] {
    clock = time
    guard !has(.dateNotKept) else { return [] }
    var due: [(date: Timestamp, order: Order)] = []
    for instrument in instrumentsOf(nil) {
      let orders = takeAll(of: instrument) { order in
        date(of: order).map { $0 <= time } ?? false
      }
      for order in orders { if let date = date(of: order) { due.append((date, order)) } }
    }
    due.sort {
      ($0.date, $0.order.instrument, $0.order.arrival)
        < ($1.date, $1.order.instrument, $1.order.arrival)
    }
    return due.map { expired($0.order) }
  }

  private func date(of order: Order) -> Timestamp? {
    if has(.oldExpiryEndsNew), let date = memory.dates[order.id] { return date }
    if case .goodTillDate(let date) = order.timeInForce { return date }
    return nil
  }

  private func expired(_ order: Order) -> Event {
    .expired(Expiry(id: order.id, instrument: order.instrument, quantity: order.leaves))
  }
}

extension Event {
  fileprivate var isTrade: Bool { price != nil }

  /// The price of a trade.
  fileprivate var price: Price? { if case .traded(let trade) = self { trade.price } else { nil } }
}
