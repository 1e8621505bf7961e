package import JSONText
package import Market

/// How the prices and quantities of one instrument are written.
package enum Notation: Sendable {
  /// As whole numbers of units.
  case units
  /// As decimals, exactly, by the instrument's scales.
  case decimals(of: Instrument)
  /// As decimals of an instrument that could not be found out, which was reported: numbers are
  /// held against the grammar of decimals alone.
  case undetermined
}

/// What a number counts.
private struct Measure: Sendable {
  let name: String
  /// The key of the instrument that gives its unit.
  let unitKey: String
  let scale: @Sendable (Instrument) -> Scale

  static let price = Measure(name: "price", unitKey: "priceUnit") { $0.priceScale }
  static let distance = Measure(name: "distance", unitKey: "priceUnit") { $0.priceScale }
  static let quantity = Measure(name: "quantity", unitKey: "quantityUnit") { $0.quantityScale }
  static let volume = Measure(name: "volume", unitKey: "quantityUnit") { $0.quantityScale }
  static let imbalance = Measure(name: "imbalance", unitKey: "quantityUnit") { $0.quantityScale }

  private init(
    name: String, unitKey: String, scale: @escaping @Sendable (Instrument) -> Scale
  ) {
    self.name = name
    self.unitKey = unitKey
    self.scale = scale
  }

  /// The name with its article.
  var phrase: String { (name.first == "i" ? "an " : "a ") + name }
}

// MARK: - Reading

extension Notation {
  /// A price.
  package var price: JSONForm<Price> { form(.price).map { Price($0) } }

  /// A price, or null where there is none.
  package var priceOrNull: JSONForm<Price?> {
    let price = price
    return JSONForm { value, problems in
      if case .null = value.kind { return .some(nil) }
      return price.read(value, into: problems).map { .some($0) }
    }
  }

  /// A distance between two prices, in price units: at least 0.
  package var distance: JSONForm<Int64> {
    form(.distance).refine { (distance: Int64) throws(JSONExpectation) in
      guard distance >= 0 else { throw JSONExpectation("a distance of at least 0") }
      return distance
    }
  }

  /// A quantity of one order or trade.
  package var quantity: JSONForm<Quantity> { form(.quantity).map { Quantity($0) } }

  /// A total of quantities.
  package var volume: JSONForm<Volume> { form(.volume).map { Volume($0 as UInt128) } }

  /// The imbalance of an auction.
  package var imbalance: JSONForm<Int128> { form(.imbalance) }

  private func form<Count: FixedWidthInteger & Sendable>(_ measure: Measure) -> JSONForm<Count> {
    switch self {
    case .units:
      return .exactInteger("\(measure.phrase) in units")
    case .decimals(let instrument):
      return JSONForm { value, problems in
        measure.read(value, of: instrument, into: problems)
      }
    case .undetermined:
      return JSONForm { value, problems in
        if JSONNumber(decimalIn: value) == nil { measure.reportNoDecimal(value, into: problems) }
        return nil
      }
    }
  }
}

extension Measure {
  func read<Count: FixedWidthInteger>(
    _ value: JSONValue, of instrument: Instrument, into problems: JSONProblems
  ) -> Count? {
    guard let number = JSONNumber(decimalIn: value) else {
      reportNoDecimal(value, into: problems)
      return nil
    }
    let scale = scale(instrument)
    do throws(DecimalError) {
      if Count.bitWidth <= 64 { return Count(try scale.integer(number.token)) }
      return try scale.total(number.token)
    } catch {
      report(error, at: value, of: instrument, as: Count.self, into: problems)
      return nil
    }
  }

  func reportNoDecimal(_ value: JSONValue, into problems: JSONProblems) {
    problems.report(expected: "\(phrase), a decimal number such as \"100.25\"", found: value)
  }

  private func report<Count: FixedWidthInteger>(
    _ error: DecimalError, at value: JSONValue, of instrument: Instrument, as type: Count.Type,
    into problems: JSONProblems
  ) {
    switch error {
    case .malformed:
      reportNoDecimal(value, into: problems)
    case .tooManyDigits:
      problems.report(
        expected: "\(phrase) of at most 38 digits and 18 decimals", found: value)
    case .offGrid(_, let unit):
      let symbol = instrument.symbol
      problems.report(
        "expected a multiple of \(unit), the \(unitKey) of \(symbol), found \(value.summary); "
          + "a finer \"\(unitKey)\" of \(symbol) lets such a \(name) be sent", at: value)
    case .outOfRange:
      let scale = scale(instrument)
      let low = scale.text(Count.min)
      let high = scale.text(Count.max)
      problems.report(expected: "\(phrase) from \(low) to \(high)", found: value)
    }
  }
}

extension JSONNumber {
  /// The decimal that a value says: a number, or a string in the grammar of one.
  init?(decimalIn value: JSONValue) {
    switch value.kind {
    case .number(let number): self = number
    case .string(let text): self.init(text)
    default: return nil
    }
  }
}

// MARK: - Writing

extension Notation {
  /// Writes a price.
  package func write(_ price: Price, to writer: inout JSONWriter) {
    write(price.rawValue, .price, to: &writer)
  }

  /// Writes a price, or null where there is none.
  package func write(_ price: Price?, to writer: inout JSONWriter) {
    if let price { write(price, to: &writer) } else { writer.null() }
  }

  /// Writes a distance between two prices.
  package func write(distance: Int64, to writer: inout JSONWriter) {
    write(distance, .distance, to: &writer)
  }

  /// Writes a quantity of one order or trade.
  package func write(_ quantity: Quantity, to writer: inout JSONWriter) {
    write(quantity.rawValue, .quantity, to: &writer)
  }

  /// Writes a total of quantities.
  package func write(_ volume: Volume, to writer: inout JSONWriter) {
    write(volume.rawValue, .volume, to: &writer)
  }

  /// Writes the imbalance of an auction.
  package func write(imbalance: Int128, to writer: inout JSONWriter) {
    write(imbalance, .imbalance, to: &writer)
  }

  private func write(
    _ count: some FixedWidthInteger, _ measure: Measure, to writer: inout JSONWriter
  ) {
    switch self {
    case .units:
      // Beyond 2^53 some readers of JSON keep only a rounded number.
      if count.magnitude <= 1 << 53 { writer.integer(count) } else { writer.string("\(count)") }
    case .decimals(let instrument):
      writer.string(measure.scale(instrument).text(count))
    case .undetermined:
      preconditionFailure("what is written has a known instrument")
    }
  }
}

// MARK: - Integers

extension JSONForm where Output: FixedWidthInteger & Sendable {
  /// An integer of any size, as a number or as a string of its digits.
  package static func exactInteger(
    _ phrase: String, in range: ClosedRange<Output> = Output.min...Output.max
  ) -> Self {
    Self { value, problems in
      let number = JSONNumber(decimalIn: value)
      guard let number, number.isInteger, let integer = Output(number.token),
        range.contains(integer), Output.isSigned || number.token.utf8.first != UInt8(ascii: "-")
      else {
        problems.report(
          expected: "\(phrase), an integer from \(range.lowerBound) to \(range.upperBound)",
          found: value)
        return nil
      }
      return integer
    }
  }
}
