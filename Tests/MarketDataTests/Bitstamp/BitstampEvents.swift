import Market
import MarketData

/// Small logs of order events in Bitstamp's format of 2015.
enum BitstampEvents {
  static let header = "id,timestamp,exchange.timestamp,price,volume,action,direction"

  /// The log of rows written `id ms action side price volume`, under its header; a seventh word
  /// is the time of creation, which is 0 without it.
  static func log(_ rows: [String], lineEnd: String = "\n") -> String {
    let lines = rows.map { row in
      let words = row.split(separator: " ").map(String.init)
      precondition(words.count >= 6, "a row has six words: \(row)")
      let creation = words.count > 6 ? words[6] : "0"
      return "\(words[0]),\(words[1]),\(creation),\(words[4]),\(words[5]),\(words[2]),\(words[3])"
    }
    return ([header] + lines).map { $0 + lineEnd }.joined()
  }

  static func read(_ rows: [String]) throws(MarketDataProblem) -> BitstampEventLog {
    try BitstampEventLog.read(source(log(rows), name: "orders.csv"))
  }

  static func read(_ rows: String...) throws(MarketDataProblem) -> BitstampEventLog {
    try read(rows)
  }
}

extension BitstampEventLog {
  /// The commands as short lines: line of the log, name, order, side, price and quantity.
  var commandLines: [String] {
    flow.commands.enumerated().map { index, recorded in
      switch recorded.command {
      case .new(let order):
        guard case .limit(let price) = order.type, order.timeInForce == .goodTillCancel else {
          return "not a plain order"
        }
        return """
          \(recorded.line) new \(order.id.rawValue) \(order.side) \(price.rawValue) \
          \(order.quantity.rawValue)
          """
      case .cancel(let id):
        return "\(recorded.line) cancel \(id.rawValue) \(cancellations[index]?.rawValue ?? -1)"
      case .replace(let replace):
        return "\(recorded.line) replace \(replace.id.rawValue) \(replace.price?.rawValue ?? -1)"
      case .massCancel, .phase, .uncross, .clock:
        return "no row means \(recorded.command)"
      }
    }
  }

  /// The fills as short lines: their lines, maker-taker, price, quantity, aggressor, standing.
  var fillLines: [String] {
    fills.map { fill in
      let trade = fill.trade.trade
      return """
        \(fill.trade.line)+\(fill.secondLine) \(trade.maker.rawValue)-\(trade.taker.rawValue) \
        \(trade.price.rawValue) \(trade.quantity.rawValue) \(trade.aggressor) \(fill.standing)
        """
    }
  }
}
