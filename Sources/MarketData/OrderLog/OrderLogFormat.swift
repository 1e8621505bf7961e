package import Market

/// How a file of orders, and one of trades, is to be read: which column holds what, and which
/// words mean what.
///
/// What it does not say is found by the usual names: see `OrderLogColumn.headings`.
package struct OrderLogFormat: Hashable, Sendable {
  /// The headings of columns that have other names than the usual ones.
  package var columns: [OrderLogColumn: String] = [:]
  /// Words beside the usual ones, by column, then by what they mean.
  package var words: [OrderLogColumn: [String: [String]]] = [:]
  /// The headings of columns of the trades.
  package var tradeColumns: [TradeColumn: String] = [:]
  /// Words in the trades beside the usual ones.
  package var tradeWords: [TradeColumn: [String: [String]]] = [:]
  /// What stands between fields; nil for whichever of comma, semicolon, tab and bar the first line
  /// holds most of.
  package var delimiter: UInt8?
  /// The unit of prices; one that is no multiple of it is an error.
  package var priceScale = Scale(unit: ExactDecimal(1, decimals: 2))
  /// The unit of quantities.
  package var quantityScale = Scale.whole
  package var timeUnit = TimeUnit.nanoseconds
  /// The instruments, where they are not to be found from the column of symbols.
  package var instruments: [Instrument] = []
  package var conventions = Conventions()

  package init() {}

  /// The unit of times that are numbers.
  package enum TimeUnit: String, Hashable, Sendable, CaseIterable {
    case nanoseconds = "ns"
    case microseconds = "us"
    case milliseconds = "ms"
    case seconds = "s"

    /// How many digits of a decimal in this unit are whole nanoseconds.
    var decimals: Int {
      switch self {
      case .nanoseconds: 0
      case .microseconds: 3
      case .milliseconds: 6
      case .seconds: 9
      }
    }
  }

  /// An instrument of the format's units that takes prices of any sign: what an exchange took.
  func instrument(_ symbol: String) -> Instrument {
    Instrument(
      symbol: symbol, priceScale: priceScale, quantityScale: quantityScale, priceSigns: .any)
  }
}

/// What a column of a file of orders holds.
package enum OrderLogColumn: String, Hashable, Sendable, CaseIterable {
  case action, id, side, price, quantity, type, tif, time, expiry, symbol, account, phase
}

/// What a column of a file of trades holds.
package enum TradeColumn: String, Hashable, Sendable, CaseIterable {
  case maker, taker, buyer, seller, price, quantity, aggressor, symbol, time
}

/// A column that can be found by its heading.
protocol HeadedColumn: RawRepresentable<String>, Hashable, Sendable, CaseIterable {
  /// The usual headings, without case, spaces and what joins words; the best first.
  var headings: [String] { get }
}

extension OrderLogColumn: HeadedColumn {
  /// The usual headings, without case, spaces and what joins words; the best first.
  package var headings: [String] {
    switch self {
    case .action: ["action", "op", "operation", "event", "eventtype", "msgtype", "messagetype"]
    case .id: ["id", "orderid", "oid", "ordernumber", "orderref", "orderreference"]
    case .side: ["side", "direction", "buysell", "bs"]
    case .price: ["price", "limitprice", "limit", "px"]
    case .quantity: ["quantity", "qty", "size", "volume", "amount", "shares"]
    case .type: ["type", "ordertype", "ordtype"]
    case .tif: ["tif", "timeinforce"]
    case .time: ["time", "timestamp", "ts", "datetime", "instant"]
    case .expiry: ["expiry", "expiretime", "goodtill", "gooduntil", "validuntil"]
    case .symbol: ["symbol", "instrument", "ticker", "security", "product"]
    case .account: ["account", "accountid", "participant", "trader"]
    case .phase: ["phase", "state", "session"]
    }
  }
}

extension TradeColumn: HeadedColumn {
  /// The usual headings, without case, spaces and what joins words; the best first.
  package var headings: [String] {
    switch self {
    case .maker: ["maker", "makerid", "makerorderid", "restingid", "restingorderid"]
    case .taker: ["taker", "takerid", "takerorderid", "aggressorid", "aggressororderid"]
    case .buyer: ["buyer", "buyid", "buyorderid", "bidid", "bidorderid", "buyerid"]
    case .seller: ["seller", "sellid", "sellorderid", "askid", "askorderid", "sellerid"]
    case .price: ["price", "tradeprice", "px"]
    case .quantity: ["quantity", "qty", "size", "volume", "amount", "shares"]
    case .aggressor: ["aggressor", "side", "takerside", "aggressorside", "direction"]
    case .symbol: ["symbol", "instrument", "ticker", "security", "product"]
    case .time: ["time", "timestamp", "ts", "datetime", "instant"]
    }
  }
}
