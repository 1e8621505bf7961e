import Engines
import Market

/// One way to ask an engine what a command gets in a phase, and whether it is what a cell says.
struct PhaseProbe {
  let choice: EngineChoice
  let conventions: Conventions
  /// The legal way to the phase.
  let way: [Phase]
  /// The side whose commands are sent, all of which would cross.
  let side: Side

  private static let xyz = InstrumentID(0)
  private static let own = OrderID(1)
  private static let other = OrderID(2)
  private static let new = OrderID(3)

  private var crossing: Price { side == .buy ? Price(110) : Price(90) }

  /// An engine in the phase, with one order on each side that stands in the book.
  private func engine() -> any Engine {
    let engine = choice.makeEngine(
      instruments: [Instrument(symbol: "XYZ")], conventions: conventions)
    let apart = side == .buy ? (Price(95), Price(105)) : (Price(105), Price(95))
    _ = engine.apply(.new(order(Self.own, side, .limit(apart.0), .goodTillCancel)))
    _ = engine.apply(.new(order(Self.other, side.opposite, .limit(apart.1), .goodTillCancel)))
    for phase in way { _ = engine.apply(.phase(Self.xyz, phase)) }
    return engine
  }

  private func order(
    _ id: OrderID, _ side: Side, _ type: OrderType, _ timeInForce: TimeInForce
  ) -> NewOrder {
    NewOrder(
      id: id, instrument: Self.xyz, side: side, type: type, quantity: Quantity(5),
      timeInForce: timeInForce)
  }

  // MARK: - Columns

  /// What differs from a cell that no convention decides.
  func differences(of column: PhaseTable.Column, from cell: PhaseTable.Cell) -> [String] {
    let standing: [TimeInForce] = [
      .goodTillCancel, .day, .goodTillDate(Timestamp(nanoseconds: 9)),
    ]
    switch column {
    case .limit:
      return standing.flatMap { newOrder(.limit(crossing), $0, cell) }
    case .market:
      return standing.flatMap { newOrder(.market, $0, cell) }
    case .immediate:
      return [.immediateOrCancel, .fillOrKill].flatMap { timeInForce in
        newOrder(.limit(crossing), timeInForce, cell) + newOrder(.market, timeInForce, cell)
      }
    case .atOpening:
      return newOrder(.limit(crossing), .atOpening, cell)
        + newOrder(.market, .atOpening, ofMarketOrder(cell))
    case .atClose:
      return newOrder(.limit(crossing), .atClose, cell)
        + newOrder(.market, .atClose, ofMarketOrder(cell))
    case .cancel: return cancel(cell)
    case .replace: return replace(cell)
    case .uncross: return uncross(cell)
    }
  }

  /// What a market order gets where a limit order gets what a cell says.
  private func ofMarketOrder(_ cell: PhaseTable.Cell) -> PhaseTable.Cell {
    guard conventions.auctionMarketOrders == .rejected else { return cell }
    switch cell {
    case .rejected(.marketClosed), .rejected(.tradingHalted): return cell
    default: return .rejected(.needsContinuousTrading)
    }
  }

  private func newOrder(
    _ type: OrderType, _ timeInForce: TimeInForce, _ cell: PhaseTable.Cell
  ) -> [String] {
    let engine = engine()
    let events = engine.apply(.new(order(Self.new, side, type, timeInForce)))
    let accepted = Event.accepted(Acceptance(id: Self.new, instrument: Self.xyz))
    let isInBook = engine.orders(of: Self.xyz, side: side).contains { $0.id == Self.new }
    let isRight =
      switch cell {
      case .collected: events == [accepted] && isInBook
      case .waits: events == [accepted] && !isInBook
      case .matched: events.first == accepted && events.contains(where: \.isTrade)
      case .rejected(let reason):
        events == [.rejected(Rejection(id: Self.new, reason: reason))] && !isInBook
      case .taken, .byConvention: false
      }
    return told(isRight, "a new order, \(type), \(timeInForce)", cell, events)
  }

  private func cancel(_ cell: PhaseTable.Cell) -> [String] {
    func answer(_ reason: CancelReason) -> Event {
      .canceled(
        Cancellation(
          id: Self.own, instrument: Self.xyz, quantity: Quantity(5), reason: reason))
    }
    let events = engine().apply(.cancel(Self.own))
    let ofInstrument = engine().apply(
      .massCancel(MassCancel(instrument: Self.xyz, side: side)))
    let ofAll = engine().apply(.massCancel(MassCancel(side: side)))
    let isRight =
      switch cell {
      case .taken:
        events == [answer(.requested)] && ofInstrument == [answer(.massCancel)]
          && ofAll == [answer(.massCancel)]
      case .rejected(let reason):
        events == [.rejected(Rejection(id: Self.own, reason: reason))]
          && ofInstrument == [.rejected(Rejection(reason: reason))] && ofAll.isEmpty
      default: false
      }
    return told(isRight, "a cancel and mass cancels", cell, events + ofInstrument + ofAll)
  }

  private func replace(_ cell: PhaseTable.Cell) -> [String] {
    let engine = engine()
    let events = engine.apply(.replace(Replace(id: Self.own, price: crossing)))
    let replaced = Event.replaced(
      Replacement(
        id: Self.own, instrument: Self.xyz, price: crossing, leaves: Quantity(5),
        priority: .lost))
    let price = engine.orders(of: Self.xyz, side: side).first { $0.id == Self.own }?.price
    let isRight =
      switch cell {
      case .collected: events == [replaced] && price == crossing
      case .matched: events.first == replaced && events.contains(where: \.isTrade)
      case .rejected(let reason):
        events == [.rejected(Rejection(id: Self.own, reason: reason))] && price != crossing
      default: false
      }
    return told(isRight, "a replace", cell, events)
  }

  private func uncross(_ cell: PhaseTable.Cell) -> [String] {
    let events = engine().apply(.uncross(Self.xyz))
    let isRight =
      switch cell {
      case .taken:
        events == [
          .uncrossed(Uncrossing(instrument: Self.xyz, price: nil, volume: .zero, imbalance: 0))
        ]
      case .rejected(let reason): events == [.rejected(Rejection(reason: reason))]
      default: false
      }
    return told(isRight, "an uncross", cell, events)
  }

  // MARK: - The next phase

  /// The answer to a phase that is asked for next.
  func answer(to phase: Phase) -> [Event] { engine().apply(.phase(Self.xyz, phase)) }

  /// The answer to continuous trading while an order of the other side could trade.
  func answerWhileCrossed(by type: OrderType) -> [Event] {
    let engine = engine()
    _ = engine.apply(.new(order(Self.new, side, type, .goodTillCancel)))
    return engine.apply(.phase(Self.xyz, .continuous))
  }

  private func told(
    _ isRight: Bool, _ what: String, _ cell: PhaseTable.Cell, _ events: [Event]
  ) -> [String] {
    guard !isRight else { return [] }
    return [
      """
      \(choice): \(side), \(what) in \(way.last ?? .continuous) should be \(cell) \
      (halt \(conventions.halt), market orders \(conventions.auctionMarketOrders)), got \(events)
      """
    ]
  }
}

extension Event {
  fileprivate var isTrade: Bool { if case .traded = self { true } else { false } }
}
