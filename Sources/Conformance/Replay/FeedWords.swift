internal import MarketData

// What the findings of an audit are called where people read of them.

extension AuditTally.Kind {
  var words: String {
    switch self {
    case .added: "orders added"
    case .reduced: "orders reduced"
    case .deleted: "orders deleted"
    case .executed: "visible executions"
    case .executedInCross: "executions in a cross, order by order"
    case .replaced: "orders replaced"
    case .executedHidden: "hidden executions"
    case .crossed: "cross trades"
    case .halted: "halts"
    case .resumed: "resumptions"
    case .broken: "broken executions"
    case .marketHoursBegan: "beginnings of market hours"
    case .marketHoursEnded: "ends of market hours"
    }
  }
}

extension ExecutionJudgement {
  var words: String {
    switch self {
    case .sound: "sound: the oldest order at the best price"
    case .messageOrder: "not of the oldest order, but by the order of messages of one instant alone"
    case .notOldest: "not of the oldest order at its price"
    case .notBestPrice: "not at the best price"
    case .moreThanLeft: "of more than was left of the order"
    case .otherPrice: "at another price than the order's own"
    case .notMatching: "while trading was stopped"
    case .unknownOrder: "of orders that were not added in the file"
    }
  }
}

extension AuditTally.Repair {
  var words: String {
    switch self {
    case .crossedByLater: "orders taken out that a later order crossed"
    case .passedOver: "orders taken out that had been out of view and were passed over"
    case .absentFromView: "orders taken out that had been out of view and were not shown again"
    case .better: "orders taken out at a better price than one that was executed"
    case .unknownTarget: "changes of orders that were not added in the file, left out"
    case .repeatedOrder: "orders added again while they were live"
    case .withoutQuantity: "orders added without a quantity, left out"
    case .otherTerms: "messages with another side or price than their order's"
    case .otherQuantity: "changes of another quantity than was left of the order"
    }
  }
}

extension InStepRecord.Disagreement.Kind {
  var name: String {
    switch self {
    case .otherTrades: "other trades"
    case .unexpectedTrade: "unexpected trade"
    case .answer: "other answer"
    }
  }

  var meaning: String {
    switch self {
    case .otherTrades:
      "The engine's trades are not the sound executions: other orders, prices or quantities, or "
        + "in another order."
    case .unexpectedTrade: "The engine traded where the venue did not."
    case .answer: "The engine refused a command, or did not do it as it was asked."
    }
  }
}
