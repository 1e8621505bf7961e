import Market
import MarketData
import Testing

/// The recorded day of Kweichow Moutai, 7 February 2023.
@Suite struct RecordedShanghaiDayTests {
  private static let flowFile = "sse-600519-2023-02-07/flow.csv.gz"
  private static let tradesFile = "sse-600519-2023-02-07/expected_trades.csv.gz"
  private static let security = ShanghaiSecurity(symbol: "600519")

  @Test(.needs(flowFile))
  func `the recorded day has its orders, cancels, auctions and phases`() throws {
    let flow = try ShanghaiFlow.read(
      ByteSource(file: RecordedData.path(Self.flowFile)), of: Self.security)
    var (resting, immediate, cancels) = (0, 0, 0)
    var venue: [String] = []
    for recorded in flow.commands {
      let time = ShanghaiTime(recorded.instant)
      switch recorded.command {
      case .new(let order):
        order.timeInForce == .immediateOrCancel ? (immediate += 1) : (resting += 1)
      case .cancel: cancels += 1
      case .phase(_, let phase): venue.append("\(recorded.line) \(time) \(phase)")
      case .uncross: venue.append("\(recorded.line) \(time) uncross")
      case .replace, .massCancel, .clock: Issue.record("no row means \(recorded.command)")
      }
    }
    #expect((resting, immediate, cancels) == (31_612, 12_666, 14_152))
    #expect(
      venue == [
        "2 09:15:00.00 callAuction", "1486 09:25:00.80 uncross", "1486 09:25:00.80 continuous",
        "58026 14:57:00.28 callAuction", "58433 15:00:00.50 uncross", "58433 15:00:00.50 closed",
      ])
  }

  @Test(.needs(tradesFile))
  func `the recorded trades are those of two auctions and the trading between`() throws {
    let trades = try ShanghaiTrades.read(
      ByteSource(file: RecordedData.path(Self.tradesFile)), of: Self.security)
    #expect(trades.count == 18_685)
    #expect(trades.filter { $0.trade.aggressor == .buy }.count == 7_713)
    #expect(trades.filter { $0.trade.aggressor == .sell }.count == 10_426)
    let auctions = trades.filter { $0.trade.aggressor == .auction }
    var volumes: [Price: Int64] = [:]
    for auction in auctions {
      volumes[auction.trade.price, default: 0] += auction.trade.quantity.rawValue
    }
    #expect(volumes == [Price(180_808): 42_718, Price(179_700): 40_203])
  }
}
