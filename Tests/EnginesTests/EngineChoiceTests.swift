import Engines
import Market
import Testing

@Suite struct EngineChoiceTests {
  @Test(arguments: EngineChoice.allCases)
  func `every engine a user can name trades`(choice: EngineChoice) {
    let engine = choice.makeEngine(
      instruments: [Instrument(symbol: "XYZ")], conventions: Conventions())
    let xyz = InstrumentID(0)
    let ask = NewOrder(
      id: OrderID(1), instrument: xyz, side: .sell, type: .limit(Price(100)), quantity: Quantity(5))
    let bid = NewOrder(
      id: OrderID(2), instrument: xyz, side: .buy, type: .limit(Price(101)), quantity: Quantity(3))
    #expect(
      engine.apply(.new(ask)) == [.accepted(Acceptance(id: OrderID(1), instrument: xyz))])
    #expect(
      engine.apply(.new(bid)) == [
        .accepted(Acceptance(id: OrderID(2), instrument: xyz)),
        .traded(
          Trade(
            instrument: xyz, maker: OrderID(1), taker: OrderID(2), price: Price(100),
            quantity: Quantity(3), makerLeaves: Quantity(2), takerLeaves: .zero, aggressor: .buy)),
      ])
    #expect(engine.orders(of: xyz, side: .buy).isEmpty)
    #expect(engine.orders(of: xyz, side: .sell).map(\.leaves) == [Quantity(2)])
    #expect(engine.phase(of: xyz) == .continuous)
  }
}
