import Market

/// How often each sort of event occurred, so that a comparison can be shown not to be empty.
struct EventTally: Sendable {
  private(set) var commands = 0
  /// Commands left out because they have no mirror image.
  private(set) var unreflected = 0
  /// Auctions whose price was rounded, up also in the mirror.
  var roundedAuctions = 0
  private var counts: [String: Int] = [:]

  /// Counts a command and what answered it.
  mutating func count(_ events: [Event]) {
    commands += 1
    for event in events { counts[Self.name(of: event), default: 0] += 1 }
  }

  /// Counts a command that no engine got to see.
  mutating func countUnreflected() { unreflected += 1 }

  /// Adds what another tally counted.
  mutating func add(_ other: EventTally) {
    commands += other.commands
    unreflected += other.unreflected
    roundedAuctions += other.roundedAuctions
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  /// The sorts of events that never occurred.
  var missing: [String] { Self.everyName.filter { counts[$0] == nil } }

  private static let everyName: [String] =
    ["accepted", "traded", "traded in an auction", "expired"]
    + ["phaseChanged", "uncrossed", "uncrossed without a price"]
    + RejectReason.allCases.map { "rejected \($0)" }
    + CancelReason.allCases.map { "canceled \($0)" }
    + Priority.allCases.map { "replaced \($0)" }

  private static func name(of event: Event) -> String {
    switch event {
    case .accepted: "accepted"
    case .rejected(let rejection): "rejected \(rejection.reason)"
    case .traded(let trade): trade.aggressor == .auction ? "traded in an auction" : "traded"
    case .canceled(let cancellation): "canceled \(cancellation.reason)"
    case .replaced(let replacement): "replaced \(replacement.priority)"
    case .expired: "expired"
    case .phaseChanged: "phaseChanged"
    case .uncrossed(let uncrossing):
      uncrossing.price == nil ? "uncrossed without a price" : "uncrossed"
    }
  }
}
