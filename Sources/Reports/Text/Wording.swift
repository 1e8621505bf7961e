package import Results

extension Verdict {
  /// The verdict as a label.
  package var label: String {
    switch self {
    case .passed: "Passed"
    case .failed: "Failed"
    case .convention: "Convention"
    case .unsupported: "Unsupported"
    case .crashed: "Crashed"
    case .hung: "Hung"
    case .malformed: "Malformed"
    case .unknown: "Unknown"
    }
  }

  /// What the verdict means, for who sees it for the first time.
  var meaning: String {
    switch self {
    case .passed: "did what the rule asks"
    case .failed: "broke a rule"
    case .convention: "differs only where its declared conventions allow it"
    case .unsupported: "needs what the engine says it can’t do"
    case .crashed: "the engine ended while it was asked"
    case .hung: "the engine did not answer in time"
    case .malformed: "the engine’s answer broke the protocol"
    case .unknown: "the checker itself failed, so nothing is known"
    }
  }
}

extension Failure.Judge {
  /// Who found it, as the subject of a sentence's end: `found by the golden log`.
  var subject: String {
    switch self {
    case .expectation: "an expectation of the scenario"
    case .golden: "the golden log"
    case .differential: "the comparison with the reference engine"
    case .mirror: "the mirrored run"
    case .law: "a law"
    case .metamorphic: "the comparison of two plays that must be answered alike"
    case .connection: "the connection to the engine"
    case .checker: "the checker, which failed itself"
    }
  }
}

extension MirrorOutcome {
  /// The outcome in a few words.
  var label: String {
    switch self {
    case .judged(let verdict): verdict.label
    case .skipped: "Not mirrored"
    }
  }
}

extension EngineIdentity {
  /// Name and version.
  var label: String { version.isEmpty ? name : "\(name) \(version)" }
}

// MARK: - What the results come to

extension VerdictTally {
  /// The verdicts that occur, with their numbers: `97 passed, 2 failed, 1 hung`.
  var listing: String {
    let parts = Verdict.allCases.filter { self[$0] > 0 }.map {
      "\(NumberText.grouped(self[$0])) \($0.label.lowercased())"
    }
    return parts.isEmpty ? "nothing was judged" : parts.joined(separator: ", ")
  }
}

extension RunResult {
  /// What the run comes to, in one clause.
  var conclusion: String {
    let tally = tally
    let scenarios = NumberText.counted(tally.total, "scenario")
    if tally.total == 0 { return "no scenario was run" }
    if tally.breaking > 0 {
      return "\(NumberText.grouped(tally.breaking)) of \(scenarios) "
        + (tally.breaking == 1 ? "breaks" : "break") + " conformance"
    }
    if tally[.passed] == 0 { return "none of \(scenarios) passed" }
    if tally[.passed] == tally.total {
      return tally.total == 1 ? "the one scenario passed" : "all \(scenarios) passed"
    }
    return "\(NumberText.grouped(tally[.passed])) of \(scenarios) passed and none failed"
  }
}

extension ReplayResult {
  /// What the trades are called that the engine's are compared with.
  var tradeNoun: String { feed == nil ? "real trade" : "sound execution" }

  /// What the replay comes to, in one clause.
  var conclusion: String {
    let others = auctions.filter { !$0.agrees }.map(\.name)
    if let finding, finding.verdict != .convention { return finding.message }
    if isIdentical, trades.expected > 0 {
      return "all \(NumberText.counted(trades.expected, tradeNoun)) of \(flow) were reproduced"
    }
    let share =
      "\(NumberText.grouped(trades.agreeing)) of "
      + "\(NumberText.counted(trades.expected, tradeNoun)) of \(flow) were reproduced"
    if finding?.verdict == .convention {
      return "\(share), the others differ by conventions of the engine"
    }
    if unexplained > 0 {
      return "\(share), \(NumberText.counted(unexplained, "disagreement")) unexplained"
    }
    if !others.isEmpty {
      return "\(share), but the \(others.joined(separator: " and ")) auction ended otherwise"
    }
    return trades.agreeing > 0 ? "\(share), the others explained" : "no trade of \(flow) agreed"
  }
}

extension BenchResult {
  /// What the benchmark comes to, in one clause.
  var conclusion: String {
    let wrong = workloads.count { if case .wrong = $0.outcome { true } else { false } }
    if workloads.isEmpty { return "no workload was measured" }
    if wrong > 0 {
      return "the engine was wrong on \(NumberText.grouped(wrong)) of "
        + "\(NumberText.counted(workloads.count, "workload")) and gets no figure there"
    }
    let supported = workloads.count { $0.figures != nil }
    guard supported > 0 else {
      return "the engine does not say that it can do any of the workloads"
    }
    guard let slowest else { return "a workload has no timed pass" }
    let rate = NumberText.rate(
      slowest.workload.commands, inNanoseconds: slowest.summary.median.wallNanoseconds)
    return supported == 1
      ? "\(slowest.workload.name) ran at \(rate)"
      : "the slowest of \(supported) workloads, \(slowest.workload.name), ran at \(rate)"
  }
}

/// Why a report comes to what it comes to: what one of its results says.
struct Reason: Hashable {
  /// Whether the result speaks for the engine.
  let isGood: Bool
  /// The result in a sentence.
  let text: String
}

extension Report {
  /// What the report comes to, in a word or two.
  var conclusion: String {
    if isEmpty { return "Nothing to report" }
    return conforms ? "Conforms" : "Does not conform"
  }

  /// What each result says, in the order of the page.
  ///
  /// The engine is named where there are several.
  var reasons: [Reason] {
    func text(_ engine: EngineIdentity, _ conclusion: String) -> String {
      hasOneEngine ? sentence(conclusion) : "\(engine.label): \(conclusion)."
    }
    return runs.map {
      Reason(isGood: $0.tally.conforms, text: text($0.engine, $0.conclusion))
    }
      + replays.map { Reason(isGood: $0.conforms, text: text($0.engine, $0.conclusion)) }
      + campaigns.map { Reason(isGood: $0.conforms, text: text($0.engine, $0.conclusion)) }
      + benches.map { Reason(isGood: $0.conforms, text: text($0.engine, $0.conclusion)) }
  }

  /// Whether all results are of one engine.
  var hasOneEngine: Bool { engines.count == 1 }

  /// The engines, each once, in the order of the page.
  var engines: [EngineIdentity] {
    var engines: [EngineIdentity] = []
    let all =
      runs.map(\.engine) + replays.map(\.engine) + campaigns.map(\.engine)
      + benches.map(\.engine)
    for engine in all where !engines.contains(engine) {
      engines.append(engine)
    }
    return engines
  }
}

extension Occasion {
  /// The start for people: `2026-03-14 09:26:53 UTC`, or as it is given where it has another form.
  var startedText: String {
    let form = Array(started)
    guard form.count == 20, form[10] == "T", form[19] == "Z" else { return started }
    return "\(started.prefix(10)) \(started.dropFirst(11).prefix(8)) UTC"
  }

  /// When and for how long, in a sentence.
  var sentence: String {
    let duration = NumberText.duration(nanoseconds: durationNanoseconds)
    return "Started \(startedText), took \(duration.replacing(" ", with: "\u{A0}"))."
  }
}

/// A clause made a sentence.
func sentence(_ clause: String) -> String {
  clause.prefix(1).uppercased() + clause.dropFirst() + "."
}

extension LadderIndication {
  /// What an uncross would bring, in words.
  var sentence: String {
    guard let price else { return "an uncross would trade nothing" }
    return "an uncross would trade \(volume) at \(price), imbalance \(imbalance)"
  }
}
