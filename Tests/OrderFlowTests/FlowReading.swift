import Market
import OrderFlow
import ReferenceEngine

/// What becomes of a flow in the hands of an engine.
struct FlowReading {
  var commands = 0
  var newOrders = 0
  var cancels = 0
  var replaces = 0
  /// New orders that traded at once.
  var crossing = 0
  var trades = 0
  /// The most trades of one command.
  var mostTrades = 0
  var rejections = 0
  var reasons: Set<RejectReason> = []
  var cancelReasons: Set<CancelReason> = []
  var expiries = 0
  var phases: Set<Phase> = []
  /// Uncrosses that found a price.
  var auctions = 0
  var instruments: [Int: Int] = [:]
  var bestBids: Set<Int64> = []
  /// The most orders that were live at once, looked at now and then.
  var mostLive = 0

  /// Reads a flow, looking at the books after every so many commands.
  init(_ flow: Flow, conventions: Conventions = Conventions(), lookingEvery stride: Int = 500) {
    var engine = ReferenceEngine(instruments: flow.instruments, conventions: conventions)
    for command in flow.commands {
      var log = EventLog()
      engine.apply(command, to: &log)
      count(command)
      count(log.events, of: command)
      if commands.isMultiple(of: stride) { look(at: engine) }
    }
  }

  private mutating func count(_ command: Command) {
    commands += 1
    switch command {
    case .new(let order):
      newOrders += 1
      instruments[order.instrument.index, default: 0] += 1
    case .cancel: cancels += 1
    case .replace: replaces += 1
    case .massCancel, .phase, .uncross, .clock: break
    }
  }

  private mutating func count(_ events: [Event], of command: Command) {
    var traded = 0
    for event in events {
      switch event {
      case .traded: traded += 1
      case .rejected(let rejection):
        rejections += 1
        reasons.insert(rejection.reason)
      case .canceled(let cancellation): cancelReasons.insert(cancellation.reason)
      case .expired: expiries += 1
      case .uncrossed(let uncrossing): auctions += uncrossing.price == nil ? 0 : 1
      case .phaseChanged(let change): phases.insert(change.phase)
      case .accepted, .replaced: break
      }
    }
    trades += traded
    mostTrades = max(mostTrades, traded)
    if case .new = command, traded > 0 { crossing += 1 }
  }

  private mutating func look(at engine: borrowing ReferenceEngine) {
    if let bid = engine.topOfBook(of: InstrumentID(0)).bid { bestBids.insert(bid.price.rawValue) }
    let live = engine.save().books.reduce(0) { $0 + $1.orders.count }
    mostLive = max(mostLive, live)
  }
}
