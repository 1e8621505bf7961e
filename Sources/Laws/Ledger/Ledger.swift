internal import Market

/// What a history says stands in the books: which orders live, what is left of each, and who is
/// ahead of whom.
///
/// It follows what the engine reports, right or wrong, and matches nothing itself: what a report
/// takes from an order is gone, a live order that is not mentioned is where it was. Of a report
/// that can't be so it takes what can be.
///
/// - Complexity: O(log n) for each event; memory by live orders.
package struct Ledger: Sendable {
  /// A live order.
  struct Entry: Sendable {
    var id = OrderID(0)
    var instrument = InstrumentID(0)
    var side = Side.buy
    /// Nil for an order that takes every price.
    var price: Price?
    var leaves = Quantity.zero
    /// What has been traded; what is beyond 64 bits stays at the largest.
    var filled = Quantity.zero
    var timeInForce = TimeInForce.goodTillCancel
    var account = AccountID.none
    /// When it took its place; the later, the higher.
    var arrival: UInt64 = 0
    var standing = Standing.dead
    /// The level in its side's `PriceLevels`, 0 where it stands on none.
    var level: Int32 = 0
    /// The orders behind and before it in its queue, by slot.
    var next: Int32 = 0
    var previous: Int32 = 0
    /// The orders of its instrument that took their places after and before it, by slot.
    var newer: Int32 = 0
    var older: Int32 = 0
  }

  enum Standing: Sendable {
    case inBook
    /// For the closing auction, outside the book.
    case waiting
    /// The order of the command that is being answered; it has no place yet.
    case incoming
    case dead
  }

  /// One side of a book.
  struct BookSide: Sendable {
    var levels = PriceLevels()
    /// Orders without a price: the oldest and the newest, and what is left of all.
    var marketHead: Int32 = 0
    var marketTail: Int32 = 0
    var marketTotal: UInt128 = 0
  }

  struct Book: Sendable {
    var phase = Phase.continuous
    var lastPrice: Price?
    /// The live orders of the instrument, however they stand.
    var count = 0
    /// Of the orders that have a place the one that took it last, and the one that took it first.
    var newest: Int32 = 0
    var oldest: Int32 = 0
  }

  var entries = [Entry()]
  private var free: [Int32] = []
  /// Where each live order stands, by the number that names it: a plain integer is hashed faster.
  private var slots: [UInt64: Int32] = [:]
  var books: [Book]
  /// The sides of all books, at `place(of:_:)`: one array, so that none is copied to be looked at.
  var sides: [BookSide]
  var clock = Timestamp.zero
  /// All identifiers of accepted orders, where they may be used once.
  var usedIdentifiers: Set<OrderID> = []
  var expiries = Expiries()
  private var arrivals: UInt64 = 0

  init(books count: Int) {
    books = Array(repeating: Book(), count: count)
    sides = Array(repeating: BookSide(), count: 2 * count)
  }

  subscript(slot: Int32) -> Entry { entries[Int(slot)] }

  /// The slot of a live order, or 0.
  func slot(of id: OrderID) -> Int32 { slots[id.rawValue] ?? 0 }

  /// Where a side stands in `sides`.
  static func place(of instrument: InstrumentID, _ side: Side) -> Int {
    2 * instrument.index + (side == .buy ? 0 : 1)
  }

  /// The number of live orders.
  var count: Int { slots.count }

  // MARK: Orders come and go

  /// A new order, which has no place yet.
  mutating func enter(_ order: NewOrder) -> Int32 {
    var entry = Entry()
    entry.id = order.id
    entry.instrument = order.instrument
    entry.side = order.side
    if case .limit(let price) = order.type { entry.price = price }
    entry.leaves = order.quantity
    entry.timeInForce = order.timeInForce
    entry.account = order.account
    entry.standing = .incoming
    let slot: Int32
    if let unused = free.popLast() {
      slot = unused
      entries[Int(slot)] = entry
    } else {
      slot = Int32(entries.count)
      entries.append(entry)
    }
    slots[order.id.rawValue] = slot
    books[order.instrument.index].count += 1
    noteExpiry(of: slot)
    return slot
  }

  /// The order is dead.
  mutating func remove(_ slot: Int32) {
    leavePlace(slot)
    entries[Int(slot)].standing = .dead
    slots[entries[Int(slot)].id.rawValue] = nil
    books[entries[Int(slot)].instrument.index].count -= 1
    free.append(slot)
  }

  /// The order traded; what is left of nothing dies.
  mutating func fill(_ slot: Int32, by quantity: Quantity) {
    let fill = min(max(quantity, .zero), entries[Int(slot)].leaves)
    let (filled, overflow) = entries[Int(slot)].filled.rawValue.addingReportingOverflow(
      fill.rawValue)
    entries[Int(slot)].filled = Quantity(overflow ? .max : filled)
    setLeaves(slot, to: entries[Int(slot)].leaves - fill)
    if entries[Int(slot)].leaves == .zero { remove(slot) }
  }

  /// Another quantity is left, and the order keeps its place.
  mutating func setLeaves(_ slot: Int32, to leaves: Quantity) {
    let entry = entries[Int(slot)]
    let change = Int128(leaves.rawValue) - Int128(entry.leaves.rawValue)
    entries[Int(slot)].leaves = leaves
    if entry.standing == .inBook { addToPlace(of: entry, change) }
  }

  /// The order gives its place up, and has another price from now on.
  mutating func lift(_ slot: Int32, price: Price?, leaves: Quantity) {
    leavePlace(slot)
    entries[Int(slot)].standing = .incoming
    entries[Int(slot)].price = price
    entries[Int(slot)].leaves = leaves
  }

  /// The order takes a place at the back of its queue, or waits for the close.
  mutating func rest(_ slot: Int32) {
    leavePlace(slot)
    let entry = entries[Int(slot)]
    entries[Int(slot)].arrival = arrivals
    arrivals += 1
    noteArrival(of: slot)
    let isWaiting =
      entry.timeInForce == .atClose && books[entry.instrument.index].phase != .closingAuction
    entries[Int(slot)].standing = isWaiting ? .waiting : .inBook
    entries[Int(slot)].level = 0
    entries[Int(slot)].next = 0
    entries[Int(slot)].previous = 0
    if !isWaiting { queue(slot) }
  }

  /// The order trades at this price from now on: what is left of a market order that stays.
  mutating func setPrice(_ slot: Int32, to price: Price) { entries[Int(slot)].price = price }

  /// An order of a saved book takes its place behind those restored before it.
  mutating func restore(_ order: RestingOrder, to instrument: InstrumentID) {
    let slot = enter(
      NewOrder(
        id: order.id, instrument: instrument, side: order.side,
        type: order.price.map(OrderType.limit) ?? .market,
        quantity: order.filled.adding(order.leaves), timeInForce: order.timeInForce,
        account: order.account))
    entries[Int(slot)].filled = order.filled
    entries[Int(slot)].leaves = order.leaves
    rest(slot)
  }

  // MARK: Looking at a book

  /// The best price of a side; nil where no order has one.
  func bestPrice(of instrument: InstrumentID, _ side: Side) -> Price? {
    let place = Self.place(of: instrument, side)
    let best = sides[place].levels.best
    if best == 0 { return nil }
    return PriceLevels.price(of: sides[place].levels[best].key, side: side)
  }

  /// The order of a side that is served first, or 0.
  func head(of instrument: InstrumentID, _ side: Side) -> Int32 {
    let place = Self.place(of: instrument, side)
    let market = sides[place].marketHead
    if market != 0 { return market }
    let best = sides[place].levels.best
    return best == 0 ? 0 : sides[place].levels[best].head
  }

  /// The price from which distances are counted.
  func reference(of instrument: InstrumentID, else own: Price?) -> Price? {
    books[instrument.index].lastPrice ?? own
  }
}
