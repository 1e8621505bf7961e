/// What the scenarios exercise of all that an engine can be asked and can answer, and what not.
package struct CoverageResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  /// The number of scenarios that were run.
  package var scenarios: Int
  package var dimensions: [CoverageOfDimension]
  /// The known kinds of faults, with the scenarios that are there to show them.
  package var faults: [FaultCoverage]

  package init(
    engine: EngineIdentity, occasion: Occasion, scenarios: Int, dimensions: [CoverageOfDimension],
    faults: [FaultCoverage]
  ) {
    self.engine = engine
    self.occasion = occasion
    self.scenarios = scenarios
    self.dimensions = dimensions
    self.faults = faults
  }

  /// What was exercised though it is declared to be impossible.
  package var contradictions: [ImpossiblePoint] {
    dimensions.flatMap(\.impossible).filter { $0.example != nil }
  }
}

/// What the scenarios exercise in one respect.
package struct CoverageOfDimension: Hashable, Sendable {
  package var name: String
  package var summary: String
  /// All that can be exercised, in the order of the types.
  package var points: [CoveragePoint]
  /// All that can't be.
  package var impossible: [ImpossiblePoint]

  package init(
    name: String, summary: String, points: [CoveragePoint], impossible: [ImpossiblePoint]
  ) {
    self.name = name
    self.summary = summary
    self.points = points
    self.impossible = impossible
  }

  /// What no scenario exercises.
  package var gaps: [CoveragePoint] { points.filter { $0.scenarios == 0 } }
}

/// One thing that scenarios can exercise.
package struct CoveragePoint: Hashable, Sendable {
  package var name: String
  /// The number of scenarios that exercise it.
  package var scenarios: Int
  /// The first of them by name; nil where there is none.
  package var example: String?

  package init(name: String, scenarios: Int, example: String?) {
    self.name = name
    self.scenarios = scenarios
    self.example = example
  }
}

/// One thing that no correct engine shows.
package struct ImpossiblePoint: Hashable, Sendable {
  package var name: String
  package var why: String
  /// A scenario that exercises it all the same; nil where there is none, as it should be.
  package var example: String?

  package init(name: String, why: String, example: String?) {
    self.name = name
    self.why = why
    self.example = example
  }
}

/// A known kind of fault and what is there to show it.
package struct FaultCoverage: Hashable, Sendable {
  /// What brings a fault to light.
  package enum Evidence: String, CaseIterable, Sendable {
    /// Commands and their events.
    case orderFlow
    /// Something that is no order flow.
    case elsewhere
  }

  package var code: String
  package var summary: String
  package var evidence: Evidence
  /// Which order flow shows it; or why none does, and what does.
  package var note: String
  /// The scenarios that carry its code as a tag.
  package var scenarios: [String]

  package init(
    code: String, summary: String, evidence: Evidence, note: String, scenarios: [String]
  ) {
    self.code = code
    self.summary = summary
    self.evidence = evidence
    self.note = note
    self.scenarios = scenarios
  }

  /// Whether order flow shows it, and no scenario is there to.
  package var isGap: Bool { evidence == .orderFlow && scenarios.isEmpty }
}
