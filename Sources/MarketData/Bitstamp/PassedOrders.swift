package import Market

/// The search for orders of the opening book that trades passed by: they can't have been there.
///
/// The opening book is a picture, taken apart from the stream of rows that follows it, and an
/// order that left in between is in the first and has no row in the second. From the log alone
/// this shows where an order has no row until the closing book while, on its side of the book, an
/// order that rested *behind* it lost volume: one of a worse price, or one of the same price that
/// was created after the opening. By price and time it would have traded first. Since it has no
/// row of its own, it left before the stream began.
///
/// Which of two opening orders of one price is the older no row tells, so these prove nothing; nor
/// does an order that loses volume in the instant that created it, which took and did not rest.
struct PassedOrders {
  /// An order that rested and lost volume.
  private struct Execution {
    var price: Price
    var proof: BitstampOrderLog.PassedOrder.Proof
  }

  /// The executions of each side that went deeper than all before them.
  private var deepest: [Side: [Execution]] = [:]
  /// At each price the first execution of an order from after the opening.
  private var latecomers: [Side: [Price: Execution]] = [:]

  /// Notes that an order with a limit, which was created at an instant, lost volume in a row.
  mutating func note(_ row: BitstampRow, limit: Price, created: Timestamp, opening: Timestamp) {
    guard created < row.instant, row.instant > opening else { return }
    let execution = Execution(price: limit, proof: .init(order: row.id, line: row.line))
    let isDeeper = deepest[row.side]?.last?.price.isBetter(than: limit, for: row.side) ?? true
    if isDeeper { deepest[row.side, default: []].append(execution) }
    if created > opening, latecomers[row.side]?[limit] == nil {
      latecomers[row.side, default: [:]][limit] = execution
    }
  }

  /// The first execution noted that can't have been with an untouched opening order in the book.
  ///
  /// - Complexity: O(log *n*) in the number of prices that executions went down or up to.
  func proof(against order: NewOrder) -> BitstampOrderLog.PassedOrder.Proof? {
    guard case .limit(let price) = order.type else { return nil }
    let executions = deepest[order.side, default: []]
    var (low, high) = (0, executions.count)
    while low < high {
      let middle = (low + high) / 2
      if price.isBetter(than: executions[middle].price, for: order.side) {
        high = middle
      } else {
        low = middle + 1
      }
    }
    let proofs = [
      low < executions.count ? executions[low] : nil, latecomers[order.side]?[price],
    ]
    return proofs.compactMap { $0?.proof }.min { $0.line < $1.line }
  }
}

extension BitstampOrderLog {
  /// An order of the opening book that a trade passed by, so that it had gone before the stream.
  package struct PassedOrder: Hashable, Sendable {
    /// The command that the order would have been.
    package var command: RecordedCommand
    package var id: OrderID
    package var proof: Proof

    /// What shows it: the order that traded although it was behind, and the line that says so.
    package struct Proof: Hashable, Sendable {
      package var order: OrderID
      package var line: Int
    }
  }

  /// Takes the orders out that trades passed by.
  mutating func takeOut(_ search: PassedOrders) {
    var kept: [RecordedCommand] = []
    var places: [Int: Int] = [:]
    for (index, recorded) in flow.commands.enumerated() {
      if case .new(let order) = recorded.command, untouchedOpeningOrders[order.id] != nil,
        let proof = search.proof(against: order)
      {
        passedOrders.append(PassedOrder(command: recorded, id: order.id, proof: proof))
        untouchedOpeningOrders[order.id] = nil
      } else {
        places[index] = kept.count
        kept.append(recorded)
      }
    }
    guard !passedOrders.isEmpty else { return }
    flow.commands = kept
    let moved = cancellations.compactMap { index, quantity in
      places[index].map { ($0, quantity) }
    }
    cancellations = Dictionary(moved) { first, _ in first }
    let gone = Set(passedOrders.map(\.id))
    closingBook.removeAll { gone.contains($0.id) }
  }
}
