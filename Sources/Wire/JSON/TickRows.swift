import JSONText
import Market

/// The rows of a tick table as decimals, before it is known in which unit they are counted.
struct TickRows: Sendable {
  struct Row: Sendable {
    var from: ExactDecimal
    var tick: ExactDecimal
  }

  var rows: [Row]

  /// One tick for all prices.
  init(tick: ExactDecimal) { rows = [Row(from: ExactDecimal(0), tick: tick)] }

  init(rows: [Row]) { self.rows = rows }

  /// The tick of instruments that give none.
  static let `default` = TickRows(tick: ExactDecimal(1, decimals: 2))

  /// The greatest unit of which all ticks and bounds are multiples.
  var commonUnit: ExactDecimal {
    rows.reduce(rows[0].tick) { unit, row in
      unit.commonUnit(with: row.tick).commonUnit(with: row.from)
    }
  }

  /// The table in a unit; nil where a tick or a bound is no multiple of it, or too large.
  func table(in unit: ExactDecimal) -> TickTable? {
    var counted: [TickTable.Row] = []
    for row in rows {
      guard let from: UInt64 = row.from.count(of: unit),
        let increment: Int64 = row.tick.count(of: unit)
      else { return nil }
      counted.append(TickTable.Row(from: from, increment: increment))
    }
    return TickTable(rows: counted)
  }
}

extension ExactDecimal {
  /// How often a positive unit goes into the value; nil where it leaves a rest or the count is too
  /// large.
  func count<Count: FixedWidthInteger>(
    of unit: ExactDecimal, as type: Count.Type = Count.self
  ) -> Count? {
    do throws(DecimalError) {
      return try Scale(unit: unit).total(description)
    } catch {
      return nil
    }
  }

  /// The greatest unit of which two values are multiples; the value itself if the other is zero.
  ///
  /// Both must have at most 18 digits.
  fileprivate func commonUnit(with other: ExactDecimal) -> ExactDecimal {
    let places = max(decimals, other.decimals)
    var left = aligned(to: places)
    var right = other.aligned(to: places)
    while right != 0 { (left, right) = (right, left % right) }
    return ExactDecimal(left, decimals: places)
  }

  private func aligned(to places: Int) -> Int128 {
    (decimals..<places).reduce(significand) { value, _ in value * 10 }
  }
}

extension JSONForm where Output == TickRows {
  /// One tick, or a table of ticks that rises from 0.
  static let ticks = JSONForm { value, problems in
    guard case .array(let elements) = value.kind else {
      return JSONForm<ExactDecimal>.unit("a tick").read(value, into: problems)
        .map { TickRows(tick: $0) }
    }
    guard let rows = JSONForm<[TickRows.Row]>.array(of: row).read(value, into: problems) else {
      return nil
    }
    guard let first = rows.first, first.from == ExactDecimal(0) else {
      problems.report(
        "expected a table of ticks that begins with \"from\": \"0\"", at: elements.first ?? value)
      return nil
    }
    var rises = true
    for index in rows.indices.dropFirst() where !(rows[index - 1].from < rows[index].from) {
      problems.report(
        "expected a \"from\" above that of the row before, \(rows[index - 1].from), "
          + "found \(rows[index].from)",
        at: elements[index]["from"] ?? elements[index])
      rises = false
    }
    let ticks = TickRows(rows: rows)
    guard rises else { return nil }
    guard ticks.table(in: ticks.commonUnit) != nil else {
      problems.report(
        "expected ticks less far apart: in their common unit, \(ticks.commonUnit), "
          + "they do not fit 64 bits",
        at: value)
      return nil
    }
    return ticks
  }

  private static let row = JSONForm<TickRows.Row>.object { members in
    let from = members.required("from", .bound)
    let tick = members.required("tick", .unit("a tick"))
    guard let from, let tick else { return nil }
    return TickRows.Row(from: from, tick: tick)
  }
}

extension JSONForm where Output == ExactDecimal {
  /// Where a row of a tick table begins: a decimal of at most 18 digits that is not negative.
  fileprivate static let bound = Self { value, problems in
    guard let bound = ExactDecimal(upTo18DigitsIn: value), bound.significand >= 0 else {
      problems.report(
        expected: "a price from 0 up, a decimal number of at most 18 digits", found: value)
      return nil
    }
    return bound
  }
}

extension ExactDecimal {
  /// The decimal that a value says, if it is one of at most 18 digits.
  init?(upTo18DigitsIn value: JSONValue) {
    guard let number = JSONNumber(decimalIn: value) else { return nil }
    do throws(DecimalError) {
      self = try ExactDecimal(number.token)
    } catch {
      return nil
    }
    guard significand.magnitude < Self.powerOfTen(18).magnitude else { return nil }
  }

  fileprivate static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    let places = max(left.decimals, right.decimals)
    return left.aligned(to: places) < right.aligned(to: places)
  }
}
