package import JSONText
package import Market

/// The words that stand for the cases of an enumeration in JSON: the cases' own names.
package struct Vocabulary<Word: RawRepresentable<UInt8> & CaseIterable & Sendable>: Sendable {
  /// The words in the order of the cases.
  package let all: [String]
  /// A string that is one of the words.
  package let form: JSONForm<Word>
  /// The words by raw value, which all are small.
  private let names: [String]

  init() {
    let words = Word.allCases.map { (name: "\($0)", value: $0) }
    var names = Array(repeating: "", count: words.map { Int($0.value.rawValue) + 1 }.max() ?? 0)
    for word in words { names[Int(word.value.rawValue)] = word.name }
    all = words.map(\.name)
    form = .choice(words)
    self.names = names
  }

  /// The word for a case.
  package subscript(_ word: Word) -> String { names[Int(word.rawValue)] }
}

extension CommandKind {
  /// The keys that name a command.
  package static let words = Vocabulary<Self>()
}

extension EventKind {
  /// The words for what an event says.
  package static let words = Vocabulary<Self>()
}

extension Side {
  /// The words for the sides.
  package static let words = Vocabulary<Self>()
}

extension Phase {
  /// The words for the phases.
  package static let words = Vocabulary<Self>()
}

extension Aggressor {
  /// The words for who brought a trade about.
  package static let words = Vocabulary<Self>()
}

extension RejectReason {
  /// The words for the reasons of a rejection.
  package static let words = Vocabulary<Self>()
}

extension CancelReason {
  /// The words for the reasons of a cancellation.
  package static let words = Vocabulary<Self>()
}

extension Priority {
  /// The words for what became of an order's place.
  package static let words = Vocabulary<Self>()
}

/// Whether an order has a limit, as its JSON says it.
package enum OrderTypeWord: UInt8, Sendable, CaseIterable {
  case limit = 0
  case market = 1

  /// The words for the types of orders.
  package static let words = Vocabulary<Self>()

  /// The word for an order's type, whatever its limit.
  package init(_ type: OrderType) {
    self =
      switch type {
      case .limit: .limit
      case .market: .market
      }
  }
}

/// How long an order stands, as its JSON says it; the instant of `gtd` stands beside.
package enum TimeInForceWord: UInt8, Sendable, CaseIterable {
  case gtc = 0
  case day = 1
  case gtd = 2
  case ioc = 3
  case fok = 4
  case opg = 5
  case cls = 6

  /// The words for the times in force.
  package static let words = Vocabulary<Self>()

  /// The word for a time in force, whatever its instant.
  package init(_ timeInForce: TimeInForce) {
    self =
      switch timeInForce {
      case .goodTillCancel: .gtc
      case .day: .day
      case .goodTillDate: .gtd
      case .immediateOrCancel: .ioc
      case .fillOrKill: .fok
      case .atOpening: .opg
      case .atClose: .cls
      }
  }
}
