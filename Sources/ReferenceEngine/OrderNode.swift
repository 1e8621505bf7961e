internal import Market

/// The part of a resting order that matching reads: half a cache line.
@usableFromInline struct OrderNode: IndexedNode {
  @usableFromInline var id: UInt64 = 0
  @usableFromInline var leaves: Int64 = 0
  /// The order behind this one at its level, or 0.
  @usableFromInline var next: UInt32 = 0
  /// The order before this one at its level, or 0.
  @usableFromInline var previous: UInt32 = 0
  /// The next order in the bucket of the identifier index; in a free slot the next free slot.
  @usableFromInline var chain: UInt32 = 0
  /// Twice the slot of the level, plus 1 when the order has `OrderLinks`.
  @usableFromInline var levelAndFlag: UInt32 = 0

  @usableFromInline init() {}

  @usableFromInline static var unused: OrderNode { OrderNode() }
  @inlinable var key: UInt64 { id }

  @inlinable
  @inline(__always)
  static func hash(_ key: UInt64) -> UInt64 { Mixing.hash(key) }

  @inlinable var level: UInt32 { levelAndFlag >> 1 }
  @inlinable var hasLinks: Bool { levelAndFlag & 1 != 0 }
}

/// What is known of a resting order beside the hot node, in the same slot.
@usableFromInline struct OrderDetail: BitwiseCopyable {
  /// The whole quantity, filled and left.
  @usableFromInline var total: Int64 = 0
  /// When the order took its place in the queue, counted over the engine.
  @usableFromInline var arrival: UInt64 = 0
  /// The slot of its `OrderLinks`, or 0 when it has none.
  @usableFromInline var links: UInt32 = 0

  @usableFromInline init(total: Int64 = 0, arrival: UInt64 = 0, links: UInt32 = 0) {
    self.total = total
    self.arrival = arrival
    self.links = links
  }
}

/// The memberships of an order that belongs to an account or whose time can be over.
///
/// Rare beside the plain order, so they stand apart from it.
@usableFromInline struct OrderLinks: Poolable {
  enum Term: UInt8 {
    case none
    case day
    case goodTillDate
    case atOpening
    case atClose
  }

  /// The order's `AccountGroup`, or 0.
  var group: UInt32 = 0
  var nextInGroup: UInt32 = 0
  var previousInGroup: UInt32 = 0
  /// Its neighbours among the instrument's orders of its term; for a good-till-date order
  /// `previousOrPlace` is its place in the expiry heap.
  var nextOfTerm: UInt32 = 0
  var previousOrPlace: UInt32 = 0
  var term = Term.none
  /// The instrument, kept because a dying order has left its level already.
  var instrument: UInt32 = 0
  /// The instant of a good-till-date order.
  var expires: Int64 = 0

  @usableFromInline static var unused: OrderLinks { OrderLinks() }
  @usableFromInline var nextFree: UInt32 {
    get { nextInGroup }
    set { nextInGroup = newValue }
  }

  var timeInForce: TimeInForce {
    switch term {
    case .none: .goodTillCancel
    case .day: .day
    case .goodTillDate: .goodTillDate(Timestamp(nanoseconds: expires))
    case .atOpening: .atOpening
    case .atClose: .atClose
    }
  }
}
