import Market
import MarketData

/// Small order logs and files of trades in Bitstamp's format.
enum BitstampSample {
  static let logHeader = "id,timestamp,exchange_timestamp,price,volume,action,direction"
  static let tradesHeader =
    "trade_id,timestamp,exchange_timestamp,price,amount,buy_order_id,sell_order_id,side"

  /// The log of rows written `id ms action side price volume`, under its header.
  static func log(_ rows: [String], lineEnd: String = "\r\n") -> String {
    let lines = rows.map { row in
      let words = row.split(separator: " ").map(String.init)
      precondition(words.count == 6, "a row has six words: \(row)")
      return "\(words[0]),99,\(words[1]),\(words[4]),\(words[5]),\(words[2]),\(words[3])"
    }
    return ([logHeader] + lines).map { $0 + lineEnd }.joined()
  }

  static func read(_ rows: String...) throws(MarketDataProblem) -> BitstampOrderLog {
    try BitstampOrderLog.read(source(log(rows), name: "orders.csv"))
  }

  /// The file of trades written `ms buyer seller side price quantity`, under its header.
  static func trades(_ rows: [String]) throws(MarketDataProblem) -> [RecordedTrade] {
    let lines = rows.enumerated().map { index, row in
      let words = row.split(separator: " ").map(String.init)
      precondition(words.count == 6, "a trade has six words: \(row)")
      return
        "\(index + 1),99,\(words[0]),\(words[4]),\(words[5]),\(words[1]),\(words[2]),\(words[3])"
    }
    let text = ([tradesHeader] + lines).map { $0 + "\r\n" }.joined()
    return try BitstampTrades.read(source(text, name: "trades.csv"))
  }
}

extension BitstampOrderLog {
  /// The commands as short lines: line of the log, name, order, side, price and quantity.
  var commandLines: [String] {
    flow.commands.enumerated().map { index, recorded in
      switch recorded.command {
      case .new(let order):
        guard case .limit(let price) = order.type else { return "not a limit order" }
        let name = order.timeInForce == .immediateOrCancel ? "ioc" : "new"
        return """
          \(recorded.line) \(name) \(order.id.rawValue) \(order.side) \
          \(flow.instrument.priceScale.text(price.rawValue)) \(order.quantity.rawValue)
          """
      case .cancel(let id):
        let quantity = cancellations[index].map { "\($0.rawValue)" } ?? "without quantity"
        return "\(recorded.line) cancel \(id.rawValue) \(quantity)"
      case .replace, .massCancel, .phase, .uncross, .clock:
        return "no row means \(recorded.command)"
      }
    }
  }
}
