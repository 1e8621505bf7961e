import Market

/// The fills among the steps of a log of order events: which two rows tell of each.
struct BitstampFills {
  /// Two rows, one after the other, that tell of one fill.
  struct Pair {
    /// The place of the first row; the second is at the next.
    var place: Int
    var quantity: Quantity
  }

  private(set) var pairs: [Pair] = []
  /// The places of deletions that end an order for an amount of money, and cancel nothing.
  private(set) var moneyEnds: Set<Int> = []

  /// Less than two cents in the units of a price times those of a quantity.
  private static let moneyLimit: Int64 = 2 * 100_000_000

  init(_ steps: [BitstampSteps.Step], tally: inout BitstampEventLog.Tally) {
    var place = 0
    /// The first place that no pair has taken.
    var free = 0
    while place < steps.count {
      guard case .lost(let loss) = steps[place].meaning else {
        place += 1
        continue
      }
      if let pair = pair(steps, at: place, tally: &tally) {
        pairs.append(pair)
        place += 2
        free = place
        continue
      }
      let ends = [place - 1, place + 1].filter { $0 >= free && $0 < steps.count }
      if let loss,
        let end = ends.first(where: { Self.isMoneyEnd(steps[$0], after: steps[place], loss) })
      {
        moneyEnds.insert(end)
        pairs.append(Pair(place: min(place, end), quantity: loss))
        tally.moneyEnds += 1
        place = max(place, end)
        free = place + 1
      } else {
        tally.unpaired += 1
      }
      place += 1
    }
  }

  /// The fill of the losses at a place and the next.
  private func pair(
    _ steps: [BitstampSteps.Step], at place: Int, tally: inout BitstampEventLog.Tally
  ) -> Pair? {
    guard place + 1 < steps.count, Self.canMeet(steps[place], steps[place + 1]),
      case .lost(let first) = steps[place].meaning,
      case .lost(let second) = steps[place + 1].meaning, let known = first ?? second
    else { return nil }
    let other = second ?? known
    let (low, high) = known < other ? (known, other) : (other, known)
    guard high - low <= BitstampEventLog.roundingLimit else { return nil }
    if low != high { tally.roundedFills += 1 }
    return Pair(place: place, quantity: low)
  }

  /// Whether two rows are of orders that can trade, at nearly the same time.
  private static func canMeet(_ first: BitstampSteps.Step, _ second: BitstampSteps.Step) -> Bool {
    let (buy, sell) =
      first.row.side == .buy ? (first.row, second.row) : (second.row, first.row)
    return buy.side == .buy && sell.side == .sell && buy.price >= sell.price
      && BitstampEventLog.pairingLimit.covers(buy.instant, sell.instant)
  }

  private static func isMoneyEnd(
    _ end: BitstampSteps.Step, after other: BitstampSteps.Step, _ loss: Quantity
  ) -> Bool {
    guard end.meaning == .canceled, end.row.volume >= loss, canMeet(end, other) else {
      return false
    }
    let rest = end.row.volume - loss
    let (worth, overflow) = rest.rawValue.multipliedReportingOverflow(by: end.row.price.rawValue)
    return !overflow && worth < moneyLimit
  }
}
