internal import Engines
internal import Market
internal import MarketData
internal import Results

/// A replay of a flow that is read while it is replayed, and of trades that are read when the engine
/// has made theirs.
///
/// Memory grows with the live orders and the instruments, not with the files: steps are read, taken
/// and forgotten in batches, and of the trades only those are kept that differ, up to a bound.
struct StreamedReplay {
  /// The number of steps that are read and taken at a time.
  private static let batch = 4096
  /// The most auctions of which results are kept; the trades of later ones are compared as all are.
  private static let auctionLimit = 1000
  /// The most trades that differ and are kept until all is read, to be classified with what is known
  /// then; later ones are classified as they are found.
  private static let keptLimit = 100_000

  private(set) var tally = ReplayTally()
  /// The instruments, as far as the flow has named them.
  private(set) var instruments: [Instrument] = []
  private(set) var comparison = LockstepComparison()
  /// The stretches in which the trades differ that were kept.
  private(set) var segments: [LockstepComparison.Segment] = []
  private(set) var findings: LockstepFindings
  private var keptTrades = 0
  private let fields: ComparedFields
  /// What ended the replay before the flow did.
  private(set) var finding: ReplayFinding?
  /// What a reader must know of how the engine was asked.
  private(set) var notes: [String] = []
  /// Whether the engine differs by conventions of its own alone, if it does.
  private(set) var differsByConvention = false

  init(fields: ComparedFields, examplesKept: Int, sought: LockstepComparison.Sought?) {
    self.fields = fields
    comparison.sought = sought
    findings = LockstepFindings(fields: fields, examplesKept: examplesKept, sought: sought)
  }

  /// Replays all steps; `isWanted` is told before each batch how many were taken.
  ///
  /// Nothing is compared where the replay was made for no fields at all.
  mutating func run<Player, Commands, Trades>(
    _ player: consuming Player, _ commands: inout Commands, comparingWith trades: inout Trades,
    clock: () -> Int, isWanted: (Int) throws(ReplayRun.Failure) -> Void,
    failure: (MarketDataProblem) -> ReplayRun.Failure
  ) throws(ReplayRun.Failure)
  where
    Player: StepPlayer & ~Copyable, Commands: CommandSource & ~Copyable,
    Trades: TradeSource & ~Copyable
  {
    var found = commands.instruments
    var steps: [RecordedStep] = []
    var sink = ReplaySink()
    var isRead = false
    while !isRead, player.finding == nil {
      try isWanted(tally.commands)
      steps.removeAll(keepingCapacity: true)
      do throws(MarketDataProblem) {
        isRead = try !commands.read(Self.batch, into: &steps)
      } catch {
        throw failure(error)
      }
      found = commands.instruments
      player.admit(found)
      let start = clock()
      let ready = player.prepare(steps[...])
      for step in steps.prefix(ready) { take(step, by: &player, &sink) }
      tally.nanoseconds += clock() - start
      if !fields.isEmpty {
        comparison.add(sink.trades.map(placed))
        if isRead, player.finding == nil { comparison.endProduced() }
        try compare(with: &trades, found, failure)
      }
      sink.trades.removeAll(keepingCapacity: true)
    }
    instruments = found
    tally.refusals = sink.refusals
    tally.trades = sink.count
    tally.passedOver = commands.passedOver
    finding = player.finding
    notes = player.notes
    differsByConvention = player.differsByConvention
  }

  private mutating func take<Player: StepPlayer & ~Copyable>(
    _ step: RecordedStep, by player: inout Player, _ sink: inout ReplaySink
  ) {
    sink.begin(tally.commands, step, auction: nil)
    if case .command(.uncross(let instrument)) = step.action {
      let number = tally.uncrossings.count
      if number < Self.auctionLimit {
        sink.begin(tally.commands, step, auction: number)
        tally.uncrossings.append(tally.commands)
        tally.auctions.append(
          ReplayTally.Auction(instrument: instrument, instant: step.instant, line: step.line))
      }
    }
    player.take(step.action, to: &sink)
    if let auction = sink.finishedAuction() {
      tally.auctions[auction.number].trades = auction.trades
      tally.auctions[auction.number].uncrossing = auction.uncrossing
    }
    tally.first = tally.first ?? step.instant
    tally.last = step.instant ?? tally.last
    tally.commands += 1
  }

  private func placed(_ trade: PlacedTrade) -> PlacedTrade {
    var trade = trade
    trade.made.trade = fields.projection(of: trade.made.trade)
    return trade
  }

  private mutating func compare<Trades: TradeSource & ~Copyable>(
    with trades: inout Trades, _ instruments: [Instrument],
    _ failure: (MarketDataProblem) -> ReplayRun.Failure
  ) throws(ReplayRun.Failure) {
    trades.learn(instruments)
    while comparison.wanted > 0 {
      var happened: [RecordedTrade] = []
      do throws(MarketDataProblem) {
        let goesOn = try trades.read(comparison.wanted, into: &happened)
        if fields != trades.fields { happened = happened.map(fields.reduction) }
        comparison.add(happened, isEnd: !goesOn)
      } catch {
        throw failure(error)
      }
      keepSegments()
    }
    keepSegments()
  }

  private mutating func keepSegments() {
    for segment in comparison.takeSegments() {
      keptTrades += segment.expected.count + segment.produced.count
      if keptTrades <= Self.keptLimit {
        segments.append(segment)
      } else {
        findings.add(segment, arrivals: nil, uncrossings: tally.uncrossings)
      }
    }
  }

  /// Classifies what was kept, and takes what agreed in auctions along.
  mutating func classify(arrivals: LockstepFindings.Arrivals?) {
    for segment in segments {
      findings.add(segment, arrivals: arrivals, uncrossings: tally.uncrossings)
    }
    findings.add(comparison.auctions)
    segments.removeAll()
  }

  /// The orders that the trades name which happened and were kept.
  var ordersInQuestion: Set<OrderID> {
    var orders: Set<OrderID> = []
    for trade in segments.lazy.flatMap(\.expected) {
      orders.insert(trade.trade.maker)
      orders.insert(trade.trade.taker)
    }
    return orders
  }
}

/// What a streamed replay comes to, before anything is compared.
struct ReplayTally {
  /// The number of steps taken.
  var commands = 0
  /// The refusals by reason, in the order in which each first occurred.
  var refusals: [(reason: RejectReason, count: Int)] = []
  var trades = 0
  /// How many rows of the flow gave no step.
  var passedOver = 0
  /// The indices of the commands that held auctions.
  var uncrossings: [Int] = []
  var auctions: [Auction] = []
  var first: Timestamp?
  var last: Timestamp?
  /// The time that the engine took.
  var nanoseconds = 0

  /// An auction as the engine held it.
  struct Auction {
    var instrument: InstrumentID
    var instant: Timestamp?
    var line: Int
    var uncrossing: Uncrossing?
    var trades = 0
  }
}

/// Hears what an engine says of the steps of a flow.
struct ReplaySink: EventSink {
  /// The trades since they were last taken.
  var trades: [PlacedTrade] = []
  /// How many trades were made in all.
  private(set) var count = 0
  private(set) var refusals: [(reason: RejectReason, count: Int)] = []
  private var command = 0
  private var line = 0
  private var instant: Timestamp?
  private var auction: Int?
  private var uncrossing: Uncrossing?
  private var auctionTrades = 0

  /// Begins the events of a step.
  mutating func begin(_ command: Int, _ step: RecordedStep, auction: Int?) {
    self.command = command
    line = step.line
    instant = step.instant
    self.auction = auction
  }

  mutating func record(_ event: Event) {
    switch event {
    case .traded(let trade):
      count += 1
      if auction != nil { auctionTrades += 1 }
      trades.append(
        PlacedTrade(
          ReplayRecord.MadeTrade(trade: TradeIdentity(trade), command: command), line: line,
          instant: instant, auction: auction))
    case .rejected(let rejection):
      if let place = refusals.firstIndex(where: { $0.reason == rejection.reason }) {
        refusals[place].count += 1
      } else {
        refusals.append((rejection.reason, 1))
      }
    case .uncrossed(let uncrossing): self.uncrossing = uncrossing
    default: break
    }
  }

  /// The auction whose events ended, if the step held one.
  mutating func finishedAuction() -> (number: Int, uncrossing: Uncrossing?, trades: Int)? {
    guard let auction else { return nil }
    defer { (uncrossing, auctionTrades) = (nil, 0) }
    return (auction, uncrossing, auctionTrades)
  }
}
