internal import Market

/// An engine of any make that is measured by the events it gives back as lists: what a child process
/// is measured by, with all that lies between it and us.
final class ReportingBenchEngine: BenchEngine {
  private let source: EngineSource
  private let conventions: Conventions
  /// To what is comparable with the events of another engine.
  private let projection: Projection
  private var engine: (any Engine)?
  private var loaded: [Command] = []
  private(set) var fingerprint = EventFingerprint()

  init(_ source: EngineSource, _ conventions: Conventions, reporting projection: Projection) {
    self.source = source
    self.conventions = conventions
    self.projection = projection
  }

  var failure: EngineFailure? { engine?.failure }

  func begin(_ instruments: [Instrument]) throws(EngineFailure) {
    let made = source.makeEngine(instruments: instruments, conventions: conventions)
    engine = made
    fingerprint = EventFingerprint()
    if let failure = made.failure { throw failure }
  }

  func load(_ commands: [Command]) {
    loaded = commands
    engine?.prepare(commands)
  }

  func end() {
    engine = nil
    loaded = []
  }

  func run(_ places: Range<Int>) {
    guard let engine else { return }
    for place in places {
      let command = loaded[place]
      fingerprint.beginCommand()
      for event in projection.events(engine.apply(command), of: command) {
        fingerprint.record(event)
      }
    }
  }
}
