import Market

/// The prices that orders of an instrument may have.
struct PriceGrid {
  let instrument: Instrument

  /// The lowest and the highest price within bounds; none where the bounds hold none.
  func ends(of bounds: ClosedRange<Int128>) -> [Price] {
    let parts = parts(of: bounds)
    let lowest = parts.lazy.compactMap { lowestMultiple(in: $0) }.first
    let highest = parts.reversed().lazy.compactMap { highestMultiple(in: $0) }.first
    return [lowest, highest].compactMap { $0 }
  }

  /// The allowed parts of a range, rising: below zero, zero, above zero, each inside the band.
  private func parts(of bounds: ClosedRange<Int128>) -> [ClosedRange<Int128>] {
    let signs: [(PriceSigns, ClosedRange<Int128>)] = [
      (.negative, Int128(Int64.min)...(-1)), (.zero, 0...0), (.positive, 1...Int128(Int64.max)),
    ]
    let band = instrument.priceBand
    let lowest = max(bounds.lowerBound, Int128(band?.lowerBound.rawValue ?? .min))
    let highest = min(bounds.upperBound, Int128(band?.upperBound.rawValue ?? .max))
    return signs.compactMap { sign, range in
      let low = max(lowest, range.lowerBound)
      let high = min(highest, range.upperBound)
      return instrument.priceSigns.contains(sign) && low <= high ? low...high : nil
    }
  }

  /// The lowest price on the tick grid in a range of prices of one sign.
  private func lowestMultiple(in range: ClosedRange<Int128>) -> Price? {
    range.lowerBound >= 0
      ? smallestMagnitude(in: range).map { Price(Int64($0)) }
      : largestMagnitude(in: -range.upperBound ... -range.lowerBound).map { Price(Int64(-$0)) }
  }

  /// The highest price on the tick grid in a range of prices of one sign.
  private func highestMultiple(in range: ClosedRange<Int128>) -> Price? {
    range.lowerBound >= 0
      ? largestMagnitude(in: range).map { Price(Int64($0)) }
      : smallestMagnitude(in: -range.upperBound ... -range.lowerBound).map { Price(Int64(-$0)) }
  }

  /// Row by row of the tick table, from the smallest magnitudes on: the least multiple of the
  /// row's increment.
  private func smallestMagnitude(in range: ClosedRange<Int128>) -> Int128? {
    rows(in: range).lazy.compactMap { row, increment in
      let multiple = (row.lowerBound + increment - 1) / increment * increment
      return row.contains(multiple) ? multiple : nil
    }.first
  }

  private func largestMagnitude(in range: ClosedRange<Int128>) -> Int128? {
    rows(in: range).reversed().lazy.compactMap { row, increment in
      let multiple = row.upperBound / increment * increment
      return row.contains(multiple) ? multiple : nil
    }.first
  }

  /// The parts of a range of magnitudes in which one increment holds, rising.
  private func rows(
    in range: ClosedRange<Int128>
  ) -> [(ClosedRange<Int128>, increment: Int128)] {
    let rows = instrument.tickTable.rows
    return rows.indices.compactMap { index in
      let next = index + 1 < rows.count ? Int128(rows[index + 1].from) : range.upperBound + 1
      let low = max(range.lowerBound, Int128(rows[index].from))
      let high = min(range.upperBound, next - 1)
      return low <= high ? (low...high, Int128(rows[index].increment)) : nil
    }
  }

  /// The middle of two prices, of which the higher one may be the lower one too.
  ///
  /// A middle that no order may have goes up to the next price that one may, but not above the
  /// higher price.
  func middle(of lowest: Price, and highest: Price) -> Price {
    let sum = Int128(lowest.rawValue) + Int128(highest.rawValue)
    // Half of it, rounded up: a shift rounds down.
    let middle = (sum + 1) >> 1
    return ends(of: middle...Int128(highest.rawValue)).first ?? highest
  }
}
