internal import Engines
internal import Scenarios

/// What one scenario is about: its words, its tags, and what it exercises.
struct ScenarioProfile {
  var entry: Corpus.Entry
  var title: String
  var tags: [String]
  var features: Set<Feature>

  init(of entry: Corpus.Entry, _ scenario: Scenario, on engine: EngineSource) {
    self.entry = entry
    title = scenario.title
    tags = scenario.tags
    features = FeatureObserver.features(of: scenario, on: engine)
  }

  /// The profile of a scenario on our reference engine; nil where its file can't be read.
  init?(of entry: Corpus.Entry) {
    do throws(SuiteFileError) {
      self.init(
        of: entry, try SuiteFiles.scenario(entry), on: EngineChoice.reference.source)
    } catch {
      return nil
    }
  }

  /// Whether another scenario has the same tags and exercises the same, as it stands or mirrored.
  func isTwin(of other: ScenarioProfile) -> Bool {
    Set(tags) == Set(other.tags)
      && (features == other.features || features == Set(other.features.map(\.reflected)))
  }
}

/// Scenarios that show nothing that another one does not show.
enum Twins {
  /// Each scenario that has a twin before it, with the first of these.
  ///
  /// - Complexity: O(n) but for scenarios with the same tags and as many features.
  static func find(among profiles: [ScenarioProfile]) -> [(
    later: Corpus.Entry, earlier: Corpus.Entry
  )] {
    struct Likeness: Hashable {
      var tags: Set<String>
      var features: Int
    }
    var known: [Likeness: [ScenarioProfile]] = [:]
    var twins: [(later: Corpus.Entry, earlier: Corpus.Entry)] = []
    for profile in profiles {
      let likeness = Likeness(tags: Set(profile.tags), features: profile.features.count)
      if let earlier = known[likeness, default: []].first(where: profile.isTwin) {
        twins.append((profile.entry, earlier.entry))
      }
      known[likeness, default: []].append(profile)
    }
    return twins
  }
}
