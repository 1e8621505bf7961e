internal import Market

extension RandomFlow {
  /// A new order; at times, where the instrument waits for it, the end of its phase.
  mutating func newOrder() -> Command {
    let instrument = InstrumentID(mix.instrument(using: &generator))
    switch places[instrument.index].phase {
    case .continuous: break
    case .callAuction:
      if generator.chance(1, in: mix.patience) { return changePhase(of: instrument) }
    case .closed:
      if generator.chance(1, in: 4) { return changePhase(of: instrument) }
    }
    let side: Side = generator.chance(mix.buyers, in: 16) ? .buy : .sell
    // Most orders that an auction can't take are not sent to one.
    let isPatient =
      places[instrument.index].phase == .callAuction && generator.chance(3, in: 4)
    let lifetime = mix.lifetime(isPatient: isPatient, using: &generator)
    let isMarket = !isPatient && generator.chance(mix.marketOrders, in: 16)
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
      doubtful.append(order.id)
    }
    return .new(order)
  }

  /// A cancel of an order that should be live, often the next to trade, or for once of one that
  /// is dead or never was.
  mutating func cancel() -> Command {
    if isHostile() { return .cancel(strangeID()) }
    guard let (index, ticket) = standingOrder() else { return newOrder() }
    let side: Side = generator.chance(1, in: 2) ? .buy : .sell
    let next = generator.chance(1, in: 4) ? places[index].book.nextToTrade(on: side) : nil
    return .cancel(takeOut(next ?? ticket, at: index))
  }

  /// A replace of an order that should be live, in all combinations of price and quantity.
  mutating func replace() -> Command {
    guard let (index, ticket) = standingOrder(),
      let order = places[index].book.order(of: ticket)
    else { return newOrder() }
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
    expect(replace, of: ticket, at: index)
    return .replace(replace)
  }

  /// A command that makes room; nil where the features have none, and then orders are forgotten.
  mutating func thinOut() -> Command? {
    let cancels = profile.features.contains(.cancel)
    if profile.features.contains(.massCancel), !cancels || generator.chance(1, in: 1_000) {
      return massCancel(MassCancel())
    }
    if !doubtful.isEmpty {
      let id = doubtful.remove(at: generator.index(below: doubtful.count))
      noteDead(id)
      return cancels ? .cancel(id) : nil
    }
    guard let (index, ticket) = standingOrder() else { return nil }
    let id = takeOut(ticket, at: index)
    return cancels ? .cancel(id) : nil
  }

  /// Remembers an order that is dead, in place of one that died earlier.
  mutating func noteDead(_ id: OrderID) {
    if departed.count < 64 {
      departed.append(id)
    } else {
      departed[generator.index(below: departed.count)] = id
    }
  }

  /// An order that should be live, of a busy instrument if it has one.
  private mutating func standingOrder() -> (index: Int, ticket: ExpectedBook.Ticket)? {
    let busy = Int(mix.instrument(using: &generator))
    guard let index = place(from: busy, where: { $0.book.count > 0 }) else { return nil }
    return (index, places[index].book.ticket(using: &generator))
  }

  /// The first place that matches, from one onwards and around.
  func place(from start: Int, where matches: (Place) -> Bool) -> Int? {
    places.indices.lazy.map { (start + $0) % places.count }.first { matches(places[$0]) }
  }

  private mutating func takeOut(_ ticket: ExpectedBook.Ticket, at index: Int) -> OrderID {
    let order = places[index].book.remove(ticket)
    noteDead(order.id)
    return order.id
  }

  /// An identifier for a new order: a fresh one, or for once that of a dead order.
  private mutating func newID() -> OrderID {
    guard !departed.isEmpty, generator.chance(1, in: 32) else { return ids.next() }
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
    let raw = Int64(clamping: Int128(center) + Int128(offset))
    return Price(raw - raw % table.increment(at: Price(raw)))
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
