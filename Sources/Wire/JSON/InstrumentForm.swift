package import JSONText
package import Market

/// How an instrument is written.
///
/// `tick` is one decimal or a table of rows from a price upwards. `priceUnit` and `quantityUnit`
/// default to the finest tick and to the lot; finer ones let off-tick prices and odd lots be sent.
package enum InstrumentForm {
  /// An instrument.
  package static var form: JSONForm<Instrument> {
    JSONForm.object { members in
      let symbol = members.required("symbol", symbolForm)
      let ticks =
        members.optional("tick", tickRows) ?? [(ExactDecimal(0), ExactDecimal(1, decimals: 2))]
      let lot = members.optional("lot", .unit) ?? ExactDecimal(1)
      let finest = ticks.map(\.increment).min { isLess($0, $1) } ?? ExactDecimal(1)
      let priceScale = Scale(unit: members.optional("priceUnit", .unit) ?? finest)
      let quantityScale = Scale(unit: members.optional("quantityUnit", .unit) ?? lot)
      let signs = members.optional("priceSigns", priceSigns) ?? .positive
      let price = JSONForm<Int64>.scaled(priceScale, unitKey: "priceUnit")
      let quantity = JSONForm<Int64>.scaled(quantityScale, unitKey: "quantityUnit")
      let minimum = members.optional("minimumQuantity", quantity)
      let maximum = members.optional("maximumQuantity", quantity)
      let band = members.optional("priceBand", bandForm(price))
      let reference = members.optional("referencePrice", price)
      guard let symbol else { return nil }
      guard let table = tickTable(ticks, in: priceScale) else {
        members.report(
          "expected ticks that are multiples of the price unit \(priceScale.unit), "
            + "from 0 and rising")
        return nil
      }
      guard let lotUnits = try? quantityScale.integer(lot) else {
        members.report(
          "expected a lot that is a multiple of the quantity unit \(quantityScale.unit)")
        return nil
      }
      let low = minimum ?? 1
      let high = maximum ?? .max
      guard low >= 1, low <= high else {
        members.report("expected quantity limits with 1 unit ≤ minimum ≤ maximum")
        return nil
      }
      return Instrument(
        symbol: symbol, priceScale: priceScale, quantityScale: quantityScale, tickTable: table,
        lot: Quantity(lotUnits), minimumQuantity: Quantity(low), maximumQuantity: Quantity(high),
        priceSigns: signs, priceBand: band, referencePrice: reference.map { Price($0) })
    }
  }

  private static var symbolForm: JSONForm<String> {
    JSONForm.string.refine { text throws(JSONExpectation) in
      guard !text.isEmpty, !text.hasPrefix("#"), !text.contains(where: \.isWhitespace) else {
        throw JSONExpectation("a symbol without spaces, not beginning with #")
      }
      return text
    }
  }

  private static var priceSigns: JSONForm<PriceSigns> {
    .choice([
      "positive": .positive, "nonNegative": [.zero, .positive], "any": .any,
      "negative": .negative, "nonPositive": [.zero, .negative],
    ])
  }

  private typealias TickRow = (from: ExactDecimal, increment: ExactDecimal)

  private static var tickRows: JSONForm<[TickRow]> {
    JSONForm { value, problems in
      guard case .array = value.kind else {
        return JSONForm.unit.read(value, into: problems).map { [(ExactDecimal(0), $0)] }
      }
      let row = JSONForm<TickRow>.object { members in
        let from = members.required("from", .notNegative)
        let tick = members.required("tick", .unit)
        guard let from, let tick else { return nil }
        return (from, tick)
      }
      guard let rows = JSONForm.array(of: row).read(value, into: problems) else { return nil }
      guard !rows.isEmpty else {
        problems.report(expected: "at least one row of ticks", found: value)
        return nil
      }
      return rows
    }
  }

  private static func tickTable(_ rows: [TickRow], in scale: Scale) -> TickTable? {
    var table: [TickTable.Row] = []
    for row in rows {
      guard let from = try? scale.integer(row.from), let tick = try? scale.integer(row.increment)
      else { return nil }
      table.append(TickTable.Row(from: UInt64(from), increment: tick))
    }
    return TickTable.isWellFormed(table) ? TickTable(rows: table) : nil
  }

  private static func bandForm(_ price: JSONForm<Int64>) -> JSONForm<ClosedRange<Price>> {
    JSONForm.object { members in
      let lower = members.required("lower", price)
      let upper = members.required("upper", price)
      guard let lower, let upper else { return nil }
      guard lower <= upper else {
        members.report("expected a lower limit that is not above the upper one")
        return nil
      }
      return Price(lower)...Price(upper)
    }
  }

  private static func isLess(_ a: ExactDecimal, _ b: ExactDecimal) -> Bool {
    let decimals = max(a.decimals, b.decimals)
    return a.significand * ExactDecimal.powerOfTen(decimals - a.decimals)
      < b.significand * ExactDecimal.powerOfTen(decimals - b.decimals)
  }
}

// MARK: - Writing

extension InstrumentForm {
  /// Writes every property, so that reading gives the same instrument.
  package static func write(_ instrument: Instrument, to writer: inout JSONWriter) {
    let prices = instrument.priceScale
    let quantities = instrument.quantityScale
    writer.beginObject()
    writer.member("symbol", instrument.symbol)
    writer.member("priceUnit", prices.unit.description)
    writer.key("tick")
    writer.beginArray()
    for row in instrument.tickTable.rows {
      writer.beginObject()
      writer.member("from", prices.text(Int128(row.from)))
      writer.member("tick", prices.text(row.increment))
      writer.endObject()
    }
    writer.endArray()
    writer.member("quantityUnit", quantities.unit.description)
    writer.member("lot", quantities.text(instrument.lot.rawValue))
    writer.member("minimumQuantity", quantities.text(instrument.minimumQuantity.rawValue))
    writer.member("maximumQuantity", quantities.text(instrument.maximumQuantity.rawValue))
    writer.member("priceSigns", name(of: instrument.priceSigns))
    if let band = instrument.priceBand {
      writer.member("priceBand") { writer in
        writer.member("lower", prices.text(band.lowerBound.rawValue))
        writer.member("upper", prices.text(band.upperBound.rawValue))
      }
    }
    if let reference = instrument.referencePrice {
      writer.member("referencePrice", prices.text(reference.rawValue))
    }
    writer.endObject()
  }

  private static func name(of signs: PriceSigns) -> String {
    if signs == .any { return "any" }
    let isNegative = signs.contains(.negative)
    if signs.contains(.zero) { return isNegative ? "nonPositive" : "nonNegative" }
    return isNegative ? "negative" : "positive"
  }
}
