package import Market

/// What the audit of a feed finds of one execution of a displayed order.
///
/// Where several are true, the first in this list is given.
package enum ExecutionJudgement: Int, Hashable, Sendable, CaseIterable {
  /// The order was never added, or had gone before.
  case unknownOrder
  /// Trading was stopped, so that the execution is an auction's or an error.
  case notMatching
  /// It was executed at another price than its own.
  case otherPrice
  /// More was executed than was left of the order.
  case moreThanLeft
  /// An order at a better price stood in the book.
  case notBestPrice
  /// An older order stood at its price, and still did when the instant was over.
  case notOldest
  /// An older order stood at its price, but was executed or gone by the end of the same instant:
  /// only the messages stand in another order.
  case messageOrder
  /// The order was the oldest at the best price.
  case sound
}

/// How often the audit of a feed found what.
package struct AuditTally: Hashable, Sendable {
  /// The kinds of messages.
  package enum Kind: Int, Hashable, Sendable, CaseIterable {
    case added, reduced, deleted, executed, executedInCross, replaced, executedHidden, crossed,
      halted, resumed, broken, marketHoursBegan, marketHoursEnded

    init(_ content: BookMessage.Content) {
      self =
        switch content {
        case .added: .added
        case .reduced: .reduced
        case .deleted: .deleted
        case .executed: .executed
        case .executedInCross: .executedInCross
        case .replaced: .replaced
        case .executedHidden: .executedHidden
        case .crossed: .crossed
        case .halted: .halted
        case .resumed: .resumed
        case .broken: .broken
        case .marketHoursBegan: .marketHoursBegan
        case .marketHoursEnded: .marketHoursEnded
        }
    }
  }

  /// Why the audit took orders out by itself, or did not do what a message says.
  package enum Repair: Int, Hashable, Sendable, CaseIterable {
    /// Orders that a later order crossed, though trading went on: they must have gone unseen.
    case crossedByLater
    /// Orders out of view for a time, in front of which a later or worse one was executed.
    case passedOver
    /// Orders whose level is not in the book file any more.
    case absentFromView
    /// Orders at a better price than one that was executed, in a feed that shows a part of the
    /// book alone.
    case better
    /// Reductions, deletions and replacements of orders that are not known.
    case unknownTarget
    /// Additions of an order that is live, which take the place of it.
    case repeatedOrder
    /// Additions and replacements without a quantity, which are left out.
    case withoutQuantity
    /// Messages of known orders that state another side or price.
    case otherTerms
    /// Reductions of more than was left, and deletions of another quantity than was left.
    case otherQuantity
  }

  private var messages = [Int](repeating: 0, count: Kind.allCases.count)
  private var judgements = [Int](repeating: 0, count: ExecutionJudgement.allCases.count)
  private var repairs = [Int](repeating: 0, count: Repair.allCases.count)

  package init() {}

  package subscript(kind: Kind) -> Int { messages[kind.rawValue] }

  package internal(set) subscript(judgement: ExecutionJudgement) -> Int {
    get { judgements[judgement.rawValue] }
    set { judgements[judgement.rawValue] = newValue }
  }

  package internal(set) subscript(repair: Repair) -> Int {
    get { repairs[repair.rawValue] }
    set { repairs[repair.rawValue] = newValue }
  }

  /// The messages of all kinds.
  package var total: Int { messages.reduce(0, +) }

  mutating func count(_ content: BookMessage.Content) {
    messages[Kind(content).rawValue] += 1
  }
}

/// One execution that was not judged sound though its order was known.
package struct ExecutionAnomaly: Hashable, Sendable {
  package var judgement: ExecutionJudgement
  package var message: BookMessage
  /// The order that should have been executed, where there is one.
  package var before: RestingOrder?
}
