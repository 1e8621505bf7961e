internal import Market

/// The prices that an instrument's tick table allows, found without walking from tick to tick.
///
/// Both questions take O(rows of the table).
struct TickGrid {
  let table: TickTable

  /// The lowest price of the grid within a range.
  func lowest(in range: ClosedRange<Price>) -> Price? {
    for zone in zones {
      let start = max(zone.prices.lowerBound, Int128(range.lowerBound.rawValue))
      let end = min(zone.prices.upperBound, Int128(range.upperBound.rawValue))
      let offset = (start % zone.increment + zone.increment) % zone.increment
      let price = offset == 0 ? start : start + zone.increment - offset
      if price <= end { return Price(Int64(price)) }
    }
    return nil
  }

  /// The highest price of the grid within a range.
  func highest(in range: ClosedRange<Price>) -> Price? {
    for zone in zones.reversed() {
      let start = max(zone.prices.lowerBound, Int128(range.lowerBound.rawValue))
      let end = min(zone.prices.upperBound, Int128(range.upperBound.rawValue))
      let price = end - (end % zone.increment + zone.increment) % zone.increment
      if price >= start { return Price(Int64(price)) }
    }
    return nil
  }

  private typealias Zone = (prices: ClosedRange<Int128>, increment: Int128)

  /// The stretches of one increment each, from the lowest prices to the highest.
  private var zones: [Zone] {
    var rising: [Zone] = []
    for (index, row) in table.rows.enumerated() {
      let isLast = index == table.rows.count - 1
      let end = isLast ? 1 << 64 : Int128(table.rows[index + 1].from) - 1
      rising.append((Int128(row.from)...end, Int128(row.increment)))
    }
    let falling = rising.reversed().map { zone in
      (-zone.prices.upperBound ... -zone.prices.lowerBound, zone.increment)
    }
    return falling + rising
  }
}

extension Instrument {
  /// The lowest and the highest price within a range that an order may have; nil without any.
  func ends(of range: ClosedRange<Price>) -> (lowest: Price, highest: Price)? {
    let grid = TickGrid(table: tickTable)
    let parts = allowedParts(of: range)
    guard let lowest = parts.lazy.compactMap({ grid.lowest(in: $0) }).first,
      let highest = parts.reversed().lazy.compactMap({ grid.highest(in: $0) }).first
    else { return nil }
    return (lowest, highest)
  }

  /// What is left of a range by the band and the signs, from low to high.
  private func allowedParts(of range: ClosedRange<Price>) -> [ClosedRange<Price>] {
    let lowest = max(range.lowerBound, priceBand?.lowerBound ?? Price(.min))
    let highest = min(range.upperBound, priceBand?.upperBound ?? Price(.max))
    let signs: [(PriceSigns, ClosedRange<Price>)] = [
      (.negative, Price(.min)...Price(-1)), (.zero, Price(0)...Price(0)),
      (.positive, Price(1)...Price(.max)),
    ]
    return signs.compactMap { sign, prices in
      let start = max(lowest, prices.lowerBound)
      let end = min(highest, prices.upperBound)
      return priceSigns.contains(sign) && start <= end ? start...end : nil
    }
  }
}
