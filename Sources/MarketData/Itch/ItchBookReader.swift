package import Market

/// What a file of TotalView-ITCH 5.0 says became of one stock's book, a message at a time.
///
/// The stock is known by its symbol until its directory message gives its locate for the day; most
/// messages carry the locate alone. Messages that change no book are left out. Whether orders that
/// messages refer to are in the book is not looked at.
package struct ItchBookReader: ~Copyable {
  /// Whether the stock trades, as far as it was told.
  private struct Trading {
    var state: ItchMessage.TradingAction.State?
    var isInterrupted = false
  }

  private var reader: ItchReader
  private let symbol: ItchSymbol
  /// The stock's locate, after its directory message.
  private var locate: UInt16?
  private var trading = Trading()
  private var directoryMessages = 0
  /// Whether the end of the file was reached.
  package private(set) var hasEnded = false

  package init(_ reader: consuming ItchReader, symbol: ItchSymbol) {
    self.reader = reader
    self.symbol = symbol
  }

  /// The stock, with prices in units of 0.0001 and whole shares.
  package var instrument: Instrument {
    Instrument(
      symbol: symbol.description, priceScale: Scale(unit: ExactDecimal(1, decimals: 4)))
  }

  /// How many messages of the file were read, of all stocks, and how many of them were passed over
  /// since their types are unknown.
  package var counts: (messages: Int, skipped: Int) { (reader.number, reader.skipped) }

  /// The next message about the stock's book; nil at the end of the file, and where there is none
  /// up to the message of the number `last`.
  ///
  /// Its place is the number of the message in the file, its instant counted from midnight.
  package mutating func next(
    through last: Int = .max
  ) throws(MarketDataProblem) -> BookMessage? {
    while reader.number < last {
      guard let message = try reader.next() else {
        hasEnded = true
        break
      }
      if let content = try content(of: message) {
        return BookMessage(content, at: message.instant, place: reader.number)
      }
    }
    guard !hasEnded || locate != nil else {
      throw reader.problem(
        "a directory message of the stock \(symbol) before the end of the file",
        "\(directoryMessages) of other stocks")
    }
    return nil
  }

  /// What a message means for the book; nil where it means nothing.
  @inline(__always) private mutating func content(
    of message: ItchMessage
  ) throws(MarketDataProblem) -> BookMessage.Content? {
    switch message.content {
    case .added(let order):
      guard try concerns(order.stock, message) else { return nil }
      try check(order.price, order.shares)
      return .added(order.id, order.side, order.price, order.shares)
    case .trade(let trade):
      guard try concerns(trade.stock, message) else { return nil }
      return .executedHidden(trade.price, trade.shares)
    case .replaced(let old, let new, let shares, let price):
      guard message.locate == locate else { return nil }
      try check(price, shares)
      return .replaced(old, by: new, price, shares)
    case .executed, .executedAtPrice, .reduced, .deleted, .brokenTrade:
      return message.locate == locate ? change(message.content) : nil
    default:
      return try rareContent(of: message)
    }
  }

  /// Sees to it that an order of the book has a price and a size: Nasdaq displays no other.
  @inline(__always) private func check(
    _ price: Price, _ shares: Quantity
  ) throws(MarketDataProblem) {
    guard price > Price(0) else { throw reader.problem("a price above 0", "0") }
    guard shares > .zero else { throw reader.problem("shares above 0", "0") }
  }

  /// What a message means that tells of an order by its number.
  private func change(_ content: ItchMessage.Content) -> BookMessage.Content? {
    switch content {
    case .executed(let execution):
      .executed(execution.id, execution.shares, at: nil)
    case .executedAtPrice(let execution, let price, isPrintable: true):
      .executed(execution.id, execution.shares, at: price)
    case .executedAtPrice(let execution, let price, isPrintable: false):
      .executedInCross(execution.id, execution.shares, at: price)
    case .reduced(let id, let shares): .reduced(id, by: shares)
    case .deleted(let id): .deleted(id)
    case .brokenTrade: .broken
    default: nil
    }
  }

  @inline(never) private mutating func rareContent(
    of message: ItchMessage
  ) throws(MarketDataProblem) -> BookMessage.Content? {
    switch message.content {
    case .systemEvent("Q"): return .marketHoursBegan
    case .systemEvent("M"): return .marketHoursEnded
    case .stockDirectory(let directory):
      try note(directory, message.locate)
      return nil
    case .tradingAction(let action):
      guard try concerns(action.stock, message) else { return nil }
      trading.state = action.state
      return tradingNow
    case .operationalHalt(let halt):
      // The other markets are Nasdaq's sisters, whose books are elsewhere.
      guard try concerns(halt.stock, message), halt.market == "Q" else { return nil }
      trading.isInterrupted = halt.action == .halted
      return tradingNow
    case .crossTrade(let cross):
      return try concerns(cross.stock, message) ? try crossed(cross) : nil
    default: return nil
    }
  }

  /// An auction; nil where nothing traded in it.
  private func crossed(
    _ cross: ItchMessage.CrossTrade
  ) throws(MarketDataProblem) -> BookMessage.Content? {
    guard let shares = Int64(exactly: cross.shares) else {
      throw reader.problem("shares of an auction that fit 63 bits", "\(cross.shares)")
    }
    return shares == 0 ? nil : .crossed(cross.price, Quantity(shares))
  }
}

/// Which stock is meant, and whether it trades.
extension ItchBookReader {
  private var tradingNow: BookMessage.Content? {
    if trading.isInterrupted { return .halted }
    return switch trading.state {
    case .halted, .paused: .halted
    case .quotationOnly: .resumed(isMatching: false)
    case .trading: .resumed(isMatching: true)
    case nil: nil
    }
  }

  /// Learns the stock's locate; the directory may name a stock again when something changed.
  private mutating func note(
    _ directory: ItchMessage.StockDirectory, _ number: UInt16
  ) throws(MarketDataProblem) {
    directoryMessages += 1
    if directory.stock == symbol, locate == nil {
      locate = number
    } else {
      try check(directory.stock, number)
    }
  }

  /// Whether a message that carries a symbol is about the stock.
  @inline(__always) private func concerns(
    _ stock: ItchSymbol, _ message: ItchMessage
  ) throws(MarketDataProblem) -> Bool {
    if (stock == symbol) != (message.locate == locate) { try check(stock, message.locate) }
    return stock == symbol
  }

  /// Sees to it that symbol and locate mean the same stock.
  @inline(never) private func check(
    _ stock: ItchSymbol, _ number: UInt16
  ) throws(MarketDataProblem) {
    guard stock == symbol else {
      guard number != locate else {
        throw reader.problem("the stock \(symbol) for locate \(number)", "\(stock)")
      }
      return
    }
    guard let locate else {
      throw reader.problem(
        "the directory message of the stock \(symbol) first", "another message about it")
    }
    guard number == locate else {
      throw reader.problem("locate \(locate) for the stock \(symbol)", "\(number)")
    }
  }
}
