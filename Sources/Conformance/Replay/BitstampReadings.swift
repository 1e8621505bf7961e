internal import Market
internal import MarketData
internal import Results

// What was inferred from a log of Bitstamp, in words and in numbers.

extension RecordingWords {
  /// What the reader inferred, as the end of the description; empty where that is nothing.
  var qualification: String {
    switch recording {
    case .shanghaiDay, nil: ""
    case .bitstampLog(let log) where log.passedOrders.isEmpty: ""
    case .bitstampLog(let log):
      ", without \(counted(log.passedOrders.count, "opening order")) that trades passed by"
    case .bitstampEvents: ", its trades inferred from its orders"
    }
  }

  /// What the flow was read as; see `ReplayCounts.readings`.
  var readings: [String] {
    switch recording {
    case .shanghaiDay, nil: []
    case .bitstampLog(let log): log.passedOrders.isEmpty ? [] : [passing(log.passedOrders)]
    case .bitstampEvents(let log): readings(of: log)
    }
  }

  private func passing(_ orders: [BitstampOrderLog.PassedOrder]) -> String {
    let names = orders.map {
      "\($0.id.rawValue) of line \($0.command.line) (passed on line \($0.proof.line))"
    }
    return "\(counted(orders.count, "order")) of the opening book had gone before the stream, "
      + "since orders behind them traded: \(names.joined(separator: " and "))"
  }

  private func readings(of log: BitstampEventLog) -> [String] {
    let tally = log.tally
    return [
      "\(counted(tally.rows, "row")): \(tally.created) created, \(tally.changed) changed, "
        + "\(tally.deleted) deleted",
      "\(counted(log.fills.count, "fill")), \(tally.roundedFills) of them with amounts rounded "
        + "apart and \(tally.moneyEnds) ending an order for an amount of money",
      "\(counted(log.cancellations.count, "cancel")), \(counted(tally.repricings, "repricing")), "
        + "\(counted(tally.ordersFromBefore, "order")) from before the file",
      "\(counted(tally.lateRows, "row")) came after the deletions they precede, "
        + "\(counted(tally.repeatedDeletions, "deletion")) came twice, "
        + "\(counted(tally.unchanged, "row")) changed nothing",
      "\(counted(tally.adjustedOrders, "order")) adjusted to what the fills add up to",
    ]
  }

  private func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}

extension BitstampEventLog {
  /// How far the log bears its own fills out.
  var fillChecks: [ReplayCounts.Check] {
    let (notBest, notOldest) = (fillCount(.notBest), fillCount(.notOldest))
    return [
      ReplayCounts.Check(
        subject: "rows that lose volume tell of fills with the row beside them",
        agreeing: tally.losses - tally.unpaired, total: tally.losses),
      ReplayCounts.Check(
        subject: "fills are at the best prices of both sides", agreeing: fills.count - notBest,
        total: fills.count),
      ReplayCounts.Check(
        subject: "fills are of the oldest orders at the best prices",
        agreeing: fills.count - notBest - notOldest, total: fills.count),
    ]
  }
}
