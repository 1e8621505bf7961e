package import Engines
package import Laws
internal import Market
internal import Results
internal import Scenarios
internal import Wire

/// What failures of a campaign have in common that are taken for one.
package enum FailureKind: Hashable, Sendable {
  /// A law is broken, in a way that is said in the same words each time.
  case law(Law, shape: String)
  /// The first difference from the other engine is of this shape.
  case differential(shape: String)
  /// Two plays that must be answered alike are not; the first difference is of this shape.
  case metamorphic(Metamorphosis, shape: String)
  /// The connection to the engine fails, in such words.
  case connection(EngineFailure.Kind, shape: String)

  /// The same commands are not always answered alike, so that no other kind means anything.
  static let notRepeatable = FailureKind.metamorphic(.determinism, shape: "not repeatable")

  /// The kind that has these words; nil where none has.
  init?(text: String) {
    guard let colon = text.firstRange(of: ": ") else { return nil }
    let area = String(text[..<colon.lowerBound])
    let shape = String(text[colon.upperBound...])
    if let law = Law(rawValue: area) {
      self = .law(law, shape: shape)
    } else if let relation = Metamorphosis(rawValue: area) {
      self = .metamorphic(relation, shape: shape)
    } else if area == Self.differential(shape: "").area {
      self = .differential(shape: shape)
    } else if let kind = EngineFailure.Kind(rawValue: area) {
      self = .connection(kind, shape: shape)
    } else {
      return nil
    }
  }

  /// The kind in a few words, which name no other kind.
  package var text: String {
    switch self {
    case .law(let law, let shape): "\(law.rawValue): \(shape)"
    case .differential(let shape): "differential: \(shape)"
    case .metamorphic(let relation, let shape): "\(relation.rawValue): \(shape)"
    case .connection(let kind, let shape): "\(kind.rawValue): \(shape)"
    }
  }

  /// The law or the sort of comparison: the folder of what is saved.
  package var area: String {
    switch self {
    case .law(let law, _): law.rawValue
    case .differential: "differential"
    case .metamorphic(let relation, _): relation.rawValue
    case .connection(let kind, _): kind.rawValue
    }
  }
}

extension FailureKind {
  /// The verdict of an engine that fails so.
  func verdict(isDoubtful: Bool) -> Verdict {
    if case .connection(let kind, _) = self { return kind.verdict }
    return isDoubtful ? .unknown : .failed
  }

  /// Who finds it.
  var judge: Failure.Judge {
    switch self {
    case .law: .law
    case .differential: .differential
    case .metamorphic: .metamorphic
    case .connection: .connection
    }
  }

  /// The most plays that shrinking tries, of so many: one that hangs costs its time each time, one
  /// that crashes a fresh child.
  func trialLimit(of limit: Int) -> Int {
    switch self {
    case .connection(.hung, _): min(limit, 24)
    case .connection: min(limit, 1_000)
    case .law, .differential, .metamorphic: limit
    }
  }
}

/// Where two answers to one command first differ, in words that are the same for every such case.
struct AnswerDifference {
  let shape: String

  /// The first difference; nil where there is none.
  init?(after command: Command, expected: some Collection<Event>, actual: some Collection<Event>) {
    var found: String?
    var own = actual.makeIterator()
    for wanted in expected where found == nil {
      guard let event = own.next() else {
        found = "\(EventKind.words[wanted.kind]) is missing"
        break
      }
      if event != wanted { found = Self.difference(event, from: wanted) }
    }
    if found == nil, let extra = own.next() {
      found = "\(EventKind.words[extra.kind]) too much"
    }
    guard let found else { return nil }
    shape = "\(found), after \(CommandKind.words[command.kind])"
  }

  private static func difference(_ event: Event, from wanted: Event) -> String {
    let kind = EventKind.words[event.kind]
    guard event.kind == wanted.kind else {
      return "\(kind) for \(EventKind.words[wanted.kind])"
    }
    if case .rejected(let own) = event, case .rejected(let other) = wanted,
      own.reason != other.reason
    {
      return "rejected as \(own.reason) for \(other.reason)"
    }
    let pairs = zip(EventField.all(of: event), EventField.all(of: wanted))
    let field = pairs.first { $0 != $1 }.map { String("\($0.0)".prefix { $0 != "(" }) }
    return "\(kind) with another \(field ?? "shape")"
  }
}
