internal import Scenarios

/// Finds what is wrong with the files of a corpus without running them.
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
