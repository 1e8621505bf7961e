public import Market

/// What the engine keeps of an instrument beside its ladders, and reads for each order.
@usableFromInline struct BookState: BitwiseCopyable {
  /// What most orders keep to; all others are asked of the instrument's `OrderLimits`.
  @usableFromInline var usual: UsualLimits
  /// The price of the last trade.
  @usableFromInline var lastPrice: Price?
  @usableFromInline var phase = Phase.continuous
  /// Whether trades in continuous trading may be only so far from the last price.
  @usableFromInline let hasDynamicRange: Bool

  /// Whether an order at this price and of this quantity is surely taken and matched at once.
  @inlinable
  @inline(__always)
  func allows(price: Int64, quantity: Int64) -> Bool {
    phase == .continuous && usual.allow(quantity: quantity, total: quantity)
      && usual.allow(price: price)
  }

  init(_ instrument: Instrument) {
    usual = UsualLimits(OrderLimits(instrument))
    hasDynamicRange = instrument.dynamicRange != nil
  }
}

/// The lists of an instrument's orders that end together.
struct TermLists: BitwiseCopyable {
  /// The day orders, by place in the queue; empty until the engine keeps memberships.
  var day = TermList()
  /// The orders at the opening, by place in the queue.
  var opening = TermList()
  /// The orders at the close, by place in the queue, whether they wait or stand in the book.
  var close = TermList()

  /// The orders of a term that is kept in a list.
  subscript(_ term: OrderLinks.Term) -> TermList {
    get {
      switch term {
      case .atOpening: opening
      case .atClose: close
      case .day, .none, .goodTillDate: day
      }
    }
    set {
      switch term {
      case .atOpening: opening = newValue
      case .atClose: close = newValue
      case .day, .none, .goodTillDate: day = newValue
      }
    }
  }
}

/// The first and the last of an instrument's orders that end together.
struct TermList: BitwiseCopyable {
  var first: UInt32 = 0
  var last: UInt32 = 0
}
