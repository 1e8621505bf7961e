internal import Market
internal import Scenarios
internal import Wire

/// A respect in which it is asked what scenarios exercise.
package enum CoverageDimension: String, CaseIterable, Sendable {
  case command
  case phase
  case commandInPhase
  case transition
  case convention
  case instrument
  case order
  case event
  case eventOfCommand
  case cancelReason
  case canceledOrder
  case rejectReason
  case rejectedCommand
  case aggressor
  case auction
  case auctionPrice
  case fills
  case replace
  case place
  case massCancel
  case expiry
  case number
  case named
  case pair

  /// What it is about, in one line.
  package var summary: String {
    switch self {
    case .command: "commands"
    case .phase: "phases in which a command was given"
    case .commandInPhase: "commands by the phase that they met"
    case .transition: "phases asked for in a phase"
    case .convention: "conventions and their values"
    case .instrument: "what instruments limit and allow"
    case .order: "order types by time in force"
    case .event: "events"
    case .eventOfCommand: "events by the command that they answer"
    case .cancelReason: "reasons of cancellations"
    case .canceledOrder: "kinds of orders by why the rest of one was canceled"
    case .rejectReason: "reasons of rejections"
    case .rejectedCommand: "reasons of rejections by the command refused"
    case .aggressor: "sides that brought a trade about"
    case .auction: "outcomes of uncrosses"
    case .auctionPrice: "what singles out the price of an uncross"
    case .fills: "how the trades of one incoming order went"
    case .replace: "what a replace changes, and of what order"
    case .place: "where in the book the order stood that a command names"
    case .massCancel: "filters of mass cancels and what they reached"
    case .expiry: "how many orders expire at once, and when"
    case .number: "numbers at which arithmetic is apt to break"
    case .named: "what had become of the order that a command names"
    case .pair: "two means in one scenario"
    }
  }

  /// All that could be exercised, in the order of the types.
  var universe: [Feature] {
    switch self {
    case .command: CommandKind.allCases.map { .command($0) }
    case .phase: Phase.allCases.map { .phase($0) }
    case .commandInPhase:
      product(CommandKind.allCases, Phase.allCases) { .commandInPhase($0, $1) }
    case .transition: product(Phase.allCases, Phase.allCases) { .transition($0, $1) }
    case .convention: ConventionChoice.all.map { .convention($0) }
    case .instrument: InstrumentLimit.allCases.map { .limit($0) }
    case .order: OrderKind.allCases.map { .order($0) }
    case .event: EventKind.allCases.map { .event($0) }
    case .eventOfCommand:
      product(CommandKind.allCases, EventKind.allCases) { .eventOfCommand($0, $1) }
    case .cancelReason: CancelReason.allCases.map { .cancelReason($0) }
    case .canceledOrder:
      product(OrderKind.allCases, CancelReason.allCases) { .canceledOrder($0, $1) }
    case .rejectReason: RejectReason.allCases.map { .rejectReason($0) }
    case .rejectedCommand:
      product(CommandKind.allCases, RejectReason.allCases) { .rejectedCommand($0, $1) }
    case .aggressor: Aggressor.allCases.map { .aggressor($0) }
    case .auction: UncrossOutcome.allCases.map { .auction($0) }
    case .auctionPrice: AuctionDecision.allCases.map { .auctionPrice($0) }
    case .fills: FillShape.allCases.map { .fills($0) }
    case .replace: ReplaceShape.allCases.map { .replace($0) }
    case .place: product(CommandKind.namingOrders, QueuePlace.allCases) { .place($0, $1) }
    case .massCancel: MassCancelShape.allCases.map { .massCancel($0) }
    case .expiry: ExpiryShape.allCases.map { .expiry($0) }
    case .number: ExtremeNumber.allCases.map { .number($0) }
    case .named:
      product([.new] + CommandKind.namingOrders, OrderStatus.allCases) { .named($0, $1) }
    case .pair: Means.pairs.map { .pair($0, $1) }
    }
  }
}

extension Feature {
  /// The feature in words that are unique within its dimension.
  var name: String {
    switch self {
    case .command(let command): CommandKind.words[command]
    case .phase(let phase): Phase.words[phase]
    case .commandInPhase(let command, let phase):
      "\(CommandKind.words[command]) in \(Phase.words[phase])"
    case .transition(let from, let to): "\(Phase.words[from]) to \(Phase.words[to])"
    case .convention(let choice): choice.text
    case .limit(let limit): "\(limit)"
    case .order(let kind): kind.name
    case .event(let event): EventKind.words[event]
    case .eventOfCommand(let command, let event):
      "\(EventKind.words[event]) of \(CommandKind.words[command])"
    case .cancelReason(let reason): CancelReason.words[reason]
    case .canceledOrder(let kind, let reason): "\(kind.name), \(CancelReason.words[reason])"
    case .rejectReason(let reason): RejectReason.words[reason]
    case .rejectedCommand(let command, let reason):
      "\(CommandKind.words[command]): \(RejectReason.words[reason])"
    case .aggressor(let aggressor): Aggressor.words[aggressor]
    case .auction(let outcome): "\(outcome)"
    case .auctionPrice(let decision): "\(decision)"
    case .fills(let fills):
      "makers: \(fills.makers), left of the last: \(fills.lastMaker), of the taker: \(fills.taker)"
    case .replace(let replace):
      "price \(replace.price), quantity \(replace.quantity), \(replace.past)"
    case .place(let command, let place):
      "\(CommandKind.words[command]), \(place.position), \(place.level) level"
    case .massCancel(let shape):
      "by \(shape.filters.isEmpty ? "nothing" : shape.filters.map { "\($0)" }.joined(separator: ", "))"
        + ", reaches \(shape.reach)"
    case .expiry(let shape): "\(shape.reach) \(shape.moment)"
    case .number(let number): "\(number)"
    case .named(let command, let status): "\(CommandKind.words[command]) of \(status.rawValue)"
    case .pair(let first, let second): "\(first.name) + \(second.name)"
    }
  }
}

extension CommandKind {
  /// The commands that name an order that should be live.
  static let namingOrders: [CommandKind] = allCases.filter(\.namesLiveOrder)

  private var namesLiveOrder: Bool {
    switch self {
    case .cancel, .replace: true
    case .new, .massCancel, .phase, .uncross, .clock: false
    }
  }
}
