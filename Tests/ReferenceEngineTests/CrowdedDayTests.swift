import Market
import ReferenceEngine
import Testing

/// Crowds of the new sorts of orders: work that only short steps get done in time.
@Suite struct CrowdedDayTests {
  #if DEBUG
    private static let many: UInt64 = 2_000
  #else
    private static let many: UInt64 = 100_000
  #endif

  @Test(arguments: Conventions.AuctionPrice.allCases)
  func `an auction of many levels asks for its price again and again`(
    rule: Conventions.AuctionPrice
  ) {
    var day = Day(.callAuction, lastPrice: 0) { $0.auctionPrice = rule }
    let most = Int64(Self.many)
    for level in 1...most {
      day.enter(UInt64(level), .buy, 2, at: -level * 1_000_003)
      day.enter(UInt64(most + level), .sell, 2, at: level * 1_000_003)
    }
    day.enter(0, .buy, 1, at: 1_000_003)
    for _ in 1...most { #expect(day.engine.indication(of: Day.xyz)?.volume == Volume(1)) }
    day.enter(.max, .sell, 2 * most, at: .min)
    day.uncross()
    #expect(day.uncrossing?.volume == Volume(UInt128(2 * most)))
    #expect(day.trades.count == Int(most) + 1)
  }

  @Test func `many orders at the close join the book at once`() {
    var day = Day()
    for id in 1...Self.many {
      day.enter(id, id % 2 == 0 ? .buy : .sell, 1, at: Int64(id % 977), .atClose, account: 1)
    }
    #expect(day.queue(.buy) == [])
    day.begin(.closingAuction)
    #expect(day.live == Array(1...Self.many))
    day.uncross()
    #expect(day.trades.count + day.ends.count / 2 == Int(Self.many / 2))
    #expect(day.live == [])
  }

  @Test func `a million market orders meet`() {
    var day = Day(.openingAuction, lastPrice: 100) { $0.marketRemainder = .rests }
    let count = 10 * Self.many
    for id in 0..<count { day.enter(id, id % 2 == 0 ? .buy : .sell, 2) }
    day.enter(count, .buy, 1)
    day.uncross()
    #expect(day.uncrossing?.volume == Volume(UInt128(count)))
    #expect(day.ends == ["\(count) noLiquidity"])
  }

  @Test func `many orders at the opening end without a look at the others`() {
    var day = Day(.preOpen)
    for id in 1...Self.many { day.enter(id, .buy, 1, at: Int64(id), .day) }
    for round in 1...Self.many {
      day.enter(Self.many + round, .sell, 1, at: .max, .atOpening)
      day.begin(.openingAuction)
      day.begin(.callAuction)
      #expect(day.ends.count == 1)
      day.begin(.closed)
      day.begin(.preOpen)
      if round == 1 { #expect(day.live == []) }
    }
  }
}
