/// All failures of one engine that are of one kind: where they show, and the smallest order flow.
package struct MatrixFailure: Hashable, Sendable {
  package var verdict: Verdict
  package var judge: Failure.Judge
  /// The law or the comparison, such as `time-priority`.
  package var area: String
  /// The kind in a few words, such as `time-priority: an older order is passed by`.
  package var kind: String
  /// What must hold, in one sentence.
  package var statement: String
  /// Where that comes from.
  package var source: String
  /// How the engine differs from it here.
  package var message: String
  /// The number of cases of random order flow that showed it.
  package var seen: Int
  /// The scenarios that showed it.
  package var scenarios: [String]
  /// The number of commands before shrinking.
  package var commandsBefore: Int
  /// The conventions that are not those by default, each as `choice: value`.
  package var conventions: [String]
  /// The instruments of the flow, as their JSON.
  package var instruments: [String]
  /// The smallest order flow, a command a line.
  package var flow: [String]
  /// The event lines that should have followed the last command.
  package var expected: [String]
  /// The event lines that did.
  package var actual: [String]
  /// The command line that replays it.
  package var replay: String
  /// The path of a reproduction on the engine's own interface, without an adapter.
  package var reproduction: String?

  package init(
    verdict: Verdict, judge: Failure.Judge, area: String, kind: String, statement: String,
    source: String, message: String, seen: Int, scenarios: [String], commandsBefore: Int,
    conventions: [String], instruments: [String], flow: [String], expected: [String],
    actual: [String], replay: String, reproduction: String? = nil
  ) {
    self.verdict = verdict
    self.judge = judge
    self.area = area
    self.kind = kind
    self.statement = statement
    self.source = source
    self.message = message
    self.seen = seen
    self.scenarios = scenarios
    self.commandsBefore = commandsBefore
    self.conventions = conventions
    self.instruments = instruments
    self.flow = flow
    self.expected = expected
    self.actual = actual
    self.replay = replay
    self.reproduction = reproduction
  }

  /// What a campaign found.
  package init(_ failure: CampaignFailure) {
    self.init(
      verdict: failure.verdict, judge: failure.story.judge, area: failure.area,
      kind: failure.kind, statement: failure.statement, source: failure.source,
      message: failure.story.message, seen: failure.seen, scenarios: [],
      commandsBefore: failure.commandsBefore, conventions: failure.conventions,
      instruments: failure.instruments, flow: failure.flow, expected: failure.story.expected,
      actual: failure.story.actual, replay: failure.story.replay)
  }
}
