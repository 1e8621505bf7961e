/// What an engine did in a campaign of random order flow.
package struct CampaignResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  /// What the flow was made of, by the name of its profile.
  package var profile: String
  package var seed: UInt64
  /// The number of commands that a case has, failures apart, which end it.
  package var commandsPerCase: Int
  /// The cases that were played.
  package var cases: Int
  /// The commands that were played and judged.
  package var commands: Int
  /// The events that were judged.
  package var events: Int
  package var ending: CampaignEnding
  /// The kinds of failures, each once, in the order of the cases that show them first.
  package var failures: [CampaignFailure]
  /// Which part of a campaign this is; nil of a whole one.
  package var shard: Shard?

  package init(
    engine: EngineIdentity, occasion: Occasion, profile: String, seed: UInt64,
    commandsPerCase: Int, cases: Int, commands: Int, events: Int, ending: CampaignEnding,
    failures: [CampaignFailure], shard: Shard? = nil
  ) {
    self.engine = engine
    self.occasion = occasion
    self.profile = profile
    self.seed = seed
    self.commandsPerCase = commandsPerCase
    self.cases = cases
    self.commands = commands
    self.events = events
    self.ending = ending
    self.failures = failures
    self.shard = shard
  }

  /// Whether something was judged and nothing failed.
  package var conforms: Bool { commands > 0 && failures.isEmpty }
}

/// How a campaign ended.
package enum CampaignEnding: String, Hashable, Sendable, CaseIterable {
  /// All that was asked for was done.
  case complete
  /// The user ended it early.
  case interrupted
}

/// All failures of one kind: the smallest order flow that shows it, and its story.
package struct CampaignFailure: Hashable, Sendable {
  /// `failed`, or `unknown` where the judges contradict each other.
  package var verdict: Verdict
  /// The law or the comparison, such as `time-priority`.
  package var area: String
  /// The kind in a few words, such as `time-priority: an older order is passed by`.
  package var kind: String
  /// What must hold, in one sentence.
  package var statement: String
  /// Where that comes from.
  package var source: String
  /// The case that showed it first, from 0.
  package var firstCase: Int
  /// The number of cases that showed it.
  package var seen: Int
  /// The number of commands before shrinking.
  package var commandsBefore: Int
  /// How many plays shrinking tried.
  package var trials: Int
  /// The conventions that are not those by default, each as `choice: value`.
  package var conventions: [String]
  /// The instruments of the flow, as their JSON.
  package var instruments: [String]
  /// The smallest order flow, a command a line.
  package var flow: [String]
  /// The file that keeps it as a scenario.
  package var file: String?
  package var story: Failure

  package init(
    verdict: Verdict, area: String, kind: String, statement: String, source: String,
    firstCase: Int, seen: Int, commandsBefore: Int, trials: Int, conventions: [String],
    instruments: [String], flow: [String], file: String?, story: Failure
  ) {
    self.verdict = verdict
    self.area = area
    self.kind = kind
    self.statement = statement
    self.source = source
    self.firstCase = firstCase
    self.seen = seen
    self.commandsBefore = commandsBefore
    self.trials = trials
    self.conventions = conventions
    self.instruments = instruments
    self.flow = flow
    self.file = file
    self.story = story
  }
}
