internal import Engines
internal import Market
internal import Scenarios
internal import Wire

/// Watches a scenario run on an engine, and notes what it exercises.
struct FeatureObserver {
  private(set) var features: Set<Feature> = []
  private let engine: any Engine
  private let instruments: [InstrumentID]
  private let limits: [Instrument]
  private var orders: [OrderID: Standing] = [:]
  private var statuses = OrderStatuses()
  private var commands = 0

  /// What is known of an order that was accepted.
  fileprivate struct Standing {
    var kind: OrderKind
    var instrument: InstrumentID
    var side: Side
    /// The limit; nil where it had none when it came.
    var price: Price?
    var leaves: Quantity
    var expiry: Timestamp?
    var isPartlyFilled = false
  }

  /// After so many commands nobody looks at queues any more, which would take time by their
  /// length for each command.
  private static let lastLookAtQueues = 600

  /// What a scenario exercises, run as it stands on a fresh engine.
  static func features(of scenario: Scenario, on source: EngineSource) -> Set<Feature> {
    var observer = FeatureObserver(scenario, source)
    for step in scenario.steps {
      for command in step.action.commands { observer.give(command) }
    }
    observer.notePairs(scenario)
    return observer.features
  }

  private init(_ scenario: Scenario, _ source: EngineSource) {
    engine = source.makeEngine(for: scenario)
    limits = scenario.instruments
    instruments = scenario.instruments.indices.map { InstrumentID(UInt32($0)) }
    for choice in ConventionChoice.of(scenario.conventions) { features.insert(.convention(choice)) }
    for limit in InstrumentLimit.of(scenario.instruments) { features.insert(.limit(limit)) }
  }

  private mutating func give(_ command: Command) {
    let kind = command.kind
    commands += 1
    features.insert(.command(kind))
    notePhases(command)
    noteOrder(command)
    for number in ExtremeNumber.of(command) { features.insert(.number(number)) }
    let auction = auctionBook(command)
    let events = engine.apply(command)
    for event in events {
      features.insert(.event(event.kind))
      features.insert(.eventOfCommand(kind, event.kind))
      note(event, of: command)
      for number in ExtremeNumber.of(event) { features.insert(.number(number)) }
      if case .uncrossed(let uncrossing) = event, let auction {
        let decisions = AuctionDecision.of(
          uncrossing, on: limits[uncrossing.instrument.index], buys: auction.buys,
          sells: auction.sells)
        for decision in decisions { features.insert(.auctionPrice(decision)) }
      }
    }
    noteShape(command, events)
    statuses.follow(command, events)
  }

  private mutating func notePhases(_ command: Command) {
    let met: [InstrumentID] =
      switch command {
      case .new(let order): [order.instrument]
      case .cancel(let id): orders[id].map { [$0.instrument] } ?? instruments
      case .replace(let replace): orders[replace.id].map { [$0.instrument] } ?? instruments
      case .massCancel(let filter): filter.instrument.map { [$0] } ?? instruments
      case .phase(let instrument, _), .uncross(let instrument): [instrument]
      case .clock: instruments
      }
    for instrument in met where instruments.indices.contains(instrument.index) {
      let phase = engine.phase(of: instrument)
      features.insert(.phase(phase))
      features.insert(.commandInPhase(command.kind, phase))
      if case .phase(_, let next) = command { features.insert(.transition(phase, next)) }
    }
  }

  /// Notes the order that a command names, as it is before the command.
  private mutating func noteOrder(_ command: Command) {
    switch command {
    case .new(let order):
      features.insert(.order(OrderKind(order)))
      features.insert(.named(.new, statuses[order.id]))
    case .cancel(let id): noteLive(id, .cancel)
    case .replace(let replace): noteLive(replace.id, .replace)
    case .massCancel, .phase, .uncross, .clock: break
    }
  }

  /// The book that an uncross is about to find; nil for other commands.
  private func auctionBook(
    _ command: Command
  ) -> (buys: [RestingOrder], sells: [RestingOrder])? {
    guard case .uncross(let instrument) = command, instruments.indices.contains(instrument.index)
    else { return nil }
    return (
      engine.orders(of: instrument, side: .buy), engine.orders(of: instrument, side: .sell)
    )
  }

  private mutating func noteLive(_ id: OrderID, _ command: CommandKind) {
    features.insert(.named(command, statuses[id]))
    guard commands <= Self.lastLookAtQueues, let order = orders[id] else { return }
    let side = engine.orders(of: order.instrument, side: order.side)
    guard let place = QueuePlace(of: id, in: side) else { return }
    features.insert(.place(command, place))
  }
}

// MARK: - Answers

extension FeatureObserver {
  private mutating func note(_ event: Event, of command: Command) {
    switch event {
    case .accepted(let acceptance):
      if case .new(let order) = command { orders[acceptance.id] = Standing(order) }
    case .rejected(let rejection):
      features.insert(.rejectReason(rejection.reason))
      features.insert(.rejectedCommand(command.kind, rejection.reason))
    case .traded(let trade):
      features.insert(.aggressor(trade.aggressor))
      for (id, leaves) in [(trade.maker, trade.makerLeaves), (trade.taker, trade.takerLeaves)] {
        orders[id]?.leaves = leaves
        orders[id]?.isPartlyFilled = true
        if case .new(let new) = command, new.id == id, orders[id]?.price == nil {
          orders[id]?.price = trade.price
        }
      }
    case .canceled(let cancellation):
      features.insert(.cancelReason(cancellation.reason))
      if let order = orders[cancellation.id] {
        features.insert(.canceledOrder(order.kind, cancellation.reason))
        if case .replace(let replace) = command { note(replace, of: order, leaving: .zero) }
      }
    case .replaced(let replacement):
      if case .replace(let replace) = command, let order = orders[replacement.id] {
        note(replace, of: order, leaving: replacement.leaves)
      }
      orders[replacement.id]?.price = replacement.price
      orders[replacement.id]?.leaves = replacement.leaves
    case .uncrossed(let uncrossing):
      features.insert(.auction(UncrossOutcome(uncrossing)))
    case .expired, .phaseChanged: break
    }
  }

  /// Notes what a command was, seen together with all of its events.
  private mutating func noteShape(_ command: Command, _ events: [Event]) {
    switch command {
    case .new, .replace:
      let trades = events.compactMap { if case .traded(let trade) = $0 { trade } else { nil } }
      if let fills = FillShape(trades) { features.insert(.fills(fills)) }
    case .massCancel(let filter):
      if case .rejected? = events.first { return }
      features.insert(.massCancel(MassCancelShape(filter, reaching: events.count)))
    case .clock, .phase:
      let expired = events.compactMap { event in
        if case .expired(let expiry) = event { orders[expiry.id] } else { nil }
      }
      if let shape = ExpiryShape(command, expired.map(\.expiry)) { features.insert(.expiry(shape)) }
    case .cancel, .uncross: break
    }
  }

  /// Notes a replace by what it did to the order, whichever way its quantity is meant.
  private mutating func note(_ replace: Replace, of order: Standing, leaving leaves: Quantity) {
    let price: ReplaceShape.PriceChange =
      switch (replace.price, order.price) {
      case (nil, _): .notGiven
      case (let new?, let old?) where new != old:
        (new > old) == (order.side == .buy) ? .nearer : .farther
      default: .same
      }
    let quantity: ReplaceShape.QuantityChange =
      if replace.quantity == nil {
        .notGiven
      } else if leaves == order.leaves {
        .same
      } else {
        leaves < order.leaves ? .less : .more
      }
    features.insert(
      .replace(
        ReplaceShape(
          price: price, quantity: quantity,
          past: order.isPartlyFilled ? .partlyFilled : .untouched)))
  }

  /// Notes which means the scenario used together.
  private mutating func notePairs(_ scenario: Scenario) {
    let conventions = Set(ConventionChoice.of(scenario.conventions))
    let used = Means.all.filter { means in
      switch means {
      case .command(let command): features.contains(.command(command))
      case .order(let kind): features.contains(.order(kind))
      case .phase(let phase): features.contains(.phase(phase))
      case .convention(let choice): conventions.contains(choice)
      case .cancelReason(let reason): features.contains(.cancelReason(reason))
      }
    }
    for (index, first) in used.enumerated() {
      for second in used[(index + 1)...] { features.insert(.pair(first, second)) }
    }
  }
}

extension FeatureObserver.Standing {
  fileprivate init(_ order: NewOrder) {
    self.init(
      kind: OrderKind(order), instrument: order.instrument, side: order.side,
      price: order.type.limit, leaves: order.quantity, expiry: order.timeInForce.expiry)
  }
}

extension OrderType {
  /// The limit; nil where there is none.
  fileprivate var limit: Price? {
    switch self {
    case .limit(let price): price
    case .market: nil
    }
  }
}

extension TimeInForce {
  /// The instant at which the order expires, where it is said.
  fileprivate var expiry: Timestamp? {
    switch self {
    case .goodTillDate(let instant): instant
    case .goodTillCancel, .day, .immediateOrCancel, .fillOrKill, .atOpening, .atClose: nil
    }
  }
}

extension ExpiryShape {
  fileprivate init?(_ command: Command, _ expiries: [Timestamp?]) {
    guard let last = expiries.last else { return nil }
    reach = expiries.count == 1 ? .one : .several
    moment =
      if case .clock(let time) = command {
        last == time ? .onTime : .late
      } else {
        .endOfDay
      }
  }
}

extension QueuePlace {
  /// The place of an order on its side; nil where it does not rest.
  fileprivate init?(of id: OrderID, in side: [RestingOrder]) {
    guard let index = side.firstIndex(where: { $0.id == id }) else { return nil }
    let price = side[index].price
    func isPeer(_ place: Int) -> Bool { side.indices.contains(place) && side[place].price == price }
    position =
      switch (isPeer(index - 1), isPeer(index + 1)) {
      case (false, false): .alone
      case (false, true): isPeer(index + 2) ? .firstOfMany : .firstOfTwo
      case (true, true): .middle
      case (true, false): isPeer(index - 2) ? .lastOfMany : .lastOfTwo
      }
    level = side.first?.price == price ? .best : .behind
  }
}

extension MassCancelShape {
  fileprivate init(_ filter: MassCancel, reaching count: Int) {
    let given: [Filter?] = [
      filter.account.map { _ in .account }, filter.instrument.map { _ in .instrument },
      filter.side.map { _ in .side },
    ]
    filters = given.compactMap { $0 }
    reach = count == 0 ? .none : count == 1 ? .one : .several
  }
}
