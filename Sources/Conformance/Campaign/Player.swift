internal import Engines
internal import Market

/// An engine as a campaign plays it: it reports to a sink, so that nothing is kept for its own sake.
protocol Player: AnyObject {
  func play<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink)
  /// Goes on as a fresh engine from its own saved state; one that can't save goes on as it is.
  func saveAndRestore()
  /// What the engine shows of its book, beside its events.
  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder]
  func phase(of instrument: InstrumentID) -> Phase
  func indication(of instrument: InstrumentID) -> Uncrossing?
}

/// What makes fresh engines for the cases of a campaign.
protocol PlayerSource: Sendable {
  associatedtype Made: Player
  /// Whether its engines can save their state.
  var savesState: Bool { get }
  func makePlayer(_ instruments: [Instrument], _ conventions: Conventions) -> Made
}

/// An engine in our own process, by code that is specialised to it.
final class CorePlayer<Core: MatchingCore & ~Copyable>: Player {
  private let instruments: [Instrument]
  private let conventions: Conventions
  private var core: Core

  init(_ instruments: [Instrument], _ conventions: Conventions) {
    self.instruments = instruments
    self.conventions = conventions
    core = Core(instruments: instruments, conventions: conventions)
  }

  func play<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    core.apply(command, to: &sink)
  }

  func saveAndRestore() {
    core = Core(instruments: instruments, conventions: conventions, restoring: core.save())
  }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    core.orders(of: instrument, side: side)
  }

  func phase(of instrument: InstrumentID) -> Phase { core.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? { core.indication(of: instrument) }
}

struct CoreSource<Core: MatchingCore & ~Copyable>: PlayerSource {
  var savesState: Bool { true }

  func makePlayer(_ instruments: [Instrument], _ conventions: Conventions) -> CorePlayer<Core> {
    CorePlayer(instruments, conventions)
  }
}

/// Any engine, by the one protocol.
final class EnginePlayer: Player {
  private let engine: any Engine

  init(_ engine: any Engine) { self.engine = engine }

  func play<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    for event in engine.apply(command) { sink.record(event) }
  }

  func saveAndRestore() {}

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    engine.orders(of: instrument, side: side)
  }

  func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? { engine.indication(of: instrument) }
}

struct AnyPlayerSource: PlayerSource {
  let engine: EngineSource

  var savesState: Bool { false }

  func makePlayer(_ instruments: [Instrument], _ conventions: Conventions) -> EnginePlayer {
    EnginePlayer(engine.makeEngine(instruments: instruments, conventions: conventions))
  }
}

/// The answer to one command, kept by the first engine and compared by the second.
struct AnswerBuffer: EventSink {
  private(set) var events: [Event] = []
  private var next = 0
  private var isComparing = false
  private var differs = false

  /// Whether what was compared is the same as what was kept.
  var isSame: Bool { !differs && next == events.count }

  /// Begins to keep another answer.
  mutating func clear() {
    events.removeAll(keepingCapacity: true)
    isComparing = false
    differs = false
    next = 0
  }

  /// From now on events are compared with those that are kept.
  mutating func compare() { isComparing = true }

  mutating func record(_ event: Event) {
    guard isComparing else { return events.append(event) }
    if next < events.count, events[next] == event { next += 1 } else { differs = true }
  }
}
