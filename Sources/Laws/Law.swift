/// A property that the history of every correct engine keeps, under its conventions.
///
/// Each law stands in a file of its own. What it claims is judged from commands and events alone:
/// no engine is asked, and none is compared with.
package enum Law: String, Hashable, Sendable, CaseIterable {
  case oneAnswer = "one-answer"
  case refusal
  case theDeadStayDead = "the-dead-stay-dead"
  case isolation
  case conservation
  case pricePriority = "price-priority"
  case timePriority = "time-priority"
  case makersPrice = "makers-price"
  case limit
  case positiveSpread = "positive-spread"
  case immediateOrders = "immediate-orders"
  case remainder
  case replacement
  case cancellation
  case expiry
  case phases
  case dynamicRange = "dynamic-range"
  case auctionPrice = "auction-price"
  case auctionAllocation = "auction-allocation"
  case auctionEnd = "auction-end"
  case reportedBook = "reported-book"

  /// What the law claims, in one sentence.
  package var statement: String {
    switch self {
    case .oneAnswer:
      "Every command gets exactly one answer, which comes first and is followed by its effects alone."
    case .refusal:
      "A command is refused when a rule of the venue refuses it, for the first such reason, and never otherwise."
    case .theDeadStayDead:
      "Nothing happens to an order that was never accepted, or is filled, canceled or expired."
    case .isolation:
      "An order trades on its own instrument, with an order of the other side that is not itself."
    case .conservation:
      "What is traded, canceled or expired is what is left of the order, and what is left adds up."
    case .pricePriority:
      "An order trades with the best price of the other side first."
    case .timePriority:
      "At one price the oldest order trades first."
    case .makersPrice:
      "In continuous trading the price is that of the order that rested."
    case .limit:
      "No order trades at a price worse than its limit."
    case .positiveSpread:
      "Continuous trading leaves nothing in the book that could trade: the best bid is below the best ask."
    case .immediateOrders:
      "Immediate orders never rest, and fill-or-kill trades all at once or nothing."
    case .remainder:
      "What is left of an order is canceled only when nothing is left that it may trade with, and then as its kind says."
    case .replacement:
      "A replaced order has the price and the quantity that were asked for, and keeps its place only when it may."
    case .cancellation:
      "A cancel ends its order, and a mass cancel all orders that it means, in the order of their places."
    case .expiry:
      "An order expires when its time has come, not before, in order of the instants."
    case .phases:
      "A phase ends the orders whose time it ends, in the order of their places, and no others."
    case .dynamicRange:
      "No trade of continuous trading is farther from the last price than the range, and only such a trade interrupts."
    case .auctionPrice:
      "An auction's price trades the most and, of such prices, is the one that the venue's rule takes."
    case .auctionAllocation:
      "An auction trades its volume, in the order of price, then time, on both sides."
    case .auctionEnd:
      "An uncross ends the orders whose last chance it was, in the order of their places, and no others."
    case .reportedBook:
      "The book that an engine shows is the one that its events imply."
    }
  }

  /// Where the law comes from.
  package var source: String {
    switch self {
    case .oneAnswer:
      "FIX 4.4, execution reports: each request is acknowledged or rejected once"
    case .refusal:
      "the venue's order entry rules, as this suite's reject reasons list them"
    case .theDeadStayDead:
      "FIX 4.4, order state changes: filled, canceled and expired are final"
    case .isolation:
      "exchange rulebooks: one book for each instrument"
    case .conservation:
      "Sarswat and Singh, a matching is within the quantities of its orders; FIX: LeavesQty = OrderQty - CumQty"
    case .pricePriority:
      "Nasdaq Equity 4 Rule 4757(a)(1): price; SSE trading rules: price priority"
    case .timePriority:
      "Nasdaq Equity 4 Rule 4757(a)(1): time; SSE trading rules: time priority"
    case .makersPrice:
      "exchange rulebooks: an incoming order executes at the price of the resting order"
    case .limit:
      "the definition of a limit order; Sarswat and Singh: matchings are individually rational"
    case .positiveSpread:
      "Garg and Sarswat, FSTTCS 2022: positive bid-ask spread"
    case .immediateOrders:
      "FIX 4.4 TimeInForce: immediate or cancel, fill or kill"
    case .remainder:
      "FIX 4.4 TimeInForce and OrdType: only the part that can't be executed is canceled"
    case .replacement:
      "FIX 4.4, order cancel/replace request; Nasdaq Equity 4 Rule 4757; CME"
    case .cancellation:
      "FIX 4.4, order cancel request; FIX 5.0, order mass cancel request"
    case .expiry:
      "FIX 4.4 TimeInForce: good till date, ExpireTime"
    case .phases:
      "FIX 4.4 TimeInForce: day, at the opening; FIX 5.0: at the close"
    case .dynamicRange:
      "Xetra market model: dynamic price range around the last price"
    case .auctionPrice:
      "the published steps of Shanghai, Xetra, Euronext, Nasdaq and ASX (`Conventions.AuctionPrice`)"
    case .auctionAllocation:
      "SSE trading rules and Xetra market model: an auction matches by price, then time"
    case .auctionEnd:
      "Nasdaq Equity 4 Rules 4752 and 4754: what is not executed in the cross is canceled"
    case .reportedBook:
      "this suite: reports and books are two tellings of one state"
    }
  }
}
