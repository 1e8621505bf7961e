internal import Engines
internal import Laws
internal import Market
internal import OrderFlow

/// What plays and judges the cases of a campaign, whatever the engines.
///
/// Closures and no protocol: what they call is specialised to the engines where they are made.
struct CaseRunner: Sendable {
  /// Plays one case, of so many commands, to its end or to its first failure.
  let run: @Sendable (CampaignCase, Int) -> CaseOutcome
  /// The play of a case, of so many commands, up to the one at which it failed, counted among
  /// those that the engine takes.
  let play: @Sendable (CampaignCase, Int, _ length: Int) -> Play
  /// Where and how a play fails in this very way; nil where it does not.
  let failure: @Sendable (Play, FailureKind) -> PlayFailure?
  /// How a play fails, by the first judge that says so; nil where it does not.
  let kind: @Sendable (Play) -> FailureKind?
  /// How the first difference between the plays of a relation is shaped; nil without one.
  let shape: @Sendable (Play, Metamorphosis) -> String?
  /// Why a failure of a play says nothing of the engine: the judge itself is in doubt; nil where
  /// it is not.
  let doubt: @Sendable (Play, FailureKind) -> String?

  init<Subject: PlayerSource, Partner: PlayerSource>(_ contest: Contest<Subject, Partner>) {
    run = { contest.run($0, commands: $1) }
    play = { contest.play(of: $0, commands: $1, length: $2) }
    failure = { contest.failure(of: $0, as: $1) }
    kind = { contest.kind(of: $0) }
    shape = { contest.difference(in: $0, by: $1)?.shape }
    doubt = { contest.doubt(on: $0, $1) }
  }

  init(_ contest: ForeignContest) {
    run = { contest.run($0, commands: $1) }
    play = { contest.play(of: $0, commands: $1, length: $2) }
    failure = { contest.failure(of: $0, as: $1) }
    kind = { contest.kind(of: $0) }
    shape = { contest.shape(of: $0, by: $1) }
    doubt = { contest.doubt(on: $0, $1) }
  }
}

/// What came of one case.
struct CaseOutcome {
  var commands = 0
  var events = 0
  var failure: FailureKind?
  /// The number of commands up to the failure, the failing one included.
  var length = 0
  /// Whether the engine was not waited for to the end.
  var wasInterrupted = false
}

/// How a play failed.
struct PlayFailure {
  /// The place of the command, from 0.
  var index: Int
  /// What the law says of it; nil for a comparison.
  var violation: Violation?
  /// What should have come and what came, where two answers were compared.
  var answers: (expected: [Event], actual: [Event])?
  /// The books in the end, where the answers are alike and these are not.
  var books: BookDifference?
  /// How the connection to the engine failed.
  var connection: EngineFailure?
}
