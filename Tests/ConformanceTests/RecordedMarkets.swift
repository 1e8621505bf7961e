import Conformance
import Engines
import Foundation
import Results
import Testing

/// A recorded flow with the trades that happened, as files in a folder of their own.
struct RecordedMarket {
  private let folder: TemporaryCorpus
  private let flowFile: String
  private let tradesFile: String

  /// Writes the rows of both files under their headers.
  private init(
    flow: (file: String, lines: [String]), trades: (file: String, lines: [String])
  ) throws {
    folder = try TemporaryCorpus()
    (flowFile, tradesFile) = (flow.file, trades.file)
    try folder.write(flow.lines.map { $0 + "\n" }.joined(), to: flow.file)
    try folder.write(trades.lines.map { $0 + "\n" }.joined(), to: trades.file)
  }

  var flow: String { "\(folder.corpus.root)/\(flowFile)" }
  var trades: String { "\(folder.corpus.root)/\(tradesFile)" }

  /// A day of Shanghai with both auctions.
  static func shanghai(flow: [String] = flowOfDay, trades: [String] = tradesOfDay) throws -> Self {
    try Self(
      flow: ("day/flow.csv", ["op,id,side,price_milli,qty,time_hhmmsscc,tif"] + flow),
      trades: ("day/expected.csv", ["buy_id,sell_id,price_milli,qty,aggressor"] + trades))
  }

  /// A log of Bitstamp, from rows `id ms action side price volume`, and trades, from rows
  /// `ms buyer seller side price quantity`.
  static func bitstamp(log: [String], trades: [String]) throws -> Self {
    try Self(
      flow: (
        "log.csv",
        ["id,timestamp,exchange_timestamp,price,volume,action,direction"]
          + log.map { row in
            let words = row.split(separator: " ")
            return "\(words[0]),99,\(words[1]),\(words[4]),\(words[5]),\(words[2]),\(words[3])"
          }
      ),
      trades: (
        "trades.csv",
        ["trade_id,timestamp,exchange_timestamp,price,amount,buy_order_id,sell_order_id,side"]
          + trades.enumerated().map { index, row in
            let words = row.split(separator: " ")
            let terms = "\(words[4]),\(words[5]),\(words[1]),\(words[2]),\(words[3])"
            return "\(index + 1),99,\(words[0]),\(terms)"
          }
      ))
  }

  /// A log of Bitstamp's order events of 2015, from rows `id ms action side price volume`; all
  /// orders may be from before it.
  static func bitstampEvents(_ log: [String]) throws -> Self {
    try Self(
      flow: (
        "log.csv",
        ["id,timestamp,exchange.timestamp,price,volume,action,direction"]
          + log.map { row in
            let words = row.split(separator: " ")
            return "\(words[0]),\(words[1]),0,\(words[4]),\(words[5]),\(words[2]),\(words[3])"
          }
      ),
      trades: ("trades.csv", ["none"]))
  }

  /// Lines 2 to 12 of a flow.
  ///
  /// The opening auction trades 60 at 100.01, since all buys above its price must trade whole; the
  /// closing one trades what is left of the buy order.
  static let flowOfDay = [
    "new,1,B,100010,100,9150000,gtc",
    "new,2,S,100000,60,9150100,gtc",
    "uncross,,,,,9250080,",
    "new,3,S,100020,50,9300000,gtc",
    "new,4,S,100020,50,9300001,gtc",
    "new,5,S,100020,20,9300002,gtc",
    "new,6,B,100020,70,9300100,gtc",
    "cancel,4,,,,9310000,",
    "new,7,B,100020,20,9320000,ioc",
    "new,8,S,100010,40,14580000,gtc",
    "uncross,,,,,15000050,",
  ]

  /// Lines 2 to 6 of the trades that the rules make of it.
  static let tradesOfDay = [
    "1,2,100010,60,auction",
    "6,3,100020,50,B",
    "6,4,100020,20,B",
    "7,5,100020,20,B",
    "1,8,100010,40,auction",
  ]

  /// What an engine makes of the flow beside the trades.
  func result(by engine: EngineChoice = .reference) throws -> ReplayResult {
    let outcome = try ReplayRun(engine: engine, flow: flow, trades: trades)
      .run(clock: { 0 }, isWanted: { _ in true })
    return try #require(
      outcome.result(
        engine: EngineIdentity(name: engine.rawValue, version: "1"),
        occasion: Occasion(started: "now", durationNanoseconds: 1, commandLine: "assay replay")))
  }
}

extension Disagreement {
  /// Name, standing and number in short.
  var line: String { "\(kind) \(standing) \(count)" }
}
