import Engines
import Market

/// A correct engine with one fault.
final class FaultyEngine: Engine {
  private let engine: any Engine
  private let fault: Fault

  init(_ engine: any Engine, _ fault: Fault) {
    self.engine = engine
    self.fault = fault
  }

  func apply(_ command: Command) -> [Event] { fault.events(command, engine.apply(command)) }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    fault.orders(engine.orders(of: instrument, side: side), side)
  }

  func indication(of instrument: InstrumentID) -> Uncrossing? {
    engine.indication(of: instrument).map(fault.indication)
  }

  func phase(of instrument: InstrumentID) -> Phase { fault.phase(engine.phase(of: instrument)) }
}

/// What a faulty engine says instead of the truth.
struct Fault: Sendable {
  var events: @Sendable (Command, [Event]) -> [Event] = { $1 }
  var orders: @Sendable ([RestingOrder], Side) -> [RestingOrder] = { orders, _ in orders }
  var phase: @Sendable (Phase) -> Phase = { $0 }
  var indication: @Sendable (Uncrossing) -> Uncrossing = { $0 }

  /// Engines with this fault, of our reference engine otherwise.
  var source: EngineSource {
    EngineSource(name: "faulty") { instruments, conventions in
      FaultyEngine(
        EngineChoice.reference.makeEngine(instruments: instruments, conventions: conventions), self)
    }
  }

  static let none = Fault()

  /// Trades are printed at the taker's limit.
  static let takersPrice = Fault(events: { trades(of: $0, $1) { $0.price = $1 } })

  /// Trades are printed at the taker's limit where the taker sells.
  static let takersPriceForSells = Fault(
    events: { command, events in
      trades(of: command, events) { if $0.aggressor == .sell { $0.price = $1 } }
    })

  /// What is left of a taker is one too much.
  static let wrongLeaves = Fault(
    events: { command, events in
      trades(of: command, events) { trade, _ in
        trade.takerLeaves = Quantity(trade.takerLeaves.rawValue + 1)
      }
    })

  /// Of two orders the later is filled first.
  static let lastInFirstOut = Fault(
    events: { _, events in
      let makers: [OrderID] = events.compactMap {
        if case .traded(let trade) = $0 { trade.maker } else { nil }
      }
      var reversed = makers.reversed().makeIterator()
      return events.map { event in
        guard case .traded(var trade) = event, let maker = reversed.next() else { return event }
        trade.maker = maker
        return .traded(trade)
      }
    })

  /// The answer to a cancel is kept back.
  static let silentCancel = Fault(
    events: { command, events in
      if case .cancel = command { [] } else { events }
    })

  /// A level is shown that no order made.
  static let phantomLevel = Fault(
    orders: { orders, side in
      guard side == .buy else { return orders }
      return orders + [
        RestingOrder(
          id: OrderID(99), side: .buy, price: Price(1), leaves: Quantity(1), filled: .zero,
          timeInForce: .goodTillCancel, account: .none)
      ]
    })

  /// The phase is always told as continuous.
  static let wrongPhase = Fault(phase: { _ in .continuous })

  /// Of an auction to come one too much is told.
  static let wrongIndication = Fault(indication: { uncrossing in
    var wrong = uncrossing
    wrong.imbalance += 1
    return wrong
  })

  private static func trades(
    of command: Command, _ events: [Event], _ bend: (inout Trade, Price) -> Void
  ) -> [Event] {
    guard case .new(let order) = command, case .limit(let limit) = order.type else { return events }
    return events.map { event in
      guard case .traded(var trade) = event else { return event }
      bend(&trade, limit)
      return .traded(trade)
    }
  }
}
