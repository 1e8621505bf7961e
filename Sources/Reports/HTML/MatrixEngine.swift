internal import Results

/// One engine of a matrix: what it says of itself, and the stories of what differs.
struct MatrixEngine {
  let row: MatrixRow
  let anchor: String
  /// The way from the page to the folder that the paths of reproductions begin in; nil where it is
  /// not known.
  let wayHome: String?

  /// The most kinds of failure that are told.
  private static let failuresTold = 64
  private static let commandsShown = 30
  private static let scenariosShown = 12

  var markup: Markup {
    tag("article", ["class": "engine-part", "id": anchor]) {
      tag("h3") {
        row.label
        if let language = row.language { tag("span", ["class": "engine"], language) }
      }
      tag("p", ["class": "lead"], "\(sentence(row.tally.factualListing)) \(flow)")
      if let remark = row.remark { tag("p", ["class": "more"], sentence(remark)) }
      facts(all)
      let failures = Excerpt.list(row.failures, limit: Self.failuresTold)
      for failure in failures.shown { story(of: failure) }
      if failures.omitted > 0 {
        tag(
          "p", ["class": "more"],
          "\(NumberText.counted(failures.omitted, "more kind")); the JSON of this matrix tells "
            + "them all.")
      }
    }
  }

  private var flow: String {
    let kinds =
      row.failures.isEmpty ? "No difference" : NumberText.counted(row.failures.count, "kind")
    return "\(kinds)\(row.failures.isEmpty ? "" : " of difference"), "
      + "\(NumberText.counted(row.played.commands, "random command"))."
  }

  private var all: [(name: String, value: Markup)] {
    var all: [(name: String, value: Markup)] = []
    if let page = row.homepage {
      all.append(("Homepage", tag("a", ["href": page], page)))
    }
    if !row.entry.requirements.isEmpty {
      all.append(("Package", .text(row.entry.requirements.joined(separator: ", "))))
    }
    if let introduction = row.introduction {
      if !introduction.conventions.isEmpty {
        all.append(("Has chosen", .text(introduction.conventions.joined(separator: ", "))))
      }
      if let notes = row.entry.notes { all.append(("How it is asked", .text(notes))) }
      all.append(("Can", .text(introduction.capabilities.joined(separator: ", "))))
    }
    return all
  }

  // MARK: - Stories

  private func story(of failure: MatrixFailure) -> Markup {
    tag("details", ["class": "difference"]) {
      tag("summary") {
        factualPill(failure.verdict)
        " "
        tag("span", ["class": "area"], failure.kind)
        tag("span", ["class": "explanation"], failure.occurrence)
        if failure.reproduction != nil { tag("span", ["class": "label"], "reproduced") }
      }
      tag("div", ["class": "told"]) {
        tag("p", failure.statement)
        tag("p", ["class": "more"], "Source: \(Excerpt.text(failure.source))")
        tag("p", ["class": "finding"]) { tag("strong", sentence(finding(of: failure))) }
        commands(of: failure)
        if failure.judge == .connection {
          lastWords(of: failure)
        } else {
          EventTable(
            failure: Failure(
              judge: failure.judge, message: failure.message, expected: failure.expected,
              actual: failure.actual, replay: failure.replay)
          ).markup
        }
        if !failure.scenarios.isEmpty { scenarios(of: failure) }
        commandLine("Replay it", failure.replay)
        if let path = failure.reproduction {
          tag("p", ["class": "command-line"]) {
            tag("span", "Without the adapter")
            link(to: path)
          }
        }
      }
    }
  }

  /// The message without the last request, which the flow tells.
  private func finding(of failure: MatrixFailure) -> String {
    let end = failure.message.firstRange(of: ". The last request: ")?.lowerBound
    return Excerpt.text(String(failure.message[..<(end ?? failure.message.endIndex)]))
  }

  /// What the engine wrote to standard error in the end.
  private func lastWords(of failure: MatrixFailure) -> Markup {
    guard !failure.actual.isEmpty else { return .nothing }
    return tag("ul", ["class": "flow"]) {
      for line in failure.actual { tag("li") { tag("code", Excerpt.text(line)) } }
    }
  }

  /// A path as a link where the way there is known.
  private func link(to path: String) -> Markup {
    let name = tag("code", path)
    guard let wayHome else { return name }
    return tag("a", ["href": wayHome + path]) { name }
  }

  private func commands(of failure: MatrixFailure) -> Markup {
    let flow = Excerpt.list(failure.flow, limit: Self.commandsShown)
    guard !flow.shown.isEmpty else { return .nothing }
    return .sequence([
      tag(
        "p", ["class": "mirror"],
        "The smallest flow found, of \(NumberText.counted(failure.commandsBefore, "command"))"
          + (failure.setting.map { ", \($0)" } ?? "") + ":"),
      tag("ol", ["class": "flow"]) {
        for line in flow.shown { tag("li") { tag("code", Excerpt.text(line)) } }
      },
      flow.omitted == 0
        ? .nothing
        : tag("p", ["class": "more"], "… \(NumberText.counted(flow.omitted, "more command"))"),
    ])
  }

  private func scenarios(of failure: MatrixFailure) -> Markup {
    let shown = Excerpt.list(failure.scenarios, limit: Self.scenariosShown)
    return tag("p", ["class": "more"]) {
      "Scenarios: \(shown.shown.joined(separator: ", "))"
      if shown.omitted > 0 { " and \(NumberText.grouped(shown.omitted)) more" }
    }
  }
}

/// A verdict as a label in words that only state what was seen.
func factualPill(_ verdict: Verdict) -> Markup {
  tag("span", ["class": "pill \(verdict.rawValue)"], verdict.factualLabel)
}

/// What only the page of a matrix needs of style.
enum MatrixStyle {
  static let text: StaticString = """
    .verdict .why { margin-top: .75rem; }
    .areas { width: auto; border-collapse: separate; border-spacing: 2px; }
    .areas th, .areas td { border-bottom: 0; padding: .125rem .375rem; white-space: nowrap; }
    .areas th:first-child { padding-left: 0; }
    .areas tbody th { position: sticky; left: 0; background: var(--paper); padding-right: .75rem;
      z-index: 1; }
    .areas .slant { height: 9.5rem; padding: 0; vertical-align: bottom; text-align: left; }
    .areas .slant span { writing-mode: vertical-rl; transform: rotate(180deg);
      display: inline-block; padding: 0 .125rem; font-size: .75rem; }
    .areas td { text-align: center; min-width: 2.25rem; font-size: .75rem; line-height: 1.25;
      border-radius: .1875rem; font-variant-numeric: tabular-nums; vertical-align: middle; }
    .areas td b, .areas td i { display: block; font-style: normal; font-weight: 500; }
    .areas td i { color: var(--failed); font-weight: 650; }
    .areas .tile-passed { background: color-mix(in srgb, var(--passed) 18%, transparent); }
    .areas .tile-some { background: color-mix(in srgb, var(--hung) 14%, transparent); }
    .areas .tile-all { background: color-mix(in srgb, var(--failed) 16%, transparent); }
    .areas .tile-none { color: var(--faint); background: var(--wash); }
    .grid-box { background: none; }
    .engine-part { margin-top: 2.5rem; padding-top: 1.5rem; border-top: 1px solid var(--rule); }
    .engine-part h3 { margin-top: 0; display: flex; flex-wrap: wrap; gap: 0 .75rem;
      justify-content: space-between; align-items: baseline; }
    .engine-part h3 .engine { font-size: .9375rem; font-weight: 400; color: var(--muted); }
    .engine-part .facts { margin: 1rem 0 1.25rem; font-size: .875rem; }
    .difference summary .label { margin-left: .5rem; color: var(--muted); }
    .difference .told { padding: .25rem 0 1.25rem; }
    .difference .told > * + * { margin-top: .625rem; }
    .flow { margin: .375rem 0 0; padding-left: 2rem; }
    .flow li::marker { color: var(--muted); font-size: .8125rem; }
    .count-passed { color: var(--passed); font-weight: 600; }
    .count-convention, .count-unsupported { color: var(--muted); }
    """
}
