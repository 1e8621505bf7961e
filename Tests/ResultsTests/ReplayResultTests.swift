import Results
import Testing

@Suite struct ReplayResultTests {
  private func replay(
    _ trades: TradeAgreement, _ disagreements: [Disagreement] = [],
    auctions: [AuctionResult] = []
  ) -> ReplayResult {
    ReplayResult(
      engine: EngineIdentity(name: "e", version: "1"),
      occasion: Occasion(started: "", durationNanoseconds: 0, commandLine: ""), flow: "f",
      description: "", sources: [], commands: 10, trades: trades, disagreements: disagreements,
      auctions: auctions)
  }

  private func disagreement(_ standing: Disagreement.Standing, _ count: Int) -> Disagreement {
    Disagreement(kind: "k", explanation: "", standing: standing, count: count, examples: [])
  }

  private let same = TradeAgreement(expected: 9, produced: 9, agreeing: 9)

  @Test func `the same trades and auctions are identical and conform`() {
    let outcome = AuctionOutcome(price: "1", volume: "2", trades: 1)
    let auction = AuctionResult(name: "o", time: "", expected: outcome, actual: outcome)
    let replay = replay(same, auctions: [auction])
    #expect(replay.isIdentical)
    #expect(replay.conforms)
  }

  @Test func `an auction that ended otherwise does not conform`() {
    let auction = AuctionResult(
      name: "o", time: "", expected: AuctionOutcome(price: "1", volume: "2", trades: 1),
      actual: AuctionOutcome(price: nil, volume: "2", trades: 1))
    #expect(!auction.agrees)
    #expect(!replay(same, auctions: [auction]).isIdentical)
    #expect(!replay(same, auctions: [auction]).conforms)
  }

  @Test func `explained disagreements conform and are not identical`() {
    let replay = replay(
      TradeAgreement(expected: 9, produced: 9, agreeing: 7), [disagreement(.explained, 2)])
    #expect(replay.unexplained == 0)
    #expect(replay.conforms)
    #expect(!replay.isIdentical)
  }

  @Test func `unexplained disagreements do not conform`() {
    let replay = replay(
      TradeAgreement(expected: 9, produced: 9, agreeing: 7),
      [disagreement(.unexplained, 1), disagreement(.explained, 1)])
    #expect(replay.unexplained == 1)
    #expect(!replay.conforms)
  }

  @Test func `a disagreement that is in no class is unexplained`() {
    let missing = replay(
      TradeAgreement(expected: 9, produced: 5, agreeing: 5), [disagreement(.explained, 1)])
    #expect(missing.unexplained == 3)
    #expect(!missing.conforms)
    let added = replay(TradeAgreement(expected: 9, produced: 11, agreeing: 9))
    #expect(added.unexplained == 2)
    #expect(!added.conforms)
    #expect(!added.trades.isIdentical)
  }

  @Test func `without a trade that agrees nothing conforms`() {
    #expect(!replay(TradeAgreement(expected: 0, produced: 0, agreeing: 0)).conforms)
  }
}
