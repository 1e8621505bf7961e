internal import Engines
internal import JSONText
internal import Market
internal import MarketData
internal import Results
internal import Scenarios
internal import Wire

/// Explains one trade of a replay: it goes through the flow again, up to the command that made the
/// trade or should have made it.
struct TradeExplainer {
  let question: TradeInQuestion
  let words: RecordingWords
  let conventions: Conventions
  /// The engine's name.
  let holder: String

  /// The most trades that are shown before and after the one in question.
  private static let neighbours = 9

  /// The command that made the trade; or else the last before the next trade that agrees which
  /// brought one of its orders, the taker first; or else the last by then.
  func command<Commands: CommandSource & ~Copyable>(
    in commands: inout Commands
  ) throws(MarketDataProblem) -> Int {
    if let made = question.made { return made.command }
    let trade = question.expected?.trade
    var search = CommandSearch(
      trade: words.fields.tellOrders ? trade : nil,
      isAuction: words.fields.contains(.aggressor) && trade?.aggressor == .auction,
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
    var scene = Scene(step: RecordedStep(.command(.clock(.zero)), at: nil, line: 0))
    try commands.forEachStep { index, step, instruments in
      player.admit(instruments)
      if index == command {
        scene.step = step
        scene.instrument = instrument(step.action, player.engine, instruments)
        scene.asks = player.engine.orders(of: scene.instrument, side: .sell)
        scene.bids = player.engine.orders(of: scene.instrument, side: .buy)
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
        && (trade.trade.taker == near[place].trade.taker || trade.trade.aggressor == .auction)
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

/// The step in question and the book before it.
private struct Scene {
  var step: RecordedStep
  var instrument = InstrumentID(0)
  var asks: [RestingOrder] = []
  var bids: [RestingOrder] = []

  /// Where an order stands: at which price, as which of how many, behind how much.
  func standing(_ id: OrderID) -> Standing? {
    for orders in [asks, bids] {
      guard let order = orders.first(where: { $0.id == id }) else { continue }
      let queue = orders.filter { $0.price == order.price }
      guard let place = queue.firstIndex(where: { $0.id == id }) else { continue }
      let ahead = queue[..<place].reduce(Int128.zero) { $0 + Int128($1.leaves.rawValue) }
      return Standing(order: order, queue: queue, place: place, ahead: ahead)
    }
    return nil
  }

  struct Standing {
    var order: RestingOrder
    var queue: [RestingOrder]
    /// From 0.
    var place: Int
    /// The quantity ahead of it.
    var ahead: Int128
  }
}

extension TradeExplainer {
  private func explanation(
    of command: Int, _ scene: Scene, made: [TradeIdentity],
    recorded: (trades: [RecordedTrade], place: Int?)
  ) -> ReplayExplanation {
    let sought = question.made?.trade
    let inQuestion = made.firstIndex { words.fields.projection(of: $0) == sought }
    let time = scene.step.instant.map { " at \(words.instant($0))" } ?? ""
    return ReplayExplanation(
      trade: title, agrees: question.kind == nil, verdict: verdict(scene, made),
      place: "Command \(command + 1), flow line \(scene.step.line)\(time)",
      command: text(scene.step.action, scene.instrument),
      book: Ladders.book(
        of: scene.instrument, asks: scene.asks, bids: scene.bids, holder: holder,
        MarketText(of: words.instruments)),
      queues: queues(scene), made: list(made, inQuestion),
      recorded: list(recorded.trades.map(\.trade), recorded.place))
  }

  private var title: String {
    guard let expected = question.expected, let number = question.number else {
      return "A trade that was not recorded: "
        + (question.made.map { words.trade($0.trade) } ?? "nothing")
    }
    return "Trade \(number + 1) on trades line \(expected.line): \(words.trade(expected.trade))"
  }

  private func list(_ trades: [TradeIdentity], _ place: Int?) -> ReplayExplanation.TradeList {
    let first = max(0, (place ?? 0) - Self.neighbours)
    let end = min(trades.count, (place ?? 0) + Self.neighbours + 1)
    return ReplayExplanation.TradeList(
      count: trades.count, first: first + 1, shown: trades[first..<end].map(words.trade),
      inQuestion: place.map { $0 - first })
  }

  private func text(_ action: RecordedStep.Action, _ owner: InstrumentID) -> String {
    switch action {
    case .command(let command):
      let codec = JSONCodec(instruments: words.instruments, numbers: .decimals)
      var writer = JSONWriter()
      codec.write(command, owner: owner, to: &writer)
      return String(decoding: writer.bytes, as: UTF8.self)
    case .reduce(let id, let amount):
      return "reduce \(id.rawValue) by \(words.quantity(amount.rawValue, of: owner))"
    }
  }

  // MARK: - Queues

  private func queues(_ scene: Scene) -> [ReplayExplanation.Queue] {
    var marks: [(id: OrderID, mark: String)] = []
    let fields = words.fields
    func add(_ trade: TradeIdentity?, _ whose: String) {
      guard let trade else { return }
      let isByParty = fields.contains(.byParty) || trade.aggressor == .auction
      if fields.contains(.maker) { marks.append((trade.maker, whose + (isByParty ? " buyer" : " maker"))) }
      if fields.contains(.taker) { marks.append((trade.taker, whose + (isByParty ? " seller" : " taker"))) }
    }
    add(question.expected?.trade, "recorded")
    add(question.made?.trade, "engine’s")
    var queues: [(key: [Int64], queue: [RestingOrder])] = []
    for standing in marks.compactMap({ scene.standing($0.id) }) {
      let key = [Int64(standing.order.side.rawValue), standing.order.price.rawValue]
      if !queues.contains(where: { $0.key == key }) { queues.append((key, standing.queue)) }
    }
    return queues.map { entry in
      let places = entry.queue.enumerated().map { index, order in
        let names = marks.filter { $0.id == order.id }.map(\.mark)
        return ReplayExplanation.Place(
          number: index + 1,
          order: LadderOrder(
            id: "\(order.id.rawValue)",
            leaves: words.quantity(order.leaves.rawValue, of: scene.instrument)),
          mark: names.isEmpty ? nil : names.joined(separator: ", "))
      }
      let marked = places.indices.filter { places[$0].mark != nil }
      let shown = places.indices.filter { index in
        index < 3 || marked.contains { abs($0 - index) <= 1 }
      }
      let side = entry.queue[0].side == .buy ? "buy" : "sell"
      return ReplayExplanation.Queue(
        name: "\(side) at \(words.price(entry.queue[0].price, of: scene.instrument))",
        count: places.count, places: shown.map { places[$0] })
    }
  }

  // MARK: - What differs

  private func verdict(_ scene: Scene, _ made: [TradeIdentity]) -> String {
    guard let kind = question.kind else { return "The engine made it as it was recorded." }
    let sentence = "\(kind.name): \(kind.meaning)"
    let detail: String
    switch kind {
    case .priorityDiffers:
      detail =
        [
          question.made.map { "The engine took \(standing($0.trade.maker, scene))." },
          question.expected.map { "Recorded is \(standing($0.trade.maker, scene))." },
        ].compactMap { $0 }.joined(separator: " ")
    case .priceDiffers, .quantityDiffers:
      detail =
        "The engine made \(question.made.map { words.trade($0.trade) } ?? "nothing"). Before it, "
        + (question.made.map { standing($0.trade.maker, scene) } ?? "nothing") + "."
    case .missing, .orderUnknown:
      detail = whereabouts(scene)
    case .placeDiffers, .extra: detail = ""
    case .sameInstant, .goneBeforeStream, .followsEarlier:
      detail = words.remedy(kind).map { "The trades come out \($0)." } ?? ""
    }
    return detail.isEmpty ? sentence : "\(sentence) \(detail)"
  }

  /// Where the orders of a trade that was not made stand.
  private func whereabouts(_ scene: Scene) -> String {
    guard let trade = question.expected?.trade, words.fields.tellOrders else { return "" }
    let orders = [trade.maker, trade.taker].map { id -> String in
      if case .command(.new(let order)) = scene.step.action, order.id == id {
        return "order \(id.rawValue) comes with this command"
      }
      return standing(id, scene)
    }
    return "Just before, \(orders.joined(separator: ", and "))."
  }

  /// Where an order stands, as a clause.
  private func standing(_ id: OrderID, _ scene: Scene) -> String {
    guard let standing = scene.standing(id) else {
      return "order \(id.rawValue), which is not in the engine’s book"
    }
    let side = standing.order.side == .buy ? "buy" : "sell"
    let place =
      "order \(id.rawValue), number \(standing.place + 1) of \(standing.queue.count) to \(side) at "
      + words.price(standing.order.price, of: scene.instrument)
    let left = words.quantity(standing.order.leaves.rawValue, of: scene.instrument)
    guard standing.place > 0 else { return "\(place), with \(left) left" }
    let ahead = words.quantity(standing.ahead, of: scene.instrument)
    return "\(place), with \(left) left and \(ahead) ahead of it"
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

/// The search for the command that should have made a trade.
private struct CommandSearch {
  let trade: TradeIdentity?
  let isAuction: Bool
  let instant: Timestamp?
  /// The last command it can be.
  let limit: Int?
  private var makerCame: Int?
  private var takerCame: Int?
  private var uncrossing: Int?
  private var latest = 0

  init(trade: TradeIdentity?, isAuction: Bool, instant: Timestamp?, limit: Int?) {
    self.trade = trade
    self.isAuction = isAuction
    self.instant = instant
    self.limit = limit
  }

  var command: Int {
    if isAuction, let uncrossing { return uncrossing }
    return takerCame ?? makerCame ?? latest
  }

  /// Takes a step; returns whether later ones are wanted.
  mutating func goOn(_ index: Int, _ step: RecordedStep) -> Bool {
    if let limit, index > limit { return false }
    // Without a time, the last command that may be it.
    if instant == nil || step.instant.map({ $0 <= instant ?? $0 }) ?? true { latest = index }
    switch step.action {
    case .command(.new(let order)): come(order.id, index)
    case .command(.replace(let replace)): come(replace.id, index)
    case .command(.uncross):
      if uncrossing == nil, makerCame != nil, takerCame != nil { uncrossing = index }
    default: break
    }
    return true
  }

  private mutating func come(_ id: OrderID, _ index: Int) {
    guard let trade else { return }
    if id == trade.maker { makerCame = index }
    if id == trade.taker { takerCame = index }
  }
}

extension CommandSource where Self: ~Copyable {
  /// Takes the steps one after the other, with their indices and the instruments found by then,
  /// until the body wants no more.
  mutating func forEachStep(
    _ body: (Int, RecordedStep, [Instrument]) -> Bool
  ) throws(MarketDataProblem) {
    var index = 0
    var steps: [RecordedStep] = []
    var goesOn = true
    while goesOn {
      steps.removeAll(keepingCapacity: true)
      goesOn = try read(4096, into: &steps)
      let instruments = instruments
      for step in steps {
        guard body(index, step, instruments) else { return }
        index += 1
      }
    }
  }

  mutating func forEachStep(
    _ body: (Int, RecordedStep) -> Bool
  ) throws(MarketDataProblem) {
    try forEachStep { index, step, _ in body(index, step) }
  }
}
