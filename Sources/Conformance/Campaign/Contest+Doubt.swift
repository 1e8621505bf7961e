internal import Laws
internal import OrderFlow

extension Contest {
  /// Why a failure says nothing of the engine: the judge itself is in doubt; nil where it is not.
  ///
  /// A law that both engines break alike is one engine's word, twice, against the law's. A partner
  /// that breaks a law, or a relation, is no measure for an engine that keeps it.
  func doubt(on play: Play, _ kind: FailureKind) -> String? {
    let mirrored = Contest<Partner, Subject>(
      subject: partner, partner: subject, conventions: conventions, takes: nil)
    switch kind {
    case .law(.reportedBook, _):
      // What an engine shows of its book is in no answer.
      guard let other = mirrored.firstViolations(in: play)?.violations.first,
        other.law == .reportedBook
      else { return nil }
      return "the other engine shows a wrong book too, so either both do or the law is wrong"
    case .law(let law, _):
      guard difference(in: play) == nil else { return nil }
      return "the other engine answers alike, so either both break \(law.rawValue) or the law is "
        + "wrong"
    case .differential:
      guard firstViolations(in: play) == nil,
        let violation = mirrored.firstViolations(in: play)?.violations.first
      else { return nil }
      return "the engine that it is compared with breaks \(violation.law.rawValue) here"
    case .metamorphic(.determinism, _), .connection:
      return nil
    case .metamorphic(let relation, let shape):
      guard mirrored.difference(in: play, by: relation)?.shape == shape else { return nil }
      return "the other engine breaks \(relation.rawValue) alike, so either both are wrong or the "
        + "relation does not hold here"
    }
  }
}
