/// What many engines did on the same scenarios and the same random order flow.
package struct MatrixResult: Hashable, Sendable {
  /// The version of the suite that judged.
  package var suiteVersion: String
  package var occasion: Occasion
  package var plan: MatrixPlan
  package var ending: CampaignEnding
  /// The areas of the scenarios, in the order of the suite.
  package var areas: [String]
  /// The engines that are done, in the order of the manifest.
  package var rows: [MatrixRow]

  package init(
    suiteVersion: String, occasion: Occasion, plan: MatrixPlan, ending: CampaignEnding,
    areas: [String], rows: [MatrixRow]
  ) {
    self.suiteVersion = suiteVersion
    self.occasion = occasion
    self.plan = plan
    self.ending = ending
    self.areas = areas
    self.rows = rows
  }

  /// Whether at least one engine was judged.
  package var judgedSomething: Bool { rows.contains { $0.tally.total > 0 } }

  /// Whether something was judged, and every engine that was does all that it says it can.
  package var conforms: Bool {
    ending == .complete && judgedSomething
      && rows.allSatisfy { $0.state != .outOfTime && $0.state != .notStarted && !$0.hasFailures }
  }
}

/// What every engine of a matrix is given.
package struct MatrixPlan: Hashable, Sendable {
  /// The number of scenarios.
  package var scenarios: Int
  /// What the random order flow is made of, by the name of its profile.
  package var profile: String
  package var seed: UInt64
  /// The number of cases of random order flow.
  package var cases: Int
  package var commandsPerCase: Int
  /// The time that one engine may take, in nanoseconds.
  package var budgetNanoseconds: Int
  /// The time that an engine may take to answer one request, in nanoseconds.
  package var requestNanoseconds: Int

  package init(
    scenarios: Int, profile: String, seed: UInt64, cases: Int, commandsPerCase: Int,
    budgetNanoseconds: Int, requestNanoseconds: Int
  ) {
    self.scenarios = scenarios
    self.profile = profile
    self.seed = seed
    self.cases = cases
    self.commandsPerCase = commandsPerCase
    self.budgetNanoseconds = budgetNanoseconds
    self.requestNanoseconds = requestNanoseconds
  }
}

/// One engine as a manifest names it.
package struct MatrixEntry: Hashable, Sendable {
  /// The name in the manifest.
  package var name: String
  /// What `--engine` takes for it; nil where it could not be installed.
  package var engine: String?
  /// Why it could not be installed, or can't be started.
  package var error: String?
  package var language: String?
  package var homepage: String?
  /// The packages that were asked for, with their versions.
  package var requirements: [String]
  /// What is to be known of how it is asked.
  package var notes: String?

  package init(
    name: String, engine: String?, error: String? = nil, language: String? = nil,
    homepage: String? = nil, requirements: [String] = [], notes: String? = nil
  ) {
    self.name = name
    self.engine = engine
    self.error = error
    self.language = language
    self.homepage = homepage
    self.requirements = requirements
    self.notes = notes
  }
}

/// How far one engine came.
package enum MatrixState: String, Hashable, Sendable, CaseIterable {
  /// It was given everything.
  case judged
  /// Its time was over before it was given everything.
  case outOfTime
  /// It could not be started, or did not introduce itself.
  case notStarted
  /// The manifest says that it could not be installed.
  case notInstalled
}

/// What one engine of a matrix did.
package struct MatrixRow: Hashable, Sendable {
  package var entry: MatrixEntry
  package var state: MatrixState
  /// Why it is not simply judged, in one sentence without its end.
  package var reason: String?
  /// What the engine said of itself; nil where it said nothing.
  package var introduction: MatrixIntroduction?
  /// The scenarios by their areas, those that were run.
  package var areas: [MatrixArea]
  package var played: MatrixPlay
  /// The kinds of failures, each once: of random order flow first, then those of scenarios alone.
  package var failures: [MatrixFailure]
  /// Reproductions on the engine's own interface, by their paths.
  package var reproductions: [String]
  package var durationNanoseconds: Int

  package init(
    entry: MatrixEntry, state: MatrixState, reason: String? = nil,
    introduction: MatrixIntroduction? = nil, areas: [MatrixArea] = [],
    played: MatrixPlay = MatrixPlay(cases: 0, commands: 0, events: 0),
    failures: [MatrixFailure] = [], reproductions: [String] = [], durationNanoseconds: Int = 0
  ) {
    self.entry = entry
    self.state = state
    self.reason = reason
    self.introduction = introduction
    self.areas = areas
    self.played = played
    self.failures = failures
    self.reproductions = reproductions
    self.durationNanoseconds = durationNanoseconds
  }

  /// The scenarios of all areas by their verdicts.
  package var tally: VerdictTally {
    var counts: [Verdict: Int] = [:]
    for count in areas.flatMap(\.counts) { counts[count.verdict, default: 0] += count.count }
    return VerdictTally(counts: counts)
  }

  /// Whether anything speaks against the engine.
  package var hasFailures: Bool { !failures.isEmpty || tally.breaking > 0 }
}

/// What an engine says of itself.
package struct MatrixIntroduction: Hashable, Sendable {
  package var name: String
  package var version: String
  package var language: String?
  package var homepage: String?
  /// What it can do, by name, in alphabetical order.
  package var capabilities: [String]
  /// The choices that it made for good, each as `choice: value`.
  package var conventions: [String]

  package init(
    name: String, version: String, language: String?, homepage: String?, capabilities: [String],
    conventions: [String]
  ) {
    self.name = name
    self.version = version
    self.language = language
    self.homepage = homepage
    self.capabilities = capabilities
    self.conventions = conventions
  }
}

/// The scenarios of one area by their verdicts.
package struct MatrixArea: Hashable, Sendable {
  package var name: String
  /// The verdicts that occur, in the order of the type.
  package var counts: [MatrixCount]

  package init(name: String, counts: [MatrixCount]) {
    self.name = name
    self.counts = counts
  }

  package var tally: VerdictTally {
    VerdictTally(
      counts: Dictionary(counts.map { ($0.verdict, $0.count) }, uniquingKeysWith: +))
  }
}

/// How many scenarios got one verdict.
package struct MatrixCount: Hashable, Sendable {
  package var verdict: Verdict
  package var count: Int

  package init(verdict: Verdict, count: Int) {
    self.verdict = verdict
    self.count = count
  }
}

/// How much random order flow an engine was given.
package struct MatrixPlay: Hashable, Sendable {
  package var cases: Int
  package var commands: Int
  package var events: Int

  package init(cases: Int, commands: Int, events: Int) {
    self.cases = cases
    self.commands = commands
    self.events = events
  }
}
