package import Engines
package import Results

/// Runs scenarios to see what they exercise.
package struct CoverageRun: Sendable {
  package var engine: EngineSource
  package var entries: [Corpus.Entry]

  package init(engine: EngineSource, entries: [Corpus.Entry]) {
    self.engine = engine
    self.entries = entries
  }

  /// What a run found.
  package struct Outcome: Sendable {
    /// The number of scenarios that were run.
    package var scenarios = 0
    package var dimensions: [CoverageOfDimension] = []
    package var faults: [FaultCoverage] = []
    /// The files that could not be read.
    package var broken: [SuiteRun.BrokenFile] = []
  }

  /// Runs every scenario once, as it stands.
  package func run() -> Outcome {
    var profiles: [ScenarioProfile] = []
    var outcome = Outcome()
    for entry in entries {
      do throws(SuiteFileError) {
        let scenario = try SuiteFiles.scenario(entry)
        profiles.append(ScenarioProfile(of: entry, scenario, on: engine))
      } catch {
        outcome.broken.append(SuiteRun.BrokenFile(path: error.path, report: error.report))
      }
    }
    outcome.scenarios = profiles.count
    outcome.dimensions = Self.dimensions(of: profiles)
    outcome.faults = Self.faults(of: profiles)
    return outcome
  }

  private static func dimensions(of profiles: [ScenarioProfile]) -> [CoverageOfDimension] {
    var uses: [Feature: (count: Int, example: String)] = [:]
    for profile in profiles {
      for feature in profile.features {
        uses[feature, default: (0, profile.entry.name)].count += 1
      }
    }
    return CoverageDimension.allCases.map { dimension in
      var points: [CoveragePoint] = []
      var impossible: [ImpossiblePoint] = []
      for feature in dimension.universe {
        let (name, use) = (feature.name, uses[feature])
        if let why = Impossibility.reason(against: feature) {
          impossible.append(ImpossiblePoint(name: name, why: why, example: use?.example))
        } else {
          points.append(
            CoveragePoint(name: name, scenarios: use?.count ?? 0, example: use?.example))
        }
      }
      return CoverageOfDimension(
        name: dimension.rawValue, summary: dimension.summary, points: points,
        impossible: impossible)
    }
  }

  static func faults(of profiles: [ScenarioProfile]) -> [FaultCoverage] {
    FaultKind.all.map { kind in
      let names = profiles.filter { $0.tags.contains(kind.code) }.map(\.entry.name)
      return switch kind.evidence {
      case .orderFlow(let trigger):
        FaultCoverage(
          code: kind.code, summary: kind.summary, evidence: .orderFlow, note: trigger,
          scenarios: names)
      case .elsewhere(let why):
        FaultCoverage(
          code: kind.code, summary: kind.summary, evidence: .elsewhere, note: why, scenarios: names)
      }
    }
  }
}
