import Engines
import Market
import Testing

@Suite struct ProjectionTests {
  private func projection(without missing: Set<Capability>) -> Projection {
    Projection(
      EngineProfile(
        name: "limited", version: "1",
        capabilities: Set(Capability.allCases).subtracting(missing).subtracting([.aggregates])))
  }

  private let market = Command.new(
    NewOrder(
      id: OrderID(7), instrument: InstrumentID(0), side: .buy, type: .market,
      quantity: Quantity(5)))
  private let answer: [Event] = [
    .accepted(Acceptance(id: OrderID(7), instrument: InstrumentID(0))),
    .canceled(
      Cancellation(
        id: OrderID(7), instrument: InstrumentID(0), quantity: Quantity(5), reason: .noLiquidity)),
  ]

  @Test func `an engine that tells no trades does not tell what is left of the order that came in`()
  {
    let projected = projection(without: [.trades]).events(answer, of: market)
    #expect(projected == [answer[0]])
  }

  @Test func `it does tell that an order was canceled by request`() {
    let canceled = Event.canceled(
      Cancellation(
        id: OrderID(7), instrument: InstrumentID(0), quantity: Quantity(5), reason: .requested))
    let projected = projection(without: [.trades]).events([canceled], of: .cancel(OrderID(7)))
    #expect(projected.count == 1)
  }

  @Test func `an engine that tells all is taken at its word`() {
    #expect(projection(without: []).events(answer, of: market) == answer)
    #expect(projection(without: []).isWhole)
  }
}
