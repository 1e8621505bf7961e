package import Results

/// What an examination of an adapter found, as one HTML file that opens anywhere.
package enum DoctorPage {
  /// The page of a result.
  package static func page(for result: DoctorResult) -> String {
    PageFrame(
      title: "Assay doctor", suiteVersion: "", format: (DoctorJSON.format, DoctorJSON.version)
    ).page {
      tag("header", ["class": "summary"]) {
        tag("h1") {
          "Assay doctor"
          tag("span", ["class": "engine"], result.engine.label)
        }
        tag("div", ["class": result.isSound ? "verdict conforms" : "verdict breaks"]) {
          tag("p", ["class": "word"], result.headline)
          tag("p", ["class": "reasons"], "\(result.counts). \(result.occasion.sentence)")
        }
      }
      findings(of: result)
      commandLine("Examine it again", result.occasion.commandLine)
    }
  }

  private static func findings(of result: DoctorResult) -> Markup {
    guard !result.findings.isEmpty else { return .nothing }
    return tag("section") {
      tag("h2", "Checks")
      DataTable(
        caption: "What was seen, and what to do about it",
        columns: [.init("Check"), .init("Verdict"), .init("Seen", .prose), .init("Fix", .prose)],
        rows: result.findings.map { finding in
          DataTable.Row(
            heading: .text(finding.name),
            cells: [
              tag("span", ["class": "pill \(tone(of: finding.verdict))"], finding.verdict.label),
              .text(Excerpt.text(finding.seen)),
              .text(finding.fix.map { Excerpt.text($0) } ?? NumberText.missing),
            ])
        }
      ).markup
    }
  }

  /// The verdict of a scenario whose colour says the same.
  private static func tone(of verdict: DoctorVerdict) -> String {
    switch verdict {
    case .ok: Verdict.passed.rawValue
    case .warning: Verdict.hung.rawValue
    case .wrong: Verdict.failed.rawValue
    case .notChecked: Verdict.unsupported.rawValue
    }
  }
}

/// The same as Markdown.
enum DoctorMarkdown {
  /// A summary for a job of continuous integration, with a line end after the last line.
  static func text(for result: DoctorResult) -> String {
    typealias Summary = MarkdownSummary
    let rows = result.findings.map { finding in
      let label = finding.verdict.label
      return [
        Summary.escaped(finding.name), finding.verdict == .wrong ? "**\(label)**" : label,
        Summary.escaped(Excerpt.text(finding.seen)),
        finding.fix.map { Summary.escaped(Excerpt.text($0)) } ?? NumberText.missing,
      ]
    }
    return [
      "# Assay doctor: \(Summary.escaped(result.engine.label))",
      "**\(result.headline)**: \(result.counts).",
      Summary.table(["Check", "Verdict", "Seen", "Fix"], rows, numbersFrom: 4),
      "Run again: \(Summary.code(result.occasion.commandLine))",
    ].joined(separator: "\n\n") + "\n"
  }
}

extension DoctorResult {
  /// The answer in a few words.
  fileprivate var headline: String {
    isSound ? "Fit to be judged" : "Not fit to be judged"
  }

  /// How many findings have which verdict.
  fileprivate var counts: String {
    DoctorVerdict.allCases.filter { count($0) > 0 }.map {
      "\(NumberText.grouped(count($0))) \($0.label.lowercased())"
    }.joined(separator: ", ")
  }
}

extension DoctorVerdict {
  fileprivate var label: String {
    switch self {
    case .ok: "OK"
    case .warning: "Warning"
    case .wrong: "Wrong"
    case .notChecked: "Not checked"
    }
  }
}
