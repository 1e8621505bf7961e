package import Market
package import Results

/// A sink that counts the events of each kind and keeps none: what timed passes report to.
package struct CountingSink: EventSink, Hashable, Sendable {
  package var accepted = 0
  package var rejected = 0
  package var traded = 0
  package var canceled = 0
  package var replaced = 0
  package var expired = 0
  package var phaseChanged = 0
  package var uncrossed = 0

  @inlinable package init() {}

  @inlinable package mutating func record(_ event: Event) {
    switch event {
    case .accepted: accepted += 1
    case .rejected: rejected += 1
    case .traded: traded += 1
    case .canceled: canceled += 1
    case .replaced: replaced += 1
    case .expired: expired += 1
    case .phaseChanged: phaseChanged += 1
    case .uncrossed: uncrossed += 1
    }
  }

  /// The counts by the kinds' names, without those that are 0.
  package var counts: [NamedCount] {
    let all = [
      ("accepted", accepted), ("rejected", rejected), ("traded", traded),
      ("canceled", canceled), ("replaced", replaced), ("expired", expired),
      ("phaseChanged", phaseChanged), ("uncrossed", uncrossed),
    ]
    return all.filter { $1 > 0 }.map { NamedCount(name: $0, count: $1) }
  }
}
