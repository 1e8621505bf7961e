package import Market

/// What an engine made of a feed that it was kept in step with.
package struct InStepRecord: Sendable {
  /// One answer that was not the right one.
  package struct Disagreement: Hashable, Sendable {
    package enum Kind: Hashable, Sendable, CaseIterable {
      /// The trades of a sweep are not the executions of the feed.
      case otherTrades
      /// The engine traded where the venue did not.
      case unexpectedTrade
      /// A command was refused, or not done as it was asked.
      case answer
    }

    package var kind: Kind
    /// The first message that brought it about.
    package var message: BookMessage
    package var command: Command
    /// The trades that should have been made.
    package var expected: [TradeIdentity]
    /// What the engine answered.
    package var events: [Event]
  }

  /// After so many disagreements an engine is not asked any more.
  package static let limit = 1000
  /// The most disagreements that are kept of a kind.
  private static let kept = 10

  /// The commands that the engine was given.
  package internal(set) var commands = 0
  /// The orders that made executions come about, among the commands.
  package internal(set) var sweeps = 0
  /// The executions that were judged sound.
  package internal(set) var expected = 0
  /// The trades that the engine made for them.
  package internal(set) var produced = 0
  /// The trades that are the executions: order, price, quantity and place in the sweep.
  package internal(set) var agreeing = 0
  /// The trades that the engine made where there was none.
  package internal(set) var unexpectedTrades = 0
  private var counts: [Disagreement.Kind: Int] = [:]
  /// The first disagreements of each kind.
  package private(set) var disagreements: [Disagreement] = []
  /// The orders of both books after the last message; nil where the engine was out of step.
  var closing: (engine: [RestingOrder], book: [RestingOrder])?

  package subscript(kind: Disagreement.Kind) -> Int { counts[kind, default: 0] }

  package var disagreementCount: Int { counts.values.reduce(0, +) }

  /// Whether the engine is not asked any more: it disagreed so often, or can't be brought back into
  /// step, or answers no more.
  package var isAbandoned: Bool { isLost || disagreementCount >= Self.limit }

  /// Whether it can't be brought back into step, or answers no more.
  var isLost = false

  /// How many orders of the closing books stand alike in both, and how many there are in all; nil
  /// where the engine was out of step.
  package var closingAgreement: (agreeing: Int, total: Int)? {
    guard let closing else { return nil }
    let agreeing = zip(Self.ranked(closing.engine), Self.ranked(closing.book)).count { $0 == $1 }
    return (agreeing, max(closing.engine.count, closing.book.count))
  }

  /// Orders by side and price, and those alike as they stood.
  private static func ranked(_ orders: [RestingOrder]) -> [RestingOrder] {
    func rank(_ order: RestingOrder) -> (UInt8, Int64, Int64) {
      (order.side.rawValue, order.price == nil ? 0 : 1, order.price?.rawValue ?? 0)
    }
    return orders.enumerated().sorted {
      let (left, right) = (rank($0.element), rank($1.element))
      return left == right ? $0.offset < $1.offset : left < right
    }.map(\.element)
  }

  mutating func note(_ disagreement: Disagreement) {
    counts[disagreement.kind, default: 0] += 1
    if self[disagreement.kind] <= Self.kept { disagreements.append(disagreement) }
  }
}
