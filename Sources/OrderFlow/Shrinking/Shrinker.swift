internal import Market

/// Makes a play that fails small, with the failure kept.
///
/// It knows no engine: a closure tells whether a play still fails in the same way. Commands are
/// removed in chunks, then one by one, then in pairs; conventions and instruments become plain,
/// rare kinds of orders usual ones, numbers small and alike; all of it until nothing helps any
/// more. What is left is minimal: no command can be removed, and no number moved towards the
/// simplest of its sort, without losing the failure. The same closure gives the same result.
///
/// - Complexity: O(n log n) trials for n commands, if few of them matter.
package struct Shrinker {
  /// Whether the conventions may be made those by default.
  package enum Conventions: Sendable {
    case fixed
    case free
  }

  /// What became of a play.
  package struct Outcome: Sendable {
    package var play: Play
    /// How many plays were tried.
    package var trials: Int
    /// Whether nothing can be left out or made simpler; otherwise the trials ran out.
    package var isMinimal: Bool
  }

  private let fails: (Play) -> Bool
  private let isWanted: () -> Bool
  private let trialLimit: Int
  private let conventions: Conventions
  private(set) var play: Play
  private var trials = 0
  /// Small plays that don't fail.
  private var harmless: Set<Play> = []

  private init(
    _ play: Play, conventions: Conventions, trialLimit: Int, isWanted: @escaping () -> Bool,
    fails: @escaping (Play) -> Bool
  ) {
    self.play = play
    self.conventions = conventions
    self.trialLimit = trialLimit
    self.isWanted = isWanted
    self.fails = fails
  }

  /// Shrinks a play that fails, in at most so many trials, as long as it is wanted.
  package static func shrink(
    _ play: Play, conventions: Conventions = .free, trialLimit: Int = 20_000,
    isWanted: @escaping () -> Bool = { true }, while fails: @escaping (Play) -> Bool
  ) -> Outcome {
    var shrinker = Shrinker(
      play, conventions: conventions, trialLimit: trialLimit, isWanted: isWanted, fails: fails)
    while shrinker.isUnfinished {
      let before = shrinker.play
      shrinker.removeCommands()
      shrinker.simplifySetting()
      shrinker.simplifyCommands()
      shrinker.simplifyNumbers()
      shrinker.removeTogether()
      if shrinker.play == before { shrinker.tryEverySimplerNumber() }
      if shrinker.play == before { break }
    }
    return Outcome(
      play: shrinker.play, trials: shrinker.trials, isMinimal: shrinker.isUnfinished)
  }

  /// Whether another play may be tried.
  ///
  /// Whoever goes through much asks it too: to make a candidate
  /// costs as much as the play is long.
  var isUnfinished: Bool { trials < trialLimit && isWanted() }

  /// Takes a play for the present one if it fails too.
  @discardableResult mutating func attempt(_ candidate: Play?) -> Bool {
    guard isUnfinished, let candidate, candidate != play else { return false }
    let isSmall = candidate.commands.count <= 32
    if isSmall, harmless.contains(candidate) { return false }
    trials += 1
    guard fails(candidate) else {
      if isSmall { harmless.insert(candidate) }
      return false
    }
    play = candidate
    return true
  }

  /// The same for a change made in place.
  @discardableResult mutating func attempt(changing change: (inout Play) -> Void) -> Bool {
    var candidate = play
    change(&candidate)
    return attempt(candidate)
  }

  // MARK: - Fewer commands

  /// Removes chunks of commands, large ones first, from the end on.
  private mutating func removeCommands() {
    var size = max(1, play.commands.count / 2)
    while true {
      var end = play.commands.count
      while end > 0, isUnfinished {
        let start = max(0, end - size)
        attempt { $0.commands.removeSubrange(start..<end) }
        end = min(start, play.commands.count)
      }
      if size == 1 { return }
      size /= 2
    }
  }

  /// Removes what can only go together: all commands of an order, and any two commands.
  private mutating func removeTogether() {
    for id in play.numbers(.order) where isUnfinished {
      attempt { $0.commands.removeAll { NumberField.order.number(in: $0) == id } }
    }
    var last = play.commands.count - 1
    while last > 0, play.commands.count <= 24, isUnfinished {
      for first in (0..<last).reversed() where last < play.commands.count {
        attempt {
          $0.commands.remove(at: last)
          $0.commands.remove(at: first)
        }
      }
      last = min(last, play.commands.count) - 1
    }
  }

  // MARK: - A plainer setting

  private mutating func simplifySetting() {
    if conventions == .free { simplifyConventions() }
    mergeInstruments()
    dropInstruments()
    for index in play.instruments.indices { simplifyInstrument(at: index) }
  }

  private mutating func simplifyConventions() {
    let plain = Market.Conventions()
    attempt { $0.conventions = plain }
    guard play.conventions != plain else { return }
    attempt { $0.conventions.decreasePriority = plain.decreasePriority }
    attempt { $0.conventions.replaceQuantity = plain.replaceQuantity }
    attempt { $0.conventions.replaceBelowFilled = plain.replaceBelowFilled }
    attempt { $0.conventions.marketRemainder = plain.marketRemainder }
    attempt { $0.conventions.identifierReuse = plain.identifierReuse }
    attempt { $0.conventions.halt = plain.halt }
    attempt { $0.conventions.auctionMarketOrders = plain.auctionMarketOrders }
    attempt { $0.conventions.auctionPrice = plain.auctionPrice }
    attempt { $0.conventions.volatilityInterruption = plain.volatilityInterruption }
  }

  /// Lets the commands for one instrument be for an earlier one.
  private mutating func mergeInstruments() {
    for later in play.instruments.indices.dropFirst().reversed() where isUnfinished {
      for earlier in 0..<later {
        let target = InstrumentID(UInt32(earlier))
        attempt { $0.moveInstruments { $0.index == later ? target : $0 } }
      }
    }
  }

  /// Leaves out the instruments that no command names, and renumbers the others.
  private mutating func dropInstruments() {
    for index in play.instruments.indices.reversed() where play.instruments.count > 1 {
      let isUsed = play.commands.contains { $0.named?.index == index }
      guard !isUsed else { continue }
      attempt {
        $0.instruments.remove(at: index)
        $0.moveInstruments { named in
          named.index > index ? InstrumentID(named.rawValue - 1) : named
        }
      }
    }
    let count = UInt32(play.instruments.count)
    attempt { $0.moveInstruments { $0.rawValue > count ? InstrumentID(count) : $0 } }
  }

  private mutating func simplifyInstrument(at index: Int) {
    let plain = Instrument(symbol: index < 26 ? Self.symbols[index] : "I\(index)")
    if attempt(changing: { $0.instruments[index] = plain }) { return }
    attempt { $0.instruments[index].symbol = plain.symbol }
    attempt { $0.instruments[index].priceScale = plain.priceScale }
    attempt { $0.instruments[index].quantityScale = plain.quantityScale }
    attempt { $0.instruments[index].auctionCollar = nil }
    attempt { $0.instruments[index].dynamicRange = nil }
    attempt { $0.instruments[index].priceBand = nil }
    attempt { $0.instruments[index].referencePrice = nil }
    attempt { $0.instruments[index].maximumQuantity = plain.maximumQuantity }
    attempt { $0.instruments[index].minimumQuantity = plain.minimumQuantity }
    attempt { $0.instruments[index].lot = plain.lot }
    attempt { $0.instruments[index].tickTable = plain.tickTable }
    attempt { $0.instruments[index].priceSigns = plain.priceSigns }
  }

  private static let symbols = (0..<26).map { String(UnicodeScalar(UInt8(65 + $0))) }

  // MARK: - Plainer commands

  /// Makes market orders limit orders, all times in force good till cancel, and drops accounts,
  /// filters and halves of replaces.
  private mutating func simplifyCommands() {
    for index in play.commands.indices where isUnfinished {
      switch play.commands[index] {
      case .new: simplifyOrder(at: index)
      case .replace(let replace):
        if replace.price != nil, replace.quantity != nil {
          attempt { $0.commands[index] = .replace(Replace(id: replace.id, price: replace.price)) }
          attempt {
            $0.commands[index] = .replace(Replace(id: replace.id, quantity: replace.quantity))
          }
        }
      case .massCancel:
        changeFilter(at: index) { $0.account = nil }
        changeFilter(at: index) { $0.instrument = nil }
        changeFilter(at: index) { $0.side = nil }
      case .cancel, .phase, .uncross, .clock: break
      }
    }
  }

  private mutating func simplifyOrder(at index: Int) {
    changeOrder(at: index) { $0.timeInForce = .goodTillCancel }
    changeOrder(at: index) { $0.account = AccountID.none }
    guard case .new(let order) = play.commands[index], order.type == .market else { return }
    let prices = [NumberField.price.base] + play.numbers(.price)
    for price in prices where NumberField.price.contains(price) && isUnfinished {
      if changeOrder(at: index, { $0.type = .limit(Price(Int64(clamping: price))) }) { return }
    }
  }

  @discardableResult private mutating func changeOrder(
    at index: Int, _ change: (inout NewOrder) -> Void
  ) -> Bool {
    guard case .new(var order) = play.commands[index] else { return false }
    change(&order)
    return attempt { $0.commands[index] = .new(order) }
  }

  private mutating func changeFilter(at index: Int, _ change: (inout MassCancel) -> Void) {
    guard case .massCancel(var filter) = play.commands[index] else { return }
    change(&filter)
    attempt { $0.commands[index] = .massCancel(filter) }
  }
}

extension Command {
  /// The instrument that the command names.
  fileprivate var named: InstrumentID? {
    switch self {
    case .new(let order): order.instrument
    case .massCancel(let filter): filter.instrument
    case .phase(let instrument, _), .uncross(let instrument): instrument
    case .cancel, .replace, .clock: nil
    }
  }
}

extension Play {
  /// Lets the commands name other instruments.
  fileprivate mutating func moveInstruments(_ target: (InstrumentID) -> InstrumentID) {
    for index in commands.indices {
      switch commands[index] {
      case .new(var order):
        order.instrument = target(order.instrument)
        commands[index] = .new(order)
      case .massCancel(var filter):
        filter.instrument = filter.instrument.map(target)
        commands[index] = .massCancel(filter)
      case .phase(let instrument, let phase): commands[index] = .phase(target(instrument), phase)
      case .uncross(let instrument): commands[index] = .uncross(target(instrument))
      case .cancel, .replace, .clock: break
      }
    }
  }
}
