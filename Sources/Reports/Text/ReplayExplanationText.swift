package import Results

/// The explanation of one trade of a replay as plain text, for a terminal.
package enum ReplayExplanationText {
  /// Several lines without a line end after the last.
  package static func text(for explanation: ReplayExplanation) -> String {
    let mark = explanation.agrees ? " " : "≠"
    var lines = [
      Excerpt.text(explanation.trade), "\(mark) \(Excerpt.text(explanation.verdict))", "",
      "\(explanation.place):", "  \(Excerpt.text(explanation.command))", "",
      "Book of \(explanation.book.instrument) just before, \(explanation.book.holder):",
    ]
    lines += StoryText.ladder(of: explanation.book).map { "  \($0)" }
    for queue in explanation.queues {
      lines += ["", "Queue to \(queue.name), \(NumberText.counted(queue.count, "order")):"]
      lines += rows(of: queue)
    }
    lines += ["", "Trades of the command, \(explanation.book.holder):"]
    lines += rows(of: explanation.made)
    lines += ["", "Trades recorded:"]
    lines += rows(of: explanation.recorded)
    return lines.joined(separator: "\n")
  }

  private static func rows(of queue: ReplayExplanation.Queue) -> [String] {
    let width = queue.places.map { NumberText.grouped($0.number).count }.max() ?? 0
    var lines: [String] = []
    var last = 0
    for place in queue.places {
      if place.number > last + 1 { lines.append(more(place.number - last - 1, "order")) }
      last = place.number
      let number = NumberText.grouped(place.number)
      let gap = String(repeating: " ", count: width - number.count)
      let mark = place.mark.map { "  ← \($0)" } ?? ""
      lines.append("  \(gap)\(number)  #\(place.order.id)×\(place.order.leaves)\(mark)")
    }
    return queue.count > last ? lines + [more(queue.count - last, "order")] : lines
  }

  private static func rows(of list: ReplayExplanation.TradeList) -> [String] {
    guard !list.shown.isEmpty else { return ["  nothing"] }
    let before = list.first - 1
    let after = list.count - before - list.shown.count
    return (before > 0 ? [more(before, "trade")] : [])
      + list.shown.enumerated().map { index, trade in
        (index == list.inQuestion ? "→ " : "  ") + Excerpt.text(trade)
      } + (after > 0 ? [more(after, "trade")] : [])
  }

  private static func more(_ count: Int, _ noun: String) -> String {
    "  … \(NumberText.grouped(count)) more \(count == 1 ? noun : noun + "s")"
  }
}
