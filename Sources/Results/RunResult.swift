/// The engine that was judged or measured.
package struct EngineIdentity: Hashable, Sendable {
  package var name: String
  package var version: String

  package init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// When something was done, how long it took and the command line that does it again.
package struct Occasion: Hashable, Sendable {
  /// The start, as ISO 8601 text with its zone.
  package var started: String
  /// The wall time in nanoseconds.
  package var durationNanoseconds: Int
  /// The command line that was given.
  package var commandLine: String

  package init(started: String, durationNanoseconds: Int, commandLine: String) {
    self.started = started
    self.durationNanoseconds = durationNanoseconds
    self.commandLine = commandLine
  }
}

/// What one engine did on the scenario suite.
package struct RunResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  /// The cases in the order of the suite.
  package var cases: [CaseResult]
  /// Which part of a run this is; nil of a whole one.
  package var shard: Shard?

  package init(
    engine: EngineIdentity, occasion: Occasion, cases: [CaseResult], shard: Shard? = nil
  ) {
    self.engine = engine
    self.occasion = occasion
    self.cases = cases
    self.shard = shard
  }

  /// The cases by their verdicts; a mirrored run is no case of its own.
  package var tally: VerdictTally { VerdictTally(cases.lazy.map(\.verdict)) }

  /// The areas in the order in which they first occur, each with its cases.
  package var areas: [(name: String, cases: [CaseResult])] {
    var places: [String: Int] = [:]
    var areas: [(name: String, cases: [CaseResult])] = []
    for result in cases {
      let place = places[result.area] ?? areas.count
      if place == areas.count {
        places[result.area] = place
        areas.append((result.area, []))
      }
      areas[place].cases.append(result)
    }
    return areas
  }

  /// The cases whose verdict keeps the run from conforming, in the order of the suite.
  package var breakingCases: [CaseResult] { cases.filter(\.verdict.breaksConformance) }
}

/// What one engine did on one scenario.
package struct CaseResult: Hashable, Sendable {
  /// The scenario's path within the suite, without extension, such as `priority/earlier-first`.
  package var scenario: String
  /// What the scenario shows, in one line.
  package var title: String
  /// The rule's reason and source.
  package var why: String
  /// The folder of the scenario.
  package var area: String
  package var tags: [String]
  /// The verdict of the scenario, as written and mirrored taken together.
  package var verdict: Verdict
  package var mirror: MirrorOutcome
  /// Wall time in nanoseconds.
  package var durationNanoseconds: Int
  /// Why the verdict is what it is where no failure says it: the capability that is missing, the
  /// convention that differs.
  package var note: String?
  /// What went wrong, first things first.
  package var failures: [Failure]

  package init(
    scenario: String, title: String, why: String, area: String, tags: [String] = [],
    verdict: Verdict, mirror: MirrorOutcome, durationNanoseconds: Int, note: String? = nil,
    failures: [Failure] = []
  ) {
    self.scenario = scenario
    self.title = title
    self.why = why
    self.area = area
    self.tags = tags
    self.verdict = verdict
    self.mirror = mirror
    self.durationNanoseconds = durationNanoseconds
    self.note = note
    self.failures = failures
  }
}

/// What became of the scenario's mirrored run, sides and prices reflected.
package enum MirrorOutcome: Hashable, Sendable {
  /// It was run and judged.
  case judged(Verdict)
  /// It was not run, for this reason.
  case skipped(String)
}
