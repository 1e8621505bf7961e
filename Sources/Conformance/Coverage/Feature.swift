internal import Market
internal import Scenarios
internal import Wire

/// One thing that a scenario can exercise, as seen from commands and events.
enum Feature: Hashable, Sendable {
  case command(CommandKind)
  case phase(Phase)
  /// A command given while its instrument was in a phase.
  case commandInPhase(CommandKind, Phase)
  /// A phase asked for in a phase, whether or not it may follow.
  case transition(Phase, Phase)
  /// A value of a convention that the scenario runs under.
  case convention(ConventionChoice)
  case limit(InstrumentLimit)
  case order(OrderKind)
  case event(EventKind)
  /// An event among those that answer a command.
  case eventOfCommand(CommandKind, EventKind)
  case cancelReason(CancelReason)
  /// Why what was left of an order of a kind was canceled.
  case canceledOrder(OrderKind, CancelReason)
  case rejectReason(RejectReason)
  case rejectedCommand(CommandKind, RejectReason)
  case aggressor(Aggressor)
  case auction(UncrossOutcome)
  case auctionPrice(AuctionDecision)
  case fills(FillShape)
  case replace(ReplaceShape)
  /// Where the order stood that a command named.
  case place(CommandKind, QueuePlace)
  case massCancel(MassCancelShape)
  case expiry(ExpiryShape)
  case number(ExtremeNumber)
  /// What had become of the order, or the identifier, that a command named.
  case named(CommandKind, OrderStatus)
  /// Two means that one scenario uses, in the order of `Means.all`.
  case pair(Means, Means)

  /// The same seen in a mirror.
  var reflected: Feature {
    switch self {
    case .aggressor(.buy): .aggressor(.sell)
    case .aggressor(.sell): .aggressor(.buy)
    case .number(.lowestPrice): .number(.highestPrice)
    case .number(.highestPrice): .number(.lowestPrice)
    default: self
    }
  }
}

/// The type of an order and how long it stands.
struct OrderKind: Hashable, Sendable, CaseIterable {
  var type: OrderTypeWord
  var timeInForce: TimeInForceWord

  init(_ order: NewOrder) {
    type = OrderTypeWord(order.type)
    timeInForce = TimeInForceWord(order.timeInForce)
  }

  private init(type: OrderTypeWord, timeInForce: TimeInForceWord) {
    self.type = type
    self.timeInForce = timeInForce
  }

  static let allCases = product(OrderTypeWord.allCases, TimeInForceWord.allCases, Self.init)

  /// Whether an order of this kind can stand in the book.
  var canRest: Bool { timeInForce != .ioc && timeInForce != .fok }
}

/// What an uncross came to.
enum UncrossOutcome: Hashable, Sendable, CaseIterable {
  case noPrice
  case balanced
  case buyersLeftOver
  case sellersLeftOver

  init(_ uncrossing: Uncrossing) {
    self =
      if uncrossing.price == nil {
        .noPrice
      } else if uncrossing.imbalance == 0 {
        .balanced
      } else {
        uncrossing.imbalance > 0 ? .buyersLeftOver : .sellersLeftOver
      }
  }
}

/// How the trades of one incoming order went.
struct FillShape: Hashable, Sendable, CaseIterable {
  enum Makers: Hashable, Sendable, CaseIterable {
    case one
    case severalAtOnePrice
    case severalPrices
  }

  /// What was left of an order after the last trade.
  enum Rest: Hashable, Sendable, CaseIterable {
    case nothing
    case something
  }

  var makers: Makers
  var lastMaker: Rest
  var taker: Rest

  init?(_ trades: [Trade]) {
    guard let first = trades.first, let last = trades.last else { return nil }
    makers =
      if trades.count == 1 {
        .one
      } else {
        trades.allSatisfy { $0.price == first.price } ? .severalAtOnePrice : .severalPrices
      }
    lastMaker = last.makerLeaves == .zero ? .nothing : .something
    taker = last.takerLeaves == .zero ? .nothing : .something
  }

  private init(makers: Makers, rests: (maker: Rest, taker: Rest)) {
    self.makers = makers
    lastMaker = rests.maker
    taker = rests.taker
  }

  static let allCases = product(
    Makers.allCases, product(Rest.allCases, Rest.allCases) { ($0, $1) },
    { FillShape(makers: $0, rests: $1) })
}

/// What a replace that is taken changes, and what the order had gone through.
struct ReplaceShape: Hashable, Sendable, CaseIterable {
  enum PriceChange: Hashable, Sendable, CaseIterable {
    case notGiven
    case same
    /// Towards the other side, or away from it.
    case nearer
    case farther
  }

  enum QuantityChange: Hashable, Sendable, CaseIterable {
    case notGiven
    case same
    case less
    case more
  }

  enum Past: Hashable, Sendable, CaseIterable {
    case untouched
    case partlyFilled
  }

  var price: PriceChange
  var quantity: QuantityChange
  var past: Past

  static let allCases = product(
    PriceChange.allCases, product(QuantityChange.allCases, Past.allCases) { ($0, $1) },
    { ReplaceShape(price: $0, quantity: $1.0, past: $1.1) })
}

/// Where an order stands in the book.
struct QueuePlace: Hashable, Sendable, CaseIterable {
  enum Position: Hashable, Sendable, CaseIterable {
    case alone
    case firstOfTwo
    case lastOfTwo
    case firstOfMany
    case middle
    case lastOfMany
  }

  enum Level: Hashable, Sendable, CaseIterable {
    case best
    case behind
  }

  var position: Position
  var level: Level

  static let allCases = product(Position.allCases, Level.allCases) {
    QueuePlace(position: $0, level: $1)
  }
}

/// Which filters a mass cancel has, and whether it reached an order.
struct MassCancelShape: Hashable, Sendable, CaseIterable {
  enum Reach: Hashable, Sendable, CaseIterable {
    case none
    case one
    case several
  }

  var filters: [Filter]
  var reach: Reach

  enum Filter: Hashable, Sendable, CaseIterable {
    case account
    case instrument
    case side
  }

  static let allCases = product(subsets(of: Filter.allCases), Reach.allCases) {
    MassCancelShape(filters: $0, reach: $1)
  }

  private static func subsets(of filters: [Filter]) -> [[Filter]] {
    filters.reduce([[]]) { subsets, filter in subsets + subsets.map { $0 + [filter] } }
  }
}

/// How orders expired at one command.
struct ExpiryShape: Hashable, Sendable, CaseIterable {
  enum Reach: Hashable, Sendable, CaseIterable {
    case one
    case several
  }

  enum Moment: Hashable, Sendable, CaseIterable {
    /// The clock came to the very instant of the last of them.
    case onTime
    /// The clock went past it.
    case late
    /// A phase ended the day.
    case endOfDay
  }

  var reach: Reach
  var moment: Moment

  static let allCases = product(Reach.allCases, Moment.allCases) {
    ExpiryShape(reach: $0, moment: $1)
  }
}

/// Every combination of two lists, the first slowest.
func product<A, B, Combined>(
  _ first: [A], _ second: [B], _ combine: (A, B) -> Combined
) -> [Combined] {
  first.flatMap { a in second.map { combine(a, $0) } }
}
