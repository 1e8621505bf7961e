internal import Market
internal import OrderFlow

/// A change of a play that changes what a correct engine answers in a known way.
///
/// Each leaves out of the play, on both sides, what is not of its domain.
package enum Metamorphosis: String, Hashable, Sendable, CaseIterable {
  case determinism = "determinism"
  case mirror = "mirror"
  case noOperations = "no-operations"
  case renamedOrders = "renamed-orders"
  case saveAndRestore = "save-and-restore"
  case shiftedPrices = "shifted-prices"
  case interleaving = "interleaving"

  /// What must hold.
  package var statement: String {
    switch self {
    case .determinism: "A fresh engine answers the same commands in the same way each time."
    case .mirror: "With sides and prices reflected the answers are reflected."
    case .noOperations:
      "An order that comes and is canceled at once, away from the market, changes nothing else."
    case .renamedOrders: "Other identifiers of orders change nothing but the identifiers."
    case .saveAndRestore: "An engine restored from its saved state goes on as it would have."
    case .shiftedPrices: "With all prices moved by as much the answers are moved by as much."
    case .interleaving: "What happens on one instrument does not depend on when others trade."
    }
  }

  /// What it says nothing of.
  package var domain: String {
    switch self {
    case .determinism: "every play"
    case .mirror:
      "without uncrosses, whose prices are rounded up, and prices without a mirror image"
    case .noOperations: "every play; the order's price is worse than all others"
    case .renamedOrders: "every play"
    case .saveAndRestore: "engines in our own process that save their state"
    case .shiftedPrices: "one tick for all prices, and none that would change its sign or overflow"
    case .interleaving:
      "without clocks, mass cancels of all instruments, and identifiers of two instruments"
    }
  }

  /// The two plays; nil where this one is outside the domain.
  func pair(of play: Play) -> MetamorphicPair? {
    switch self {
    case .determinism:
      // In between another engine plays a part, so that what engines share does not fall in step.
      MetamorphicPair(left: play, right: play, interlude: play.commands.count / 2 + 1)
    case .mirror: .mirrored(play)
    case .noOperations: .withNoOperations(play)
    case .renamedOrders: .renamed(play)
    case .saveAndRestore:
      MetamorphicPair(left: play, right: play, restoresRight: true)
    case .shiftedPrices: .shifted(play)
    case .interleaving: .interleaved(play)
    }
  }
}

/// Two plays whose answers must correspond.
struct MetamorphicPair {
  var left: Play
  var right: Play
  /// The place in `left` of each command of `right`; nil for one that was inserted.
  var counterparts: [Int?]
  /// Whether the engine of `right` is saved and restored before each command.
  var restoresRight = false
  /// How many commands of `left` an engine that is thrown away plays before that of `right`.
  var interlude = 0
  /// What an event of `right` would be in `left`; nil for what can't be in it.
  var translate: (Event) -> Event?

  init(
    left: Play, right: Play, counterparts: [Int?]? = nil, restoresRight: Bool = false,
    interlude: Int = 0, translate: @escaping (Event) -> Event? = { $0 }
  ) {
    self.left = left
    self.right = right
    self.counterparts = counterparts ?? Array(left.commands.indices)
    self.restoresRight = restoresRight
    self.interlude = interlude
    self.translate = translate
  }
}

extension MetamorphicPair {
  fileprivate static func mirrored(_ play: Play) -> MetamorphicPair? {
    var left = play
    var right = play
    left.commands = []
    right.commands = []
    right.instruments = play.instruments.compactMap(Mirror.reflect)
    guard right.instruments.count == play.instruments.count else { return nil }
    for command in play.commands {
      if case .uncross = command { continue }
      guard let reflected = Mirror.reflect(command) else { continue }
      left.commands.append(command)
      right.commands.append(reflected)
    }
    return MetamorphicPair(left: left, right: right, translate: Mirror.reflect)
  }

  fileprivate static func withNoOperations(_ play: Play) -> MetamorphicPair? {
    var right = play
    right.commands = []
    var counterparts: [Int?] = []
    var used = Set(play.commands.compactMap(\.identifier))
    var next: UInt64 = 1 << 40
    let lowest = play.commands.compactMap(\.limit).min()
    for (index, command) in play.commands.enumerated() {
      right.commands.append(command)
      counterparts.append(index)
      guard let lowest, lowest > .min, index % 2 == 0 else { continue }
      while !used.insert(OrderID(next)).inserted { next += 1 }
      let instrument = InstrumentID(UInt32(index / 2 % play.instruments.count))
      let increment = play.instruments[instrument.index].tickTable.increment(at: Price(lowest))
      let (price, overflow) = (lowest - lowest % increment).subtractingReportingOverflow(
        increment)
      if overflow { continue }
      right.commands.append(
        .new(
          NewOrder(
            id: OrderID(next), instrument: instrument, side: .buy, type: .limit(Price(price)),
            quantity: play.instruments[instrument.index].minimumQuantity)))
      right.commands.append(.cancel(OrderID(next)))
      counterparts += [nil, nil]
    }
    return MetamorphicPair(left: play, right: right, counterparts: counterparts)
  }

  fileprivate static func renamed(_ play: Play) -> MetamorphicPair? {
    var right = play
    var names: [OrderID: OrderID] = [:]
    for index in play.commands.indices {
      guard let id = play.commands[index].identifier else { continue }
      // A bijection, so that different identifiers stay different.
      let other = OrderID(SplitMix64.mixed(id.rawValue ^ 0x5EED))
      names[other] = id
      right.commands[index] = play.commands[index].named(other)
    }
    return MetamorphicPair(left: play, right: right) { event in
      event.renamed { names[$0] }
    }
  }

  fileprivate static func shifted(_ play: Play) -> MetamorphicPair? {
    let increments = play.instruments.map { $0.tickTable.rows[0].increment }
    guard play.instruments.allSatisfy({ $0.tickTable.rows.count == 1 }),
      Set(increments).count == 1, let increment = increments.first
    else { return nil }
    for ticks in [1_000, -1_000, 7, -7] as [Int64] {
      let (distance, overflow) = increment.multipliedReportingOverflow(by: ticks)
      if overflow { continue }
      if let pair = shifted(play, by: distance) { return pair }
    }
    return nil
  }

  private static func shifted(_ play: Play, by distance: Int64) -> MetamorphicPair? {
    func moved(_ price: Price) -> Price? {
      let (raw, overflow) = price.rawValue.addingReportingOverflow(distance)
      return overflow || raw.signum() != price.rawValue.signum() ? nil : Price(raw)
    }
    var right = play
    for index in play.instruments.indices {
      if let band = play.instruments[index].priceBand {
        guard let low = moved(band.lowerBound), let high = moved(band.upperBound) else {
          return nil
        }
        right.instruments[index].priceBand = low...high
      }
      if let reference = play.instruments[index].referencePrice {
        guard let price = moved(reference) else { return nil }
        right.instruments[index].referencePrice = price
      }
    }
    for index in play.commands.indices {
      switch play.commands[index] {
      case .new(var order):
        guard case .limit(let limit) = order.type else { continue }
        guard let price = moved(limit) else { return nil }
        order.type = .limit(price)
        right.commands[index] = .new(order)
      case .replace(var replace):
        guard let limit = replace.price else { continue }
        guard let price = moved(limit) else { return nil }
        replace.price = price
        right.commands[index] = .replace(replace)
      case .cancel, .massCancel, .phase, .uncross, .clock: continue
      }
    }
    return MetamorphicPair(left: play, right: right) { $0.shifted(by: -distance) }
  }

  fileprivate static func interleaved(_ play: Play) -> MetamorphicPair? {
    guard play.instruments.count > 1 else { return nil }
    var owners: [OrderID: InstrumentID] = [:]
    var kept: [(command: Command, instrument: InstrumentID)] = []
    for command in play.commands {
      switch command {
      case .new(let order):
        let owner = owners[order.id] ?? order.instrument
        owners[order.id] = owner
        if owner == order.instrument { kept.append((command, owner)) }
      case .cancel, .replace:
        if let owner = command.identifier.flatMap({ owners[$0] }) { kept.append((command, owner)) }
      case .massCancel(let filter):
        if let instrument = filter.instrument { kept.append((command, instrument)) }
      case .phase(let instrument, _), .uncross(let instrument): kept.append((command, instrument))
      case .clock: continue
      }
    }
    var left = play
    left.commands = kept.map(\.command)
    let order = kept.indices.sorted {
      (kept[$0].instrument.rawValue, $0) < (kept[$1].instrument.rawValue, $1)
    }
    var right = left
    right.commands = order.map { kept[$0].command }
    return MetamorphicPair(left: left, right: right, counterparts: order)
  }
}
