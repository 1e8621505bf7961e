import Market
import OrderFlow
import Testing

/// Shrinking against closures that fail for a reason that is known.
@Suite struct ShrinkerTests {
  /// A long play of everything there is.
  private func play(seed: UInt64, commands: Int = 300) -> Play {
    let flow = RandomFlow.flow(
      seed: seed, profile: NamedProfile.full.profile, commandCount: commands)
    return Play(
      instruments: flow.instruments, conventions: Conventions(ofSeed: seed),
      commands: flow.commands)
  }

  private func isFillOrKill(_ command: Command) -> Bool {
    if case .new(let order) = command { order.timeInForce == .fillOrKill } else { false }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a single command that matters is all that is left`(seed: UInt64) {
    let play = play(seed: seed)
    let outcome = Shrinker.shrink(play) { $0.commands.contains { NumberOf.phase($0) != nil } }
    #expect(outcome.play.commands.count == 1)
    #expect(outcome.play.instruments == [Instrument(symbol: "A")])
    #expect(outcome.play.conventions == Conventions())
    #expect(outcome.isMinimal)
  }

  @Test func `numbers come down to the simplest that still fail`() {
    let play = Play(
      instruments: [Instrument(symbol: "X")], conventions: Conventions(),
      commands: [
        .new(
          NewOrder(
            id: OrderID(.max), instrument: InstrumentID(0), side: .buy,
            type: .limit(Price(912_345)), quantity: Quantity(7_777),
            timeInForce: .goodTillDate(Timestamp(nanoseconds: 5_000)), account: AccountID(99)))
      ])
    let outcome = Shrinker.shrink(play) { play in
      guard case .new(let order)? = play.commands.first, case .limit(let price) = order.type else {
        return false
      }
      return price.rawValue >= 256 && order.quantity.rawValue > 41
    }
    #expect(
      outcome.play.commands == [
        .new(
          NewOrder(
            id: OrderID(1), instrument: InstrumentID(0), side: .buy, type: .limit(Price(256)),
            quantity: Quantity(42)))
      ])
  }

  @Test func `distances between prices are kept where they matter, and no farther`() {
    func order(_ id: UInt64, _ side: Side, _ price: Int64) -> Command {
      .new(
        NewOrder(
          id: OrderID(id), instrument: InstrumentID(0), side: side, type: .limit(Price(price)),
          quantity: Quantity(1)))
    }
    let play = Play(
      instruments: [Instrument(symbol: "X")], conventions: Conventions(),
      commands: [order(8, .buy, 9_000), order(5, .sell, 9_600), order(6, .buy, 7_000)])
    let outcome = Shrinker.shrink(play) { play in
      let prices = play.commands.compactMap(NumberOf.price)
      return prices.count >= 2 && prices[1] - prices[0] >= 256
    }
    #expect(outcome.play.commands == [order(1, .buy, 100), order(2, .sell, 356)])
  }

  @Test func `instruments are merged unless they must differ`() {
    func cancelAll(_ index: UInt32) -> Command {
      .massCancel(MassCancel(instrument: InstrumentID(index)))
    }
    let play = Play(
      instruments: (0..<5).map { Instrument(symbol: "S\($0)") }, conventions: Conventions(),
      commands: [cancelAll(1), cancelAll(4), cancelAll(3)])
    let differing = Shrinker.shrink(play) { Set($0.commands.compactMap(NumberOf.filter)).count > 1 }
    #expect(differing.play.instruments.map(\.symbol) == ["A", "B"])
    #expect(Set(differing.play.commands) == [cancelAll(0), cancelAll(1)])
    let alike = Shrinker.shrink(play) { $0.commands.compactMap(NumberOf.filter).count > 1 }
    #expect(alike.play.instruments.map(\.symbol) == ["A"])
    #expect(alike.play.commands == [cancelAll(0), cancelAll(0)])
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `no command can be removed from what is left, and no number be smaller`(seed: UInt64) {
    // A predicate with joint conditions: a new order, its replace, a mass cancel after both.
    let fails: (Play) -> Bool = { play in
      var quantities: [OrderID: Int64] = [:]
      var isReplaced = false
      for command in play.commands {
        switch command {
        case .new(let order): quantities[order.id] = order.quantity.rawValue
        case .replace(let replace): isReplaced = isReplaced || (quantities[replace.id] ?? 0) > 2
        case .massCancel: if isReplaced { return true }
        case .cancel, .phase, .uncross, .clock: break
        }
      }
      return false
    }
    let play = play(seed: seed, commands: 1_000)
    guard fails(play) else { return }
    let outcome = Shrinker.shrink(play, while: fails)
    #expect(fails(outcome.play))
    #expect(outcome.play.commands.count == 3)
    for index in outcome.play.commands.indices {
      var shorter = outcome.play
      shorter.commands.remove(at: index)
      #expect(!fails(shorter))
    }
    #expect(outcome.play.commands.compactMap(NumberOf.quantity).first == 3)
    #expect(Shrinker.shrink(play, while: fails).play == outcome.play)
  }

  @Test func `trials are counted, and end where the budget ends`() {
    let play = play(seed: 3)
    var asked = 0
    let outcome = Shrinker.shrink(play, trialLimit: 7) { play in
      asked += 1
      return play.commands.contains { isFillOrKill($0) }
    }
    #expect(asked == 7)
    #expect(outcome.trials == 7)
    #expect(!outcome.isMinimal)
  }

  @Test func `a long play is left as soon as it is no longer wanted`() {
    var play = play(seed: 3)
    while play.commands.count < 20_000 { play.commands += play.commands }
    var asked = 0
    let outcome = Shrinker.shrink(play, isWanted: { asked < 5 }) { candidate in
      asked += 1
      return candidate.commands.count >= 10_000
    }
    #expect(asked == 5)
    #expect(!outcome.isMinimal)
  }
}

/// The parts of commands that the closures look at.
private enum NumberOf {
  static func phase(_ command: Command) -> Phase? {
    if case .phase(_, let phase) = command { phase } else { nil }
  }

  static func price(_ command: Command) -> Int64? {
    if case .new(let order) = command, case .limit(let price) = order.type {
      price.rawValue
    } else {
      nil
    }
  }

  static func quantity(_ command: Command) -> Int64? {
    if case .new(let order) = command { order.quantity.rawValue } else { nil }
  }

  static func filter(_ command: Command) -> InstrumentID? {
    if case .massCancel(let filter) = command { filter.instrument } else { nil }
  }
}
