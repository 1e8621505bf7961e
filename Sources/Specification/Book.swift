import Market

/// A place in the queue: what decides which of two orders trades first.
struct Place: Sendable {
  var instrument: InstrumentID
  var side: Side
  /// Nil for an order that takes every price.
  var price: Price?
  /// The later a place was taken, the higher: its number among all places of the engine.
  var arrival: UInt64
  var standing = Standing.inBook

  /// Where an order stands.
  enum Standing: Hashable, Sendable {
    case inBook
    /// Outside the book until the closing auction begins.
    case waiting
  }

  /// Whether this place is served before another of the same side: orders without a price first
  /// (Xetra: market orders before limit orders), then the better price, at one price the earlier
  /// arrival (SSE: price, then order number).
  func isServed(before other: Place) -> Bool {
    switch (price, other.price) {
    case (nil, nil): arrival < other.arrival
    case (nil, _): true
    case (_, nil): false
    case (let price?, let otherPrice?):
      price == otherPrice ? arrival < other.arrival : price.isBetter(than: otherPrice, for: side)
    }
  }
}

/// An order in the hands of the engine.
struct Order: Sendable {
  let id: OrderID
  var place: Place
  /// What is left to trade.
  var leaves: Quantity
  /// What has been traded.
  var filled: Quantity
  let timeInForce: TimeInForce
  let account: AccountID

  var instrument: InstrumentID { place.instrument }
  var side: Side { place.side }
  var price: Price? { place.price }

  /// Whether the order's limit, if it has one, lets it trade at a price.
  func allows(_ price: Price) -> Bool { place.price?.allows(price, for: side) ?? true }

  mutating func fill(_ quantity: Quantity) {
    leaves = leaves - quantity
    filled = filled + quantity
  }
}

/// The live orders of one side of a book, in the order in which they are served.
struct Queue: Sendable {
  var orders: [Order] = []

  /// The number of orders served before a place, which is also where its order stands.
  func index(of place: Place) -> Int {
    var low = 0
    var high = orders.count
    while low < high {
      let middle = (low + high) / 2
      if orders[middle].place.isServed(before: place) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

/// The book of one instrument.
struct Book: Sendable {
  var phase = Phase.continuous
  /// The price of the last trade.
  var lastPrice: Price?
  /// The orders that wait outside the book for the closing auction, as they arrived.
  var waiting: [Order] = []
  private var buys = Queue()
  private var sells = Queue()

  subscript(side: Side) -> Queue {
    get { side == .buy ? buys : sells }
    // A setter would copy the queue for every change of it.
    _modify {
      if side == .buy { yield &buys } else { yield &sells }
    }
  }

  /// Whether the book is locked or crossed: a bid is at or above an ask, or an order that takes
  /// every price faces any other.
  var isCrossed: Bool {
    guard let buy = buys.orders.first, let sell = sells.orders.first else { return false }
    return sell.price.map(buy.allows) ?? true
  }

  /// Whether no order is live.
  var isEmpty: Bool { buys.orders.isEmpty && sells.orders.isEmpty && waiting.isEmpty }

  /// The live orders of both sides, those that wait among them, in the order in which they took
  /// their places.
  var ordersByArrival: [Order] {
    (buys.orders + sells.orders + waiting).sorted { $0.place.arrival < $1.place.arrival }
  }
}

extension Specification {
  /// The live order of an identifier.
  func order(_ id: OrderID) -> Order? {
    guard let place = places[id] else { return nil }
    if place.standing == .waiting {
      return books[place.instrument.index].waiting.first { $0.id == id }
    }
    let queue = books[place.instrument.index][place.side]
    return queue.orders[queue.index(of: place)]
  }

  /// Puts an order at the back of its level, or of those that wait: it takes a new place.
  mutating func rest(_ order: Order) {
    var order = order
    order.place.arrival = arrivals
    arrivals += 1
    order.place.standing = standing(of: order)
    put(order)
  }

  /// Where an order stands now: only the closing auction has room for those at the close.
  private func standing(of order: Order) -> Place.Standing {
    let phase = books[order.instrument.index].phase
    return order.timeInForce == .atClose && phase != .closingAuction ? .waiting : .inBook
  }

  /// Puts an order in the place that it has.
  mutating func put(_ order: Order) {
    let book = order.instrument.index
    places[order.id] = order.place
    switch order.place.standing {
    case .waiting:
      let index = books[book].waiting.prefix { $0.place.arrival < order.place.arrival }.count
      books[book].waiting.insert(order, at: index)
    case .inBook:
      let index = books[book][order.side].index(of: order.place)
      books[book][order.side].orders.insert(order, at: index)
    }
  }

  /// Takes a live order out of its book.
  mutating func take(_ id: OrderID) -> Order {
    guard let place = places.removeValue(forKey: id) else {
      preconditionFailure("only a live order is taken out")
    }
    let book = place.instrument.index
    if place.standing == .waiting {
      let index = books[book].waiting.prefix { $0.id != id }.count
      return books[book].waiting.remove(at: index)
    }
    return books[book][place.side].orders.remove(at: books[book][place.side].index(of: place))
  }

  /// Takes out of a book all orders that meet a condition, in the order of their arrival.
  mutating func takeAll(
    of instrument: InstrumentID, where isTaken: (Order) -> Bool
  ) -> [Order] {
    // Of many books most are quiet.
    if books[instrument.index].isEmpty { return [] }
    var taken = books[instrument.index].waiting.takeAll(where: isTaken)
    for side in Side.allCases {
      taken += books[instrument.index][side].orders.takeAll(where: isTaken)
    }
    for order in taken { places[order.id] = nil }
    return taken.sorted { $0.place.arrival < $1.place.arrival }
  }

  /// Takes out the orders at the front of a queue of which nothing is left.
  mutating func takeFilled(of instrument: InstrumentID, side: Side) {
    let filled = books[instrument.index][side].orders.prefix { $0.leaves == .zero }.map(\.id)
    for id in filled { places[id] = nil }
    books[instrument.index][side].orders.removeFirst(filled.count)
  }
}

extension [Order] {
  /// Takes out the orders that meet a condition, in their order.
  fileprivate mutating func takeAll(where isTaken: (Order) -> Bool) -> [Order] {
    guard contains(where: isTaken) else { return [] }
    let taken = filter(isTaken)
    removeAll(where: isTaken)
    return taken
  }
}
