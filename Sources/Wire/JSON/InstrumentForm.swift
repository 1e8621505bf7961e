package import JSONText
package import Market

extension JSONForm where Output == [Instrument] {
  /// The instruments of an engine: at least one, each symbol once.
  package static let instruments = JSONForm { value, problems in
    guard let instruments = JSONForm.array(of: .instrument).read(value, into: problems) else {
      return nil
    }
    guard case .array(let elements) = value.kind, !elements.isEmpty else {
      problems.report("expected at least one instrument", at: value)
      return nil
    }
    var symbols: Set<String> = []
    for (instrument, element) in zip(instruments, elements)
    where !symbols.insert(instrument.symbol).inserted {
      problems.report(
        "expected each symbol once, found \"\(instrument.symbol)\" again",
        at: element["symbol"] ?? element)
    }
    return symbols.count == instruments.count ? instruments : nil
  }
}

extension JSONForm where Output == Instrument {
  /// An instrument; everything but its symbol has a default.
  ///
  /// The tick is 0.01, or a table of ticks by price. The price unit is the tick; for a table, the
  /// greatest unit of which all its ticks and bounds are multiples. The lot is 1, the quantity unit
  /// the lot. The least quantity is one unit, the largest 2^63 - 1 units, and prices are positive.
  package static let instrument = JSONForm.object { members in
    let symbol = members.required("symbol", .symbol)
    let ticks = members.optional("tick", .ticks, default: TickRows.default)
    let priceUnit = members.optional(
      "priceUnit", .priceUnit(of: ticks), default: ticks?.commonUnit)
    let lot = members.optional("lot", .unit("a lot"), default: ExactDecimal(1))
    let quantityUnit = members.optional("quantityUnit", .quantityUnit(of: lot), default: lot)
    var instrument = Instrument(symbol: symbol ?? "")
    var notation = Notation.undetermined
    if let priceUnit, let table = ticks?.table(in: priceUnit), let quantityUnit,
      let lot = lot?.count(of: quantityUnit, as: Int64.self)
    {
      instrument.priceScale = Scale(unit: priceUnit)
      instrument.quantityScale = Scale(unit: quantityUnit)
      instrument.tickTable = table
      instrument.lot = Quantity(lot)
      notation = .decimals(of: instrument)
    }
    members.readLimits(of: &instrument, by: notation)
    return symbol == nil ? nil : instrument
  }
}

// MARK: - Limits

extension JSONObjectReader {
  fileprivate mutating func optional<Output>(
    _ key: String, _ form: JSONForm<Output>, default value: Output?
  ) -> Output? {
    contains(key) ? optional(key, form) : value
  }

  fileprivate mutating func readLimits(of instrument: inout Instrument, by notation: Notation) {
    let minimum = optional(
      "minimumQuantity", notation.quantity(atLeast: Quantity(1)),
      default: instrument.minimumQuantity)
    let maximum = optional(
      "maximumQuantity", notation.quantity(atLeast: minimum ?? Quantity(1)),
      default: instrument.maximumQuantity)
    let signs = optional("priceSigns", .priceSigns, default: instrument.priceSigns)
    instrument.minimumQuantity = minimum ?? instrument.minimumQuantity
    instrument.maximumQuantity = maximum ?? instrument.maximumQuantity
    instrument.priceSigns = signs ?? instrument.priceSigns
    instrument.priceBand = optional("priceBand", notation.band)
    instrument.referencePrice = optional("referencePrice", notation.price)
    instrument.dynamicRange = optional("dynamicRange", notation.distance)
    instrument.auctionCollar = optional("auctionCollar", notation.distance)
  }
}

extension Notation {
  fileprivate func quantity(atLeast least: Quantity) -> JSONForm<Quantity> {
    quantity.refine { quantity throws(JSONExpectation) in
      guard quantity < least, case .decimals(let instrument) = self else { return quantity }
      let text = instrument.quantityScale.text(least.rawValue)
      throw JSONExpectation("a quantity of at least \(text)")
    }
  }

  fileprivate var band: JSONForm<ClosedRange<Price>> {
    .object { members in
      let lower = members.required("lower", price)
      let upper = members.required("upper", price)
      guard let lower, let upper else { return nil }
      guard lower <= upper else {
        members.report("expected an upper limit that is not below the lower")
        return nil
      }
      return lower...upper
    }
  }
}

extension JSONForm where Output == PriceSigns {
  fileprivate static let priceSigns = JSONForm.choice(PriceSigns.words)
}

extension PriceSigns {
  /// The words for the signs that prices may have.
  ///
  /// Instruments of the mirrored market are the ones with non-positive and negative prices.
  package static let words: [(name: String, value: PriceSigns)] = [
    ("positive", .positive),
    ("nonNegative", [.zero, .positive]),
    ("any", .any),
    ("nonPositive", [.zero, .negative]),
    ("negative", .negative),
  ]
}

// MARK: - Symbols and units

extension JSONForm where Output == String {
  /// A text of at least one character.
  package static let nonEmptyString = JSONForm.string.refine {
    text throws(JSONExpectation) in
    guard !text.isEmpty else { throw JSONExpectation("a text that is not empty") }
    return text
  }

  fileprivate static let symbol = nonEmptyString
}

extension JSONForm where Output == ExactDecimal {
  /// A positive decimal of at most 18 digits, so that 64 bits of it fit 128 bits.
  static func unit(_ phrase: String) -> Self {
    Self { value, problems in
      guard let unit = ExactDecimal(upTo18DigitsIn: value), unit.significand > 0 else {
        problems.report(
          expected: "\(phrase), a positive decimal number of at most 18 digits", found: value)
        return nil
      }
      return unit
    }
  }

  fileprivate static func priceUnit(of ticks: TickRows?) -> Self {
    unit("a price unit").refine { unit throws(JSONExpectation) in
      guard let ticks, ticks.table(in: unit) == nil else { return unit }
      throw JSONExpectation("a price unit of which every tick and bound of a tick is a multiple")
    }
  }

  fileprivate static func quantityUnit(of lot: ExactDecimal?) -> Self {
    unit("a quantity unit").refine { unit throws(JSONExpectation) in
      guard let lot, lot.count(of: unit, as: Int64.self) == nil else { return unit }
      throw JSONExpectation("a quantity unit of which the lot, \(lot), is a multiple")
    }
  }
}

// MARK: - Writing

extension JSONWriter {
  /// Writes an instrument, its units always and its limits where they are not the default.
  ///
  /// Its signs of prices must be ones that `PriceSigns.words` has a word for. It is read back as
  /// the same if its units and ticks have at most 18 digits.
  package mutating func instrument(_ instrument: Instrument) {
    let notation = Notation.decimals(of: instrument)
    beginObject()
    key("symbol")
    string(instrument.symbol)
    key("tick")
    ticks(of: instrument)
    key("priceUnit")
    notation.write(Price(1), to: &self)
    key("lot")
    notation.write(instrument.lot, to: &self)
    key("quantityUnit")
    notation.write(Quantity(1), to: &self)
    if instrument.minimumQuantity != Quantity(1) {
      key("minimumQuantity")
      notation.write(instrument.minimumQuantity, to: &self)
    }
    if instrument.maximumQuantity != Quantity(.max) {
      key("maximumQuantity")
      notation.write(instrument.maximumQuantity, to: &self)
    }
    if instrument.priceSigns != .positive {
      guard let word = PriceSigns.words.first(where: { $0.value == instrument.priceSigns }) else {
        preconditionFailure("no word for these signs of prices")
      }
      key("priceSigns")
      string(word.name)
    }
    if let band = instrument.priceBand {
      key("priceBand")
      beginObject()
      key("lower")
      notation.write(band.lowerBound, to: &self)
      key("upper")
      notation.write(band.upperBound, to: &self)
      endObject()
    }
    if let price = instrument.referencePrice {
      key("referencePrice")
      notation.write(price, to: &self)
    }
    if let range = instrument.dynamicRange {
      key("dynamicRange")
      notation.write(distance: range, to: &self)
    }
    if let collar = instrument.auctionCollar {
      key("auctionCollar")
      notation.write(distance: collar, to: &self)
    }
    endObject()
  }

  private mutating func ticks(of instrument: Instrument) {
    let scale = instrument.priceScale
    let rows = instrument.tickTable.rows
    guard rows.count > 1 else {
      string(scale.text(rows[0].increment))
      return
    }
    beginArray()
    for row in rows {
      beginObject()
      key("from")
      string(scale.text(row.from))
      key("tick")
      string(scale.text(row.increment))
      endObject()
    }
    endArray()
  }
}
