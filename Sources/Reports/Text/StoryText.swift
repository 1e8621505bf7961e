package import Results

/// The story of a failure as plain text: for a terminal, for JUnit, for a code block in Markdown.
package enum StoryText {
  /// The most levels of a side that are drawn.
  static let ladderDepth = 8
  /// The most orders of a level that are listed.
  static let ordersShown = 10

  /// One story, several lines without a line end after the last.
  package static func text(for failure: Failure) -> String {
    var lines = ["Found by \(failure.judge.subject): \(Excerpt.text(failure.message))"]
    if let breach = failure.breach { lines += Self.lines(of: breach) }
    if let command = failure.command {
      lines.append("")
      lines.append("After command \(command.number), step \(command.step):")
      lines.append("  \(Excerpt.text(command.text))")
    }
    lines += comparison(of: failure)
    for book in failure.booksBefore {
      lines.append("")
      lines.append("Book of \(book.instrument) just before, \(book.holder):")
      lines += ladder(of: book).map { "  \($0)" }
    }
    lines.append("")
    lines.append("Replay it: \(Excerpt.text(failure.replay))")
    return lines.joined(separator: "\n")
  }

  /// The law, the orders and events concerned, and the source.
  private static func lines(of breach: Breach) -> [String] {
    var lines = ["", "Law     \(breach.law): \(breach.statement)"]
    if !breach.orders.isEmpty {
      lines.append("Orders  \(Excerpt.text(breach.orders.joined(separator: ", ")))")
    }
    let event = breach.event.map { "\($0) of the answer" } ?? "none, at the end of the answer"
    lines.append("Event   \(event)")
    lines.append("Source  \(breach.source)")
    return lines
  }

  /// What the engine said, where nothing stands beside it.
  private static func answer(of failure: Failure) -> [String] {
    let marked = failure.breach?.event ?? 0
    return failure.actual.enumerated().map { index, line in
      "\(index + 1 == marked ? "≠" : " ") event \(index + 1)  "
        + EventLine(line).plainText(beside: nil)
    }
  }

  private static func comparison(of failure: Failure) -> [String] {
    if failure.breach != nil, failure.expected.isEmpty {
      return failure.actual.isEmpty ? [] : ["", "The engine answered:"] + answer(of: failure)
    }
    let comparison = EventComparison(expected: failure.expected, actual: failure.actual)
    guard !comparison.rows.isEmpty else { return [] }
    var lines = [""]
    if comparison.omittedBefore > 0 {
      lines.append("Events 1 to \(comparison.omittedBefore) are the same.")
    }
    for row in comparison.rows {
      guard row.differs else {
        lines.append("  event \(row.number)  \(text(row.expected, beside: row.actual))")
        continue
      }
      lines.append("≠ event \(row.number)")
      lines.append("    expected  \(text(row.expected, beside: row.actual))")
      lines.append("    actual    \(text(row.actual, beside: row.expected))")
    }
    if comparison.omittedAfter > 0 {
      lines.append("… and \(NumberText.counted(comparison.omittedAfter, "more event")).")
    }
    return lines
  }

  private static func text(_ line: EventLine?, beside other: EventLine?) -> String {
    line?.plainText(beside: other) ?? "nothing"
  }

  /// The lines of a ladder: the asks from worst to best, a rule, the bids from best to worst.
  package static func ladder(of book: LadderBook) -> [String] {
    let asks = Excerpt.list(book.asks, limit: ladderDepth)
    let bids = Excerpt.list(book.bids, limit: ladderDepth)
    let shown = asks.shown + bids.shown
    let priceWidth = shown.map(\.price.count).max() ?? 0
    let quantityWidth = shown.map(\.quantity.count).max() ?? 0
    func line(_ side: String, _ level: LadderLevel) -> String {
      let orders = orderList(of: level)
      return "\(side)  \(padded(level.price, to: priceWidth))"
        + "  \(padded(level.quantity, to: quantityWidth))"
        + (orders.isEmpty ? "" : "  \(orders)")
    }
    func more(_ count: Int) -> [String] {
      count > 0 ? ["      … \(NumberText.counted(count, "more level"))"] : []
    }
    return more(asks.omitted) + asks.shown.reversed().map { line("sell", $0) }
      + (book.asks.isEmpty ? ["sell  nothing"] : []) + ["----"]
      + (book.bids.isEmpty ? ["buy   nothing"] : []) + bids.shown.map { line("buy ", $0) }
      + more(bids.omitted) + (book.indication.map { [$0.sentence] } ?? [])
  }

  private static func orderList(of level: LadderLevel) -> String {
    let orders = Excerpt.list(level.orders, limit: ordersShown)
    let names = orders.shown.map { "#\($0.id)×\($0.leaves)" }
    return (names + (orders.omitted > 0 ? ["… \(NumberText.grouped(orders.omitted)) more"] : []))
      .joined(separator: " ")
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
