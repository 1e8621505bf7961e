package import Engines
internal import OrderFlow
package import Results

extension ExhaustiveRun.Outcome {
  /// What was done, each depth that is through as a case of its own.
  ///
  /// The story of a wrong sequence belongs to the case of its depth.
  ///
  /// `alphabet` is what the cases are called by: its name, and the conventions that are unusual.
  package func cases(of alphabet: String, story: FlowStory?) -> [CaseResult] {
    let isCutShort = wasInterrupted || wrong != nil
    return depths.enumerated().compactMap { index, depth in
      let isLast = index == depths.count - 1
      guard !isLast || !wasInterrupted else { return nil }
      let failures = isLast && isCutShort ? [story?.failure].compactMap { $0 } : []
      return CaseResult(
        scenario: "\(alphabet)/depth-\(depth.commands)",
        title: "Every sequence of \(depth.commands) of the commands named \(alphabet)",
        why: "What no short sequence shows, few long ones do.", area: alphabet,
        verdict: isLast && wrong != nil ? story?.verdict ?? .failed : .passed,
        mirror: .skipped("a sequence and its mirror image are one, unless both are taken"),
        durationNanoseconds: depth.nanoseconds,
        note: "\(depth.sequences) sequences, "
          + "\(depth.processorNanoseconds) ns of processor time",
        failures: failures)
    }
  }

  /// How many sequences were judged.
  package var sequences: Int { depths.reduce(0) { $0 + $1.sequences } }
}

extension ExhaustiveRun {
  /// What the run is called: its alphabet, and the conventions that are not those by default.
  package var label: String {
    let unusual = alphabet.conventions.unusual.map { $0.replacing(": ", with: "=") }
    return ([alphabet.name] + unusual).joined(separator: " ")
  }

  /// The story of the sequence that is wrong; nil where none is.
  package func story(
    of outcome: Outcome, engine: EngineSource, partner: EngineSource, replay: String
  ) -> FlowStory? {
    outcome.wrong.flatMap { wrong in
      FlowStory(
        of: Play(
          instruments: [alphabet.instrument], conventions: alphabet.conventions, commands: wrong),
        engine: engine, partner: partner, replay: replay)
    }
  }
}
