internal import Engines
package import FaultyEngines
internal import Market

/// A count that stays the same in a sound engine however much comes, and grows in a wasteful one.
///
/// What is counted is work and room, never time.
package enum ResourceMeter: String, CaseIterable, Sendable {
  case slots
  case dates
  case cancelsOfTheDead = "cancels after cancels"
  case cancelsOfHeads = "cancels of the head"
  case depth
  case pool
  case log

  /// What is counted, in one line.
  package var summary: String {
    switch self {
    case .slots: "slots held when all orders have been canceled"
    case .dates: "dates kept when all orders have been canceled"
    case .cancelsOfTheDead: "orders looked at by a cancel after many cancels"
    case .cancelsOfHeads: "orders looked at by a cancel of the head of a long queue"
    case .depth: "calls within calls for a sweep of many orders"
    case .pool: "orders lost of many live ones, and after many dead ones"
    case .log: "trades not told of a sweep of many orders"
    }
  }

  /// The sizes that are compared: one that any engine should have room for, and a larger one.
  private static let sizes = (small: 40, large: 1_200)

  /// Whether an engine's count grows with what comes.
  package func grows(with fault: PlantedFault?) -> Bool {
    count(with: fault, Self.sizes.large) > count(with: fault, Self.sizes.small)
  }

  /// The count after so many orders.
  package func count(with fault: PlantedFault?, _ size: Int) -> Int {
    let engine = PlainEngine(instruments: [Instrument(symbol: "A")], fault: fault)
    let ids = 1...UInt64(size)
    func enter(
      _ id: UInt64, _ side: Side = .buy, _ quantity: Int = 1, _ end: TimeInForce = .goodTillCancel
    )
      -> [Event]
    {
      engine.apply(
        .new(
          NewOrder(
            id: OrderID(id), instrument: InstrumentID(0), side: side, type: .limit(Price(100)),
            quantity: Quantity(Int64(quantity)), timeInForce: end)))
    }
    func cancel(_ id: UInt64) -> [Event] { engine.apply(.cancel(OrderID(id))) }

    switch self {
    case .slots, .dates:
      for id in ids {
        _ = enter(id, .buy, 1, .goodTillDate(Timestamp(nanoseconds: 10)))
        _ = cancel(id)
      }
      return self == .slots ? engine.meter.slots : engine.meter.dates
    case .cancelsOfTheDead:
      for id in ids {
        _ = enter(id)
        _ = cancel(id)
      }
      return cost {
        _ = enter(0); _ = cancel(0)
      }
    case .cancelsOfHeads:
      for id in ids { _ = enter(id) }
      return cost { _ = cancel(1) }
    case .depth:
      for id in ids { _ = enter(id) }
      _ = enter(0, .sell, size)
      return engine.meter.depth
    case .pool:
      for id in ids {
        _ = enter(id)
        _ = cancel(id)
      }
      for id in ids { _ = enter(id) }
      return size - engine.orders(of: InstrumentID(0), side: .buy).count
    case .log:
      for id in ids { _ = enter(id) }
      return size + 1 - enter(0, .sell, size).count
    }

    func cost(_ work: () -> Void) -> Int {
      let before = engine.meter.cancelVisits
      work()
      return engine.meter.cancelVisits - before
    }
  }
}
