package import Results

/// A report as Markdown that reads well as the summary of a job of continuous integration.
///
/// The verdict comes first, then what broke with its stories, then the figures. Long lists are
/// cut, because such summaries have a limit of size.
package enum MarkdownSummary {
  /// The most failing cases that are told.
  private static let storiesShown = 10
  /// The most reasons that are told of scenarios that neither passed nor failed.
  private static let reasonsShown = 30

  /// The text, with a line end after the last line.
  package static func text(for report: Report) -> String {
    var blocks = ["# Assay report", "**\(report.conclusion).**"]
    if !report.reasons.isEmpty {
      blocks.append(report.reasons.map { "- \(escaped($0.text))" }.joined(separator: "\n"))
    }
    for run in report.runs { blocks += section(of: run) }
    for replay in report.replays { blocks += section(of: replay) }
    for campaign in report.campaigns { blocks += section(of: campaign) }
    for bench in report.benches { blocks += section(of: bench) }
    blocks.append("Assay \(escaped(report.suiteVersion))")
    return blocks.joined(separator: "\n\n") + "\n"
  }

  // MARK: - Runs

  private static func section(of run: RunResult) -> [String] {
    let breaking = Excerpt.list(run.breakingCases, limit: storiesShown)
    var blocks = [
      "## Scenarios: \(escaped(run.engine.label))",
      sentence(
        "\(run.tally.listing), in "
          + NumberText.duration(nanoseconds: run.occasion.durationNanoseconds)),
      areaTable(of: run),
    ]
    for result in breaking.shown {
      blocks.append("### \(result.verdict.label): \(escaped(result.title))")
      blocks.append("\(code(result.scenario)). \(escaped(Excerpt.text(result.why)))")
      if result.failures.isEmpty, let note = result.note { blocks.append(escaped(note)) }
      for failure in Excerpt.list(result.failures, limit: 2).shown {
        blocks.append(codeBlock(StoryText.text(for: failure)))
      }
    }
    if breaking.omitted > 0 {
      blocks.append("… and \(NumberText.counted(breaking.omitted, "more case")) that break.")
    }
    let noted = Excerpt.list(NotedCases.of(run), limit: reasonsShown)
    if !noted.shown.isEmpty {
      let lines = noted.shown.map {
        "- \($0.verdict.label), \(NumberText.counted($0.scenarios.count, "scenario")): "
          + escaped(Excerpt.text($0.note))
      }
      blocks.append("Neither passed nor failed:\n\n\(lines.joined(separator: "\n"))")
    }
    if noted.omitted > 0 {
      blocks.append("… and \(NumberText.counted(noted.omitted, "more reason")).")
    }
    blocks.append("Run again: \(code(run.occasion.commandLine))")
    return blocks
  }

  private static func areaTable(of run: RunResult) -> String {
    let verdicts = Verdict.allCases.filter { $0 == .passed || run.tally[$0] > 0 }
    let rows = run.areas.map { area in
      let tally = VerdictTally(area.cases.map(\.verdict))
      return [escaped(area.name), NumberText.grouped(tally.total)]
        + verdicts.map { NumberText.grouped(tally[$0]) }
    }
    return table(["Area", "Scenarios"] + verdicts.map(\.label), rows)
  }

  // MARK: - Replays

  private static func section(of replay: ReplayResult) -> [String] {
    let trades = replay.trades
    var blocks = [
      "## Real order flow: \(escaped(replay.flow))",
      escaped(
        replay.description + (replay.description.hasSuffix(".") ? " " : ". ")
          + sentence(
            "\(NumberText.grouped(trades.agreeing)) of "
              + "\(NumberText.counted(trades.expected, replay.tradeNoun)) agree "
              + "(\(NumberText.percent(trades.agreeing, of: trades.expected))), from "
              + NumberText.counted(replay.commands, "command"))),
    ]
    if let finding = replay.finding {
      blocks.append("**\(finding.verdict.label)**: \(escaped(Excerpt.text(finding.message)))")
      if !finding.lastWords.isEmpty {
        blocks.append(codeBlock(finding.lastWords.joined(separator: "\n")))
      }
    }
    if !replay.notes.isEmpty {
      blocks.append(
        replay.notes.map { "- \(escaped(Excerpt.text($0)))" }.joined(separator: "\n"))
    }
    if !replay.auctions.isEmpty {
      let rows = replay.auctions.map { auction in
        [
          escaped(auction.name), price(of: auction.expected), price(of: auction.actual),
          escaped(NumberText.grouped(decimal: auction.expected.volume)),
          escaped(NumberText.grouped(decimal: auction.actual.volume)),
          auction.agrees ? "yes" : "**no**",
        ]
      }
      blocks.append(
        table(
          ["Auction", "Real price", "Engine’s price", "Real volume", "Engine’s volume", "Agrees"],
          rows))
    }
    if let feed = replay.feed { blocks += tables(of: feed) }
    if !replay.disagreements.isEmpty {
      let rows = replay.disagreements.map {
        [
          escaped($0.kind), NumberText.grouped($0.count), $0.standing.rawValue,
          escaped(Excerpt.text($0.explanation)),
        ]
      }
      blocks.append(table(["Disagreement", "Trades", "Standing", "Meaning"], rows))
    }
    blocks.append("Run again: \(code(replay.occasion.commandLine))")
    return blocks
  }

  private static func tables(of feed: FeedCounts) -> [String] {
    var blocks = feed.tables.map { counts in
      table(
        [counts.title, "Number"],
        counts.rows.map { [escaped($0.name), NumberText.grouped($0.count)] })
    }
    if !feed.checks.isEmpty {
      blocks.append(
        table(
          ["Compared", "Agree", "Of"],
          feed.checks.map {
            [
              escaped($0.subject), NumberText.grouped($0.agreeing), NumberText.grouped($0.total),
            ]
          }))
    }
    if !feed.findings.isEmpty {
      blocks.append(
        feed.findings.prefix(storiesShown).map { "- \(escaped(Excerpt.text($0)))" }
          .joined(separator: "\n"))
    }
    return blocks
  }

  private static func price(of outcome: AuctionOutcome) -> String {
    outcome.price.map(escaped) ?? NumberText.missing
  }

  // MARK: - Campaigns

  private static func section(of campaign: CampaignResult) -> [String] {
    let failures = Excerpt.list(campaign.failures, limit: storiesShown)
    var blocks = [
      "## Random order flow: \(escaped(campaign.engine.label))",
      sentence(escaped(campaign.conclusion)),
    ]
    for failure in failures.shown {
      blocks.append("### \(failure.verdict.label): \(escaped(failure.kind))")
      blocks.append(codeBlock(CampaignText.text(for: failure)))
    }
    if failures.omitted > 0 {
      blocks.append("… and \(NumberText.counted(failures.omitted, "more kind")) of failure.")
    }
    blocks.append("Run again: \(code(campaign.occasion.commandLine))")
    return blocks
  }

  // MARK: - Benchmarks

  private static func section(of bench: BenchResult) -> [String] {
    let machine = bench.machine
    return [
      "## Benchmark: \(escaped(bench.engine.label))",
      sentence(escaped(bench.conclusion)),
      table(
        ["Workload", "Median", "Best", "Worst", "Response p50", "p99", "Allocations/command"],
        bench.workloads.map(row)),
      escaped(
        "\(machine.processor), \(NumberText.counted(machine.processors, "processor")), "
          + "\(NumberText.size(bytes: machine.memoryBytes)), \(machine.system), "
          + "\(machine.toolchain)"),
      "Run again: \(code(bench.occasion.commandLine))",
    ]
  }

  private static func row(of workload: WorkloadResult) -> [String] {
    guard let figures = workload.figures, let summary = figures.summary else {
      var word = "**wrong**"
      if case .unsupported = workload.outcome { word = "unsupported" }
      return [escaped(workload.name), word]
        + Array(repeating: NumberText.missing, count: 5)
    }
    func rate(_ pass: PassTime) -> String {
      NumberText.rate(workload.commands, inNanoseconds: pass.wallNanoseconds)
    }
    let response = figures.latencies.last { $0.validity == .valid }?.response
    let missing = figures.latencies.isEmpty ? NumberText.missing : "invalid"
    func latency(_ share: Int) -> String {
      guard let response else { return missing }
      return response.nanoseconds(atPartsPerMillion: share).map {
        NumberText.duration(nanoseconds: $0)
      } ?? NumberText.missing
    }
    return [
      escaped(workload.name), rate(summary.median), rate(summary.best), rate(summary.worst),
      latency(500_000), latency(990_000),
      figures.allocations.map { NumberText.ratio($0.requests, over: workload.commands) }
        ?? NumberText.missing,
    ]
  }

  // MARK: - Markdown

  /// A table whose columns are words up to the one that numbers begin from, flush right.
  static func table(_ head: [String], _ rows: [[String]], numbersFrom first: Int = 1) -> String {
    let marks = head.indices.map { $0 < first ? "---" : "---:" }
    return ([head, marks] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }

  /// Text that Markdown shows as it is, on one line.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      if character.isNewline {
        result += " "
      } else {
        if "\\`*_{}[]<>#|~&".contains(character) { result += "\\" }
        result.append(character)
      }
    }
    return result
  }

  /// Text as code within a line, whatever backquotes are in it.
  static func code(_ text: String) -> String {
    let oneLine = String(text.map { $0.isNewline ? " " : $0 })
    let fence = String(repeating: "`", count: longestRunOfBackquotes(in: oneLine) + 1)
    let padding = oneLine.hasPrefix("`") || oneLine.hasSuffix("`") ? " " : ""
    return fence + padding + oneLine + padding + fence
  }

  static func codeBlock(_ text: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRunOfBackquotes(in: text) + 1))
    return "\(fence)text\n\(text)\n\(fence)"
  }

  private static func longestRunOfBackquotes(in text: String) -> Int {
    text.split { $0 != "`" }.map(\.count).max() ?? 0
  }
}
