internal import Market

extension RandomFlow {
  /// A new order; at times, where the instrument waits for it, the end of its phase.
  mutating func newOrder() -> Command {
    let instrument = InstrumentID(mix.instrument(using: &generator))
    let phase = places[instrument.index].phase
    switch phase {
    case .continuous: break
    case .preOpen, .openingAuction, .reopeningAuction, .callAuction, .closingAuction:
      if generator.chance(1, in: mix.patience) { return changePhase(of: instrument) }
    case .halted, .closed:
      if generator.chance(1, in: 4) { return changePhase(of: instrument) }
    }
    let side: Side = generator.chance(mix.buyers, in: 16) ? .buy : .sell
    // Most orders that a phase can't take are not sent in it.
    let lifetime = mix.lifetime(in: phase, using: &generator)
    let isMarket =
      (phase == .continuous || mix.collectsMarketOrders || generator.chance(1, in: 4))
      && generator.chance(mix.marketOrders, in: 16)
    var order = NewOrder(
      id: newID(), instrument: instrument, side: side,
      type: isMarket ? .market : .limit(price(on: side, of: instrument)),
      quantity: quantity(of: instrument), timeInForce: timeInForce(lifetime),
      account: AccountID(generator.below(UInt64(profile.accounts) + 1)))
    let honest = order
    if isHostile() { spoil(&order) }
    if order.id == honest.id, order.instrument == honest.instrument {
      expect(order)
    } else {
      departed.removeAll { $0 == order.id }
      if order.instrument.index < places.count {
        doubtful.append(Doubtful(id: order.id, index: order.instrument.index))
      }
    }
    return .new(order)
  }

  /// A cancel of an order that should be live, often the next to trade, or for once of one that
  /// is dead or never was.
  mutating func cancel() -> Command {
    if isHostile() { return .cancel(strangeID()) }
    guard var standing = standingOrder() else { return newOrder() }
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    if !standing.isWaiting, generator.chance(1, in: 4),
      let next = places[standing.index].book.nextToTrade(on: side)
    {
      standing.ticket = next
    }
    return .cancel(takeOut(standing))
  }

  /// A replace of an order that should be live, in all combinations of price and quantity.
  mutating func replace() -> Command {
    guard let standing = standingOrder(), let order = order(standing) else { return newOrder() }
    let index = standing.index
    let instrument = InstrumentID(UInt32(index))
    var replace = Replace(id: order.id)
    if generator.chance(1, in: 2) { replace.price = price(on: order.side, of: instrument) }
    switch generator.below(6) {
    case 0...1: break
    case 2: replace.quantity = quantity(of: instrument)
    case 3: replace.quantity = Quantity(order.filled + order.leaves)
    default:
      let lot = instruments[index].lot.rawValue
      let least = leastLots(of: instrument)
      let most = max((order.filled + order.leaves) / lot, least)
      replace.quantity = Quantity(lot * generator.value(in: least...most))
    }
    if isHostile() {
      switch generator.below(3) {
      case 0: return .replace(Replace(id: strangeID(), price: replace.price))
      case 1: replace.price = hostilePrice(of: instrument)
      default: replace.quantity = hostileQuantity(of: instrument)
      }
    }
    expect(replace, of: standing)
    return .replace(replace)
  }

  /// A command that makes room; nil where the features have none, and then orders are forgotten.
  mutating func thinOut() -> Command? {
    let cancels = profile.features.contains(.cancel)
    if profile.features.contains(.massCancel), !cancels || generator.chance(1, in: 1_000) {
      return endHalt() ?? massCancel(MassCancel())
    }
    if let place = certainlyTakenDoubtful() {
      let id = doubtful.remove(at: place).id
      noteDead(id)
      return cancels ? .cancel(id) : nil
    }
    guard let standing = standingOrder(where: { !$0.mayBeHalted }) else { return endHalt() }
    let id = takeOut(standing)
    return cancels ? .cancel(id) : nil
  }

  /// The place in the list of a doubtful order whose cancel is taken if it is live.
  private mutating func certainlyTakenDoubtful() -> Int? {
    guard !doubtful.isEmpty else { return nil }
    let start = generator.index(below: doubtful.count)
    for step in doubtful.indices {
      let index = (start + step) % doubtful.count
      if !places[doubtful[index].index].mayBeHalted { return index }
    }
    return nil
  }

  /// Ends what may be a halt that takes no cancel, for sure; nil where none may be.
  private mutating func endHalt() -> Command? {
    let start = generator.index(below: places.count)
    guard let index = place(from: start, where: { $0.mayBeHalted }) else { return nil }
    let instrument = InstrumentID(UInt32(index))
    let phase: Phase = generator.chance(3, in: 4) ? .callAuction : .closed
    begin(phase, of: instrument)
    if profile.features.contains(.massCancel), generator.chance(1, in: 2) {
      sequel = massCancel(MassCancel(instrument: instrument))
    }
    return .phase(instrument, phase)
  }

  /// Remembers an order that is dead, or doubtful where a halt may have kept it alive.
  mutating func noteLeft(_ id: OrderID, at index: Int) {
    if places[index].mayBeHalted {
      doubtful.append(Doubtful(id: id, index: index))
    } else {
      noteDead(id)
    }
  }

  /// Remembers an order that is dead, in place of one that died earlier.
  mutating func noteDead(_ id: OrderID) {
    if departed.count < 64 {
      departed.append(id)
    } else {
      departed[generator.index(below: departed.count)] = id
    }
  }

  /// An order that should be live, and where it stands.
  struct Standing {
    var index: Int
    var isWaiting: Bool
    var ticket: ExpectedBook.Ticket
  }

  /// An order that should be live, of a busy instrument if it has one.
  private mutating func standingOrder(
    where matches: (Place) -> Bool = { _ in true }
  ) -> Standing? {
    let busy = Int(mix.instrument(using: &generator))
    guard let index = place(from: busy, where: { $0.count > 0 && matches($0) }) else { return nil }
    let isWaiting = generator.index(below: places[index].count) >= places[index].book.count
    let ticket =
      isWaiting
      ? places[index].waiting.ticket(using: &generator)
      : places[index].book.ticket(using: &generator)
    return Standing(index: index, isWaiting: isWaiting, ticket: ticket)
  }

  /// The order that should stand there; nil once it stands no more.
  func order(_ standing: Standing) -> ExpectedBook.Order? {
    standing.isWaiting
      ? places[standing.index].waiting.order(of: standing.ticket)
      : places[standing.index].book.order(of: standing.ticket)
  }

  /// The first place that matches, from one onwards and around.
  func place(from start: Int, where matches: (Place) -> Bool) -> Int? {
    places.indices.lazy.map { (start + $0) % places.count }.first { matches(places[$0]) }
  }

  private mutating func takeOut(_ standing: Standing) -> OrderID {
    let order =
      standing.isWaiting
      ? places[standing.index].waiting.remove(standing.ticket)
      : places[standing.index].book.remove(standing.ticket)
    noteLeft(order.id, at: standing.index)
    return order.id
  }

  /// An identifier for a new order: a fresh one, or for once that of a dead order.
  private mutating func newID() -> OrderID {
    guard !departed.isEmpty, generator.chance(1, in: profile.reuseOneIn) else {
      return ids.next()
    }
    return departed.remove(at: generator.index(below: departed.count))
  }

  private mutating func timeInForce(_ lifetime: Mix.Lifetime) -> TimeInForce {
    switch lifetime {
    case .goodTillCancel: .goodTillCancel
    case .day: .day
    case .goodTillDate:
      .goodTillDate(Timestamp(nanoseconds: clock + generator.value(in: 1...mix.horizon)))
    case .immediateOrCancel: .immediateOrCancel
    case .fillOrKill: .fillOrKill
    case .atOpening: .atOpening
    case .atClose: .atClose
    }
  }

  /// A price on the tick grid near the center, as far as `Int64` reaches.
  private mutating func price(on side: Side, of instrument: InstrumentID) -> Price {
    let center = places[instrument.index].center
    let table = instruments[instrument.index].tickTable
    let reach = mix.width * table.increment(at: Price(center))
    var offset = generator.value(in: -reach...reach)
    if generator.chance(mix.passive, in: 16) {
      offset = side == .buy ? -abs(offset) : abs(offset)
    }
    let edge = generator.chance(1, in: 16) ? edge(of: instrument) : nil
    let raw = edge ?? Int64(clamping: Int128(center) + Int128(offset))
    return Price(raw - raw % table.increment(at: Price(raw)))
  }

  /// About as far from the last trade as a trade or an auction's price may be; nil where that may
  /// be anywhere.
  private mutating func edge(of instrument: InstrumentID) -> Int64? {
    let limits = instruments[instrument.index]
    let last = places[instrument.index].lastPrice ?? limits.referencePrice?.rawValue
    guard let last, let distance = limits.dynamicRange ?? limits.auctionCollar else { return nil }
    let increment = Int128(limits.tickTable.increment(at: Price(last)))
    let past = Int128(generator.value(in: -1...1)) * increment
    let sign: Int128 = generator.chance(1, in: 2) ? 1 : -1
    return Int64(clamping: Int128(last) + sign * (Int128(distance) + past))
  }

  private func leastLots(of instrument: InstrumentID) -> Int64 {
    let limits = instruments[instrument.index]
    return (limits.minimumQuantity.rawValue + limits.lot.rawValue - 1) / limits.lot.rawValue
  }

  private mutating func quantity(of instrument: InstrumentID) -> Quantity {
    let limits = instruments[instrument.index]
    let lot = limits.lot.rawValue
    let least = leastLots(of: instrument)
    let most = limits.maximumQuantity.rawValue / lot
    switch mix.size {
    case .lots(let count):
      return Quantity(lot * generator.value(in: least...min(most, least + count - 1)))
    case .huge:
      return Quantity(lot * generator.value(in: max(least, most / 4)...most))
    }
  }
}
