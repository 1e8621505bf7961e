package import Market

/// A trade that an engine made, with the place of its command.
package struct PlacedTrade: Hashable, Sendable {
  /// The trade as it is compared.
  package var made: ReplayRecord.MadeTrade
  /// The line of the command.
  package var line: Int
  package var instant: Timestamp?
  /// The auction that made it, counted from 0; nil in continuous trading.
  package var auction: Int?

  package init(
    _ made: ReplayRecord.MadeTrade, line: Int, instant: Timestamp?, auction: Int? = nil
  ) {
    self.made = made
    self.line = line
    self.instant = instant
    self.auction = auction
  }
}

/// Trades that happened and trades that an engine makes, compared while both come.
///
/// As long as both are the same, nothing is kept. Where they differ, both are kept until they run
/// alike again, for `agreementThatCounts` trades in a row, but never more than `window` of either:
/// so one missing trade does not make all later ones disagree, and a trade that comes more than
/// that many places too late counts as missing here and as too many there.
package struct LockstepComparison: Sendable {
  /// The most trades of either side among which a common course is looked for.
  package static let window = 4096
  /// How many trades in a row must be the same before two courses count as one.
  static let agreementThatCounts = 8
  private static let firstAttempt = 16

  /// Both sides of a stretch in which they differ.
  package struct Segment: Sendable {
    /// The number of the first trade that happened, from 0.
    package var first: Int
    package var expected: [RecordedTrade]
    package var produced: [PlacedTrade]
    /// The command that made the first trade after it that agrees; nil where none does.
    package var nextCommand: Int?
  }

  private var expected = TradeQueue<RecordedTrade>()
  private var produced = TradeQueue<PlacedTrade>()
  private var expectedEnded = false
  private var producedEnded = false
  /// The number of trades at which the next common course is looked for; nil while all agree.
  private var nextAttempt: Int?
  /// The stretches in which both differ, that were found since they were last taken.
  private var segments: [Segment] = []

  /// How many trades happened, were made, and agree outside of segments.
  package private(set) var agreeing = 0
  package var expectedCount: Int { expected.taken + expected.count }
  package var producedCount: Int { produced.taken + produced.count }
  /// How many trades of both sides are kept.
  package var keptCount: Int { expected.count + produced.count }
  /// What agreed in each auction.
  package private(set) var auctions: [Int: AuctionTally] = [:]
  /// The trade that happened whose counterpart is looked for.
  package var sought: Sought?
  /// The trade that was sought and the one made that agrees with it.
  package private(set) var found: (number: Int, expected: RecordedTrade, produced: PlacedTrade)?

  /// How a trade that happened is told from others.
  package enum Sought: Hashable, Sendable {
    /// By its number, from 0.
    case number(Int)
    /// By its line.
    case line(Int)
  }

  package init() {}

  /// How many of the trades that happened should be read next; they are needed only where the
  /// engine made some, or will make no more.
  package var wanted: Int {
    if expectedEnded { return 0 }
    return producedEnded ? Self.window : max(0, produced.count - expected.count)
  }

  /// Adds trades that were made.
  package mutating func add(_ trades: [PlacedTrade]) {
    produced.append(trades)
    // Nothing more comes to hold them against.
    if expectedEnded { proceed() }
  }

  /// The engine will make no more trades.
  package mutating func endProduced() {
    producedEnded = true
    proceed()
  }

  /// Adds trades that happened.
  package mutating func add(_ trades: [RecordedTrade], isEnd: Bool) {
    expected.append(trades)
    expectedEnded = expectedEnded || isEnd
    proceed()
  }

  /// Gives out the stretches that are complete.
  package mutating func takeSegments() -> [Segment] {
    defer { segments.removeAll() }
    return segments
  }

  /// Compares as far as both sides have come.
  private mutating func proceed() {
    while true {
      if nextAttempt == nil {
        advance()
        guard expected.count > 0 && produced.count > 0 || isStarved else { return }
        nextAttempt = Self.firstAttempt
      }
      let isOneSided = expectedEnded || producedEnded
      let known =
        isOneSided
        ? max(expected.count, produced.count) : min(expected.count, produced.count)
      let isWhole = expectedEnded && producedEnded
      if known == 0, isWhole { return }
      guard let attempt = nextAttempt, known >= attempt || isWhole else { return }
      resynchronize(isWhole: isWhole)
    }
  }

  /// Whether one side has ended and used up, so that the rest of the other has no counterpart.
  private var isStarved: Bool {
    expectedEnded && expected.count == 0 && produced.count > 0
      || producedEnded && produced.count == 0 && expected.count > 0
  }

  /// Takes the trades from the fronts of both sides while they are the same.
  private mutating func advance() {
    while let happened = expected.first, let made = produced.first,
      happened.trade == made.made.trade
    {
      noteAgreement(happened, made, number: expected.taken)
      expected.removeFirst(1)
      produced.removeFirst(1)
    }
  }

  private mutating func noteAgreement(
    _ happened: RecordedTrade, _ made: PlacedTrade, number: Int
  ) {
    agreeing += 1
    if let auction = made.auction {
      auctions[auction, default: AuctionTally()].add(happened.trade)
    }
    if let sought, found == nil {
      switch sought {
      case .number(number), .line(happened.line): found = (number, happened, made)
      default: break
      }
    }
  }

  /// Looks for the place from which both sides run alike, and cuts off what is before it.
  private mutating func resynchronize(isWhole: Bool) {
    let happened = expected.prefix(Self.window)
    let made = produced.prefix(Self.window)
    let isAll = isWhole && happened.count == expected.count && made.count == produced.count
    if let place = Self.commonCourse(happened, made) {
      cut(place.expected, place.produced)
      nextAttempt = nil
    } else if isAll {
      cut(expected.count, produced.count)
      nextAttempt = nil
    } else if max(happened.count, made.count) >= Self.window {
      cut(happened.count / 2 + happened.count % 2, made.count / 2 + made.count % 2)
      nextAttempt = nil
    } else {
      nextAttempt = max(happened.count, made.count) * 2
    }
  }

  private mutating func cut(_ happened: Int, _ made: Int) {
    let segment = Segment(
      first: expected.taken, expected: Array(expected.prefix(happened)),
      produced: Array(produced.prefix(made)),
      nextCommand: produced.count > made ? produced[made].made.command : nil)
    expected.removeFirst(happened)
    produced.removeFirst(made)
    segments.append(segment)
  }

  /// The first places from which enough trades in a row are the same.
  private static func commonCourse(
    _ happened: ArraySlice<RecordedTrade>, _ made: ArraySlice<PlacedTrade>
  ) -> TradeComparison.Match? {
    let comparison = TradeComparison(
      expected: happened.map(\.trade), produced: made.map(\.made.trade))
    var run: [TradeComparison.Match] = []
    for match in comparison.inPlace {
      if let last = run.last,
        match.expected != last.expected + 1 || match.produced != last.produced + 1
      {
        run.removeAll()
      }
      run.append(match)
      if run.count == agreementThatCounts { return run[0] }
    }
    return nil
  }
}

/// The trades of one auction, summed up.
package struct AuctionTally: Hashable, Sendable {
  package private(set) var prices: Set<Price> = []
  package private(set) var volume: Int128 = 0
  package private(set) var trades = 0

  package init() {}

  /// Adds a trade.
  package mutating func add(_ trade: TradeIdentity) {
    prices.insert(trade.price)
    volume += Int128(trade.quantity.rawValue)
    trades += 1
  }

  /// Both together.
  func adding(_ other: AuctionTally) -> AuctionTally {
    var sum = self
    sum.prices.formUnion(other.prices)
    sum.volume += other.volume
    sum.trades += other.trades
    return sum
  }
}

/// Trades in the order they came, from which the first are taken away.
private struct TradeQueue<Trade: Sendable>: Sendable {
  private var trades: [Trade] = []
  private var head = 0
  /// How many were taken away.
  private(set) var taken = 0

  var count: Int { trades.count - head }
  var first: Trade? { head < trades.count ? trades[head] : nil }
  subscript(place: Int) -> Trade { trades[head + place] }

  func prefix(_ count: Int) -> ArraySlice<Trade> { trades[head...].prefix(count) }

  mutating func append(_ more: [Trade]) { trades += more }

  mutating func removeFirst(_ count: Int) {
    head += count
    taken += count
    // What is gone is given back when it is the greater part.
    guard head > 64, head * 2 > trades.count else { return }
    trades.removeFirst(head)
    head = 0
  }
}
