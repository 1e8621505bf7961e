internal import Market

extension RandomFlow {
  /// Whether this is the moment for something that no honest sender does.
  mutating func isHostile() -> Bool { generator.chance(mix.hostilePerThousand, in: 1_000) }

  /// Gives an order one thing that no honest sender would send.
  mutating func spoil(_ order: inout NewOrder) {
    switch generator.below(8) {
    case 0...1:
      if let id = standingID(of: order.instrument) { order.id = id }
    case 2:
      order.id = OrderID([0, .max, 1 << 63, 1][generator.index(below: 4)])
    case 3:
      order.instrument = unknownInstrument()
    case 4...5:
      order.quantity = hostileQuantity(of: order.instrument)
    case 6:
      order.type = .limit(hostilePrice(of: order.instrument))
    default:
      guard profile.features.contains(.goodTillDate) else { break }
      let instants = [.min, -1, 0, clock, clock - 1, clock + 1, .max]
      order.timeInForce = .goodTillDate(
        Timestamp(nanoseconds: instants[generator.index(below: instants.count)]))
    }
  }

  /// An identifier that no live order should have.
  mutating func strangeID() -> OrderID {
    if departed.isEmpty || generator.chance(1, in: 4) {
      return OrderID([0, .max, 1 << 63, generator.next()][generator.index(below: 4)])
    }
    return departed[generator.index(below: departed.count)]
  }

  mutating func unknownInstrument() -> InstrumentID {
    InstrumentID([UInt32(instruments.count), .max][generator.index(below: 2)])
  }

  mutating func hostileQuantity(of instrument: InstrumentID) -> Quantity {
    let limits = instruments[instrument.index]
    let values: [Int64] = [
      0, -1, .min, .max, .max - 1, 1, limits.lot.rawValue, limits.lot.rawValue + 1,
      limits.minimumQuantity.rawValue - 1, limits.maximumQuantity.rawValue,
      limits.maximumQuantity.rawValue &+ 1, limits.maximumQuantity.rawValue &+ limits.lot.rawValue,
    ]
    return Quantity(values[generator.index(below: values.count)])
  }

  mutating func hostilePrice(of instrument: InstrumentID) -> Price {
    let limits = instruments[instrument.index]
    var values: [Int64] = [
      0, 1, -1, .min, .min + 1, .max, .max - 1, places[instrument.index].center &+ 1,
    ]
    if let band = limits.priceBand {
      let increment = limits.tickTable.increment(at: band.lowerBound)
      values += [
        band.lowerBound.rawValue, band.lowerBound.rawValue - increment,
        band.upperBound.rawValue, band.upperBound.rawValue + increment,
      ]
    }
    return Price(values[generator.index(below: values.count)])
  }

  /// The identifier of an order that should be live.
  private mutating func standingID(of instrument: InstrumentID) -> OrderID? {
    let book = places[instrument.index].book
    guard book.count > 0 else { return nil }
    return book.order(of: book.ticket(using: &generator))?.id
  }
}
