package import Market

/// The book that the messages of a feed tell of, and a judgement of every execution in it.
///
/// Orders are known from the message that added them. Executions of orders that are not known, or
/// that don't follow price-time priority, are judged so and taken for reductions: the feed has
/// the last word on what happened.
///
/// What a feed does not tell is found in three ways, and counted: an order that is crossed by a
/// later one while trading goes on must have gone before; an order that was out of view for a
/// time, in front of which another one is executed, went while it was; and `BookComparison`
/// takes out what a book file does not show.
package struct AuditedBook: Sendable {
  /// How much of the book a feed tells of.
  package enum Coverage: Hashable, Sendable {
    /// All orders of the day.
    case whole
    /// The orders of so many best levels of each side, as long as they are among them.
    case bestLevels(Int)
  }

  /// Whether the hours of the regular market are on, as far as a feed tells them.
  package enum Hours: Hashable, Sendable {
    case untold
    /// Orders that cross may stand in the book: they don't trade before it is uncrossed.
    case outside
    case within
  }

  /// What a message did to the book, so that another book can follow.
  package enum Change: Hashable, Sendable {
    case entered(OrderID, Side, Price, Quantity)
    /// A part was taken away; the rest keeps its place.
    case reduced(OrderID, leaves: Quantity, filled: Quantity)
    case left(OrderID, leaves: Quantity)
    /// An execution that was judged sound, to be made by a trade.
    case traded(OrderID, Side, Price, Quantity)
    /// Trading stopped, or went on.
    case matching(Bool)
  }

  package let coverage: Coverage
  package private(set) var tally = AuditTally()
  /// The first anomalies of each judgement.
  package private(set) var anomalies: [ExecutionAnomaly] = []
  /// What the last message did.
  package private(set) var changes: [Change] = []
  /// Whether orders that cross trade at once.
  package private(set) var isMatching = true
  /// Whether matching begins as soon as the book is not crossed any more.
  private var resumes = false
  private var hours: Hours
  private(set) var queues = OrderQueues()
  private var instant = Timestamp.zero
  /// The executions of the instant that were not of the oldest order.
  private var unsettled: [(anomaly: ExecutionAnomaly, side: Side, price: Price, arrival: Int)] = []

  /// The most anomalies of one judgement that are kept.
  private static let anomalyLimit = 10

  package init(_ coverage: Coverage, hours: Hours = .untold) {
    self.coverage = coverage
    self.hours = hours
  }

  /// Applies a message; returns the judgement where it is an execution of a displayed order.
  ///
  /// Whether `notOldest` is only `messageOrder` is decided, in the tally, when the instant ends.
  @discardableResult
  package mutating func apply(_ message: BookMessage) -> ExecutionJudgement? {
    changes.removeAll(keepingCapacity: true)
    if message.instant != instant {
      settle()
      instant = message.instant
    }
    tally.count(message.content)
    var judgement: ExecutionJudgement?
    switch message.content {
    case .added(let id, let side, let price, let quantity):
      add(id, side, price, quantity)
    case .reduced(let id, let quantity):
      if let slot = known(id, message) { reduce(slot, by: quantity) }
    case .deleted(let id):
      if let slot = known(id, message) { delete(slot, message) }
    case .executed(let id, let quantity, let price):
      judgement = execute(id, quantity, at: price, message)
    case .replaced(let id, let new, let price, let quantity):
      if let slot = known(id, message) {
        let side = queues[slot].side
        takeOut(slot)
        add(new, side, price, quantity)
      }
    case .halted, .resumed(isMatching: false):
      resumes = false
      setMatching(false)
    case .resumed(isMatching: true):
      resumes = true
    case .executedInCross(let id, let quantity, at: _):
      if let slot = known(id, message) { reduce(slot, by: quantity) }
    case .marketHoursBegan: hours = .within
    case .marketHoursEnded: hours = .outside
    case .executedHidden, .crossed, .broken: break
    }
    if resumes, !isMatching, !isCrossed {
      resumes = false
      setMatching(true)
    }
    return judgement
  }

  /// Decides what waits for the end of the last instant.
  package mutating func finish() { settle() }

  private mutating func setMatching(_ wanted: Bool) {
    guard wanted != isMatching else { return }
    isMatching = wanted
    changes.append(.matching(wanted))
  }

  private var isCrossed: Bool {
    guard let bid = queues.best(.buy)?.price, let ask = queues.best(.sell)?.price else {
      return false
    }
    return bid >= ask
  }
}

// MARK: - Orders come and go

extension AuditedBook {
  private mutating func add(_ id: OrderID, _ side: Side, _ price: Price, _ quantity: Quantity) {
    guard quantity > .zero else {
      tally[.withoutQuantity] += 1
      return
    }
    if let slot = queues.slot(of: id) {
      tally[.repeatedOrder] += 1
      takeOut(slot)
    }
    while isMatching, let best = queues.best(side.opposite), price.allows(best.price, for: side) {
      guard hours != .outside else {
        resumes = true
        setMatching(false)
        break
      }
      takeOut(best.first, .crossedByLater)
    }
    queues.enter(id, side, price, quantity)
    changes.append(.entered(id, side, price, quantity))
  }

  /// The order of a message; counts the message where it is not known, and what does not fit it.
  private mutating func known(_ id: OrderID, _ message: BookMessage) -> OrderQueues.Slot? {
    guard let slot = queues.slot(of: id) else {
      tally[.unknownTarget] += 1
      return nil
    }
    checkTerms(slot, message)
    return slot
  }

  private mutating func checkTerms(_ slot: OrderQueues.Slot, _ message: BookMessage) {
    let order = queues[slot]
    guard let terms = message.terms else { return }
    if terms.side != order.side || terms.price != order.price { tally[.otherTerms] += 1 }
  }

  private mutating func reduce(_ slot: OrderQueues.Slot, by quantity: Quantity) {
    let order = queues[slot]
    if quantity > order.leaves { tally[.otherQuantity] += 1 }
    guard quantity > .zero, quantity < order.leaves else {
      if quantity > .zero { takeOut(slot) }
      return
    }
    queues.reduce(slot, by: quantity)
    changes.append(
      .reduced(order.id, leaves: order.leaves - quantity, filled: order.filled))
  }

  private mutating func delete(_ slot: OrderQueues.Slot, _ message: BookMessage) {
    if let terms = message.terms, terms.quantity != queues[slot].leaves {
      tally[.otherQuantity] += 1
    }
    takeOut(slot)
  }

  private mutating func takeOut(_ slot: OrderQueues.Slot, _ repair: AuditTally.Repair? = nil) {
    if let repair { tally[repair] += 1 }
    let order = queues[slot]
    queues.remove(slot)
    changes.append(.left(order.id, leaves: order.leaves))
  }

  /// Takes out the orders of a level that turns out not to be there.
  mutating func takeOutLevel(_ side: Side, at price: Price) {
    while let level = queues.level(side, at: price) { takeOut(level.first, .absentFromView) }
  }

  /// Notes what is surely out of view by the levels that are known.
  ///
  /// Levels that went unseen count too, so that rather too much is in doubt than too little.
  mutating func doubtBeyondCoverage() {
    guard case .bestLevels(let depth) = coverage else { return }
    for side in Side.allCases {
      if let last = queues.price(ofLevel: depth, side) { doubt(side, beyond: last) }
    }
  }

  /// Notes that what is worse than a price is out of view, and may go unseen.
  mutating func doubt(_ side: Side, beyond price: Price) { queues.doubt(side, beyond: price) }
}

// MARK: - Executions

extension AuditedBook {
  private mutating func execute(
    _ id: OrderID, _ quantity: Quantity, at price: Price?, _ message: BookMessage
  ) -> ExecutionJudgement {
    guard let slot = queues.slot(of: id) else {
      tally[.unknownOrder] += 1
      return .unknownOrder
    }
    checkTerms(slot, message)
    let (judgement, before) = judge(slot, quantity, at: price)
    let order = queues[slot]
    tally[judgement] += 1
    if judgement == .notOldest {
      unsettled.append(
        (
          ExecutionAnomaly(judgement: .notOldest, message: message, before: before), order.side,
          order.price, order.arrival
        ))
    } else if judgement != .sound {
      keep(ExecutionAnomaly(judgement: judgement, message: message, before: before))
    }
    guard judgement == .sound else {
      queues.note(slot, executedAt: message.instant)
      if quantity > .zero, quantity < order.leaves {
        queues.reduce(slot, by: quantity)
        changes.append(.reduced(id, leaves: order.leaves - quantity, filled: order.filled))
      } else if quantity > .zero {
        takeOut(slot)
      }
      return judgement
    }
    changes.append(.traded(id, order.side, order.price, quantity))
    queues.note(slot, filled: quantity, at: message.instant)
    if quantity < order.leaves {
      queues.reduce(slot, by: quantity)
    } else {
      queues.remove(slot)
    }
    return .sound
  }

  /// Judges an execution; what was out of view and stands in front of it is taken out.
  private mutating func judge(
    _ slot: OrderQueues.Slot, _ quantity: Quantity, at price: Price?
  ) -> (ExecutionJudgement, RestingOrder?) {
    let order = queues[slot]
    guard isMatching else { return (.notMatching, nil) }
    if let price, price != order.price { return (.otherPrice, nil) }
    guard quantity > .zero, quantity <= order.leaves else { return (.moreThanLeft, nil) }
    var judgement = ExecutionJudgement.sound
    var before: RestingOrder?
    while let best = queues.best(order.side), best.price != order.price {
      let front = best.first
      if queues.isDoubtful(front) {
        takeOut(front, .passedOver)
        continue
      }
      judgement = .notBestPrice
      before = before ?? resting(queues[front])
      // What a feed shows of the best levels alone can't show that this order is still there.
      guard coverage != .whole else { break }
      takeOut(front, .better)
    }
    while judgement == .sound {
      let front = queues.level(of: slot).first
      if front == slot { break }
      if queues.isDoubtful(front) {
        takeOut(front, .passedOver)
      } else {
        judgement = .notOldest
        before = resting(queues[front])
      }
    }
    return (judgement, before)
  }

  /// Decides of the executions that were not of the oldest order whether the older ones are gone
  /// or executed too, now that the instant is over.
  private mutating func settle() {
    for entry in unsettled {
      var front = queues.level(entry.side, at: entry.price)?.first
      while let slot = front, queues[slot].executed == instant { front = queues.next(after: slot) }
      var anomaly = entry.anomaly
      if front.map({ queues[$0].arrival < entry.arrival }) != true {
        tally[.notOldest] -= 1
        tally[.messageOrder] += 1
        anomaly.judgement = .messageOrder
      }
      keep(anomaly)
    }
    unsettled.removeAll(keepingCapacity: true)
  }

  private mutating func keep(_ anomaly: ExecutionAnomaly) {
    let same = anomalies.count { $0.judgement == anomaly.judgement }
    if same < Self.anomalyLimit { anomalies.append(anomaly) }
  }
}
