internal import Market

extension RandomFlow {
  /// A mass cancel with any mix of filters.
  mutating func massCancel() -> Command {
    var filter = MassCancel()
    if generator.chance(1, in: 32) { return massCancel(filter) }
    let filters = generator.value(in: 1...7)
    if filters & 1 != 0 {
      filter.account = AccountID(generator.below(UInt64(profile.accounts) + 2))
    }
    if filters & 2 != 0 {
      filter.instrument =
        isHostile() ? unknownInstrument() : InstrumentID(mix.instrument(using: &generator))
    }
    if filters & 4 != 0 { filter.side = generator.chance(1, in: 2) ? .buy : .sell }
    return massCancel(filter)
  }

  /// A mass cancel with these filters.
  mutating func massCancel(_ filter: MassCancel) -> Command {
    for index in places.indices
    where filter.instrument == nil || filter.instrument?.index == index {
      let left = removeAll(at: index) { order in
        (filter.account == nil
          || filter.account == order.account && order.account != AccountID.none)
          && (filter.side == nil || filter.side == order.side)
      }
      for order in left { noteLeft(order.id, at: index) }
    }
    if filter.account == nil, filter.side == nil {
      let isDead: (Doubtful) -> Bool = { [places] order in
        !places[order.index].mayBeHalted
          && (filter.instrument == nil || filter.instrument?.index == order.index)
      }
      for order in doubtful where isDead(order) { noteDead(order.id) }
      doubtful.removeAll(where: isDead)
    }
    return .massCancel(filter)
  }

  /// A phase for an instrument that is, mostly, another than the one it is in.
  mutating func changePhase(of instrument: InstrumentID) -> Command {
    if isHostile() {
      let phase = Phase.allCases[generator.index(below: Phase.allCases.count)]
      if generator.chance(1, in: 2) { return .phase(unknownInstrument(), phase) }
      begin(phase, of: instrument)
      return .phase(instrument, phase)
    }
    let left = places[instrument.index].phase
    let next = successor(of: left)
    guard left.isAuction, generator.chance(7, in: 8) else {
      begin(next, of: instrument)
      return .phase(instrument, next)
    }
    expectUncross(at: instrument.index)
    begin(next, of: instrument)
    sequel = .phase(instrument, next)
    return .uncross(instrument)
  }

  /// An uncross of an instrument that is in an auction; where none is, one may begin.
  mutating func uncross() -> Command {
    let drawn = Int(mix.instrument(using: &generator))
    if isHostile() {
      if generator.chance(1, in: 2) { return .uncross(unknownInstrument()) }
      if places[drawn].phase.isAuction { expectUncross(at: drawn) }
      return .uncross(InstrumentID(UInt32(drawn)))
    }
    guard let index = place(from: drawn, where: { $0.phase.isAuction }) else {
      return changePhase(of: InstrumentID(UInt32(drawn)))
    }
    expectUncross(at: index)
    return .uncross(InstrumentID(UInt32(index)))
  }

  /// The clock a little further, or where it is, or for once back.
  mutating func moveClock() -> Command {
    if isHostile() {
      let instants = [.min, -1, clock - 1, clock - generator.value(in: 1...1_000)]
      return .clock(Timestamp(nanoseconds: instants[generator.index(below: instants.count)]))
    }
    // Not so far that lives of orders would end beyond 64 bits.
    clock = min(clock + generator.value(in: 0...mix.clockStep), .max >> 1)
    let clock = clock
    for index in places.indices {
      expectDeath(at: index) { order in
        if case .goodTillDate(let end) = order.timeInForce { end.rawValue <= clock } else { false }
      }
    }
    return .clock(Timestamp(nanoseconds: clock))
  }

  /// A phase that may follow another, as on a usual day or, less often, otherwise.
  private mutating func successor(of phase: Phase) -> Phase {
    let choices: [(phase: Phase, weight: UInt64)] =
      switch phase {
      case .preOpen:
        [(.openingAuction, 8), (.continuous, 1), (.callAuction, 1), (.halted, 1), (.closed, 1)]
      case .openingAuction:
        [(.continuous, 8), (.halted, 1), (.callAuction, 1), (.closingAuction, 1), (.closed, 1)]
      case .continuous: [(.callAuction, 4), (.halted, 3), (.closingAuction, 3), (.closed, 2)]
      case .halted:
        [
          (.reopeningAuction, 8), (.continuous, 2), (.openingAuction, 1), (.callAuction, 1),
          (.closingAuction, 1), (.closed, 1),
        ]
      case .reopeningAuction, .callAuction:
        [(.continuous, 10), (.halted, 1), (.closingAuction, 1), (.closed, 1)]
      case .closingAuction: [(.closed, 6), (.continuous, 2), (.halted, 1), (.callAuction, 1)]
      case .closed: [(.preOpen, 4), (.openingAuction, 2), (.continuous, 2), (.callAuction, 2)]
      }
    let choice = WeightedChoice(weights: choices.map(\.weight))
    return choices[choice.index(using: &generator)].phase
  }
}
