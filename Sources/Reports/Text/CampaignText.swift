package import Results

/// What a campaign found, as plain text for a terminal.
package enum CampaignText {
  /// The most commands of a flow that are shown.
  private static let commandsShown = 30

  /// The smallest flow that shows a failure and its story, without a line end after the last line.
  package static func text(for failure: CampaignFailure) -> String {
    var lines = [failure.statement, "Source: \(failure.source)", ""]
    lines += flow(of: failure)
    lines += ["", StoryText.text(for: failure.story)]
    if let file = failure.file { lines.append("Kept as \(file)") }
    return lines.joined(separator: "\n")
  }

  /// Under what the flow is played, and its commands.
  static func flow(of failure: CampaignFailure) -> [String] {
    let shown = Excerpt.list(failure.flow, limit: commandsShown)
    let cases = NumberText.counted(failure.seen, "case")
    var lines = [
      "Seen in \(cases), first in case \(failure.firstCase); of "
        + "\(NumberText.counted(failure.commandsBefore, "command")) "
        + "\(NumberText.grouped(failure.flow.count)) matter:"
    ]
    if !failure.conventions.isEmpty {
      lines.append("  under \(failure.conventions.joined(separator: ", "))")
    }
    lines += failure.instruments.map { "  on \(Excerpt.text($0))" }
    lines += shown.shown.enumerated().map { "  \($0 + 1). \(Excerpt.text($1))" }
    if shown.omitted > 0 {
      lines.append("  … \(NumberText.counted(shown.omitted, "more command"))")
    }
    return lines
  }

  /// How far a campaign is; `before` is the number of its commands that were played in earlier
  /// parts, and the time that of this one.
  package static func progress(
    cases: Int, commands: Int, kinds: Int, before: Int, nanoseconds: Int
  ) -> String {
    let rate = NumberText.rate(max(0, commands - before), inNanoseconds: nanoseconds)
    return "\(NumberText.counted(cases, "case")), \(NumberText.counted(commands, "command")), "
      + "\(rate), \(NumberText.counted(kinds, "kind")) of failure"
  }

  /// That kinds of failure are being shrunk.
  package static func shrinking(kinds: Int) -> String {
    "shrinking; \(NumberText.counted(kinds, "kind")) of failure so far"
  }

  /// What the campaign comes to, and how fast it was; `before` is the number of its commands that
  /// were played in earlier parts.
  package static func conclusion(_ campaign: CampaignResult, before: Int) -> String {
    let rate = NumberText.rate(
      max(0, campaign.commands - before), inNanoseconds: campaign.occasion.durationNanoseconds)
    return "\(campaign.conclusion), \(rate)"
  }
}

extension CampaignResult {
  /// What the campaign comes to, in one clause.
  var conclusion: String {
    let played =
      "\(NumberText.counted(commands, "command")) in \(NumberText.counted(cases, "case")) of "
      + "\(profile), seed \(seed)"
    if commands == 0 { return "no command was played" }
    if failures.isEmpty { return "no failure in \(played)" }
    return "\(NumberText.counted(failures.count, "kind")) of failure in \(played)"
  }

}

extension CampaignFailure {
  /// The failure as a case of a suite.
  var asCase: CaseResult {
    CaseResult(
      scenario: file ?? "case \(firstCase)", title: kind,
      why: "\(statement) Source: \(source)", area: area, tags: conventions, verdict: verdict,
      mirror: .skipped("a campaign compares mirrored plays by itself"), durationNanoseconds: 0,
      failures: [story])
  }
}
