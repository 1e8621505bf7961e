import Market
import ReferenceEngine

/// What stands behind a host's `assay_engine *`.
struct LibraryEngine: ~Copyable {
  let instruments: [Instrument]
  let conventions: Conventions
  var engine: ReferenceEngine

  init(instruments: [Instrument], conventions: Conventions) {
    self.instruments = instruments
    self.conventions = conventions
    engine = ReferenceEngine(instruments: instruments, conventions: conventions)
  }

  /// Begins anew.
  mutating func reset() {
    engine = ReferenceEngine(instruments: instruments, conventions: conventions)
  }
}
