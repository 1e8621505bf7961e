public import Market
public import ReferenceEngine
package import Specification

/// What carries out commands, as far as a benchmark needs it.
public protocol BenchCore: ~Copyable {
  /// Empty books, every instrument in continuous trading, at time 0.
  init(instruments: [Instrument], conventions: Conventions)
  /// Carries out one command and reports what happened to the sink, in order.
  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink)
}

extension ReferenceEngine: BenchCore {}
extension Specification: BenchCore {}

/// An engine that does nothing but acknowledge each command by one event.
///
/// What it takes is what the benchmark itself takes.
package struct NullCore: BenchCore {
  package init(instruments: [Instrument], conventions: Conventions) {}

  @inline(__always)
  package mutating func apply<Sink: EventSink & ~Copyable>(
    _ command: Command, to sink: inout Sink
  ) {
    switch command {
    case .new(let order):
      sink.record(.accepted(Acceptance(id: order.id, instrument: order.instrument)))
    case .cancel(let id):
      sink.record(.accepted(Acceptance(id: id, instrument: InstrumentID(0))))
    case .replace(let replace):
      sink.record(.accepted(Acceptance(id: replace.id, instrument: InstrumentID(0))))
    case .massCancel, .phase, .uncross, .clock:
      sink.record(.accepted(Acceptance(id: OrderID(0), instrument: InstrumentID(0))))
    }
  }
}

/// An engine in our own process.
package final class CoreBenchEngine<Core: BenchCore & ~Copyable>: BenchEngine {
  /// Applies commands, by their places, to an engine that reports to a fingerprint.
  package typealias Loop = (inout Core, [Command], Range<Int>, inout EventFingerprint) -> Void

  private let conventions: Conventions
  /// Given by who knows the engine's type: a method of a generic class is never specialised.
  private let loop: Loop
  private var core: Core
  private var loaded: [Command] = []
  package private(set) var fingerprint = EventFingerprint()

  package init(conventions: Conventions, loop: @escaping Loop = { $0.run($1, $2, &$3) }) {
    self.conventions = conventions
    self.loop = loop
    core = Core(instruments: [Instrument(symbol: "")], conventions: conventions)
  }

  package func begin(_ instruments: [Instrument]) {
    core = Core(instruments: instruments, conventions: conventions)
    fingerprint = EventFingerprint()
  }

  package func load(_ commands: [Command]) { loaded = commands }

  package func end() {
    core = Core(instruments: [Instrument(symbol: "")], conventions: conventions)
    loaded = []
  }

  package func run(_ places: Range<Int>) { loop(&core, loaded, places, &fingerprint) }
}

extension BenchCore where Self: ~Copyable {
  /// Applies commands of a list, by their places.
  @inline(__always)
  package mutating func run(
    _ commands: [Command], _ places: Range<Int>, _ sink: inout EventFingerprint
  ) {
    var fingerprint = sink
    for place in places {
      fingerprint.beginCommand()
      apply(commands[place], to: &fingerprint)
    }
    sink = fingerprint
  }
}

extension EngineChoice {
  /// An engine of this kind to be measured.
  package func makeBenchEngine(_ conventions: Conventions) -> any BenchEngine {
    switch self {
    case .reference:
      CoreBenchEngine<ReferenceEngine>(conventions: conventions) { $0.run($1, $2, &$3) }
    case .specification:
      CoreBenchEngine<Specification>(conventions: conventions) { $0.run($1, $2, &$3) }
    }
  }
}
