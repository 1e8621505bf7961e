package import Results

/// A replay as plain text, for a terminal.
package enum ReplayText {
  /// The most examples of a class that are told.
  static let examplesShown = 3

  /// What was replayed, and what the engine made of it: a few lines.
  package static func header(for counts: ReplayCounts, engine: String) -> String {
    var lines = ["\(counts.flow): \(Excerpt.text(counts.description))"]
    lines += counts.readings.map { "  \(Excerpt.text($0))" }
    let time = NumberText.duration(nanoseconds: counts.replayNanoseconds)
    let rate = NumberText.rate(counts.commands, inNanoseconds: counts.replayNanoseconds)
    lines.append(
      "  \(engine): \(NumberText.counted(counts.commands, "command")) in \(time), \(rate)")
    if !counts.refusals.isEmpty {
      let listing = counts.refusals.map { "\(NumberText.grouped($0.count)) \($0.reason)" }
      let total = counts.refusals.map(\.count).reduce(0, +)
      lines.append(
        "  \(NumberText.counted(total, "command")) refused: \(listing.joined(separator: ", "))")
    }
    lines += counts.checks.map { check in
      "  \(NumberText.grouped(check.agreeing)) of \(NumberText.grouped(check.total)) "
        + check.subject
    }
    return lines.joined(separator: "\n")
  }

  /// How far the reading of a file has come, with rate and rest: `: 37.2 %, 1.23 M/s, 14.0 s left`;
  /// nothing where nothing is read yet.
  package static func progress(
    bytes: Int, of size: Int?, commands: Int? = nil, inNanoseconds nanoseconds: Int
  ) -> String {
    guard bytes > 0 else { return "" }
    var parts = [
      size.map { NumberText.percent(bytes, of: $0) } ?? NumberText.size(bytes: bytes)
    ]
    if let commands, commands > 0 {
      parts.append(NumberText.rate(commands, inNanoseconds: nanoseconds))
    }
    if let size, size > bytes {
      let rest = Int128(nanoseconds) * Int128(size - bytes) / Int128(bytes)
      parts.append("\(NumberText.duration(nanoseconds: Int(clamping: rest))) left")
    }
    return ": " + parts.joined(separator: ", ")
  }

  /// What the engine made, where nothing is compared.
  package static func made(_ counts: ReplayCounts) -> String {
    let auctions = counts.auctions.map {
      "  \($0.name) auction \($0.time): \(text($0.outcome))"
    }
    return (["  \(NumberText.counted(counts.trades, "trade")) made"] + auctions)
      .joined(separator: "\n")
  }

  /// How far the trades and auctions agree, and each class of disagreements as a story.
  package static func comparison(_ result: ReplayResult) -> String {
    var lines = [agreement(result)] + result.auctions.flatMap(auction)
    for disagreement in result.disagreements {
      lines.append("")
      lines += story(disagreement)
    }
    return lines.joined(separator: "\n")
  }

  /// What it comes to, in one clause.
  package static func conclusion(_ result: ReplayResult) -> String { result.conclusion }

  private static func agreement(_ result: ReplayResult) -> String {
    let trades = result.trades
    let count =
      "  \(NumberText.grouped(trades.agreeing)) of "
      + "\(NumberText.counted(trades.expected, result.tradeNoun)) agree, in order"
    if trades.produced == trades.expected { return count }
    return "\(count); the engine made \(NumberText.grouped(trades.produced))"
  }

  private static func auction(_ auction: AuctionResult) -> [String] {
    let name = "\(auction.name) auction \(auction.time)"
    if auction.agrees { return ["  \(name) agrees: \(text(auction.actual))"] }
    return [
      "≠ \(name)", "    expected  \(text(auction.expected))",
      "    actual    \(text(auction.actual))",
    ]
  }

  private static func text(_ outcome: AuctionOutcome) -> String {
    guard let price = outcome.price else { return "no trade" }
    return "\(NumberText.grouped(decimal: outcome.volume)) at \(price) in "
      + NumberText.counted(outcome.trades, "trade")
  }

  private static func story(_ disagreement: Disagreement) -> [String] {
    let mark = disagreement.standing == .unexplained ? "≠" : " "
    var lines = [
      "\(mark) \(disagreement.kind): \(NumberText.counted(disagreement.count, "trade")), "
        + disagreement.standing.rawValue,
      "    \(Excerpt.text(disagreement.explanation))",
    ]
    let examples = disagreement.examples.prefix(examplesShown)
    for example in examples {
      lines.append("    \(Excerpt.text(example.place))")
      lines.append("      expected  \(Excerpt.text(example.expected))")
      lines.append("      actual    \(Excerpt.text(example.actual))")
    }
    let more = disagreement.count - examples.count
    if more > 0 { lines.append("    … and \(NumberText.counted(more, "more trade"))") }
    return lines
  }
}
