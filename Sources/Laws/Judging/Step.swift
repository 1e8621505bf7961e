internal import Market

/// A command that is being answered: what has been said so far, and what is still to come.
struct Step: Sendable {
  /// An order whose end is due, and how.
  struct Death: Sendable {
    enum Kind: Sendable, Hashable {
      case expired
      case canceled(CancelReason)
    }

    var slot: Int32
    var id: OrderID
    var kind: Kind
  }

  /// What has been said first.
  enum Answer: Sendable, Hashable {
    case none, accepted, rejected, canceled, replaced, phaseChanged, uncrossed
    /// Something that is no answer to the command.
    case other
  }

  var command: Command
  var index: Int
  /// How many events have come.
  var events = 0
  var answer = Answer.none
  /// Why the command must be refused; nil when it must not be.
  var refusal: RejectReason?
  /// The order that came in, by the command: its slot while it lives, else 0.
  var incoming: Int32 = 0
  var incomingID: OrderID?
  /// What the order wanted to trade as it came in.
  var wanted = Quantity.zero
  var traded = Quantity.zero
  /// The price from which the distance of the command's trades is counted.
  var reference: Price?
  var lastPrice: Price?
  /// The instrument on which the command's order traded.
  var tradedInstrument: InstrumentID?
  /// The time before a clock command.
  var clockBefore = Timestamp.zero
  /// Whether the command itself halted the instrument.
  var isHalted = false
  /// Whether what is left of the incoming order has been canceled.
  var isEnded = false
  /// Whether a fill-or-kill order could have been filled when it came.
  var couldFill = true
  /// The orders whose end the command brings, in order, and how many have been told.
  var deaths: [Death] = []
  var told = 0
  var auction: AuctionOutcome?
  /// What the auction has traded so far.
  var auctionTraded: UInt128 = 0

  init(_ command: Command, index: Int) {
    self.command = command
    self.index = index
  }
}
