internal import Market
internal import Wire

/// What a scenario works with, as far as combinations of two are asked for.
enum Means: Hashable, Sendable {
  /// A command other than a new order, whose kind says more.
  case command(CommandKind)
  case order(OrderKind)
  case phase(Phase)
  /// A convention that differs from its default.
  case convention(ConventionChoice)
  case cancelReason(CancelReason)

  /// All of them, in the order of the dimensions.
  static let all: [Means] =
    CommandKind.allCases.filter { $0 != .new }.map { .command($0) }
    + OrderKind.allCases.map { .order($0) } + Phase.allCases.map { .phase($0) }
    + ConventionChoice.unusual.map { .convention($0) }
    + CancelReason.allCases.map { .cancelReason($0) }

  /// All combinations of two, the first before the second in `all`.
  static let pairs: [(Means, Means)] = all.indices.flatMap { first in
    all[(first + 1)...].map { (all[first], $0) }
  }

  var name: String {
    switch self {
    case .command(let command): CommandKind.words[command]
    case .order(let kind): kind.name
    case .phase(let phase): Phase.words[phase]
    case .convention(let choice): choice.text
    case .cancelReason(let reason): "canceled: \(CancelReason.words[reason])"
    }
  }
}

extension OrderKind {
  var name: String { "\(OrderTypeWord.words[type]) \(TimeInForceWord.words[timeInForce])" }
}

extension ConventionChoice {
  var text: String { "\(name)=\(value)" }
}
