package import Results

/// What an order-by-order feed told, as plain text for a terminal.
package enum FeedText {
  /// The most single findings that are told.
  private static let findingsShown = 8

  /// What was replayed and how fast, reading and audit included: two lines.
  package static func header(
    for counts: ReplayCounts, _ feed: FeedCounts, engine: String
  ) -> String {
    let time = NumberText.duration(nanoseconds: counts.replayNanoseconds)
    let rate = NumberText.rate(feed.read, inNanoseconds: counts.replayNanoseconds)
    return "\(counts.flow): \(Excerpt.text(counts.description))\n"
      + "  \(engine): \(messages(feed)) read, audited and replayed by "
      + "\(NumberText.counted(counts.commands, "command")) in \(time), \(rate)"
  }

  /// How many messages there are, and of how many where others were passed over.
  static func messages(_ feed: FeedCounts) -> String {
    share(feed) + (feed.read == 1 ? " message" : " messages")
  }

  /// The same without a noun.
  static func share(_ feed: FeedCounts) -> String {
    let total = NumberText.grouped(feed.total)
    return feed.passedOver == nil ? total : "\(total) of \(NumberText.grouped(feed.read))"
  }

  /// The counts of a feed, kind by kind, and what was compared with a book.
  package static func counts(_ feed: FeedCounts) -> String {
    let numbers = feed.tables.flatMap(\.rows).map(\.count) + feed.checks.map(\.agreeing)
    let width = numbers.map { NumberText.grouped($0).count }.max() ?? 0
    func line(_ count: Int, _ words: String, mark: String = " ") -> String {
      let number = NumberText.grouped(count)
      return "\(mark)   " + String(repeating: " ", count: width - number.count) + "\(number)  "
        + words
    }
    var lines = feed.tables.flatMap { table in
      ["  \(table.title)"] + table.rows.map { line($0.count, $0.name) }
    }
    if !feed.checks.isEmpty { lines.append("  Compared") }
    lines += feed.checks.map { check in
      line(
        check.agreeing, "of \(NumberText.grouped(check.total)) \(check.subject)",
        mark: check.agreeing == check.total ? " " : "≠")
    }
    let (shown, omitted) = Excerpt.list(feed.findings, limit: findingsShown)
    if !shown.isEmpty {
      lines.append("  Findings")
      lines += shown.map { "    \(Excerpt.text($0))" }
    }
    if omitted > 0 { lines.append("    … and \(NumberText.counted(omitted, "more finding"))") }
    return lines.joined(separator: "\n")
  }
}

extension FeedCounts {
  /// The counts under their titles, those that there are.
  var tables: [(title: String, rows: [Count])] {
    [("Messages", messages), ("Visible executions", executions), ("Put right", repairs)]
      .filter { !$0.1.isEmpty }
  }
}
