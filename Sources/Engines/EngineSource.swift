package import Market

/// What makes fresh engines of one kind, under the name by which people know it.
package struct EngineSource: Sendable {
  package let name: String
  /// What `--engine` takes for it.
  package let spec: String
  /// What its engines can do and report.
  package var profile: EngineProfile
  /// What engines are made for, such as the name of a case, by which late failures are told.
  package var occasion: String?
  private let make: @Sendable ([Instrument], Conventions, _ occasion: String?) -> any Engine
  private let settling: @Sendable () -> [LateFailure]

  /// The source of a kind of engine, which can do everything unless its profile says otherwise.
  package init(
    name: String, spec: String? = nil, profile: EngineProfile? = nil,
    make: @escaping @Sendable ([Instrument], Conventions) -> any Engine
  ) {
    self.name = name
    self.spec = spec ?? name
    self.profile = profile ?? .full(name: name, version: "")
    self.make = { instruments, conventions, _ in make(instruments, conventions) }
    settling = { [] }
  }

  /// The source of engines in the children of a pool.
  init(_ pool: ProcessPool, spec: String, profile: EngineProfile) {
    name = profile.name
    self.spec = spec
    self.profile = profile
    make = {
      ProcessEngine(
        pool: pool, profile: profile, instruments: $0, conventions: $1, occasion: $2)
    }
    settling = { pool.settle() }
  }

  /// A fresh engine: empty books, every instrument in continuous trading, at time 0.
  package func makeEngine(
    instruments: [Instrument], conventions: Conventions
  ) -> any Engine {
    make(instruments, conventions, occasion)
  }

  /// Ends what waits to be used again, and tells what its engines did late since it was last asked.
  ///
  /// A child that waits is told to stop, and has half a second for it.
  package func settle() -> [LateFailure] { settling() }
}

extension EngineSource {
  /// The engine of our own that one of these is compared with.
  package var partner: EngineSource {
    (EngineChoice(rawValue: spec)?.partner ?? .reference).source
  }
}

extension EngineChoice {
  /// What makes engines of this kind.
  package var source: EngineSource {
    EngineSource(name: rawValue) { makeEngine(instruments: $0, conventions: $1) }
  }

  /// The engine that this one is compared with: the other reading of the rules.
  package var partner: EngineChoice {
    switch self {
    case .reference: .specification
    case .specification: .reference
    }
  }
}
