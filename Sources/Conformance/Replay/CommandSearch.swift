internal import Market
internal import MarketData

/// The search for the command that should have made a trade.
struct CommandSearch {
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
