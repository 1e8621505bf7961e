package import Market

/// One engine of a benchmark: how it is checked, and how it is measured.
package struct Contender {
  /// What its figures hold besides the engine.
  package enum Connection: String, CaseIterable, Sendable {
    /// In our own process, by code that is specialised to it.
    case inProcess = "in process"
    /// In our own process, through the C ABI and in batches.
    case library = "library"
    /// In our own process, through the ABI of flash1.
    case flash1
    /// In a child, through lines of JSON in batches, which are most of what is measured.
    case process
  }

  /// Of the engines that are asked event by event before anything is measured.
  package let source: EngineSource
  /// How it is called in results: by its own name, unless another is called so.
  package var name: String
  package let connection: Connection
  /// What it is measured under: the default, and what it has chosen for good.
  package let conventions: Conventions
  private let engine: () throws(EngineFailure) -> any BenchEngine
  private let oracle: () -> any BenchEngine

  /// An engine that reports all there is to report, by what makes it.
  package init(
    _ source: EngineSource, _ connection: Connection = .inProcess,
    make: @escaping () throws(EngineFailure) -> any BenchEngine
  ) {
    let conventions = source.profile.conventions.imposed(on: Conventions())
    self.init(source, connection, conventions, make: make) {
      EngineChoice.reference.makeBenchEngine(conventions)
    }
  }

  private init(
    _ source: EngineSource, _ connection: Connection, _ conventions: Conventions,
    make: @escaping () throws(EngineFailure) -> any BenchEngine,
    oracle: @escaping () -> any BenchEngine
  ) {
    self.source = source
    name = source.name
    self.connection = connection
    self.conventions = conventions
    engine = make
    self.oracle = oracle
  }

  /// An engine to be measured; it may fail to be made.
  package func makeEngine() throws(EngineFailure) -> any BenchEngine { try engine() }

  /// The reference engine, which reports as this one does: whoever has another fingerprint over the
  /// same commands is wrong.
  package func makeOracle() -> any BenchEngine { oracle() }
}

extension Contender.Connection {
  /// What does nothing but acknowledge, by the same way; nil where there is none.
  package func makeNull() -> (any BenchEngine)? {
    switch self {
    case .inProcess:
      CoreBenchEngine<NullCore>(conventions: Conventions()) { $0.run($1, $2, &$3) }
    case .library: LibraryBenchEngine.null()
    case .flash1, .process: nil
    }
  }
}

extension Contender {
  /// The engine that a user named, whose `source` was opened by the same name.
  ///
  /// A library is loaded into this process.
  package init(_ spec: EngineSpec, opened source: EngineSource) throws(EngineFailure) {
    let conventions = source.profile.conventions.imposed(on: Conventions())
    switch spec {
    case .own(let choice):
      self.init(source) { () throws(EngineFailure) in choice.makeBenchEngine(conventions) }
    case .library(let path):
      let library = try EngineLibrary(path)
      guard Projection(library.profile).keepsEvents else {
        throw EngineFailure(
          .unsupported,
          "\(path) does not report trades with both orders and prices, and reasons: without them its "
            + "events can't be compared at full speed")
      }
      self.init(source, .library) { () throws(EngineFailure) in
        LibraryBenchEngine(library, conventions)
      }
    case .flash1(let path):
      let symbols = try Flash1Symbols(path)
      self.init(source, .flash1, conventions) { () throws(EngineFailure) in
        try Flash1BenchEngine(symbols, conventions)
      } oracle: {
        Flash1Oracle(conventions)
      }
    case .process:
      let projection = Projection(source.profile)
      self.init(source, .process, conventions) { () throws(EngineFailure) in
        ReportingBenchEngine(source, conventions, reporting: projection)
      } oracle: {
        ReportingBenchEngine(EngineChoice.reference.source, conventions, reporting: projection)
      }
    }
  }
}

extension EngineSpec {
  /// An engine to be measured that is in this process, without anybody to compare it with; nil of a
  /// child process.
  package func makeBenchEngine() throws(EngineFailure) -> (any BenchEngine)? {
    switch self {
    case .own(let choice): return choice.makeBenchEngine(Conventions())
    case .library(let path):
      let library = try EngineLibrary(path)
      return LibraryBenchEngine(
        library, library.profile.conventions.imposed(on: Conventions()))
    case .flash1(let path):
      return try Flash1BenchEngine(
        Flash1Symbols(path),
        Flash1Connection.profile(of: path).conventions.imposed(on: Conventions()))
    case .process: return nil
    }
  }

  /// How such an engine is reached.
  package var connection: Contender.Connection {
    switch self {
    case .own: .inProcess
    case .library: .library
    case .flash1: .flash1
    case .process: .process
    }
  }
}
