internal import Results

/// The tables of an order-by-order feed: its messages, its executions, and what was compared.
struct FeedTables {
  let feed: FeedCounts

  /// The most single findings that are shown.
  private static let findingsShown = 20

  var markup: Markup {
    .sequence([
      tag("div", ["class": "counts"]) { Markup.sequence(feed.tables.map(table)) },
      feed.checks.isEmpty ? .nothing : checks,
      feed.findings.isEmpty ? .nothing : findings,
    ])
  }

  private func table(_ title: String, _ rows: [FeedCounts.Count]) -> Markup {
    DataTable(
      caption: title, columns: [.init("Kind"), .init("Number", .numbers)],
      rows: rows.map {
        DataTable.Row(heading: .text($0.name), cells: [.text(NumberText.grouped($0.count))])
      }
    ).markup
  }

  private var checks: Markup {
    DataTable(
      caption: "Compared with a book",
      columns: [
        .init("What"), .init("Agree", .numbers), .init("Of", .numbers), .init("Agreement"),
      ],
      rows: feed.checks.map { check in
        let agrees = check.agreeing == check.total
        return DataTable.Row(
          heading: .text(check.subject),
          cells: [
            .text(NumberText.grouped(check.agreeing)), .text(NumberText.grouped(check.total)),
            pill(isGood: agrees, agrees ? "The same" : "Differs"),
          ])
      }
    ).markup
  }

  private var findings: Markup {
    let (shown, omitted) = Excerpt.list(feed.findings, limit: Self.findingsShown)
    return tag("div", ["class": "findings"]) {
      tag("h3", "Findings")
      tag("ul") {
        for finding in shown { tag("li") { parts(of: Excerpt.text(finding)) } }
        if omitted > 0 {
          tag("li") { tag("span", "… and \(NumberText.counted(omitted, "more finding"))") }
        }
      }
    }
  }

  /// A finding with its place, if it has one, apart.
  private func parts(of finding: String) -> Markup {
    // A time in the place has colons of its own, but no space after them.
    guard finding.hasPrefix("line ") || finding.hasPrefix("message "),
      let colon = finding.indices.first(where: { finding[$0...].hasPrefix(": ") })
    else { return tag("span", finding) }
    return .sequence([
      tag("span", ["class": "place"], String(finding[...colon])), .text(" "),
      tag("span", String(finding[finding.index(after: colon)...].drop { $0 == " " })),
    ])
  }
}
