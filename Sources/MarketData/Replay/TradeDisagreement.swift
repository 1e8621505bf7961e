package import Market

/// A trade that happened and was not made, or was made and did not happen, or both in one.
package struct TradeDisagreement: Hashable, Sendable {
  package var kind: Kind
  /// The trade that happened.
  package var expected: RecordedTrade?
  /// The trade that was made.
  package var produced: ReplayRecord.MadeTrade?

  init(_ kind: Kind, expected: RecordedTrade? = nil, produced: ReplayRecord.MadeTrade? = nil) {
    self.kind = kind
    self.expected = expected
    self.produced = produced
  }

  /// The class of a disagreement.
  package enum Kind: Hashable, Sendable {
    /// The instant's commands make the trades that happened when they are carried out in this
    /// order, given by the lines of the log.
    case sameInstant(lines: [Int])
    /// Without this order of the opening book, created on `line`, the trades come out: it had
    /// gone before the stream of orders began.
    case goneBeforeStream(OrderID, line: Int)
    /// Nothing differs once the explanation of this earlier instant is adopted.
    case followsEarlier(Timestamp)
    /// The trade that happened names an order that the log had not created by then.
    case orderUnknown
    /// The orders are the same, the price is not.
    case priceDiffers
    /// The orders and the price are the same, the quantity is not.
    case quantityDiffers
    /// The taker and the price are the same, but another resting order was chosen.
    case priorityDiffers
    /// The trade is the same but comes at another place among the trades.
    case placeDiffers
    /// The trade happened, and nothing like it was made.
    case missing
    /// The trade was made, and nothing like it happened.
    case extra
  }
}

extension TradeDisagreement.Kind {
  /// The name of the class.
  package var name: String {
    switch self {
    case .sameInstant: "same instant"
    case .goneBeforeStream: "gone before the stream"
    case .followsEarlier: "follows an earlier one"
    case .orderUnknown: "order unknown"
    case .priceDiffers: "price differs"
    case .quantityDiffers: "quantity differs"
    case .priorityDiffers: "priority differs"
    case .placeDiffers: "place differs"
    case .missing: "missing"
    case .extra: "extra"
    }
  }

  /// What the class means, as a sentence.
  package var meaning: String {
    switch self {
    case .sameInstant:
      "Carried out in another order, the commands of the same instant make the trades."
    case .goneBeforeStream:
      "An order of the opening book had gone before the stream of orders began."
    case .followsEarlier: "Nothing differs once what explains an earlier instant is adopted."
    case .orderUnknown: "The trade names an order that had not been created by then."
    case .priceDiffers: "The same orders traded at another price."
    case .quantityDiffers: "The same orders traded another quantity."
    case .priorityDiffers: "Another resting order of the same price was chosen."
    case .placeDiffers: "The same trade came at another place."
    case .missing: "The trade happened and was not made."
    case .extra: "The trade was made and did not happen."
    }
  }

  /// Whether it was shown that the recording brought the disagreement about, not the engine.
  package var isExplained: Bool {
    switch self {
    case .sameInstant, .goneBeforeStream, .followsEarlier: true
    case .orderUnknown, .priceDiffers, .quantityDiffers, .priorityDiffers, .placeDiffers,
      .missing, .extra:
      false
    }
  }
}

/// What tells trades that disagree apart, where nothing explains them.
struct DisagreementClassifier {
  private var missing: [RecordedTrade]
  private var extra: [ReplayRecord.MadeTrade]
  private var found: [TradeDisagreement] = []

  /// Classifies what a comparison of trades leaves over.
  ///
  /// A trade that happened is paired with the one made that is most like it. `isKnown` tells
  /// whether the log had created the orders of a trade by then, `makerRested` whether its maker
  /// was in the book before. Trades that do not tell both orders are paired with none.
  static func classify(
    _ comparison: TradeComparison, expected: [RecordedTrade], produced: [ReplayRecord.MadeTrade],
    fields: ComparedFields = .all, isKnown: (RecordedTrade) -> Bool,
    makerRested: (RecordedTrade) -> Bool
  ) -> [TradeDisagreement] {
    var classifier = DisagreementClassifier(
      missing: comparison.missing.map { expected[$0] }, extra: comparison.extra.map { produced[$0] }
    )
    if fields.tellOrders {
      classifier.takeOut(.orderUnknown) { !isKnown($0) }
      classifier.pair(.quantityDiffers) { [$0.maker.rawValue, $0.taker.rawValue, $0.price.word] }
      classifier.pair(.priceDiffers) { [$0.maker.rawValue, $0.taker.rawValue] }
      classifier.pair(.priorityDiffers, where: makerRested) { [$0.taker.rawValue, $0.price.word] }
    }
    classifier.takeOut(.missing) { _ in true }
    return classifier.found
      + classifier.extra.map { TradeDisagreement(.extra, produced: $0) }
      + comparison.misplaced.map {
        TradeDisagreement(
          .placeDiffers, expected: expected[$0.expected], produced: produced[$0.produced])
      }
  }

  private init(missing: [RecordedTrade], extra: [ReplayRecord.MadeTrade]) {
    self.missing = missing
    self.extra = extra
  }

  private mutating func takeOut(
    _ kind: TradeDisagreement.Kind, where belongs: (RecordedTrade) -> Bool
  ) {
    found += missing.filter(belongs).map { TradeDisagreement(kind, expected: $0) }
    missing.removeAll(where: belongs)
  }

  /// Pairs trades of the same key and aggressor, the first with the first.
  private mutating func pair(
    _ kind: TradeDisagreement.Kind, where mayPair: (RecordedTrade) -> Bool = { _ in true },
    by key: (TradeIdentity) -> [UInt64]
  ) {
    func wholeKey(_ trade: TradeIdentity) -> [UInt64] {
      key(trade) + [UInt64(trade.aggressor.rawValue), UInt64(trade.instrument.rawValue)]
    }
    var candidates = Dictionary(grouping: extra.indices.reversed()) { wholeKey(extra[$0].trade) }
    var taken: Set<Int> = []
    missing.removeAll { trade in
      guard mayPair(trade), let place = candidates[wholeKey(trade.trade)]?.popLast() else {
        return false
      }
      taken.insert(place)
      found.append(TradeDisagreement(kind, expected: trade, produced: extra[place]))
      return true
    }
    extra = extra.indices.filter { !taken.contains($0) }.map { extra[$0] }
  }
}

extension Price {
  fileprivate var word: UInt64 { UInt64(bitPattern: rawValue) }
}

extension TradeDisagreement {
  /// The classes of all differences between the trades of a flow and those that an engine made.
  ///
  /// For flows whose trades do not tell their instants; `ExplainedReplay` says more of others.
  package static func classify(
    expected: [RecordedTrade], produced: [ReplayRecord.MadeTrade], of flow: RecordedFlow
  ) -> [TradeDisagreement] {
    var created: Set<OrderID> = []
    for recorded in flow.commands {
      if case .new(let order) = recorded.command { created.insert(order.id) }
    }
    return DisagreementClassifier.classify(
      TradeComparison(expected: expected.map(\.trade), produced: produced.map(\.trade)),
      expected: expected, produced: produced,
      isKnown: { created.contains($0.trade.maker) && created.contains($0.trade.taker) },
      makerRested: { _ in true })
  }
}
