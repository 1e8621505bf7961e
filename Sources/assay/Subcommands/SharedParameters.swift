internal import CommandLineFrame
internal import Conformance
internal import Engines
internal import Market
internal import Results

/// The parameters that several commands have in common.
enum SharedParameters {
  static let engine = Parameter.option(
    "engine", short: "e", engineKind, default: .own(.reference),
    "The engine: reference (the default), specification, 'process:COMMAND', which speaks the "
      + "process protocol, library:PATH, a shared library with the C ABI of "
      + "assay_engine.h, or flash1:PATH, one built for flash1's benchmark")

  /// One of our engines.
  static let ownEngine = Parameter.option(
    "engine", short: "e", ValueKind<EngineChoice>.choice("ENGINE"), default: .reference,
    "The engine: reference (the default) or specification")

  static let timeLimit = Parameter.option(
    "time-limit", ValueKind<Duration>.duration, default: .seconds(10),
    "The time that a process has to answer one request; 10s by default")

  static let engineKind = ValueKind<EngineSpec>.parsed(
    "ENGINE",
    completing: EngineChoice.allCases.map(\.rawValue) + EngineSpec.schemes.map { $0 + ":" }
  ) { word throws(CommandFailure) in
    do throws(EngineSpecProblem) {
      return try EngineSpec(word)
    } catch {
      throw CommandFailure(error.message, hint: error.hint)
    }
  }

  static let scenarios = Parameter.option(
    "scenarios", .folder("DIR"),
    "The folder that holds scenarios/ and golden/, if not the one found around the current folder")

  static let json = Parameter.option(
    "json", .outputFile, "Write the result as JSON ('assay schema report' describes it)")
}

extension Invocation {
  /// The engine that is judged: one behind a connection is started and asked who it is.
  func openEngine() throws(CommandFailure) -> EngineSource {
    try open(self[SharedParameters.engine])
  }

  /// How long a case may take that an engine is asked.
  enum CaseTime {
    /// A few times as long as one request.
    case ofFewRequests
    /// As long as each request is answered in time: a case of a benchmark is a whole flow.
    case unlimited
  }

  /// An engine that was named.
  func open(
    _ spec: EngineSpec, caseTime: CaseTime = .ofFewRequests
  ) throws(CommandFailure) -> EngineSource {
    let limit = Int(self[SharedParameters.timeLimit].components.seconds) * 1_000_000_000
    var limits = ProcessLimits(requestNanoseconds: limit)
    if caseTime == .unlimited { limits.case = .max / 2 }
    do throws(EngineFailure) {
      return try spec.open(limits, host: [surroundings.executable, "serve"])
    } catch {
      let words = error.lastWords.map { "\n  | \($0)" }.joined()
      throw CommandFailure("--engine \(spec.text): \(error.message)\(words)")
    }
  }

  /// The engine of a campaign: one of our own by code that is specialised to it.
  func campaignEngine() throws(CommandFailure) -> CampaignEngine {
    if case .own(let choice) = self[SharedParameters.engine] { return CampaignEngine(choice) }
    return CampaignEngine(foreign: try openEngine())
  }

  /// The scenarios and golden logs that the command works on.
  func corpus() throws(CommandFailure) -> Corpus {
    let installation = try Installation.find(
      named: self[SharedParameters.scenarios], in: surroundings)
    return Corpus(root: installation.home)
  }
}

extension CommandFailure {
  /// A corpus that is not as it should be, as a message to the user.
  init(_ error: CorpusError) {
    self.init(
      "\(error.path): \(error.reason)",
      hint: error.suggestion.map { "did you mean '\($0)'?" })
  }
}

extension EngineIdentity {
  /// The name and version that an engine gives itself; our own have the suite's version.
  init(_ engine: EngineSource) {
    let version = engine.profile.version
    self.init(name: engine.profile.name, version: version.isEmpty ? Assay.version : version)
  }
}
