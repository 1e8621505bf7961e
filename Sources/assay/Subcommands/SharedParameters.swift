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
    "The time that a process has to answer one request, of up to 256 commands; 10s by default. "
      + "It has at least 10s to start, and for all of a case six times the limit, and once more for "
      + "each 256 commands")

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

  static let shard = Parameter.option(
    "shard",
    ValueKind<Sharding>.parsed("I/N", completing: []) { word throws(CommandFailure) in
      let numbers = word.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
      guard numbers.count == 2, let number = numbers[0], let count = numbers[1],
        (1...Shard.greatestCount).contains(count), (1...count).contains(number)
      else {
        throw CommandFailure(
          "'\(word)' is no part of a whole", hint: "write 2/4 for the second of four parts")
      }
      return Sharding(number: number, count: count)
    },
    "Do only the I-th of N equal parts, for as many machines; 'assay merge' joins the results")

  static let scenarios = Parameter.option(
    "scenarios", .folder("DIR"),
    "The folder that holds scenarios/ and golden/, if not the one found around the current folder")

  static let json = Parameter.option(
    "json", .outputFile, "Write the result as JSON ('assay schema report' describes it)")
}

extension Invocation {
  /// The engine that is judged: one behind a connection is started and asked who it is.
  func openEngine(
    isInterrupted: @escaping Interruption = { false }
  ) throws(CommandFailure) -> EngineSource {
    try open(self[SharedParameters.engine], isInterrupted: isInterrupted)
  }

  /// How long an engine behind a connection may take.
  var engineLimits: ProcessLimits {
    ProcessLimits(
      requestNanoseconds: Int(self[SharedParameters.timeLimit].components.seconds) * 1_000_000_000)
  }

  /// How long it may take where a case is a whole flow: each request has its time.
  var limitsOfFlows: ProcessLimits {
    var limits = engineLimits
    limits.case = .max / 2
    return limits
  }

  /// An engine that was named; the limits are those of the command line unless others are given.
  ///
  /// Only who takes a failure of the kind `interrupted` for what it is says when it is interrupted.
  func open(
    _ spec: EngineSpec, _ limits: ProcessLimits? = nil,
    isInterrupted: @escaping Interruption = { false }
  ) throws(CommandFailure) -> EngineSource {
    do throws(EngineFailure) {
      return try spec.open(
        limits ?? engineLimits, host: [surroundings.executable, "serve"],
        isInterrupted: isInterrupted)
    } catch {
      let words = error.lastWords.map { "\n  | \($0)" }.joined()
      throw CommandFailure("--engine \(spec.text): \(error.message)\(words)")
    }
  }

  /// The engine of a campaign: one of our own by code that is specialised to it.
  func campaignEngine() throws(CommandFailure) -> CampaignEngine {
    if case .own(let choice) = self[SharedParameters.engine] { return CampaignEngine(choice) }
    let interrupt = interrupt
    return CampaignEngine(foreign: try openEngine { interrupt.isRequested })
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
