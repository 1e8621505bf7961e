package import Engines
internal import Market
internal import Synchronization

/// Faults that show only when two plays are compared, each in one relation of campaigns.
///
/// The engine is correct but for the last event of some answers, which it forgets to tell. Which
/// answers these are depends on something that one relation changes and no other does.
package enum RelationFault: String, CaseIterable, Sendable {
  /// Each 97th command, counted over all engines there ever were.
  case determinism
  /// New orders to sell.
  case mirror
  /// Each eighth new order of an instrument.
  case noOperations = "no-operations"
  /// New orders with an odd identifier.
  case renamedOrders = "renamed-orders"
  /// New orders at each 16th price.
  case shiftedPrices = "shifted-prices"
  /// Orders that trade right after a trade on another instrument.
  case interleaving

  /// Engines that have the fault.
  package var source: EngineSource {
    EngineSource(name: rawValue) { instruments, conventions in
      ForgetfulEngine(
        self,
        EngineChoice.reference.makeEngine(instruments: instruments, conventions: conventions))
    }
  }
}

/// A correct engine that now and then forgets to tell the last event of an answer.
private final class ForgetfulEngine: Engine {
  private static let commandsOfAll = Mutex(0)

  private let fault: RelationFault
  private let engine: any Engine
  private var newOrders: [InstrumentID: Int] = [:]
  private var lastTraded: InstrumentID?

  init(_ fault: RelationFault, _ engine: any Engine) {
    self.fault = fault
    self.engine = engine
  }

  func apply(_ command: Command) -> [Event] {
    let events = engine.apply(command)
    return forgets(command, events) ? events.dropLast() : events
  }

  private func forgets(_ command: Command, _ events: [Event]) -> Bool {
    if fault == .determinism {
      return Self.commandsOfAll.withLock { count in
        count += 1
        return count % 97 == 0
      }
    }
    guard case .new(let order) = command else { return false }
    switch fault {
    case .determinism: return false
    case .mirror: return order.side == .sell
    case .noOperations:
      newOrders[order.instrument, default: 0] += 1
      return newOrders[order.instrument, default: 0] % 8 == 0
    case .renamedOrders: return order.id.rawValue % 2 == 1
    case .shiftedPrices:
      if case .limit(let price) = order.type { return price.rawValue % 16 == 0 }
      return false
    case .interleaving:
      guard events.contains(where: { if case .traded = $0 { true } else { false } }) else {
        return false
      }
      defer { lastTraded = order.instrument }
      return lastTraded != nil && lastTraded != order.instrument
    }
  }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    engine.orders(of: instrument, side: side)
  }

  func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? {
    engine.indication(of: instrument)
  }
}
