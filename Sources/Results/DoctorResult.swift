/// What an examination of an adapter found: whether what the suite will say of the engine can be
/// trusted.
package struct DoctorResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  package var findings: [DoctorFinding]

  package init(engine: EngineIdentity, occasion: Occasion, findings: [DoctorFinding]) {
    self.engine = engine
    self.occasion = occasion
    self.findings = findings
  }

  /// How many findings have a verdict.
  package func count(_ verdict: DoctorVerdict) -> Int { findings.count { $0.verdict == verdict } }

  /// Whether something was checked and nothing is wrong.
  package var isSound: Bool { count(.wrong) == 0 && count(.ok) > 0 }
}

/// What one check of an adapter found.
package struct DoctorFinding: Hashable, Sendable {
  /// The check, such as `event order` or `capability: ioc`.
  package var name: String
  package var verdict: DoctorVerdict
  /// What was seen, in one sentence without its end.
  package var seen: String
  /// What to do about it; nil where nothing is to be done.
  package var fix: String?

  package init(name: String, verdict: DoctorVerdict, seen: String, fix: String?) {
    self.name = name
    self.verdict = verdict
    self.seen = seen
    self.fix = fix
  }
}

/// What a check says of an adapter.
package enum DoctorVerdict: String, Hashable, Sendable, CaseIterable {
  case ok
  /// Judging it is fair, but says less than it could.
  case warning
  /// Judging it would accuse the engine of what is not its fault, or not judge it at all.
  case wrong
  /// The check needs what the engine says it can't do, or what is wrong already.
  case notChecked
}
