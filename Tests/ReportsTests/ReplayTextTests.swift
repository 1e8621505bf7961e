import Results
import Testing

@testable import Reports

@Suite struct ReplayTextTests {
  private let counts = ReplayCounts(
    flow: "day", description: "One share, one day", commands: 58_436,
    refusals: [
      ReplayCounts.Refusal(reason: "unknownOrder", count: 1_200),
      ReplayCounts.Refusal(reason: "offTick", count: 1),
    ], trades: 18_685,
    auctions: [
      ReplayCounts.HeldAuction(
        name: "opening", time: "09:25",
        outcome: AuctionOutcome(price: "1808.08", volume: "42718", trades: 334)),
      ReplayCounts.HeldAuction(
        name: "closing", time: "15:00",
        outcome: AuctionOutcome(price: nil, volume: "0", trades: 0)),
    ],
    checks: [ReplayCounts.Check(subject: "cancels come out", agreeing: 49_130, total: 49_136)],
    replayNanoseconds: 10_000_000)

  @Test func `the header tells the flow, the rate, what was refused and what was checked`() {
    #expect(
      ReplayText.header(for: counts, engine: "reference") == """
        day: One share, one day
          reference: 58,436 commands in 10.0 ms, 5.84 M/s
          1,201 commands refused: 1,200 unknownOrder, 1 offTick
          49,130 of 49,136 cancels come out
        """)
  }

  @Test func `what the flow was read as stands before what the engine made of it`() {
    var counts = counts
    counts.readings = ["50414 rows", "575 fills"]
    let lines = ReplayText.header(for: counts, engine: "e").split(separator: "\n")
    #expect(lines[1...2] == ["  50414 rows", "  575 fills"])
    #expect(lines[3].hasPrefix("  e: "))
  }

  @Test func `a header has no line for what there is not`() {
    var counts = counts
    (counts.refusals, counts.checks, counts.commands) = ([], [], 1)
    counts.replayNanoseconds = 0
    #expect(
      ReplayText.header(for: counts, engine: "e") == """
        day: One share, one day
          e: 1 command in 0 ns, –
        """)
  }

  @Test func `what an engine made is told with its auctions`() {
    #expect(
      ReplayText.made(counts) == """
          18,685 trades made
          opening auction 09:25: 42,718 at 1808.08 in 334 trades
          closing auction 15:00: no trade
        """)
  }

  @Test func `a comparison that agrees is a line for the trades and one for each auction`() {
    #expect(
      ReplayText.comparison(Sample.replay) == """
          18,685 of 18,685 real trades agree, in order
          opening auction 09:25:00.00 agrees: 42,718 at 1808.08 in 371 trades
          closing auction 15:00:00.00 agrees: 40,203 at 1797.00 in 402 trades
        """)
  }

  @Test func `disagreements are told class by class, those that nothing explains marked`() {
    #expect(
      ReplayText.comparison(Sample.sampleReplay) == """
          279 of 283 real trades agree, in order; the engine made 284
        ≠ made up auction 00:30
            expected  1.5 at 236.55 in 3 trades
            actual    no trade

        ≠ other maker: 1 trade, unexplained
            The engine filled another order at the same price.
            line 20,411, 00:12:07.113
              expected  maker 65834211 taker 65834602 0.25 at 236.50
              actual    maker 65834207 taker 65834602 0.25 at 236.50

          same instant: 4 trades, explained
            Events of one millisecond were recorded out of order; with the two lines \
        exchanged the trade comes out.
            line 88,120, 00:21:44.820
              expected  maker 65838001 taker 65838044
              actual    nothing
            … and 3 more trades
        """)
  }

  @Test(arguments: [(1, 1, 0), (3, 3, 0), (4, 3, 1), (9, 3, 6)])
  func `no more than three examples are told of a class`(count: Int, shown: Int, more: Int) {
    var replay = Sample.replay
    let examples = (1...count).map {
      Disagreement.Example(place: "line \($0)", expected: "x", actual: "y")
    }
    replay.disagreements = [
      Disagreement(
        kind: "extra", explanation: "It is more.", standing: .unexplained, count: count,
        examples: examples)
    ]
    let lines = ReplayText.comparison(replay).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("    line ") } == shown)
    #expect(lines.contains { $0.contains(" more trade") } == (more > 0))
    if more > 0 {
      #expect(lines.last == "    … and \(more) more \(more == 1 ? "trade" : "trades")")
    }
  }

  @Test func `the conclusion is the report's`() {
    #expect(ReplayText.conclusion(Sample.replay) == Sample.replay.conclusion)
    #expect(ReplayText.conclusion(Sample.replay).hasPrefix("all 18,685 real trades of "))
  }
}
