/// Puts the parts of a run or a campaign together again.
package enum ShardJoining {
  /// Why parts can't be joined, in words for the user.
  package struct Refusal: Error, Hashable, Sendable {
    package var reason: String
  }

  /// A report and the file that it stands in.
  package struct Part: Sendable {
    package var file: String
    package var report: Report

    package init(file: String, report: Report) {
      self.file = file
      self.report = report
    }
  }

  /// The whole of these parts: at most one run and one campaign, as if they had not been split.
  ///
  /// Throws where parts are missing, stand twice, are not complete, or are of different wholes.
  package static func whole(of parts: [Part]) throws(Refusal) -> Report {
    guard let first = parts.first else { throw Refusal(reason: "there is nothing to join") }
    for part in parts {
      guard part.report.suiteVersion == first.report.suiteVersion else {
        throw Refusal(
          reason: "'\(part.file)' is of suite version \(part.report.suiteVersion), and "
            + "'\(first.file)' of \(first.report.suiteVersion)")
      }
      guard part.report.replays.isEmpty, part.report.benches.isEmpty else {
        throw Refusal(
          reason: "'\(part.file)' holds a replay or a benchmark, which has no parts")
      }
      guard !part.report.runs.isEmpty || !part.report.campaigns.isEmpty else {
        throw Refusal(reason: "'\(part.file)' holds no result")
      }
    }
    let runs = parts.flatMap { part in
      part.report.runs.map { Piece(file: part.file, shard: $0.shard, content: $0) }
    }
    let campaigns = parts.flatMap { part in
      part.report.campaigns.map { Piece(file: part.file, shard: $0.shard, content: $0) }
    }
    var report = Report(suiteVersion: first.report.suiteVersion)
    if !runs.isEmpty { report.runs = [try whole(ofRuns: try ordered(runs, "run"))] }
    if !campaigns.isEmpty {
      report.campaigns = [try whole(ofCampaigns: try ordered(campaigns, "campaign"))]
    }
    return report
  }

  /// A part of a run or of a campaign.
  private struct Piece<Content> {
    var file: String
    var shard: Shard?
    var content: Content
  }

  // MARK: - The parts by their numbers

  /// The parts in order: each number once, all of one whole.
  private static func ordered<Content>(
    _ pieces: [Piece<Content>], _ noun: String
  ) throws(Refusal) -> [Piece<Content>] {
    var marked: [(shard: Shard, piece: Piece<Content>)] = []
    for piece in pieces {
      guard let shard = piece.shard else {
        throw Refusal(reason: "'\(piece.file)' is a whole \(noun), and no part made by --shard")
      }
      guard shard.isComplete else {
        throw Refusal(
          reason: "'\(piece.file)' is not complete: part \(shard.number) of \(shard.count) was "
            + "stopped before its end")
      }
      if let first = marked.first {
        guard shard.count == first.shard.count else {
          throw Refusal(
            reason: "'\(piece.file)' is one of \(shard.count) parts, and '\(first.piece.file)' "
              + "one of \(first.shard.count)")
        }
        if let other = marked.first(where: { $0.shard.number == shard.number }) {
          throw Refusal(
            reason: "'\(piece.file)' and '\(other.piece.file)' are both part \(shard.number) of "
              + "\(shard.count)")
        }
      }
      marked.append((shard, piece))
    }
    marked.sort { $0.shard.number < $1.shard.number }
    guard let count = marked.first?.shard.count, marked.count == count else {
      let count = marked.first?.shard.count ?? 0
      let there = Set(marked.map(\.shard.number))
      let missing = (1...max(1, count)).filter { !there.contains($0) }
      let listed = missing.prefix(10).map(String.init).joined(separator: ", ")
      throw Refusal(
        reason: "of \(count) parts of the \(noun) there "
          + (missing.count == 1 ? "is no part " : "are no parts ")
          + listed + (missing.count > 10 ? ", …" : ""))
    }
    return marked.map(\.piece)
  }

  /// Throws where two parts differ in what parts of one whole have in common.
  private static func compare<Content>(
    _ pieces: [Piece<Content>], _ facts: [(name: String, text: (Content) -> String)]
  ) throws(Refusal) {
    guard let first = pieces.first else { return }
    for piece in pieces.dropFirst() {
      for fact in facts {
        let (own, other) = (fact.text(piece.content), fact.text(first.content))
        guard own == other else {
          throw Refusal(
            reason: "'\(piece.file)' is of \(fact.name) \(own), and '\(first.file)' of \(other)")
        }
      }
      guard piece.shard?.whole == first.shard?.whole else {
        throw Refusal(
          reason: "'\(piece.file)' and '\(first.file)' are of different wholes: scenarios, options "
            + "or order flow differ")
      }
    }
  }

  // MARK: - The whole

  private static func whole(ofRuns pieces: [Piece<RunResult>]) throws(Refusal) -> RunResult {
    try compare(pieces, [("engine", { "\($0.engine.name) \($0.engine.version)" })])
    var cases: [CaseResult] = []
    var names: [String: String] = [:]
    for piece in pieces {
      for result in piece.content.cases {
        if let other = names.updateValue(piece.file, forKey: result.scenario) {
          throw Refusal(
            reason: "'\(other)' and '\(piece.file)' both hold the scenario \(result.scenario)")
        }
        cases.append(result)
      }
    }
    return RunResult(
      engine: pieces[0].content.engine, occasion: occasion(pieces.map(\.content.occasion)),
      cases: cases.sorted { $0.scenario < $1.scenario })
  }

  private static func whole(
    ofCampaigns pieces: [Piece<CampaignResult>]
  ) throws(Refusal) -> CampaignResult {
    try compare(
      pieces,
      [
        ("engine", { "\($0.engine.name) \($0.engine.version)" }), ("profile", \.profile),
        ("seed", { "\($0.seed)" }), ("commands a case", { "\($0.commandsPerCase)" }),
      ])
    var whole = pieces[0].content
    whole.shard = nil
    whole.occasion = occasion(pieces.map(\.content.occasion))
    for piece in pieces.dropFirst() {
      whole.cases += piece.content.cases
      whole.commands += piece.content.commands
      whole.events += piece.content.events
    }
    whole.failures = failures(pieces.flatMap(\.content.failures))
    return whole
  }

  /// Each kind of failure once, told by the first case that shows it, in the order of these cases.
  private static func failures(_ all: [CampaignFailure]) -> [CampaignFailure] {
    var kinds: [CampaignFailure] = []
    for failure in all.sorted(by: { $0.firstCase < $1.firstCase }) {
      if let known = kinds.firstIndex(where: { $0.kind == failure.kind }) {
        kinds[known].seen += failure.seen
      } else {
        kinds.append(failure)
      }
    }
    return kinds
  }

  /// From the earliest start, for as long as the longest part took, and without the part's option in
  /// the command line.
  private static func occasion(_ occasions: [Occasion]) -> Occasion {
    var words = occasions[0].commandLine.split(separator: " ", omittingEmptySubsequences: false)
    if let place = words.firstIndex(of: "--shard") {
      words.removeSubrange(place..<min(place + 2, words.count))
    }
    words.removeAll { $0.hasPrefix("--shard=") }
    return Occasion(
      started: occasions.map(\.started).min() ?? "",
      durationNanoseconds: occasions.map(\.durationNanoseconds).max() ?? 0,
      commandLine: words.joined(separator: " "))
  }
}
