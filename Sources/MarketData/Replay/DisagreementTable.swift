import Market

/// The trades that an engine made at each instant of a timeline.
struct MadeTrades {
  /// One part for each moment.
  let parts: [ArraySlice<ReplayRecord.MadeTrade>]
  /// Whether a moment's trades are not those that happened, in that order.
  let differs: [Bool]

  init(_ record: ReplayRecord, _ timeline: Timeline, expected: [RecordedTrade]) {
    var rest = record.trades[...]
    parts = timeline.moments.map { moment in
      let part = rest.prefix { moment.commands.contains($0.command) }
      rest = rest.dropFirst(part.count)
      return part
    }
    precondition(rest.isEmpty, "every trade was made by a command of the timeline")
    differs = zip(timeline.moments, parts).map { moment, part in
      !part.lazy.map(\.trade).elementsEqual(expected[moment.trades].lazy.map(\.trade))
    }
  }
}

/// The classes of all disagreements, given what was explained.
struct DisagreementTable {
  private let log: BitstampOrderLog
  private let trades: [RecordedTrade]
  private let explanations: [ExplainedReplay.Explanation]
  /// The instants that nothing explains; see `Explainer.unexplained`.
  private let unexplained: [Timestamp: Set<OrderID>]

  init(
    log: BitstampOrderLog, trades: [RecordedTrade],
    explanations: [ExplainedReplay.Explanation], unexplained: [Timestamp: Set<OrderID>]
  ) {
    self.log = log
    self.trades = trades
    self.explanations = explanations
    self.unexplained = unexplained
  }

  /// What disagrees as recorded, then what disagrees only with the explanations adopted.
  func disagreements(
    _ timeline: Timeline, recorded: MadeTrades, explained: MadeTrades
  ) -> [TradeDisagreement] {
    var found: [TradeDisagreement] = []
    var late: [TradeDisagreement] = []
    for (index, moment) in timeline.moments.enumerated() {
      if recorded.differs[index] {
        found += classify(moment, recorded.parts[index])
      } else if explained.differs[index] {
        late += classify(moment, explained.parts[index])
      }
    }
    return found + late
  }

  private func classify(
    _ moment: Timeline.Moment, _ made: ArraySlice<ReplayRecord.MadeTrade>
  ) -> [TradeDisagreement] {
    let expected = Array(trades[moment.trades])
    let produced = Array(made)
    let comparison = TradeComparison(
      expected: expected.map(\.trade), produced: produced.map(\.trade))
    let rested = unexplained[moment.instant]
    var found = DisagreementClassifier.classify(
      comparison, expected: expected, produced: produced,
      isKnown: { trade in
        [trade.trade.maker, trade.trade.taker].allSatisfy { order in
          log.creations[order].map { $0 <= moment.instant } ?? false
        }
      },
      makerRested: { rested?.contains($0.trade.maker) ?? false })
    guard rested == nil else { return found }
    found = found.flatMap(\.unpaired)
    for index in found.indices {
      found[index].kind = explanation(of: found[index], at: moment.instant)
    }
    return found
  }

  /// Why a trade disagrees at an instant where the explained replay agrees.
  private func explanation(
    of disagreement: TradeDisagreement, at instant: Timestamp
  ) -> TradeDisagreement.Kind {
    guard let latest = explanations.last(where: { $0.instant <= instant }) else {
      preconditionFailure("the replays are the same until the first explanation")
    }
    switch latest.cause {
    case .sameInstant(let lines, _) where latest.instant == instant:
      return .sameInstant(lines: lines)
    case .goneBeforeStream(let orders) where latest.instant == instant:
      let named = orders.first { $0.id == disagreement.produced?.trade.maker } ?? orders[0]
      return .goneBeforeStream(named.id, line: named.line)
    case .sameInstant, .goneBeforeStream:
      return goneEarlier(disagreement, by: instant) ?? .followsEarlier(latest.instant)
    }
  }

  /// The class of a trade that names an order found gone at an earlier instant.
  private func goneEarlier(
    _ disagreement: TradeDisagreement, by instant: Timestamp
  ) -> TradeDisagreement.Kind? {
    guard let maker = disagreement.produced?.trade.maker else { return nil }
    for explanation in explanations where explanation.instant <= instant {
      guard case .goneBeforeStream(let orders) = explanation.cause else { continue }
      if let order = orders.first(where: { $0.id == maker }) {
        return .goneBeforeStream(order.id, line: order.line)
      }
    }
    return nil
  }
}

extension TradeDisagreement {
  /// The two trades of a pair, each on its own.
  fileprivate var unpaired: [TradeDisagreement] {
    guard kind != .placeDiffers, let expected, let produced else { return [self] }
    return [
      TradeDisagreement(.missing, expected: expected),
      TradeDisagreement(.extra, produced: produced),
    ]
  }
}
