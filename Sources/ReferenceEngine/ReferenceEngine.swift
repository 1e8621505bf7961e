public import Market

/// The fast engine: price-time priority over many instruments, command in, events out.
///
/// Deterministic, and right for strangers' input: any 64-bit identifier, any price, any quantity.
/// Nothing recurses per fill, and no total can overflow. The cost of a command, where n is the
/// number of live orders, is O(1) amortized for each event it causes, plus
///
/// - at most 11 steps down a tree for each price level that appears;
/// - O(log g) for an order with an expiry instant, of which g are live;
/// - for fill-or-kill, what `PriceLadders.holds` states;
/// - for a mass cancel, O(k log k) for k canceled orders, plus O(instruments) unless it names an
///   account or an instrument, plus the account's other orders in the instrument if it names a side;
/// - for a phase, O(k log k) for the k orders that it ends or that join the closing auction;
/// - for an uncross or an indication, the levels that trade or stand outside the collar, and
///   O(k log k) for the k orders that end with the auction;
/// - O(n log n) once: for the first phase that closes an instrument, or the first mass cancel of an
///   account. From then on the engine keeps who belongs to which account and which orders end with
///   the day, which until then costs nothing;
/// - growth: pools and index grow by chunks of bounded size, and move nothing.
///
/// `save`, `orders`, `levels` and `digest` visit the whole book.
///
/// What asks without changing anything and lies on a hot path is always inlined, and what a hot
/// path calls is `mutating` even where it changes nothing: the compiler gives a call that borrows
/// the engine a copy of it, of some hundred bytes.
public struct ReferenceEngine: ~Copyable {
  public let instruments: [Instrument]
  public let conventions: Conventions
  /// The logical time: that of the last clock command taken.
  public var clock: Timestamp { now }
  @usableFromInline var now = Timestamp.zero

  @usableFromInline let plan: LadderPlan
  @usableFromInline let instrumentCount: UInt32
  @usableFromInline var books: FixedSlab<BookState>
  let limits: FixedSlab<OrderLimits>
  var terms: FixedSlab<TermLists>
  @usableFromInline var ladders: PriceLadders
  @usableFromInline var orders = Pool<OrderNode>(capacity: 15)
  /// As long as `orders`.
  @usableFromInline var details = Slab<OrderDetail>(capacity: 16, filledWith: OrderDetail())
  @usableFromInline var index = ChainedIndex<OrderNode>()
  /// The place in the queue that the next order takes, counted over all instruments.
  @usableFromInline var nextArrival: UInt64 = 0

  /// Whether every order with an account stands in its group, and every day order in the list of
  /// its instrument: from the first command that needs to know.
  @usableFromInline var keepsMemberships = false
  var links = Pool<OrderLinks>(capacity: 3)
  var accounts = AccountGroups()
  var expiries = ExpiryHeap()
  /// Every identifier ever accepted, where identifiers are used once.
  @usableFromInline var usedIdentifiers: Set<UInt64> = []
  #if DEBUG
    var commandsToNextCheck = 0
  #endif

  /// An engine with empty books, every instrument in continuous trading, at time 0.
  public init(instruments: [Instrument], conventions: Conventions) {
    precondition(instruments.count < 1 << 28, "too many instruments")
    self.instruments = instruments
    self.conventions = conventions
    instrumentCount = UInt32(instruments.count)
    let first = instruments.first ?? Instrument(symbol: "")
    books = FixedSlab(count: instruments.count, filledWith: BookState(first))
    var limits = FixedSlab(count: instruments.count, filledWith: OrderLimits(first))
    for (index, instrument) in instruments.enumerated() {
      books[UInt32(index)] = BookState(instrument)
      limits[UInt32(index)] = OrderLimits(instrument)
    }
    self.limits = limits
    terms = FixedSlab(count: instruments.count, filledWith: TermLists())
    plan = LadderPlan(instruments: instruments.count)
    ladders = PriceLadders(count: plan.count)
  }

  /// Carries out one command and reports what happened to the sink, in order.
  @inlinable
  public mutating func apply<Sink: EventSink & ~Copyable>(
    _ command: Command, to sink: inout Sink
  ) {
    switch command {
    case .new(let order):
      enter(order, to: &sink)
      return
    case .cancel(let id):
      cancel(id, to: &sink)
      return
    case .replace(let replace): self.replace(replace, to: &sink)
    case .massCancel(let filter): massCancel(filter, to: &sink)
    case .phase(let instrument, let phase): begin(phase, of: instrument, to: &sink)
    case .uncross(let instrument): uncross(instrument, to: &sink)
    case .clock(let time): advance(to: time, sink: &sink)
    }
    #if DEBUG
      checkInvariantsWhenDue()
    #endif
  }

  /// Whether there is an instrument of this identifier.
  @inlinable
  @inline(__always)
  func isKnown(_ instrument: InstrumentID) -> Bool {
    instrument.rawValue < instrumentCount
  }
}
