package import Market

/// Prices, quantities and instruments as people read them.
package struct MarketText: Sendable {
  private let instruments: [Instrument]

  /// The texts of a market of these instruments.
  package init(of instruments: [Instrument]) {
    self.instruments = instruments
  }

  /// The symbol of an instrument; its number where there is none.
  package func symbol(of instrument: InstrumentID) -> String {
    self[instrument]?.symbol ?? "#\(instrument.rawValue)"
  }

  /// The decimal text of a price.
  package func price(_ price: Price, of instrument: InstrumentID) -> String {
    (self[instrument]?.priceScale ?? .whole).text(price.rawValue)
  }

  /// The decimal text of a quantity, a total or an imbalance.
  package func quantity(
    _ quantity: some FixedWidthInteger, of instrument: InstrumentID
  ) -> String {
    (self[instrument]?.quantityScale ?? .whole).text(quantity)
  }

  private subscript(instrument: InstrumentID) -> Instrument? {
    instrument.index < instruments.count ? instruments[instrument.index] : nil
  }
}
