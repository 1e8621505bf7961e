internal import Market

/// A sort of instrument for random flows: one that is plain, or has limits of its own.
struct InstrumentTemplate: Sendable {
  /// Where the prices lie in the long run, in price units.
  let home: Int64
  private let model: Instrument

  private init(home: Int64, _ model: Instrument) {
    self.home = home
    self.model = model
  }

  /// An instrument of this sort.
  func instrument(symbol: String) -> Instrument {
    var instrument = model
    instrument.symbol = symbol
    return instrument
  }

  /// Every sort.
  static let all = [
    // Plain.
    InstrumentTemplate(home: 10_000, Instrument(symbol: "", priceScale: cents)),
    // Round lots, both quantity limits and a band.
    InstrumentTemplate(
      home: 5_000,
      Instrument(
        symbol: "", priceScale: cents, tickTable: TickTable(increment: 5), lot: Quantity(10),
        minimumQuantity: Quantity(20), maximumQuantity: Quantity(5_000),
        priceBand: Price(4_900)...Price(5_100), referencePrice: Price(5_000), dynamicRange: 40,
        auctionCollar: 60)),
    // The increment grows right where the trading is.
    InstrumentTemplate(
      home: 1_000,
      Instrument(
        symbol: "",
        tickTable: TickTable(rows: [
          TickTable.Row(from: 0, increment: 1), TickTable.Row(from: 1_000, increment: 5),
          TickTable.Row(from: 1_050, increment: 25),
        ]), maximumQuantity: Quantity(1_000_000), auctionCollar: 30)),
    // A spread: prices of every sign, about zero.
    InstrumentTemplate(
      home: 0,
      Instrument(symbol: "", priceSigns: .any, referencePrice: Price(0), dynamicRange: 12)),
    // Prices up to the highest there is, and a collar that reaches beyond.
    InstrumentTemplate(
      home: .max - 20,
      Instrument(
        symbol: "", priceSigns: .any, referencePrice: Price(.max - 10), auctionCollar: 25)),
    // Prices down to the lowest there is, where an auction's price may be anywhere.
    InstrumentTemplate(
      home: .min + 20,
      Instrument(
        symbol: "", priceSigns: .any, referencePrice: Price(.min + 30), auctionCollar: .max)),
    // Free is allowed, less than free is not.
    InstrumentTemplate(
      home: 5,
      Instrument(symbol: "", lot: Quantity(3), priceSigns: [.zero, .positive], dynamicRange: 3)),
    // Always below zero, in a band that is not symmetric.
    InstrumentTemplate(
      home: -300,
      Instrument(
        symbol: "", tickTable: TickTable(increment: 3), priceSigns: .negative,
        priceBand: Price(-360)...Price(-270), referencePrice: Price(-300), auctionCollar: 20)),
  ]

  private static let cents = Scale(unit: ExactDecimal(1, decimals: 2))
}
