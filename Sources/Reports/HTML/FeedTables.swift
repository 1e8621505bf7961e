internal import Results

/// The tables of an order-by-order feed: its messages, its executions, and what was compared.
struct FeedTables {
  let feed: FeedCounts

  /// The most single findings that are shown.
  private static let findingsShown = 20

  var markup: Markup {
    .sequence([
      .sequence(feed.tables.map(table)),
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
    return tag("ul", ["class": "findings"]) {
      for finding in shown { tag("li", Excerpt.text(finding)) }
      if omitted > 0 { tag("li", "… and \(NumberText.counted(omitted, "more finding"))") }
    }
  }
}
