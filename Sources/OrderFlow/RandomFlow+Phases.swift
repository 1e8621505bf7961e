internal import Market

extension RandomFlow {
  /// Expects a phase to begin if it may follow, unless the book is crossed or locked and trading
  /// would go on.
  mutating func begin(_ phase: Phase, of instrument: InstrumentID) {
    let index = instrument.index
    switch phase {
    // These two follow every other, so that afterwards one of them is there for sure.
    case .callAuction, .closed: places[index].mayBeHalted = false
    case .halted: places[index].mayBeHalted = true
    case .continuous:
      if instruments[index].dynamicRange != nil { places[index].mayBeHalted = true }
    case .preOpen, .openingAuction, .reopeningAuction, .closingAuction: break
    }
    let left = places[index].phase
    guard Self.may(phase, follow: left) else { return }
    if phase == .continuous, let bid = places[index].book.best(.buy),
      let ask = places[index].book.best(.sell), bid.price >= ask.price
    {
      return
    }
    places[index].phase = phase
    expectEnds(at: index, from: left, to: phase)
    guard phase == .closingAuction else { return }
    for order in places[index].waiting.removeAll(where: { _ in true }) {
      places[index].book.add(order)
    }
  }

  /// Expects the ends of orders that a change of the phase brings.
  private mutating func expectEnds(at index: Int, from left: Phase, to phase: Phase) {
    if phase == .closed {
      expectDeath(at: index) { order in
        order.timeInForce == .day || order.timeInForce == .atOpening
          || order.timeInForce == .atClose
      }
    }
    let missesOpening = phase != .preOpen && phase != .openingAuction && phase != .halted
    let over = places[index].book.removeAll { order in
      order.timeInForce == .atOpening && missesOpening
        || order.timeInForce == .atClose && left == .closingAuction
        || order.isMarket && phase == .continuous
    }
    for order in over { doubtful.append(Doubtful(id: order.id, index: index)) }
  }

  /// Whether a phase may follow another, by the table of `Phase`.
  private static func may(_ phase: Phase, follow left: Phase) -> Bool {
    guard phase != left else { return false }
    return switch phase {
    case .preOpen: left == .closed
    case .openingAuction: left == .preOpen || left == .halted || left == .closed
    case .continuous, .callAuction: true
    case .halted: left != .closed
    case .reopeningAuction: left == .halted
    case .closingAuction: left != .preOpen && left != .closed
    case .closed: true
    }
  }
}
