import Market
import ReferenceEngine

/// A reference engine on one instrument, and short words for what is asked of it.
struct Day: ~Copyable {
  static let xyz = InstrumentID(0)
  private(set) var engine: ReferenceEngine
  /// What the last command brought.
  private(set) var events: [Event] = []
  private let instruments: [Instrument]
  private let conventions: Conventions

  init(
    _ phase: Phase = .continuous, lastPrice: Int64? = nil, dynamicRange: Int64? = nil,
    collar: Int64? = nil, conventions change: (inout Conventions) -> Void = { _ in }
  ) {
    var conventions = Conventions()
    conventions.auctionMarketOrders = .collected
    change(&conventions)
    self.conventions = conventions
    instruments = [
      Instrument(
        symbol: "XYZ", priceSigns: .any, dynamicRange: dynamicRange, auctionCollar: collar)
    ]
    let book = Snapshot.Book(phase: phase, lastPrice: lastPrice.map { Price($0) })
    engine = ReferenceEngine(
      instruments: instruments, conventions: conventions, restoring: Snapshot(books: [book]))
  }

  @discardableResult
  mutating func apply(_ command: Command) -> [Event] {
    var log = EventLog()
    engine.apply(command, to: &log)
    events = log.events
    return events
  }

  /// Enters an order; a market order when there is no price.
  @discardableResult
  mutating func enter(
    _ id: UInt64, _ side: Side, _ quantity: Int64, at price: Int64? = nil,
    _ timeInForce: TimeInForce = .goodTillCancel, account: UInt64 = 0
  ) -> [Event] {
    apply(
      .new(
        NewOrder(
          id: OrderID(id), instrument: Self.xyz, side: side,
          type: price.map { .limit(Price($0)) } ?? .market, quantity: Quantity(quantity),
          timeInForce: timeInForce, account: AccountID(account))))
  }

  @discardableResult
  mutating func begin(_ phase: Phase) -> [Event] { apply(.phase(Self.xyz, phase)) }

  @discardableResult
  mutating func uncross() -> [Event] { apply(.uncross(Self.xyz)) }

  /// Lets another engine go on from the saved state.
  mutating func restore() {
    engine = ReferenceEngine(
      instruments: instruments, conventions: conventions, restoring: engine.save())
  }

  /// The orders of a side in the book, by the queue.
  func queue(_ side: Side) -> [UInt64] {
    engine.orders(of: Self.xyz, side: side).map(\.id.rawValue)
  }

  /// All live orders, by place.
  var live: [UInt64] { engine.save().books[0].orders.map(\.id.rawValue) }

  /// The last command's refusal.
  var refusal: RejectReason? {
    guard case .rejected(let rejection)? = events.first else { return nil }
    return rejection.reason
  }

  /// The orders that the last command ended, and how.
  var ends: [String] {
    events.compactMap { event in
      switch event {
      case .expired(let expiry): "\(expiry.id.rawValue) expired"
      case .canceled(let cancellation): "\(cancellation.id.rawValue) \(cancellation.reason)"
      default: nil
      }
    }
  }

  /// The prices and quantities of the last command's trades.
  var trades: [[Int64]] {
    events.compactMap { event in
      guard case .traded(let trade) = event else { return nil }
      return [trade.price.rawValue, trade.quantity.rawValue]
    }
  }

  /// What the last command uncrossed.
  var uncrossing: Uncrossing? {
    guard case .uncrossed(let uncrossing)? = events.first else { return nil }
    return uncrossing
  }
}
