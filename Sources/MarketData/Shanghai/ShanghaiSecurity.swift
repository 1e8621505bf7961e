package import Market

/// A security of the Shanghai Stock Exchange, as its file of a day does not name it.
package struct ShanghaiSecurity: Hashable, Sendable {
  package var symbol: String
  /// The price increment in thousandths of a yuan, the unit of the files.
  package var tickMilli: Int64

  /// A security; the tick must be positive: 10 for shares, 1 for funds.
  package init(symbol: String, tickMilli: Int64 = 10) {
    precondition(tickMilli > 0, "a tick is positive")
    self.symbol = symbol
    self.tickMilli = tickMilli
  }

  /// The instrument: prices in ticks, quantities in shares.
  ///
  /// The lot is one share, since what is left of a holding may be sold in odd lots; there is no
  /// band, since the file does not give the close of the day before.
  package var instrument: Instrument {
    Instrument(
      symbol: symbol, priceScale: Scale(unit: ExactDecimal(Int128(tickMilli), decimals: 3)))
  }
}

extension TableReader {
  /// The price in ticks of a field that holds thousandths of a yuan.
  func price(_ field: Int, of security: ShanghaiSecurity) throws(MarketDataProblem) -> Price {
    let milli = try number(field, from: 1, through: Int64.max)
    let (ticks, rest) = milli.quotientAndRemainder(dividingBy: security.tickMilli)
    guard rest == 0 else {
      throw problem(field, expected: "a multiple of the tick, \(security.tickMilli)")
    }
    return Price(ticks)
  }
}
