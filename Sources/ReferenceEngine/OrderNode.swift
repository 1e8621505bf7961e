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
  static func tag(_ key: UInt64) -> UInt64 { Mixing.tag(key) }

  @inlinable var level: UInt32 { levelAndFlag >> 1 }
  @inlinable var hasLinks: Bool { levelAndFlag & 1 != 0 }
}

/// What is known of a resting order beside the hot node, in the same slot.
@usableFromInline struct OrderDetail: BitwiseCopyable {
  /// The whole quantity, filled and left.
  @usableFromInline var total: Int64 = 0
  /// Twice the number by which the order took its place in the queue, plus 1 for a day order.
  @usableFromInline var arrivalAndDay: UInt64 = 0
  /// The account, or 0; of an order that has `OrderLinks` their slot.
  @usableFromInline var accountOrLinks: UInt64 = 0

  @usableFromInline init() {}

  @inlinable
  @inline(__always)
  init(total: Int64, arrival: UInt64, isDay: Bool, account: UInt64) {
    self.total = total
    arrivalAndDay = arrival << 1 | (isDay ? 1 : 0)
    accountOrLinks = account
  }

  /// When the order took its place in the queue, counted over the engine.
  @inlinable var arrival: UInt64 {
    get { arrivalAndDay >> 1 }
    set { arrivalAndDay = newValue << 1 | arrivalAndDay & 1 }
  }
  /// Whether the order ends with its day.
  var isDay: Bool { arrivalAndDay & 1 != 0 }
  /// The slot of the links of an order that has some.
  var links: UInt32 { UInt32(truncatingIfNeeded: accountOrLinks) }
}

/// The memberships of an order among those of its account and those that end as it does.
///
/// An order has them if it ends at an instant or with an auction; and, once the engine keeps
/// memberships, if it has an account or ends with its day.
@usableFromInline struct OrderLinks: Poolable {
  enum Term: UInt8 {
    case none
    case day
    case goodTillDate
    case atOpening
    case atClose
  }

  var account: UInt64 = 0
  /// The order's `AccountGroup`; 0 without account, and as long as none are kept.
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

  init() {}

  /// What an order without links belongs to.
  init(unlinked detail: OrderDetail) {
    term = detail.isDay ? .day : .none
    account = detail.accountOrLinks
  }

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
