import Market

/// The rows of a log of order events in the order of what they tell, each with its meaning.
struct BitstampSteps {
  /// What a row says of its order.
  enum Meaning: Equatable {
    /// The order came.
    case created
    /// It lost volume at its price; nil where the volume from before is from before the file.
    case lost(Quantity?)
    /// It has another price, and maybe less volume for the same money.
    case repriced
    /// It was deleted with all that was left.
    case canceled
    /// Nothing happened.
    case nothing
  }

  struct Step {
    var row: BitstampEventRow
    var meaning: Meaning
  }

  private struct LiveOrder {
    var price: Price
    var volume: Quantity
    var side: Side
    var line: Int
  }

  private(set) var steps: [Step] = []
  /// The first rows of the orders that no row creates.
  private(set) var firstRowsFromBefore: [BitstampEventRow] = []
  private var live: [OrderID: LiveOrder] = [:]
  private var created: Set<OrderID> = []
  private let file: String

  init(
    _ rows: [BitstampEventRow], file: String, tally: inout BitstampEventLog.Tally
  ) throws(MarketDataProblem) {
    self.file = file
    let ordered = try inOrder(rows, tally: &tally)
    for row in ordered where row.action == .created {
      guard created.insert(row.id).inserted else {
        throw problem(row, expected: "an order created once", found: "\(row.id.rawValue) again")
      }
    }
    steps.reserveCapacity(ordered.count)
    for row in ordered {
      let meaning = try follow(row, since: rows[0].instant)
      switch meaning {
      case .lost: tally.losses += 1
      case .repriced: tally.repricings += 1
      case .nothing: tally.unchanged += 1
      case .created, .canceled: break
      }
      steps.append(Step(row: row, meaning: meaning))
    }
    tally.ordersFromBefore = firstRowsFromBefore.count
  }

  private func problem(
    _ row: BitstampEventRow, expected: String, found: String
  ) -> MarketDataProblem {
    MarketDataProblem(file: file, line: row.line, expected: expected, found: found)
  }

  /// The rows with late ones before the deletions of their orders, and without second deletions.
  private func inOrder(
    _ rows: [BitstampEventRow], tally: inout BitstampEventLog.Tally
  ) throws(MarketDataProblem) -> [BitstampEventRow] {
    var ends: [OrderID: Int] = [:]
    var places: [(place: Int, isInPlace: Int, row: Int)] = []
    for (index, row) in rows.enumerated() {
      guard let end = ends[row.id] else {
        if row.action == .deleted { ends[row.id] = index }
        places.append((index, 1, index))
        continue
      }
      guard BitstampEventLog.latenessLimit.covers(rows[end].instant, row.instant) else {
        throw problem(
          row, expected: "an order that has not ended",
          found: "\(row.id.rawValue), which ended on line \(rows[end].line)")
      }
      if row.action == .deleted {
        tally.repeatedDeletions += 1
      } else {
        tally.lateRows += 1
        places.append((end, 0, index))
      }
    }
    if tally.lateRows > 0 { places.sort { $0 < $1 } }
    return places.map { rows[$0.row] }
  }

  private mutating func follow(
    _ row: BitstampEventRow, since start: Timestamp
  ) throws(MarketDataProblem) -> Meaning {
    let meaning: Meaning
    if let order = live[row.id] {
      meaning = try self.meaning(of: row, after: order)
    } else if row.action == .created {
      meaning = .created
    } else {
      meaning = try firstMeaning(of: row, since: start)
    }
    live[row.id] = LiveOrder(
      price: row.price, volume: row.volume, side: row.side, line: row.line)
    return meaning
  }

  /// What the first row of an order says that no row before it created.
  private mutating func firstMeaning(
    of row: BitstampEventRow, since start: Timestamp
  ) throws(MarketDataProblem) -> Meaning {
    guard !created.contains(row.id) else {
      throw problem(
        row, expected: "the creation of order \(row.id.rawValue), which comes later",
        found: "a row after it")
    }
    guard row.creation <= start else {
      throw problem(
        row, expected: "an order that is created above, or from before the file",
        found: "\(row.id.rawValue), created in the time of the file and on no line of it")
    }
    firstRowsFromBefore.append(row)
    return row.action == .changed || row.volume == .zero ? .lost(nil) : .canceled
  }

  private func meaning(
    of row: BitstampEventRow, after order: LiveOrder
  ) throws(MarketDataProblem) -> Meaning {
    guard row.side == order.side else {
      throw problem(row, expected: "the side as on line \(order.line)", found: "the other")
    }
    guard row.volume <= order.volume else {
      throw problem(
        row, expected: "a volume of at most \(order.volume.rawValue), as on line \(order.line)",
        found: "\(row.volume.rawValue)")
    }
    if row.price != order.price {
      guard row.action == .changed, row.volume > .zero else {
        throw problem(
          row, expected: "the price as on line \(order.line)", found: "another in a deletion")
      }
      return .repriced
    }
    if row.volume < order.volume { return .lost(order.volume - row.volume) }
    return row.action == .deleted && row.volume > .zero ? .canceled : .nothing
  }
}
