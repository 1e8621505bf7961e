internal import Engines
internal import Market
internal import MarketData
internal import Results

/// Explains one trade of a replay: it goes through the flow again, up to the command that made the
/// trade or should have made it.
struct TradeExplainer {
  let question: TradeInQuestion
  let words: RecordingWords
  let conventions: Conventions
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

  /// Plays the flow to a command and tells of it.
  func explanation<Core, Commands, Trades>(
    of command: Int, in commands: inout Commands, _ trades: inout Trades, by _: Core.Type
  ) throws(MarketDataProblem) -> ReplayExplanation
  where
    Core: MatchingCore & ~Copyable, Commands: CommandSource & ~Copyable,
    Trades: TradeSource & ~Copyable
  {
    var player = FlowPlayer<Core>(instruments: commands.instruments, conventions: conventions)
    var sink = MadeTrades()
    var scene = TradeScene(step: RecordedStep(.command(.clock(.zero)), at: nil, line: 0))
    try commands.forEachStep { index, step, instruments in
      player.admit(instruments)
      if index == command {
        scene.step = step
        scene.instrument = instrument(step.action, player.engine, instruments)
        scene.asks = player.engine.orders(of: scene.instrument, side: .sell)
        scene.bids = player.engine.orders(of: scene.instrument, side: .buy)
        scene.indication = player.engine.indication(of: scene.instrument)
        sink.isHeard = true
      }
      player.take(step.action, to: &sink)
      return index < command
    }
    trades.learn(commands.instruments)
    let recorded = try recordedTrades(in: &trades)
    return explanation(of: command, scene, made: sink.trades, recorded: recorded)
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

  private func instrument<Core: MatchingCore & ~Copyable>(
    _ action: RecordedStep.Action, _ engine: borrowing Core, _ instruments: [Instrument]
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

  private func owner<Core: MatchingCore & ~Copyable>(
    _ id: OrderID, _ engine: borrowing Core, _ instruments: [Instrument]
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
