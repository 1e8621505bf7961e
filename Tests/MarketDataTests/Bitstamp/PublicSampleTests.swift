import Market
import MarketData
import Testing

@Suite struct PublicSampleTests {
  @Test func `a folder without the files is not the sample`() {
    let folder = TemporaryFolder()
    #expect(!PublicSample.isPresent(in: folder.path))
    folder.add("orders.csv.gz", [])
    #expect(!PublicSample.isPresent(in: folder.path))
    folder.add("trades.csv", [])
    #expect(PublicSample.isPresent(in: folder.path))
  }

  @Test func `a file that is missing or not the sample's is a problem that names it`() {
    let folder = TemporaryFolder()
    let path = folder.path
    func said() -> String? {
      problem { () throws(MarketDataProblem) in _ = try PublicSample(in: path) }
    }
    #expect(
      said() == """
        \(path)/orders.csv.gz: expected a file that can be opened, \
        found "No such file or directory"
        """)
    folder.add("orders.csv.gz", Array("abc".utf8))
    #expect(
      said() == """
        \(path)/orders.csv.gz: expected the sample's file, with SHA-256 \
        880501e94fb43942b7f98cbc37bab421d72703d85898aae8de5da117bf62cdfc, found SHA-256 \
        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
        """)
  }
}

/// The public sample itself, where it was fetched.
@Suite struct RecordedSampleTests {
  private static let needsSample = ConditionTrait.enabled(
    if: PublicSample.isPresent(in: RecordedData.sampleFolder),
    "skipped: the public sample is absent; .ci/fetch-sample fetches it into .cache/ob-analytics")

  @Test(needsSample) func `the sample's log has its orders and becomes its commands`() throws {
    let sample = try PublicSample(in: RecordedData.sampleFolder)
    let log = try BitstampOrderLog.read(ByteSource(file: sample.orders))
    var tally = BitstampOrderLog.Tally()
    (tally.rows, tally.openingOrders, tally.turnedAway) = (314_057, 6_512, 100_931)
    (tally.byValue, tally.byValueUnfilled) = (2, 0)
    (tally.unknownOrders, tally.losses) = (13, 566)
    #expect(log.tally == tally)
    #expect(log.creations.count == 156_889)
    #expect(log.closingBook.count == 6_516)
    #expect(log.cancellations.count == 49_136)
    #expect(log.flow.commands.count == 105_092)
    #expect(
      log.passedOrders.map { "\($0.id.rawValue) \($0.command.line) \($0.proof.line)" } == [
        "2002347646152704 2788 33791", "2002347642003458 2815 61247",
      ])
    #expect(
      hashOfCommands(log) == "cb4cc3c64b6a271080a2f99a01056254ce2c991ea82803907dd5fcd0e8cb62c7")
  }

  /// The hash of the commands, those of passed orders included, as lines `line,milliseconds,op,id,side,price,quantity`, side and
  /// price empty in a cancel; an independent reading of the log found the same.
  private func hashOfCommands(_ log: BitstampOrderLog) -> String {
    var hash = SHA256()
    let commands = log.flow.commands.enumerated().map { ($0, $1) }
    let all = (commands + log.passedOrders.map { (-1, $0.command) }).sorted {
      ($0.1.line, $0.0) < ($1.1.line, $1.0)
    }
    for (index, recorded) in all {
      let instant = "\(recorded.line),\(recorded.instant.rawValue / 1_000_000)"
      switch recorded.command {
      case .new(let order):
        guard case .limit(let price) = order.type else { continue }
        let name = order.timeInForce == .immediateOrCancel ? "ioc" : "new"
        let side = order.side == .buy ? "bid" : "ask"
        let terms = "\(order.id.rawValue),\(side),\(price.rawValue),\(order.quantity.rawValue)"
        hash.add("\(instant),\(name),\(terms)\n".utf8)
      case .cancel(let id):
        let quantity = log.cancellations[index]?.rawValue ?? 0
        hash.add("\(instant),cancel,\(id.rawValue),,,\(quantity)\n".utf8)
      case .replace, .massCancel, .phase, .uncross, .clock:
        hash.add("no row means another command\n".utf8)
      }
    }
    return hash.digest()
  }

  @Test(needsSample) func `the sample's trades are the exchange's 284`() throws {
    let sample = try PublicSample(in: RecordedData.sampleFolder)
    let trades = try BitstampTrades.read(ByteSource(file: sample.trades))
    #expect(trades.count == 284)
    #expect(trades.filter { $0.trade.aggressor == .buy }.count == 162)
    var hash = SHA256()
    for trade in trades.map(\.trade) {
      let fields: [any CustomStringConvertible] = [
        trade.maker.rawValue, trade.taker.rawValue, trade.price.rawValue, trade.quantity.rawValue,
      ]
      hash.add((fields.map(\.description).joined(separator: ",") + "\n").utf8)
    }
    #expect(
      hash.digest() == "8f7dfa5bb36f67afe758151cee9012cf4f93722451a3d35bcc90910628d80ca2")
  }
}
