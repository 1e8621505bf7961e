import Results

extension Sample {
  static let replay = ReplayResult(
    engine: engine,
    occasion: occasion("assay replay sse-600519-2023-02-07", nanoseconds: 42_000_000),
    flow: "sse-600519-2023-02-07",
    description: "Kweichow Moutai (600519), Shanghai Stock Exchange, 7 February 2023, whole day.",
    sources: ["flow.csv.gz, 58,432 lines", "expected_trades.csv.gz, 18,685 lines"],
    commands: 58_432,
    trades: TradeAgreement(expected: 18_685, produced: 18_685, agreeing: 18_685),
    disagreements: [],
    auctions: [
      auction("opening", "09:25:00.00", "1808.08", "42718", trades: 371),
      auction("closing", "15:00:00.00", "1797.00", "40203", trades: 402),
    ])

  /// A replay with disagreements of both standings and an auction that ended otherwise.
  static let sampleReplay = ReplayResult(
    engine: engine,
    occasion: occasion("assay replay ob-analytics", nanoseconds: 180_000_000),
    flow: "ob-analytics", description: "Bitstamp BTC/USD, 1 May 2015, 30 minutes.",
    sources: ["ob-analytics 0.1.0 from PyPI, sha256 5f2c…9a checked"], commands: 314_057,
    trades: TradeAgreement(expected: 283, produced: 284, agreeing: 279),
    disagreements: [
      Disagreement(
        kind: "other maker", explanation: "The engine filled another order at the same price.",
        standing: .unexplained, count: 1,
        examples: [
          Disagreement.Example(
            place: "line 20,411, 00:12:07.113",
            expected: "maker 65834211 taker 65834602 0.25 at 236.50",
            actual: "maker 65834207 taker 65834602 0.25 at 236.50")
        ]),
      Disagreement(
        kind: "same instant",
        explanation: "Events of one millisecond were recorded out of order; with the two lines "
          + "exchanged the trade comes out.", standing: .explained, count: 4,
        examples: [
          Disagreement.Example(
            place: "line 88,120, 00:21:44.820", expected: "maker 65838001 taker 65838044",
            actual: "nothing")
        ]),
    ],
    auctions: [
      AuctionResult(
        name: "made up", time: "00:30",
        expected: AuctionOutcome(price: "236.55", volume: "1.5", trades: 3),
        actual: AuctionOutcome(price: nil, volume: "0", trades: 0))
    ])

  /// A replay that the engine's end ended.
  static var crashedReplay: ReplayResult {
    var replay = sampleReplay
    (replay.disagreements, replay.auctions) = ([], [])
    replay.trades = TradeAgreement(expected: 12, produced: 12, agreeing: 12)
    replay.finding = ReplayFinding(
      .crashed, "the engine crashed after 1024 commands were answered: it exited with status 3",
      lastWords: ["Traceback", "IndexError <0>"])
    replay.notes = ["halt is takesNothing, the flow's market asks for takesCancels"]
    return replay
  }

  /// A replay of an order-by-order feed.
  static var feedReplay: ReplayResult {
    var replay = sampleReplay
    replay.flow = "GOOG_2012-06-21"
    replay.description = "LOBSTER, GOOG on 2012-06-21, 10 levels, 09:30:00 to 15:59:59"
    replay.trades = TradeAgreement(expected: 7_228, produced: 7_228, agreeing: 7_228)
    (replay.disagreements, replay.auctions) = ([], [])
    replay.feed = FeedCounts(
      messages: [
        FeedCounts.Count(name: "orders added", count: 71_258),
        FeedCounts.Count(name: "visible executions", count: 7_230),
      ],
      executions: [
        FeedCounts.Count(name: "sound", count: 7_228),
        FeedCounts.Count(name: "not of the oldest order", count: 2),
      ], repairs: [],
      checks: [
        ReplayCounts.Check(subject: "rows that change so", agreeing: 147_915, total: 147_915),
        ReplayCounts.Check(subject: "levels", agreeing: 4, total: 5),
      ], findings: ["line 7: <out of turn>"])
    return replay
  }

  private static func auction(
    _ name: String, _ time: String, _ price: String, _ volume: String, trades: Int
  ) -> AuctionResult {
    let outcome = AuctionOutcome(price: price, volume: volume, trades: trades)
    return AuctionResult(name: name, time: time, expected: outcome, actual: outcome)
  }
}
