internal import Engines
internal import Market
internal import Results
internal import Scenarios

/// What judging an engine on one scenario found.
struct CaseFindings {
  /// The log of the engine under test, as it would be kept; nil where it is none to keep.
  var log: GoldenLog?
  var failures: [Failure] = []
  var mirror: MirrorOutcome
  /// Whether nothing but the golden log speaks against recording `log`.
  var mayRecord = false
  /// The verdict where nothing failed.
  var otherwise = Verdict.passed
  /// Why the verdict is what it is where no failure says it.
  var note: String?
  /// How the connection to the engine failed, if it did.
  var connection: EngineFailure.Kind?

  var verdict: Verdict {
    if let connection { return connection.verdict }
    return failures.isEmpty ? otherwise : .failed
  }
}

extension EngineFailure.Kind {
  /// The verdict of a case that ends like this.
  var verdict: Verdict {
    switch self {
    case .crashed: .crashed
    case .hung: .hung
    case .malformed: .malformed
    case .unsupported: .unsupported
    case .interrupted: .unknown
    }
  }
}

extension FailureTeller {
  /// The story of a connection that failed.
  func failure(_ error: EngineFailure, at number: Int, isMirrored: Bool = false) -> Failure {
    let request = error.request.map { " The last request: \($0)" } ?? ""
    let reflected = isMirrored ? "with sides and prices reflected, " : ""
    return Failure(
      judge: .connection,
      message: "\(reflected)the engine \(error.kind): \(error.message).\(request)",
      command: failingCommand(number), actual: error.lastWords.map { "stderr: \($0)" },
      replay: replay)
  }
}
