import Engines
import Market
import ReferenceEngine
import Synchronization

/// How a `BentCore` differs from the engine that is right.
protocol Bend: SendableMetatype {
  /// What it says in place of an event; nil to say nothing.
  static func bend(_ event: Event, ofCommand number: Int, inEngine engine: Int) -> Event?
  /// What is added to the fingerprint of its state.
  static var digestError: UInt64 { get }
  /// How many engines of the kind have been made.
  static var made: EngineCount { get }
}

/// A number of engines, counted from any thread.
final class EngineCount: Sendable {
  private let count = Mutex(0)

  /// Counts one more, and returns the number that it has.
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

/// The reference engine, with one fault.
struct BentCore<Fault: Bend>: MatchingCore, BenchCore, ~Copyable {
  private var core: ReferenceEngine
  private var commands = 0
  /// Which engine of its kind it is, from 1.
  private let number = Fault.made.next()

  init(instruments: [Instrument], conventions: Conventions) {
    core = ReferenceEngine(instruments: instruments, conventions: conventions)
  }

  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot) {
    core = ReferenceEngine(
      instruments: instruments, conventions: conventions, restoring: snapshot)
  }

  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    commands += 1
    var log = EventLog()
    core.apply(command, to: &log)
    for event in log.events {
      if let bent = Fault.bend(event, ofCommand: commands, inEngine: number) { sink.record(bent) }
    }
  }

  func topOfBook(of instrument: InstrumentID) -> TopOfBook { core.topOfBook(of: instrument) }

  func levels(of instrument: InstrumentID, side: Side, limit: Int) -> [Level] {
    core.levels(of: instrument, side: side, limit: limit)
  }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    core.orders(of: instrument, side: side)
  }

  func phase(of instrument: InstrumentID) -> Phase { core.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? {
    core.indication(of: instrument)
  }

  var clock: Timestamp { core.clock }

  func save() -> Snapshot { core.save() }

  var digest: UInt64 { core.digest &+ Fault.digestError }
}
