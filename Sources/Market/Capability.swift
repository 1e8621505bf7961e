/// What an engine may be able to do beyond what every engine can.
///
/// Every engine takes limit orders that are good till canceled on one instrument, cancels them,
/// and trades. What it can do besides it declares by these words, which are those of the process
/// protocol. What it can't do is not asked of it; what it can't report is not judged.
public enum Capability: String, Hashable, Sendable, CaseIterable {
  // Orders.

  /// Takes market orders.
  case market
  /// Takes immediate-or-cancel orders.
  case ioc
  /// Takes fill-or-kill orders.
  case fok
  /// Takes day orders, which end when their instrument closes.
  case day
  /// Takes good-till-date orders, which end when the clock reaches their instant.
  case gtd
  /// Takes at-the-opening orders.
  case opg
  /// Takes at-the-close orders.
  case cls

  // Commands.

  /// Takes a replace that keeps the price and lowers the quantity.
  case reduce
  /// Takes every replace.
  case replace
  /// Takes mass cancels.
  case massCancel
  /// Takes commands that begin a phase.
  case phases
  /// Takes the phases that collect orders, and uncrosses them.
  case auctions
  /// Takes commands that move the clock.
  case clock

  // The domain.

  /// Trades more than one instrument, and refuses orders for one that is not there.
  case instruments
  /// Knows the accounts of orders, so that a mass cancel may name one.
  case accounts
  /// Refuses a price or quantity that the instrument does not allow: its tick, lot, least and
  /// largest quantity, and the signs of its prices.
  case instrumentRules
  /// Refuses prices outside an instrument's band.
  case priceBands
  /// Keeps trades within `Instrument.dynamicRange`.
  case volatility
  /// Keeps auctions within `Instrument.auctionCollar`.
  case collars
  /// Refuses a new order whose identifier is that of a live one or, under
  /// `Conventions.IdentifierReuse.never`, was ever used.
  case duplicates
  /// Answers a cancel or replace of what is not live by a rejection; without, silence is right.
  case unknownCancels

  // What it reports.

  /// Reports its trades; without, it is judged by its other events and its books.
  case trades
  /// Says which orders traded.
  case tradeIDs
  /// Says at which price they traded.
  case tradePrices
  /// Says why a command was refused.
  case reasons
  /// Reports trades with several makers at one price as one; which makers is then not judged.
  case aggregates

  // What it can be asked.

  /// The orders of its books: L3.
  case orders
  /// The levels of its books: L2.
  case levels
  /// The best level of each side: L1.
  case top
  /// The phase of an instrument.
  case phase
  /// What an uncross would bring.
  case indication
}

extension Capability {
  /// What an engine that declares these can do: what they imply too.
  public static func closure(of declared: some Sequence<Capability>) -> Set<Capability> {
    var closure = Set(declared)
    if closure.contains(.replace) { closure.insert(.reduce) }
    if closure.contains(.auctions) { closure.insert(.phases) }
    if closure.contains(.orders) { closure.insert(.levels) }
    if closure.contains(.levels) { closure.insert(.top) }
    return closure
  }

  /// What an engine must be able to do to trade an instrument as its rules say.
  public static func needed(by instrument: Instrument) -> Set<Capability> {
    var needed: Set<Capability> = []
    if instrument.priceBand != nil { needed.insert(.priceBands) }
    if instrument.dynamicRange != nil { needed.insert(.volatility) }
    if instrument.auctionCollar != nil { needed.insert(.collars) }
    return needed
  }

  /// What an engine must be able to do to take a command, as far as the command alone shows it.
  ///
  /// Of a replace it is `reduce`, the least that any replace needs.
  public static func needed(by command: Command) -> Set<Capability> {
    switch command {
    case .new(let order):
      var needed: Set<Capability> = order.type == .market ? [.market] : []
      switch order.timeInForce {
      case .goodTillCancel: break
      case .day: needed.insert(.day)
      case .goodTillDate: needed.insert(.gtd)
      case .immediateOrCancel: needed.insert(.ioc)
      case .fillOrKill: needed.insert(.fok)
      case .atOpening: needed.insert(.opg)
      case .atClose: needed.insert(.cls)
      }
      return needed
    case .cancel: return []
    case .replace: return [.reduce]
    case .massCancel(let filter):
      return filter.account == nil ? [.massCancel] : [.massCancel, .accounts]
    case .phase(_, let phase):
      switch phase {
      case .continuous, .halted, .closed: return [.phases]
      case .preOpen, .openingAuction, .reopeningAuction, .callAuction, .closingAuction:
        return [.phases, .auctions]
      }
    case .uncross: return [.auctions]
    case .clock: return [.clock]
    }
  }

  /// What an engine must be able to do to refuse a command for a reason; nil where every engine
  /// must, or where what leads to the refusal needs it already.
  public static func needed(by reason: RejectReason) -> Capability? {
    switch reason {
    case .unknownInstrument: .instruments
    case .duplicateOrder, .reusedIdentifier: .duplicates
    case .quantityNotPositive, .quantityOffLot, .quantityBelowMinimum, .quantityAboveMaximum,
      .priceSignNotAllowed, .priceOffTick:
      .instrumentRules
    case .priceOutsideBand: .priceBands
    case .phaseUnchanged, .phaseCannotFollow, .bookCrossed: .phases
    case .notInAuction: .auctions
    case .clockRanBack: .clock
    case .unknownOrder, .marketClosed, .tradingHalted, .needsContinuousTrading, .auctionPassed,
      .expiryNotInFuture, .quantityAlreadyFilled:
      nil
    }
  }
}
