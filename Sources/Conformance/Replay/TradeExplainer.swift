internal import Engines
internal import Market
internal import MarketData
internal import Results

/// Explains one trade of a replay: it goes through the flow again, up to the command that made the
/// trade or should have made it.
struct TradeExplainer {
  let question: TradeInQuestion
  let words: RecordingWords
  /// The engine's name.
  let holder: String

  /// The most trades that are shown before and after the one in question.
  static let neighbours = 9

  /// The command that made the trade; or else the last before the next trade that agrees which
  /// brought one of its orders, the taker first; or else the last by then.
  func command<Commands: CommandSource & ~Copyable>(
    in commands: inout Commands
  ) throws(MarketDataProblem) -> Int {
    if let made = question.made { return made.command }
    let trade = question.expected?.trade
    var search = CommandSearch(
      trade: words.fields.tellOrders ? trade : nil,
      isAuction: trade.map(words.isAuction) ?? false,
      instant: question.expected?.instant, limit: question.nextCommand)
    try commands.forEachStep { index, step in search.goOn(index, step) }
    return search.command
  }

  /// The number of steps that are played at a time.
  private static let batch = 4096

  /// Plays the flow to a command on a fresh engine and tells of it; nil where the engine does not
  /// come so far.
  func explanation<Player, Commands, Trades>(
    of command: Int, in commands: inout Commands, _ trades: inout Trades,
    by player: consuming Player
  ) throws(MarketDataProblem) -> ReplayExplanation?
  where
    Player: StepPlayer & ~Copyable, Commands: CommandSource & ~Copyable,
    Trades: TradeSource & ~Copyable
  {
    var sink = MadeTrades()
    var steps: [RecordedStep] = []
    var (played, goesOn) = (0, true)
    var scene: TradeScene?
    while goesOn, scene == nil {
      steps.removeAll(keepingCapacity: true)
      goesOn = try commands.read(Self.batch, into: &steps)
      let instruments = commands.instruments
      player.admit(instruments)
      let before = steps.prefix(command - played)
      guard player.prepare(before) == before.count else { return nil }
      for step in before { player.take(step.action, to: &sink) }
      played += before.count
      guard before.count < steps.count else { continue }
      let step = steps[before.count]
      scene = self.scene(step, player, instruments)
      sink.isHeard = true
      guard player.prepare(steps[before.count...before.count]) == 1 else { return nil }
      player.take(step.action, to: &sink)
    }
    guard let scene else { return nil }
    trades.learn(commands.instruments)
    let recorded = try recordedTrades(in: &trades)
    return explanation(of: command, scene, made: sink.trades, recorded: recorded)
  }

  /// The books just before a step.
  private func scene(
    _ step: RecordedStep, _ player: borrowing some StepPlayer & ~Copyable,
    _ instruments: [Instrument]
  ) -> TradeScene {
    var scene = TradeScene(step: step)
    scene.instrument = instrument(step.action, player, instruments)
    scene.asks = player.orders(of: scene.instrument, side: .sell)
    scene.bids = player.orders(of: scene.instrument, side: .buy)
    scene.indication = player.indication(of: scene.instrument)
    return scene
  }

  /// The recorded trades about the one in question: those of the same taker in a row with it.
  private func recordedTrades<Trades: TradeSource & ~Copyable>(
    in trades: inout Trades
  ) throws(MarketDataProblem) -> (trades: [RecordedTrade], place: Int?) {
    guard let number = question.number else { return ([], nil) }
    var near: [RecordedTrade] = []
    let first = max(0, number - Self.neighbours)
    var next = 0
    var goesOn = true
    while goesOn, next <= number + Self.neighbours {
      var batch: [RecordedTrade] = []
      goesOn = try trades.read(1024, into: &batch)
      for trade in batch {
        if next >= first, next <= number + Self.neighbours { near.append(trade) }
        next += 1
      }
    }
    let place = number - first
    guard near.indices.contains(place) else { return ([], nil) }
    func belongs(_ trade: RecordedTrade) -> Bool {
      guard words.fields.tellOrders else { return trade == near[place] }
      return trade.trade.aggressor == near[place].trade.aggressor
        && (trade.trade.taker == near[place].trade.taker || words.isAuction(trade.trade))
    }
    var (low, high) = (place, place)
    while low > 0, belongs(near[low - 1]) { low -= 1 }
    while high + 1 < near.count, belongs(near[high + 1]) { high += 1 }
    return (Array(near[low...high]), place - low)
  }

  private func instrument(
    _ action: RecordedStep.Action, _ engine: borrowing some StepPlayer & ~Copyable,
    _ instruments: [Instrument]
  ) -> InstrumentID {
    if let made = question.made, words.fields.contains(.instrument) { return made.trade.instrument }
    switch action {
    case .command(.new(let order)): return order.instrument
    case .command(.uncross(let instrument)), .command(.phase(let instrument, _)): return instrument
    case .command(.cancel(let id)), .reduce(let id, _): return owner(id, engine, instruments)
    case .command(.replace(let replace)): return owner(replace.id, engine, instruments)
    case .command: return InstrumentID(0)
    }
  }

  private func owner(
    _ id: OrderID, _ engine: borrowing some StepPlayer & ~Copyable, _ instruments: [Instrument]
  ) -> InstrumentID {
    for index in instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      for side in [Side.buy, .sell] {
        if engine.orders(of: instrument, side: side).contains(where: { $0.id == id }) {
          return instrument
        }
      }
    }
    return InstrumentID(0)
  }
}

/// The trades of the command in question.
private struct MadeTrades: EventSink {
  var isHeard = false
  private(set) var trades: [TradeIdentity] = []

  mutating func record(_ event: Event) {
    if isHeard, case .traded(let trade) = event { trades.append(TradeIdentity(trade)) }
  }
}
