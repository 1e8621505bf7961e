internal import Engines
internal import JSONText
internal import Scenarios

/// Finds what is wrong with the files of a corpus, and what is of no use in it.
package enum CorpusLint {
  /// The problems of some entries, one line each: `path:line:column: error: …` or `path: …`.
  package static func problems(
    of entries: [Corpus.Entry], in corpus: Corpus
  ) throws(CorpusError) -> [String] {
    var problems: [String] = []
    var titles: [String: String] = [:]
    for entry in entries {
      if !isTidy(entry.name) {
        problems.append(
          "\(entry.scenarioPath): error: expected names of lower-case words and hyphens")
      }
      do throws(SuiteFileError) {
        let scenario = try SuiteFiles.scenario(entry)
        if let other = titles.updateValue(entry.name, forKey: scenario.title) {
          problems.append("\(entry.scenarioPath): error: has the same title as \(other)")
        }
        problems += tagProblems(scenario.tags).map { "\(entry.scenarioPath): error: \($0)" }
        if try SuiteFiles.golden(entry) == nil {
          problems.append(
            "\(entry.scenarioPath): error: no golden log; "
              + "`assay run \(entry.name) --update missing` records it")
        }
      } catch {
        problems.append(error.report)
      }
    }
    for orphan in try corpus.orphans() {
      problems.append("\(orphan): error: a golden log without a scenario")
    }
    if let written = try corpus.writtenContents(), written != (try CorpusContents.text(of: corpus))
    {
      problems.append(
        "\(corpus.contentsPath): error: is not up to date; `assay lint --write` writes it anew")
    }
    return problems
  }

  /// The scenarios among some entries that show nothing new, one line each.
  ///
  /// A scenario shows nothing new where another one has the same tags and exercises the same, as
  /// it stands or mirrored.
  package static func warnings(
    of entries: [Corpus.Entry], in corpus: Corpus
  ) throws(CorpusError) -> [String] {
    let chosen = Set(entries)
    // What can't be read is told among the problems.
    let profiles = try corpus.entries().compactMap { ScenarioProfile(of: $0) }
    return Twins.find(among: profiles)
      .filter { chosen.contains($0.later) || chosen.contains($0.earlier) }
      .map { twins in
        "\(twins.later.scenarioPath): warning: shows nothing that \(twins.earlier.name) does not: "
          + "the same tags, and the same features of the market"
      }
  }

  /// What is wrong with the tags of a scenario.
  private static func tagProblems(_ tags: [String]) -> [String] {
    var problems: [String] = []
    var seen: Set<String> = []
    for tag in tags {
      if !seen.insert(tag).inserted { problems.append("has the tag \"\(tag)\" twice") }
      guard FaultKind(tag: tag) == nil else { continue }
      let hint = didYouMean(tag, among: FaultKind.all.map(\.code)).map {
        ", did you mean \"\($0)\"?"
      }
      problems.append(
        "no kind of fault has the code \"\(tag)\"\(hint ?? ""); `assay coverage --faults` lists them"
      )
    }
    return problems
  }

  /// Whether a name is made of lower-case words, digits, hyphens and slashes.
  static func isTidy(_ name: String) -> Bool {
    name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
  }
}
