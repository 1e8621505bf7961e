/// What the cases of a campaign have brought, in the order of the cases, whoever played them.
struct CampaignLedger: Sendable {
  /// A kind of failure.
  struct Kind: Sendable {
    var kind: FailureKind
    /// The case that showed it first.
    var number: Int
    /// The number of commands of that case up to the failure.
    var length: Int
    var seen: Int
    /// Whether a kept state names it.
    var isFromEarlierPart = false
  }

  /// What the cases before `state.next` have brought.
  var state: CampaignState
  private(set) var kinds: [Kind] = []
  /// Batches that are done before an earlier one is, by their first case.
  private var early: [Int: [CaseOutcome]] = [:]
  /// The first case that nobody has taken.
  private var untaken: Int
  private let batch: Int

  init(_ state: CampaignState, batch: Int) {
    self.state = state
    self.batch = batch
    untaken = state.next
    kinds = state.findings.map { finding in
      Kind(
        kind: finding.kind, number: finding.number, length: finding.length, seen: finding.seen,
        isFromEarlierPart: true)
    }
  }

  /// The next cases to play; nil where there are none.
  mutating func take(upTo last: Int?) -> Range<Int>? {
    let end = min(untaken + batch, last ?? .max)
    guard untaken < end else { return nil }
    defer { untaken = end }
    return untaken..<end
  }

  /// Adds what cases brought, and returns the kinds that were not known before.
  @discardableResult mutating func merge(_ outcomes: [CaseOutcome], at first: Int) -> [Kind] {
    let known = kinds.count
    early[first] = outcomes
    while let due = early.removeValue(forKey: state.next) {
      for outcome in due {
        state.commands += outcome.commands
        state.events += outcome.events
        if let kind = outcome.failure { note(kind, outcome.length, at: state.next) }
        state.next += 1
      }
    }
    return Array(kinds[known...])
  }

  private mutating func note(_ kind: FailureKind, _ length: Int, at number: Int) {
    if let known = kinds.firstIndex(where: { $0.kind == kind }) {
      kinds[known].seen += 1
    } else if kinds.count < Campaign.kindLimit {
      kinds.append(Kind(kind: kind, number: number, length: length, seen: 1))
    }
    state.findings = kinds.map { kind in
      CampaignState.Finding(
        kind: kind.kind, number: kind.number, length: kind.length, seen: kind.seen)
    }
  }
}
