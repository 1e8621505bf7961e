package import JSONText
package import Market

/// The JSON texts of commands and events, in one of two styles of numbers.
///
/// One codec serves the wire and the files of the suite. `units` writes prices and quantities as
/// integers of the instrument's units, in strings beyond ±2^53; `decimal` writes exact decimal
/// strings, and reads JSON numbers too. Identifiers and instants are strings in both, and may be
/// read from integers.
package struct MarketForms: Sendable {
  /// How prices and quantities are written.
  package enum Numbers: Sendable {
    case units
    case decimal
  }

  let instruments: [Instrument]
  let numbers: Numbers

  /// The texts of the market of these instruments, of which there must be one.
  package init(instruments: [Instrument], numbers: Numbers) {
    precondition(!instruments.isEmpty, "a market has an instrument")
    self.instruments = instruments
    self.numbers = numbers
  }

  // MARK: - Names

  /// An instrument, by its symbol; `#7` is the one of number 7 that no engine knows.
  package var instrumentID: JSONForm<InstrumentID> {
    let symbols = instruments.map(\.symbol)
    return JSONForm.string.refine { text throws(JSONExpectation) in
      if let index = symbols.firstIndex(of: text) { return InstrumentID(UInt32(index)) }
      if text.hasPrefix("#"), let number = UInt32(canonicalDigits: String(text.dropFirst())),
        number >= symbols.count
      {
        return InstrumentID(number)
      }
      throw JSONExpectation(
        "the symbol of an instrument (\(symbols.prefix(8).joined(separator: ", ")))",
        suggestion: didYouMean(text, among: symbols))
    }
  }

  /// An order identifier: a string of digits, or an integer.
  package static var orderID: JSONForm<OrderID> {
    JSONForm<UInt64>.digits(0...UInt64.max).map { OrderID($0) }
  }

  /// An account: a string of digits, or an integer; not 0.
  package static var account: JSONForm<AccountID> {
    JSONForm<UInt64>.digits(1...UInt64.max).map { AccountID($0) }
  }

  /// An instant in nanoseconds: a string of digits, or an integer.
  package static var timestamp: JSONForm<Timestamp> {
    JSONForm<Int64>.digits(Int64.min...Int64.max).map { Timestamp(nanoseconds: $0) }
  }

  /// A phase, a reason, a priority, an aggressor, by name.
  package var phase: JSONForm<Phase> { .name() }
  package var rejectReason: JSONForm<RejectReason> { .name() }
  package var cancelReason: JSONForm<CancelReason> { .name() }
  package var priority: JSONForm<Priority> { .name() }
  package var aggressor: JSONForm<Aggressor> { .name() }

  // MARK: - Amounts

  /// A price of an instrument.
  package func price(of instrument: InstrumentID) -> JSONForm<Price> {
    amount(in: priceScale(of: instrument), as: Int64.self, unitKey: "priceUnit")
      .map { Price($0) }
  }

  /// A quantity of an instrument.
  package func quantity(of instrument: InstrumentID) -> JSONForm<Quantity> {
    amount(in: quantityScale(of: instrument), as: Int64.self, unitKey: "quantityUnit")
      .map { Quantity($0) }
  }

  /// A total over orders of an instrument.
  package func volume(of instrument: InstrumentID) -> JSONForm<Volume> {
    amount(
      in: quantityScale(of: instrument), as: UInt128.self, unitKey: "quantityUnit"
    ).map { Volume($0) }
  }

  /// What one side has more than the other in an auction, with its sign.
  package func imbalance(of instrument: InstrumentID) -> JSONForm<Int128> {
    amount(
      in: quantityScale(of: instrument), as: Int128.self, unitKey: "quantityUnit")
  }

  /// The scale of an instrument; an unknown one has that of the first.
  private func priceScale(of instrument: InstrumentID) -> Scale {
    instruments[instrument.index < instruments.count ? instrument.index : 0].priceScale
  }

  private func quantityScale(of instrument: InstrumentID) -> Scale {
    instruments[instrument.index < instruments.count ? instrument.index : 0].quantityScale
  }

  private func amount<Amount: FixedWidthInteger>(
    in scale: Scale, as type: Amount.Type, unitKey: String
  ) -> JSONForm<Amount> {
    if case .units = numbers { return .digits(.min ... .max) }
    return .scaled(scale, unitKey: unitKey)
  }

  /// The decimal text of a price.
  package func priceText(_ price: Price, of instrument: InstrumentID) -> String {
    priceScale(of: instrument).text(price.rawValue)
  }

  /// The decimal text of a quantity or a total.
  package func quantityText(
    _ quantity: some FixedWidthInteger, of instrument: InstrumentID
  ) -> String {
    quantityScale(of: instrument).text(quantity)
  }

  /// The symbol of an instrument; its number where there is none.
  package func symbol(of instrument: InstrumentID) -> String {
    instrument.index < instruments.count
      ? instruments[instrument.index].symbol : "#\(instrument.rawValue)"
  }
}
