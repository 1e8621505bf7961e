/// The price increments of an instrument: which prices orders may have, by price range.
///
/// The increment at a price is that of the last row whose `from` is at most the price's
/// magnitude, so that a table holds for negative prices as for positive ones.
public struct TickTable: Hashable, Sendable {
  /// From a price's magnitude upwards, prices are multiples of `increment`.
  public struct Row: Hashable, Sendable {
    /// The magnitude from which the row holds, in price units.
    public var from: UInt64
    /// The increment in price units, at least 1.
    public var increment: Int64

    public init(from: UInt64, increment: Int64) {
      self.from = from
      self.increment = increment
    }
  }

  /// The rows, by rising `from`; the first is from 0.
  public let rows: [Row]

  /// One increment for all prices.
  public init(increment: Int64 = 1) {
    self.init(rows: [Row(from: 0, increment: increment)])
  }

  /// A table of rows, which must rise strictly from 0 and have positive increments.
  public init(rows: [Row]) {
    precondition(Self.isWellFormed(rows), "a tick table rises from 0, with positive increments")
    self.rows = rows
  }

  /// Whether rows can make a table: the first from 0, strictly rising, positive increments.
  public static func isWellFormed(_ rows: [Row]) -> Bool {
    guard rows.first?.from == 0, rows.allSatisfy({ $0.increment > 0 }) else { return false }
    return zip(rows, rows.dropFirst()).allSatisfy { $0.from < $1.from }
  }

  /// The increment that holds at a price.
  ///
  /// - Complexity: O(rows).
  public func increment(at price: Price) -> Int64 {
    let magnitude = price.rawValue.magnitude
    var increment = rows[0].increment
    for row in rows where row.from <= magnitude { increment = row.increment }
    return increment
  }
}
