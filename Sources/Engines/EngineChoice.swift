package import Market
internal import ReferenceEngine
internal import Specification

/// The engines that a user can name.
package enum EngineChoice: String, CaseIterable, Sendable {
  case reference
  case specification

  /// What the engine is, in one line.
  package var summary: String {
    switch self {
    case .reference: "the fast engine: pooled orders, a price tree for each side"
    case .specification: "the executable rulebook: slow, sorted arrays, straight from the rules"
    }
  }

  /// A fresh engine of this kind.
  package func makeEngine(
    instruments: [Instrument], conventions: Conventions
  ) -> any Engine {
    switch self {
    case .reference:
      InProcessEngine<ReferenceEngine>(instruments: instruments, conventions: conventions)
    case .specification:
      InProcessEngine<Specification>(instruments: instruments, conventions: conventions)
    }
  }
}
