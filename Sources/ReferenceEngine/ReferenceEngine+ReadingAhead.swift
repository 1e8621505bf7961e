public import Market

/// What the engine will look for to carry out a command.
@frozen public struct Lookup: BitwiseCopyable {
  @usableFromInline var id: UInt64
  @usableFromInline var price: Int64
  @usableFromInline var instrument: UInt32
  @usableFromInline var side: Side

  /// The order that a cancel or a replace names.
  @inlinable
  @inline(__always)
  public init(_ id: OrderID) {
    self.id = id.rawValue
    price = 0
    instrument = .max
    side = .buy
  }

  /// The place in the book of a new limit order.
  @inlinable
  @inline(__always)
  public init(_ id: OrderID, _ instrument: InstrumentID, _ side: Side, _ price: Price) {
    self.id = id.rawValue
    self.price = price.rawValue
    self.instrument = instrument.rawValue
    self.side = side
  }
}

/// What a few commands will look for, asked of the memory for all of them at once.
///
/// In books larger than the caches of a processor most of a command's time is spent waiting for
/// memory, for one piece after the other: bucket, order, level, neighbours. Whoever has several
/// commands at hand lets the engine ask for the pieces of all of them together. It changes nothing
/// in what the commands do, and what it guesses wrong costs time alone.
@frozen public struct ReadingAhead: BitwiseCopyable {
  /// The number of commands that are read ahead together.
  @inlinable public static var commands: Int { 8 }

  /// The bucket of an order; then the order.
  @usableFromInline var places = InlineArray<8, UInt32>(repeating: 0)
  /// For a new order the place of its shortcut plus 1, for any other command 0.
  @usableFromInline var shortcuts = InlineArray<8, UInt32>(repeating: 0)

  @inlinable
  @inline(__always)
  public init() {}
}

extension ReferenceEngine {
  /// Whether the books are so large that reading ahead pays.
  @inlinable public var shouldReadAhead: Bool {
    @inline(__always)
    get { orders.used > 1 << 15 }
  }

  /// Begins to read what one of the next commands will look for.
  @inlinable
  @inline(__always)
  public mutating func begin(_ reading: inout ReadingAhead, _ place: Int, _ lookup: Lookup) {
    let bucket = index.bucket(OrderNode.tag(lookup.id))
    index.buckets.prefetch(bucket)
    reading.places[place] = bucket
    guard lookup.instrument < instrumentCount else {
      reading.shortcuts[place] = 0
      return
    }
    let ladder = LadderPlan.limits(lookup.instrument, lookup.side)
    let key = PriceKey.key(Price(lookup.price), on: lookup.side)
    let shortcut = ladders.shortcut(key, on: ladder)
    ladders.shortcuts.prefetch(shortcut)
    reading.shortcuts[place] = shortcut + 1
  }

  /// Goes on to the orders and the levels; best called once the first pieces have come.
  @inlinable
  @inline(__always)
  public mutating func goOn(_ reading: inout ReadingAhead) {
    for place in 0..<8 {
      let shortcut = reading.shortcuts[place]
      if shortcut == 0 {
        let slot = UInt32(truncatingIfNeeded: index.buckets[reading.places[place]])
        orders.slab.prefetch(slot)
        reading.places[place] = slot
      } else {
        ladders.levels.slab.prefetch(ladders.shortcuts[shortcut &- 1])
      }
    }
  }

  /// Goes on to the levels of orders; best called once those have come, just before the commands.
  ///
  /// Neighbours in a queue are only written to, which nobody waits for.
  @inlinable
  @inline(__always)
  public mutating func finish(_ reading: inout ReadingAhead) {
    for place in 0..<8 where reading.shortcuts[place] == 0 {
      ladders.levels.slab.prefetch(orders[reading.places[place]].level)
    }
  }
}
