import Market

/// A place in the queue: what decides which of two orders trades first.
struct Place: Sendable {
  var instrument: InstrumentID
  var side: Side
  var price: Price
  /// The later a place was taken, the higher: its number among all places of the engine.
  var arrival: UInt64

  /// Whether this place is served before another of the same side: the better price first, at
  /// one price the earlier arrival (SSE: price, then order number).
  func isServed(before other: Place) -> Bool {
    price == other.price ? arrival < other.arrival : price.isBetter(than: other.price, for: side)
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
  var price: Price { place.price }

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
  private var buys = Queue()
  private var sells = Queue()

  subscript(side: Side) -> Queue {
    get { side == .buy ? buys : sells }
    // A setter would copy the queue for every change of it.
    _modify {
      if side == .buy { yield &buys } else { yield &sells }
    }
  }

  /// Whether a bid is at or above an ask: the book is locked or crossed.
  var isCrossed: Bool {
    guard let bid = buys.orders.first, let ask = sells.orders.first else { return false }
    return bid.price >= ask.price
  }

  /// The live orders of both sides, in the order in which they took their places.
  var ordersByArrival: [Order] {
    (buys.orders + sells.orders).sorted { $0.place.arrival < $1.place.arrival }
  }
}

extension Specification {
  /// The live order of an identifier.
  func order(_ id: OrderID) -> Order? {
    guard let place = places[id] else { return nil }
    let queue = books[place.instrument.index][place.side]
    return queue.orders[queue.index(of: place)]
  }

  /// Puts an order at the back of its level: it takes a new place.
  mutating func rest(_ order: Order) {
    var order = order
    order.place.arrival = arrivals
    arrivals += 1
    put(order)
  }

  /// Puts an order in the place that it has.
  mutating func put(_ order: Order) {
    let book = order.instrument.index
    let index = books[book][order.side].index(of: order.place)
    books[book][order.side].orders.insert(order, at: index)
    places[order.id] = order.place
  }

  /// Takes a live order out of its book.
  mutating func take(_ id: OrderID) -> Order {
    guard let place = places.removeValue(forKey: id) else {
      preconditionFailure("only a live order is taken out")
    }
    let book = place.instrument.index
    return books[book][place.side].orders.remove(at: books[book][place.side].index(of: place))
  }

  /// Takes out of a book all orders that meet a condition, in the order of their arrival.
  mutating func takeAll(
    of instrument: InstrumentID, where isTaken: (Order) -> Bool
  ) -> [Order] {
    var taken: [Order] = []
    for side in Side.allCases {
      taken += books[instrument.index][side].orders.filter(isTaken)
      books[instrument.index][side].orders.removeAll(where: isTaken)
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
