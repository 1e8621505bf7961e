import Engines
import Market
import Specification

/// A correct engine that restores the orders of a book in the wrong order.
struct ReversingCore: MatchingCore {
  private var core: Specification

  init(instruments: [Instrument], conventions: Conventions) {
    core = Specification(instruments: instruments, conventions: conventions)
  }

  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    var snapshot = snapshot
    for index in snapshot.books.indices { snapshot.books[index].orders.reverse() }
    core = Specification(
      instruments: instruments, conventions: conventions, restoring: snapshot)
  }

  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    core.apply(command, to: &sink)
  }

  func topOfBook(of instrument: InstrumentID) -> TopOfBook { core.topOfBook(of: instrument) }

  func levels(of instrument: InstrumentID, side: Side, limit: Int) -> [Level] {
    core.levels(of: instrument, side: side, limit: limit)
  }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    core.orders(of: instrument, side: side)
  }

  func phase(of instrument: InstrumentID) -> Phase { core.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? { core.indication(of: instrument) }

  var clock: Timestamp { core.clock }

  func save() -> Snapshot { core.save() }

  var digest: UInt64 { core.digest }
}
