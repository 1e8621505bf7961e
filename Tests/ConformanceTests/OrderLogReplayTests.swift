import Conformance
import Engines
import Foundation
import MarketData
import Results
import Testing

/// Order logs of any exchange, replayed and held against trades.
@Suite struct OrderLogReplayTests {
  /// A log and its trades as files.
  struct Log {
    private let folder: TemporaryCorpus
    var orders: String { "\(folder.corpus.root)/day/orders.csv" }
    var trades: String { "\(folder.corpus.root)/day/trades.csv" }

    init(_ orders: [String], trades: [String] = []) throws {
      folder = try TemporaryCorpus()
      try folder.write(orders.map { $0 + "\n" }.joined(), to: "day/orders.csv")
      try folder.write(trades.map { $0 + "\n" }.joined(), to: "day/trades.csv")
    }

    func outcome(
      _ engine: EngineChoice = .reference, comparing: Bool = true, format: OrderLogFormat? = nil,
      explained: TradeChoice? = nil, isWanted: @escaping (ReplayRun.Step) -> Bool = { _ in true }
    ) throws -> ReplayRun.Outcome {
      try ReplayRun(
        engine: engine, flow: orders, trades: comparing ? trades : nil, format: format,
        explained: explained
      ).run(clock: { 0 }, isWanted: isWanted)
    }
  }

  static let orders = [
    "time,action,id,side,price,quantity,tif",
    "1,new,1,S,10.02,5,", "2,new,2,S,10.02,7,", "3,new,3,S,10.03,4,", "4,reduce,1,,,2,",
    "5,new,4,B,10.02,5,ioc", "6,replace,2,,10.04,,", "7,new,5,B,10.04,9,", "8,cancel,5,,,,",
  ]
  static let trades = [
    "maker,taker,price,quantity,aggressor", "1,4,10.02,3,buy", "2,4,10.02,2,buy",
    "3,5,10.03,4,buy", "2,5,10.04,5,buy",
  ]

  @Test(arguments: EngineChoice.allCases)
  func `a log whose trades come out is identical`(engine: EngineChoice) throws {
    let outcome = try Log(Self.orders, trades: Self.trades).outcome(engine)
    let comparison = try #require(outcome.comparison)
    #expect(comparison.trades == TradeAgreement(expected: 4, produced: 4, agreeing: 4))
    #expect(comparison.disagreements == [])
    #expect(outcome.counts.flow == "day")
    #expect(outcome.counts.description == "order log of day, 1 ns to 8 ns")
    #expect(outcome.counts.commands == 8)
    // The last order was filled, so that its cancel is refused.
    #expect(
      outcome.counts.refusals == [ReplayCounts.Refusal(reason: "unknownOrder", count: 1)])
  }

  @Test(arguments: [
    "price,quantity", "buyer,seller", "taker", "maker,quantity,aggressor", "seller,buyer,price",
  ])
  func `only the columns that are there are compared`(columns: String) throws {
    let all = ["maker": 0, "taker": 1, "price": 2, "quantity": 3, "aggressor": 4]
    let parties = ["buyer": 1, "seller": 0]
    let rows = Self.trades.dropFirst().map { row in
      let fields = row.split(separator: ",")
      return columns.split(separator: ",").map {
        String(fields[all[String($0)] ?? parties[String($0)] ?? 0])
      }.joined(separator: ",")
    }
    let comparison = try #require(
      try Log(Self.orders, trades: [columns] + rows).outcome().comparison)
    #expect(comparison.trades == TradeAgreement(expected: 4, produced: 4, agreeing: 4))
    #expect(comparison.disagreements == [])
    let wrong = try #require(
      try Log(Self.orders, trades: [columns] + rows.reversed()).outcome().comparison)
    #expect(wrong.trades.agreeing < 4)
  }

  @Test(arguments: EngineChoice.allCases)
  func `many instruments share one engine, each with its own book`(engine: EngineChoice) throws {
    let symbols = (0..<40).map { "S\($0)" }
    let orders =
      symbols.enumerated().map { "new,\($0 + 1),S,1,5,\($1)" }
      + symbols.enumerated().reversed().map { "new,\($0 + 101),B,1,3,\($1)" }
    let trades = symbols.enumerated().reversed().map { "\($0 + 1),\($0 + 101),3,\($1)" }
    let log = try Log(
      ["action,id,side,price,quantity,symbol"] + orders,
      trades: ["maker,taker,quantity,symbol"] + trades)
    let outcome = try log.outcome(engine)
    #expect(outcome.counts.description == "order log of 40 instruments")
    #expect(
      outcome.comparison?.trades == TradeAgreement(expected: 40, produced: 40, agreeing: 40))
    var mistaken = trades
    mistaken[3] = "37,137,3,S37"
    let wrong = try Log(
      ["action,id,side,price,quantity,symbol"] + orders,
      trades: ["maker,taker,quantity,symbol"] + mistaken
    ).outcome(engine)
    #expect(wrong.comparison?.trades.agreeing == 39)
    let examples = wrong.comparison?.disagreements.flatMap(\.examples) ?? []
    #expect(examples.map(\.expected) == ["3 S37, maker 37, taker 137", "nothing"])
    #expect(examples.map(\.actual) == ["nothing", "3 S36, maker 37, taker 137"])
  }

  @Test func `auctions of an order log are told beside what happened`() throws {
    let log = try Log(
      [
        "action,id,side,price,quantity,phase", "phase,,,,,callAuction", "new,1,B,10,5,",
        "new,2,S,9,4,", "uncross,,,,,", "phase,,,,,continuous",
      ], trades: ["buyer,seller,price,quantity,side", "1,2,10,4,auction"])
    let comparison = try #require(try log.outcome().comparison)
    #expect(comparison.trades.agreeing == 1)
    #expect(
      comparison.auctions == [
        AuctionResult(
          name: "number 1", time: "on line 5",
          expected: AuctionOutcome(price: "10.00", volume: "4", trades: 1),
          actual: AuctionOutcome(price: "10.00", volume: "4", trades: 1))
      ])
  }

  @Test func `a good-till-date order expires when a later row has its time`() throws {
    let log = try Log(
      [
        "action,id,side,price,quantity,tif,time,expiry", "new,1,B,10,5,gtd,1,50",
        "new,2,S,10,1,,49,", "new,3,S,10,1,,50,",
      ], trades: ["maker,taker", "1,2"])
    #expect(
      try log.outcome().comparison?.trades
        == TradeAgreement(expected: 1, produced: 1, agreeing: 1))
  }

  @Test func `a reduce of all that is left is a cancel, and of an unknown order is refused`() throws
  {
    let log = try Log(
      [
        "action,id,side,price,quantity", "new,1,S,10,5", "new,2,S,10,5", "new,3,B,10,2",
        "reduce,1,,,1", "reduce,9,,,1", "new,4,B,10,1", "reduce,1,,,1", "new,5,B,10,1",
      ], trades: ["maker,taker,quantity", "1,3,2", "1,4,1", "2,5,1"])
    for engine in EngineChoice.allCases {
      let outcome = try log.outcome(engine)
      #expect(outcome.comparison?.trades.agreeing == 3)
      #expect(
        outcome.counts.refusals == [ReplayCounts.Refusal(reason: "unknownOrder", count: 1)])
    }
  }

  @Test func `a trade that differs is told with its lines`() throws {
    var trades = Self.trades
    trades[2] = "3,4,10.02,2,buy"
    let comparison = try #require(try Log(Self.orders, trades: trades).outcome().comparison)
    #expect(comparison.disagreements.map(\.line) == ["priority differs unexplained 1"])
    #expect(
      comparison.disagreements[0].examples == [
        Disagreement.Example(
          place: "flow line 6 at 5 ns, trades line 3",
          expected: "2 at 10.02, maker 3, taker 4 buys",
          actual: "2 at 10.02, maker 2, taker 4 buys")
      ])
  }

  @Test func `a fault in the trades is told after their place`() throws {
    let log = try Log(Self.orders, trades: ["maker,taker,price", "1,4,10.025"])
    do {
      _ = try log.outcome()
      Issue.record("the trades were read")
    } catch ReplayRun.Failure.file(let problem) {
      #expect(problem.place == "\(log.trades):2:5")
    }
  }

  /// A large log, which is read in many pieces.
  private static func large(_ rows: Int) throws -> Log {
    var orders = ["action,id,side,price,quantity"]
    var trades = ["maker,taker,price,quantity"]
    for index in 0..<rows / 4 {
      let (maker, taker, price) = (3 * index + 1, 3 * index + 2, 100 + index % 50)
      orders.append("new,\(maker),S,\(price),2")
      orders.append("new,\(taker),B,\(price),1")
      orders.append("new,\(maker + 2),B,1,1")
      orders.append("cancel,\(maker + 2),,,")
      // What is left of the maker is taken too, so that the book stays small.
      orders.append("cancel,\(maker),,,")
      trades.append("\(maker),\(taker),\(price),1")
    }
    return try Log(orders, trades: trades)
  }

  @Test func `a large log is compared while it is read, and nothing of it is kept`() throws {
    let log = try Self.large(60_000)
    var streamed: [Int] = []
    let outcome = try log.outcome { step in
      if case .streaming(let commands, _) = step { streamed.append(commands) }
      return true
    }
    #expect(
      outcome.comparison?.trades
        == TradeAgreement(expected: 15_000, produced: 15_000, agreeing: 15_000))
    // Looked at before each batch, and for each piece of the file.
    #expect(Set(streamed).count > 75_000 / 4096)
    #expect(zip(streamed, streamed.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: [1, 5, 10, 20])
  func `a replay ends at once where it is not wanted any more`(wanted: Int) throws {
    let log = try Self.large(60_000)
    var asked = 0
    do {
      _ = try log.outcome { _ in
        asked += 1
        return asked < wanted
      }
      Issue.record("the replay went on")
    } catch ReplayRun.Failure.interrupted {
      #expect(asked == wanted)
    }
  }
}
