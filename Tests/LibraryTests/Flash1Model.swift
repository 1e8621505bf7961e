import CEngine

/// What the facts of the flash1 ABI say an engine reports, in the plainest way: a dictionary of
/// orders, and for every message a search through the other side.
struct Flash1Model {
  private struct Order {
    var price: Int64
    var quantity: UInt32
    var side: UInt8
  }

  private var orders: [UInt64: Order] = [:]
  /// The identifiers at each price of each side, the oldest first.
  private var levels: [[Int64: [UInt64]]] = [[:], [:]]
  /// The prices of each side, rising.
  private var prices: [[Int64]] = [[], []]
  private(set) var reports: [flash1_report] = []

  var bestBid: Int64 { prices[0].last ?? .min }
  var bestAsk: Int64 { prices[1].first ?? .max }
  /// Identifiers that rest, in no order that means anything.
  var resting: [UInt64] { orders.keys.sorted() }

  func depth(at price: Int64, _ side: UInt8) -> UInt64 {
    (levels[Int(side)][price] ?? []).reduce(0) { $0 + UInt64(orders[$1]?.quantity ?? 0) }
  }

  mutating func take(_ message: Flash1Message, sequence: UInt64) {
    switch message {
    case .new(let id, let price, let quantity, let side, let ioc):
      // Nothing else can be said of what the protocol does not allow for.
      if quantity == 0 || orders[id] != nil { return }
      report(FLASH1_ORDER_ACK, side, sequence, id, price, quantity)
      let left = trade(id, price, quantity, side, sequence)
      if left == 0 { return }
      if ioc {
        report(FLASH1_CANCEL_ACK, side, sequence, id, price, left)
      } else {
        rest(id, Order(price: price, quantity: left, side: side))
      }
    case .cancel(let id):
      guard let order = orders[id] else {
        report(FLASH1_CANCEL_REJECT, 0, sequence, id, 0, 0)
        return
      }
      remove(id, order)
      report(FLASH1_CANCEL_ACK, order.side, sequence, id, order.price, 0)
    case .modify(let id, let price, let quantity, let side):
      guard let order = orders[id], quantity > 0 else {
        report(FLASH1_MODIFY_REJECT, 0, sequence, id, 0, 0)
        return
      }
      remove(id, order)
      report(FLASH1_MODIFY_ACK, side, sequence, id, price, quantity)
      let left = trade(id, price, quantity, side, sequence)
      if left > 0 { rest(id, Order(price: price, quantity: left, side: side)) }
    }
  }

  private mutating func trade(
    _ id: UInt64, _ limit: Int64, _ quantity: UInt32, _ side: UInt8, _ sequence: UInt64
  ) -> UInt32 {
    var left = quantity
    while left > 0, let best = side == 0 ? prices[1].first : prices[0].last,
      side == 0 ? best <= limit : best >= limit, let maker = levels[Int(1 - side)][best]?.first,
      var resting = orders[maker]
    {
      let filled = min(left, resting.quantity)
      left -= filled
      var trade = flash1_report()
      trade.type = UInt8(FLASH1_TRADE)
      trade.side = side
      trade.sequence = sequence
      trade.order_id = id
      trade.price = best
      trade.quantity = filled
      trade.maker_id = maker
      trade.taker_id = id
      reports.append(trade)
      resting.quantity -= filled
      if resting.quantity == 0 { remove(maker, resting) } else { orders[maker] = resting }
    }
    return left
  }

  private mutating func rest(_ id: UInt64, _ order: Order) {
    orders[id] = order
    let side = Int(order.side)
    if levels[side][order.price] == nil {
      let place = prices[side].firstIndex { $0 > order.price } ?? prices[side].count
      prices[side].insert(order.price, at: place)
    }
    levels[side][order.price, default: []].append(id)
  }

  private mutating func remove(_ id: UInt64, _ order: Order) {
    orders[id] = nil
    let side = Int(order.side)
    levels[side][order.price]?.removeAll { $0 == id }
    if levels[side][order.price]?.isEmpty == true {
      levels[side][order.price] = nil
      prices[side].removeAll { $0 == order.price }
    }
  }

  private mutating func report(
    _ type: Int, _ side: UInt8, _ sequence: UInt64, _ id: UInt64, _ price: Int64,
    _ quantity: UInt32
  ) {
    var report = flash1_report()
    report.type = UInt8(type)
    report.side = side
    report.sequence = sequence
    report.order_id = id
    report.price = price
    report.quantity = quantity
    reports.append(report)
  }
}
