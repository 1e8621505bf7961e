internal import Market

/// The prices that orders of an instrument may have, found by guessing and checking.
///
/// The first allowed price of a range is a multiple of one of the increments, and none smaller is
/// in the range, or in the part of it where this increment and this sign hold.
struct PlainGrid {
  let instrument: Instrument

  /// The lowest price of a range that an order may have; nil where there is none.
  func first(from low: Int128, through high: Int128) -> Price? {
    guesses(from: low) { anchor, step in
      let rest = anchor % step
      return rest == 0 ? anchor : anchor - rest + (rest > 0 ? step : 0)
    }.filter { low <= $0 && $0 <= high }.compactMap(allowed).min()
  }

  /// The highest price of a range that an order may have; nil where there is none.
  func last(from low: Int128, through high: Int128) -> Price? {
    guesses(from: high) { anchor, step in
      let rest = anchor % step
      return rest == 0 ? anchor : anchor - rest - (rest < 0 ? step : 0)
    }.filter { low <= $0 && $0 <= high }.compactMap(allowed).max()
  }

  private func guesses(
    from end: Int128, _ multiple: (Int128, Int128) -> Int128
  ) -> [Int128] {
    var anchors: [Int128] = [end, 0, 1, -1, Int128(Int64.min), Int128(Int64.max)]
    if let band = instrument.priceBand {
      anchors += [Int128(band.lowerBound.rawValue), Int128(band.upperBound.rawValue)]
    }
    for row in instrument.tickTable.rows {
      let from = Int128(row.from)
      anchors += [from, from - 1, -from, 1 - from]
    }
    return instrument.tickTable.rows.flatMap { row in
      anchors.map { multiple($0, Int128(row.increment)) }
    }
  }

  /// The price of a number, if orders may have it.
  private func allowed(_ number: Int128) -> Price? {
    guard let raw = Int64(exactly: number) else { return nil }
    let price = Price(raw)
    guard instrument.priceSigns.allow(price), instrument.priceBand?.contains(price) ?? true,
      raw % instrument.tickTable.increment(at: price) == 0
    else { return nil }
    return price
  }
}
