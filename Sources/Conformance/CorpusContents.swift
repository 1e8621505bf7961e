internal import Scenarios

/// The table of contents of a corpus: what each scenario shows, and which fault is shown by which.
package enum CorpusContents {
  /// The page in Markdown, from the files as they are; a file that can't be read is left out.
  package static func text(of corpus: Corpus) throws(CorpusError) -> String {
    var scenarios: [(entry: Corpus.Entry, scenario: Scenario)] = []
    for entry in try corpus.entries() {
      do throws(SuiteFileError) {
        scenarios.append((entry, try SuiteFiles.scenario(entry)))
      } catch {
        continue
      }
    }
    var lines = [
      "# What the scenarios show", "",
      "\(scenarios.count) scenarios by area, and the kinds of faults that they catch. "
        + "`assay lint --write` writes this page.",
    ]
    var area = ""
    for (entry, scenario) in scenarios {
      if entry.area != area {
        area = entry.area
        lines += ["", "## \(area.replacing("-", with: " "))", ""]
      }
      let codes = scenario.tags.isEmpty ? "" : " (\(scenario.tags.joined(separator: " ")))"
      lines.append("- [\(scenario.title)](\(entry.name).json)\(codes)")
    }
    lines += ["", "## Faults", ""]
    lines += faults(scenarios.map { ($0.entry, Set($0.scenario.tags)) })
    return lines.joined(separator: "\n") + "\n"
  }

  /// Writes the page anew.
  package static func write(for corpus: Corpus) throws(CorpusError) {
    try Files.write(try text(of: corpus), to: corpus.contentsPath)
  }

  private static func faults(
    _ scenarios: [(entry: Corpus.Entry, tags: Set<String>)]
  ) -> [String] {
    var lines = [
      "Scenarios carry the codes of the faults that they show as tags; a scenario of the list",
      "shows the fault by itself.",
    ]
    for group in FaultKind.groups {
      lines += ["", "### \(group.letter). \(group.title)", ""]
      lines += ["| | What goes wrong | Shown by | Scenarios |", "|---|---|---|---|"]
      for kind in group.kinds {
        let names = scenarios.filter { $0.tags.contains(kind.code) }.map(\.entry.name)
        let list = names.map { "[\($0)](\($0).json)" }.joined(separator: "<br>")
        let evidence =
          switch kind.evidence {
          case .orderFlow(let trigger): trigger
          case .elsewhere(let why): "*not by order flow:* \(why)"
          }
        lines.append("| \(kind.code) | \(kind.summary) | \(evidence) | \(list) |")
      }
    }
    return lines
  }
}

extension Corpus {
  /// Where the table of contents stands.
  package var contentsPath: String { root + "/scenarios/README.md" }

  /// The table of contents as it was written; nil where there is none.
  func writtenContents() throws(CorpusError) -> String? {
    try Files.read(contentsPath).map { String(decoding: $0, as: UTF8.self) }
  }
}
