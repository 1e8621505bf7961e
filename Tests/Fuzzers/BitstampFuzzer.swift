import Market
import MarketData

extension Fuzzer {
  /// Bitstamp's files, by their header: the log of orders of today and of 2015, and the trades.
  ///
  /// Commands never run back, every cancel says what it must cancel, and no trade is of nothing.
  static let bitstamp = Fuzzer("bitstamp") { bytes in
    let file = RecordedBytes(bytes: bytes)
    let log = file.read { (source) throws(MarketDataProblem) in
      let log = try BitstampOrderLog.read(source)
      checkBitstamp(log.flow, log.cancellations, log.closingBook)
      require(log.tally.rows >= log.flow.commands.count, "more commands than rows")
      return log.flow
    }
    let events = file.read { (source) throws(MarketDataProblem) in
      let log = try BitstampEventLog.read(source)
      checkBitstamp(log.flow, log.cancellations, log.closingBook)
      let tally = log.tally
      require(
        tally.losses - tally.unpaired + tally.moneyEnds == 2 * log.fills.count,
        "losses that are neither fills nor unpaired")
      require(log.fills.allSatisfy { $0.trade.trade.quantity > .zero }, "a fill of nothing")
      return log.flow
    }
    let trades = file.read { (source) throws(MarketDataProblem) in
      try BitstampTrades.read(source)
    }
    require([log != nil, events != nil, trades != nil].count { $0 } <= 1, "a file of two kinds")
    for trade in trades ?? [] {
      require(trade.trade.quantity > .zero && trade.trade.price >= Price(0), "\(trade)")
      require(trade.trade.maker != trade.trade.taker, "\(trade)")
    }
  }

  private static func checkBitstamp(
    _ flow: RecordedFlow, _ cancellations: [Int: Quantity],
    _ closingBook: [BitstampOrderLog.ClosingOrder]
  ) {
    let instants = flow.commands.map(\.instant)
    require(instants == instants.sorted(), "commands that run back")
    let cancels = flow.commands.indices.filter {
      if case .cancel = flow.commands[$0].command { true } else { false }
    }
    require(cancellations.keys.sorted() == cancels, "cancels without what they cancel")
    require(cancellations.values.allSatisfy { $0 > .zero }, "a cancel of nothing")
    require(closingBook.allSatisfy { $0.quantity > .zero }, "an order of nothing at the end")
    for recorded in flow.commands {
      guard case .new(let order) = recorded.command else { continue }
      require(order.quantity > .zero, "an order of nothing: \(order)")
      if case .limit(let price) = order.type { require(price >= Price(0), "\(order)") }
    }
  }
}
