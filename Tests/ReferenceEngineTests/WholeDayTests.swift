import Market
import ReferenceEngine
import Testing

/// The phases of a day and the orders that stand for a part of it.
@Suite struct WholeDayTests {
  @Test func `orders at the opening end with the opening's uncross`() {
    var day = Day(.preOpen)
    day.enter(1, .buy, 5, at: 100, .atOpening)
    day.enter(2, .sell, 3, at: 100)
    day.enter(3, .buy, 2, .atOpening)
    day.begin(.openingAuction)
    day.uncross()
    #expect(day.trades == [[100, 2], [100, 1]])
    #expect(day.ends == ["1 expired"])
    #expect(day.live == [])
  }

  @Test func `orders at the opening end when the day goes on without it`() {
    var day = Day(.preOpen)
    day.enter(1, .buy, 5, at: 100, .atOpening)
    day.begin(.halted)
    #expect(day.live == [1])
    day.begin(.reopeningAuction)
    #expect(day.ends == ["1 expired"])
    day.enter(2, .buy, 5, at: 100, .atOpening)
    #expect(day.refusal == .auctionPassed)
  }

  @Test(arguments: Side.allCases)
  func `orders at the close wait and then stand behind the book, in their order`(side: Side) {
    var day = Day()
    day.enter(1, side, 1, at: 100, .atClose, account: 7)
    day.enter(2, side, 1, at: 100)
    day.enter(3, side, 1, .atClose)
    day.enter(4, side.opposite, 1, at: 100, .immediateOrCancel)
    #expect(day.ends == [], "the order that waits is out of reach, the other is not")
    day.enter(5, side, 1, at: 100)
    #expect(day.queue(side) == [5])
    #expect(day.live == [1, 3, 5])
    day.apply(.replace(Replace(id: OrderID(1), quantity: Quantity(3))))
    day.begin(.closingAuction)
    #expect(day.queue(side) == [3, 5, 1])
    #expect(day.live == [5, 3, 1])
    day.uncross()
    #expect(day.ends == ["3 expired", "1 expired"])
  }

  @Test func `an order that waits may get a price, lose nothing, and go on waiting`() {
    var day = Day()
    day.enter(1, .buy, 5, .atClose)
    day.enter(2, .sell, 5, at: 100)
    #expect(
      day.apply(.replace(Replace(id: OrderID(1), price: Price(100)))) == [
        .replaced(
          Replacement(
            id: OrderID(1), instrument: Day.xyz, price: Price(100), leaves: Quantity(5),
            priority: .lost))
      ])
    #expect(day.queue(.buy) == [])
    day.restore()
    #expect(day.queue(.buy) == [])
    day.begin(.closingAuction)
    day.uncross()
    #expect(day.trades == [[100, 5]])
  }

  @Test func `a close takes what ends with the day, wherever it stands`() {
    var day = Day(.preOpen)
    day.enter(1, .buy, 1, at: 9, .atClose)
    day.enter(2, .sell, 1, at: 20, .day)
    day.enter(3, .buy, 1, .atOpening)
    day.enter(4, .buy, 1, at: 8)
    day.begin(.closed)
    #expect(day.ends == ["1 expired", "2 expired", "3 expired"])
    #expect(day.live == [4])
  }

  @Test func `market orders stand before limits, and continuous trading cancels them`() {
    var day = Day(.callAuction)
    day.enter(1, .buy, 1, at: 100)
    day.enter(2, .buy, 2)
    day.enter(3, .buy, 3)
    #expect(day.queue(.buy) == [2, 3, 1])
    #expect(day.engine.orders(of: Day.xyz, side: .buy).first?.price == nil)
    #expect(day.engine.topOfBook(of: Day.xyz).bid?.orders == 1)
    day.apply(.replace(Replace(id: OrderID(2), quantity: Quantity(9))))
    #expect(day.queue(.buy) == [3, 2, 1])
    day.apply(.replace(Replace(id: OrderID(3), price: Price(101))))
    #expect(day.queue(.buy) == [2, 3, 1])
    day.enter(4, .sell, 1, at: 200)
    day.begin(.continuous)
    #expect(day.refusal == .bookCrossed)
    day.apply(.cancel(OrderID(4)))
    day.begin(.continuous)
    #expect(day.ends == ["2 noLiquidity"])
  }

  @Test(arguments: Conventions.MarketRemainder.allCases)
  func `what an auction leaves of a market order`(remainder: Conventions.MarketRemainder) {
    var day = Day(.callAuction) { $0.marketRemainder = remainder }
    day.enter(1, .sell, 5)
    day.enter(2, .buy, 3, at: 100)
    day.enter(3, .sell, 5)
    day.uncross()
    #expect(day.trades == [[100, 3]])
    #expect(
      day.ends == (remainder == .rests ? ["3 noLiquidity"] : ["1 noLiquidity", "3 noLiquidity"]))
    #expect(
      day.engine.topOfBook(of: Day.xyz).ask?.price == (remainder == .rests ? Price(100) : nil))
  }

  @Test(arguments: Conventions.Halt.allCases)
  func `what a halt takes`(halt: Conventions.Halt) {
    var day = Day { $0.halt = halt }
    day.enter(1, .buy, 5, at: 100)
    day.enter(2, .buy, 5, at: 100, account: 7)
    day.begin(.halted)
    day.enter(3, .sell, 5, at: 100)
    #expect(day.refusal == (halt == .takesOrders ? nil : .tradingHalted))
    day.apply(.replace(Replace(id: OrderID(1), price: Price(99))))
    #expect(day.refusal == (halt == .takesOrders ? nil : .tradingHalted))
    day.apply(.cancel(OrderID(1)))
    #expect(day.refusal == (halt == .takesNothing ? .tradingHalted : nil))
    day.apply(.massCancel(MassCancel(account: AccountID(7))))
    #expect(day.ends == (halt == .takesNothing ? [] : ["2 massCancel"]))
    day.apply(.massCancel(MassCancel(instrument: Day.xyz)))
    #expect(day.refusal == (halt == .takesNothing ? .tradingHalted : nil))
  }

  @Test func `a mass cancel reaches orders that wait and orders without a price`() {
    var day = Day(.callAuction)
    day.enter(1, .buy, 5, .atClose, account: 7)
    day.enter(2, .sell, 5, account: 7)
    day.enter(3, .buy, 5, at: 9, account: 7)
    day.apply(.massCancel(MassCancel(account: AccountID(7), side: .buy)))
    #expect(day.ends == ["1 massCancel", "3 massCancel"])
    day.apply(.massCancel(MassCancel(instrument: Day.xyz)))
    #expect(day.ends == ["2 massCancel"])
  }

  @Test(arguments: Phase.allCases)
  func `an engine goes on from the state of any phase`(phase: Phase) {
    var day = Day(phase, lastPrice: 100) { $0.halt = .takesOrders }
    for id: UInt64 in 1...24 {
      let side: Side = id % 2 == 0 ? .buy : .sell
      let terms: [TimeInForce] = [.goodTillCancel, .day, .atOpening, .atClose]
      let price = Int64(side == .buy ? 90 : 110) + Int64(id % 5)
      day.enter(
        id, side, Int64(id), at: id % 3 == 0 ? nil : price, terms[Int(id % 4)], account: id % 3)
    }
    let saved = day.engine.save()
    day.restore()
    #expect(day.engine.save() == saved)
    #expect(day.engine.digest == saved.digest)
    if phase != .closed { #expect(!saved.books[0].orders.isEmpty) }
    day.begin(.closed)
    #expect(day.live.allSatisfy { $0 % 4 == 0 })
  }
}
