/// One way in which matching engines are known to go wrong; scenarios that show it carry its code
/// as a tag.
package struct FaultKind: Hashable, Sendable {
  /// The letter of its group and a number, such as `C3`.
  package let code: String
  /// What goes wrong, in one line.
  package let summary: String
  package let evidence: Evidence

  /// What brings the fault to light.
  package enum Evidence: Hashable, Sendable {
    /// Commands and their events do: which.
    case orderFlow(String)
    /// No order flow does, for the reason given; what shows it instead is said too.
    case elsewhere(String)
  }

  /// Whether a scenario can show it.
  package var isShownByOrderFlow: Bool {
    switch evidence {
    case .orderFlow: true
    case .elsewhere: false
    }
  }

  /// A fault that these commands show.
  static func flow(_ code: String, _ summary: String, by trigger: String) -> FaultKind {
    FaultKind(code: code, summary: summary, evidence: .orderFlow(trigger))
  }

  /// A fault that no scenario shows, and why; what shows it instead.
  static func hidden(_ code: String, _ summary: String, _ why: String) -> FaultKind {
    FaultKind(code: code, summary: summary, evidence: .elsewhere(why))
  }
}

/// Faults of one topic.
package struct FaultGroup: Hashable, Sendable {
  package let letter: String
  package let title: String
  package let kinds: [FaultKind]
}

extension FaultKind {
  /// All groups, in the order of their letters.
  package static let groups = [
    pricePriority, tradePrice, timePriority, quantities, cancels, replaces, bookState, domain,
    orderTypes, identity, lifecycle, venue, massCancels,
  ]

  /// All kinds, in the order of their codes.
  package static let all = groups.flatMap(\.kinds)

  /// The kinds by code.
  private static let byCode = Dictionary(uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// The kind that a tag stands for; nil where it stands for none.
  package init?(tag: String) {
    guard let kind = Self.byCode[tag] else { return nil }
    self = kind
  }
}
