import Market
import ReferenceEngine
import Testing

/// Trades that would be too far from the last price.
@Suite struct DynamicRangeTests {
  @Test(arguments: Side.allCases)
  func `the first trade beyond the range halts, and the limit order's rest stands`(side: Side) {
    let sign: Int64 = side == .buy ? 1 : -1
    var day = Day(lastPrice: 0, dynamicRange: 5)
    day.enter(1, side.opposite, 1, at: 5 * sign)
    day.enter(2, side.opposite, 1, at: 6 * sign)
    day.enter(3, side, 3, at: 9 * sign)
    #expect(day.trades == [[5 * sign, 1]])
    #expect(day.events.last == .phaseChanged(PhaseChange(instrument: Day.xyz, phase: .halted)))
    #expect(day.queue(side) == [3])
    #expect(day.engine.save().books[0].lastPrice == Price(5 * sign))
  }

  @Test func `a range that refuses cancels the rest and trading goes on`() {
    var day = Day(lastPrice: 0, dynamicRange: 5) { $0.volatilityInterruption = .refuses }
    day.enter(1, .sell, 1, at: 3)
    day.enter(2, .sell, 1, at: 6)
    day.enter(3, .buy, 3, at: 9)
    #expect(day.ends == ["3 outsideDynamicRange"])
    day.enter(4, .buy, 3, at: 2)
    day.apply(.replace(Replace(id: OrderID(4), price: Price(9))))
    #expect(day.trades == [[6, 1]], "three further than the trade at 3")
    #expect(day.queue(.buy) == [4])
    day.enter(5, .sell, 1, at: 20)
    day.apply(.replace(Replace(id: OrderID(4), price: Price(20))))
    #expect(day.ends == ["4 outsideDynamicRange"])
    #expect(day.engine.phase(of: Day.xyz) == .continuous)
  }

  @Test(arguments: [5 as Int64, 50])
  func `fill-or-kill counts what is within the range alone`(wanted: Int64) {
    var day = Day(lastPrice: 100, dynamicRange: 10)
    day.enter(1, .sell, 5, at: 110)
    day.enter(2, .sell, 95, at: 111)
    day.enter(3, .buy, wanted, at: 200, .fillOrKill)
    #expect(day.ends == (wanted == 5 ? [] : ["3 fillOrKill"]))
    #expect(day.engine.phase(of: Day.xyz) == .continuous)
  }

  @Test func `a price too good stops an order as one too bad does`() {
    var day = Day(lastPrice: 100, dynamicRange: 10)
    day.enter(1, .sell, 5, at: 89)
    day.enter(2, .sell, 5, at: 95)
    day.enter(3, .buy, 5, at: 100, .fillOrKill)
    #expect(day.ends == ["3 fillOrKill"])
    day.enter(4, .buy, 5, at: 100, .immediateOrCancel)
    #expect(day.trades == [])
    #expect(day.ends == ["4 immediateOrCancel"])
    #expect(day.engine.phase(of: Day.xyz) == .halted)
  }

  @Test(arguments: [Int64.min, .max])
  func `a range at the end of all prices reaches to the end`(extreme: Int64) {
    var day = Day(lastPrice: extreme, dynamicRange: .max)
    day.enter(1, .sell, 1, at: extreme)
    day.enter(2, .buy, 1, at: extreme)
    #expect(day.trades == [[extreme, 1]])
    day.enter(3, .sell, 1, at: extreme == .min ? -1 : 0)
    day.enter(4, .buy, 1, at: 0)
    #expect(day.trades == [[extreme == .min ? -1 : 0, 1]])
  }

  @Test(arguments: Conventions.MarketRemainder.allCases)
  func `a market order's rest stands at its last fill or goes`(
    remainder: Conventions.MarketRemainder
  ) {
    var day = Day(lastPrice: 100, dynamicRange: 1) { $0.marketRemainder = remainder }
    day.enter(1, .sell, 1, at: 101)
    day.enter(2, .sell, 1, at: 102)
    day.enter(3, .buy, 2)
    #expect(day.ends == (remainder == .rests ? [] : ["3 outsideDynamicRange"]))
    #expect(
      day.engine.topOfBook(of: Day.xyz).bid?.price == (remainder == .rests ? Price(101) : nil))
  }
}
