internal import Results

/// The section of a run: its areas, the stories of what broke, what is no plain pass, all cases.
struct RunSection {
  let run: RunResult
  let anchor: String

  /// The most stories that are told in full.
  private static let storiesTold = 100

  var markup: Markup {
    tag("section", ["id": anchor]) {
      tag("h2") {
        "Scenarios"
        tag("span", ["class": "engine"], run.engine.label)
      }
      tag("p", ["class": "lead"], lead)
      if !run.cases.isEmpty {
        verdictBar(run.tally)
        legend
        areaTable
      }
      stories
      notes
      if !run.cases.isEmpty { allCases }
      commandLine("Run it again", run.occasion.commandLine)
    }
  }

  private var lead: String { "\(sentence(run.conclusion)) \(run.occasion.sentence)" }

  private var legend: Markup {
    let tally = run.tally
    return tag("ul", ["class": "legend"]) {
      for verdict in Verdict.allCases where tally[verdict] > 0 {
        tag("li") {
          pill(verdict)
          tag("strong", NumberText.grouped(tally[verdict]))
          tag("span", ["class": "explanation"], verdict.meaning)
        }
      }
    }
  }

  // MARK: - Areas

  private var areaTable: Markup {
    let tally = run.tally
    let verdicts = Verdict.allCases.filter { $0 == .passed || tally[$0] > 0 }
    let columns =
      [DataTable.Column("Area"), .init("Scenarios", .numbers)]
      + verdicts.map { .init($0.label, .numbers) }
      + [.init("Share", .drawing), .init("Time", .numbers)]
    let rows = run.areas.enumerated().map { index, area in
      let tally = VerdictTally(area.cases.map(\.verdict))
      let link = tag("a", ["class": "area", "href": "#\(areaAnchor(index))"], area.name)
      return DataTable.Row(
        heading: link,
        cells: [.text(NumberText.grouped(tally.total))]
          + verdicts.map { count(tally[$0], $0) }
          + [verdictBar(tally), .text(time(of: area.cases))])
    }
    return DataTable(caption: "Areas", columns: columns, rows: rows).markup
  }

  /// A count in the verdict's colour; none is faint.
  private func count(_ count: Int, _ verdict: Verdict) -> Markup {
    tag(
      "span", ["class": count == 0 ? "none" : "count-\(verdict.rawValue)"],
      NumberText.grouped(count))
  }

  private func time(of cases: [CaseResult]) -> String {
    let total = cases.reduce(Int128(0)) { $0 + Int128($1.durationNanoseconds) }
    return NumberText.duration(nanoseconds: Int(clamping: total))
  }

  private func areaAnchor(_ index: Int) -> String { "\(anchor)-area-\(index + 1)" }

  // MARK: - Stories

  private var stories: Markup {
    let breaking = Excerpt.list(run.breakingCases, limit: Self.storiesTold)
    guard !breaking.shown.isEmpty else { return .nothing }
    return .sequence([
      tag("h3", "What broke"),
      .sequence(
        breaking.shown.enumerated().map { index, result in
          CaseStory(result: result, anchor: "\(anchor)-story-\(index + 1)").markup
        }),
      breaking.omitted == 0
        ? .nothing
        : tag(
          "p", ["class": "more"],
          "\(NumberText.counted(breaking.omitted, "more case")) broke; "
            + "the JSON of this report tells them all."),
    ])
  }

  private var notes: Markup {
    let noted = run.cases.filter { $0.verdict == .convention || $0.verdict == .unsupported }
    guard !noted.isEmpty else { return .nothing }
    return DataTable(
      caption: "Neither passed nor broken",
      columns: [.init("Scenario"), .init("Verdict"), .init("Reason")],
      rows: noted.map { result in
        DataTable.Row(
          heading: titled(.text(result.title), result.scenario),
          cells: [pill(result.verdict), .text(Excerpt.text(result.note ?? NumberText.missing))])
      }
    ).markup
  }

  // MARK: - All cases

  private var allCases: Markup {
    .sequence(
      [tag("h3", "All scenarios")]
        + run.areas.enumerated().map { index, area in
          let tally = VerdictTally(area.cases.map(\.verdict))
          return tag("details") {
            tag("summary") {
              tag("span", ["class": "area"], area.name)
              tag("span", ["class": "explanation"], tally.listing)
            }
            tag("div", ["id": areaAnchor(index)]) { caseTable(of: area) }
          }
        })
  }

  private func caseTable(of area: (name: String, cases: [CaseResult])) -> Markup {
    DataTable(
      caption: "Scenarios of \(area.name)",
      columns: [.init("Scenario"), .init("Verdict"), .init("Mirrored"), .init("Time", .numbers)],
      rows: area.cases.map { result in
        DataTable.Row(
          heading: titled(.text(result.title), result.scenario),
          cells: [
            pill(result.verdict), mirror(of: result),
            .text(NumberText.duration(nanoseconds: result.durationNanoseconds)),
          ])
      }
    ).markup
  }

  private func mirror(of result: CaseResult) -> Markup {
    switch result.mirror {
    case .judged(let verdict): pill(verdict)
    case .skipped(let reason): titled(.text("Not run"), reason)
    }
  }
}
