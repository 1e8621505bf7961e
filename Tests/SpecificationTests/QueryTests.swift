import Market
import Specification
import Testing

@Suite struct QueryTests {
  private func venue() -> Venue {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")])
    venue.send(
      .buy(1, 5, at: 99), .buy(2, 6, at: 100, account: 7), .buy(3, 7, at: 99, .day),
      .buy(4, 8, at: 98), .sell(5, 9, at: 102), .sell(6, 1, at: 101), .sell(7, 2, at: 102),
      .sell(8, 4, at: 50, on: 1), .sell(9, 2, at: 99), .sell(10, 5, at: 99))
    return venue
  }

  @Test func `L1 is the best level of each side`() {
    let engine = venue().engine
    #expect(
      engine.topOfBook(of: 0)
        == TopOfBook(
          bid: Level(price: 99, quantity: 11, orders: 2),
          ask: Level(price: 101, quantity: 1, orders: 1)))
    #expect(
      engine.topOfBook(of: 1)
        == TopOfBook(bid: nil, ask: Level(price: 50, quantity: 4, orders: 1)))
  }

  @Test func `L2 is every level of a side, best first`() {
    let engine = venue().engine
    #expect(
      engine.levels(of: 0, side: .buy) == [
        Level(price: 99, quantity: 11, orders: 2), Level(price: 98, quantity: 8, orders: 1),
      ])
    #expect(
      engine.levels(of: 0, side: .sell) == [
        Level(price: 101, quantity: 1, orders: 1), Level(price: 102, quantity: 11, orders: 2),
      ])
    #expect(engine.levels(of: 1, side: .buy) == [])
  }

  @Test(arguments: 0...4)
  func `L2 gives at most as many levels as asked for, each of them whole`(limit: Int) {
    let engine = venue().engine
    for side in Side.allCases {
      let all = engine.levels(of: 0, side: side)
      #expect(engine.levels(of: 0, side: side, limit: limit) == Array(all.prefix(limit)))
    }
  }

  @Test func `L3 is every order of a side, by price and then by time`() {
    let engine = venue().engine
    #expect(
      engine.orders(of: 0, side: .buy) == [
        RestingOrder(
          id: 1, side: .buy, price: 99, leaves: 4, filled: 1, timeInForce: .goodTillCancel,
          account: .none),
        RestingOrder(
          id: 3, side: .buy, price: 99, leaves: 7, filled: 0, timeInForce: .day, account: .none),
        RestingOrder(
          id: 4, side: .buy, price: 98, leaves: 8, filled: 0, timeInForce: .goodTillCancel,
          account: .none),
      ])
    #expect(engine.orders(of: 0, side: .sell).map(\.line) == ["#6 1@101", "#5 9@102", "#7 2@102"])
  }

  @Test func `a query of an unknown instrument is a programmer's error`() async {
    await #expect(processExitsWith: .failure) {
      let engine = Specification(instruments: [], conventions: Conventions())
      _ = engine.topOfBook(of: 0)
    }
    await #expect(processExitsWith: .failure) {
      let engine = Specification(
        instruments: [Instrument(symbol: "A")], conventions: Conventions())
      _ = engine.phase(of: 1)
    }
  }
}
