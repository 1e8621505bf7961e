import Market
import MarketData
import Testing

@Suite struct ReplayRecordTests {
  @Test func `a record keeps what each command brought about, and nothing else`() {
    let instrument = InstrumentID(0)
    var record = ReplayRecord()
    let trade = Trade(
      instrument: instrument, maker: OrderID(1), taker: OrderID(2), price: Price(3),
      quantity: Quantity(4), makerLeaves: Quantity(5), takerLeaves: .zero, aggressor: .sell)
    let uncrossing = Uncrossing(
      instrument: instrument, price: Price(3), volume: Volume(4 as UInt128), imbalance: -1)
    record.begin(7)
    record.record(.accepted(Acceptance(id: OrderID(2), instrument: instrument)))
    record.record(.traded(trade))
    record.record(.canceled(canceled(2, 9, .immediateOrCancel)))
    record.begin(8)
    record.record(.canceled(canceled(1, 5, .requested)))
    record.begin(9)
    record.record(.rejected(Rejection(id: OrderID(1), reason: .unknownOrder)))
    record.begin(10)
    record.record(.uncrossed(uncrossing))
    record.record(.phaseChanged(PhaseChange(instrument: instrument, phase: .closed)))
    #expect(record.trades == [.init(trade: TradeIdentity(trade), command: 7)])
    #expect(record.cancellations == [8: Quantity(5)])
    #expect(record.refusals == [.init(reason: .unknownOrder, command: 9)])
    #expect(record.auctions == [.init(uncrossing: uncrossing, command: 10)])
  }

  private func canceled(_ id: UInt64, _ quantity: Int64, _ reason: CancelReason) -> Cancellation {
    Cancellation(
      id: OrderID(id), instrument: InstrumentID(0), quantity: Quantity(quantity), reason: reason)
  }

  @Test func `cancels are held against what the log says was left`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 10 created ask 101.0 2",
      "3 10 created ask 102.0 3",
      "1 20 deleted ask 100.0 1",
      "2 20 deleted ask 101.0 1.5",
      "3 20 deleted ask 102.0 3",
      "4 30 created bid 100.0 1",
      "4 40 deleted bid 100.0 1")
    var record = Replay(log.flow, by: PlainBook.self).record
    #expect(
      log.cancelAgreement(with: record)
        == CancelAgreement(exact: 2, different: [4], refused: []))
    record = ReplayRecord()
    #expect(log.cancelAgreement(with: record).refused == [3, 4, 5])
  }

  @Test func `the closing book is held against the engine's`() throws {
    let log = try BitstampSample.read(
      "1 10 created ask 100.0 1",
      "2 10 created ask 101.0 2",
      "3 10 created ask 102.0 3",
      "1 30 deleted ask 100.0 1",
      "2 30 deleted ask 101.0 1.5",
      "3 30 deleted ask 102.0 3")
    let end = Replay(log.flow, by: PlainBook.self).end
    let agreement = log.closingBookAgreement(with: end)
    #expect(agreement.agreeing == 2)
    #expect(agreement.onlyInLog.map(\.id) == [OrderID(2)])
    #expect(agreement.onlyInEngine.map(\.id) == [OrderID(2)])
    let without = log.closingBookAgreement(with: end, except: [OrderID(1), OrderID(2)])
    #expect(without.agreeing == 1)
    #expect(without.onlyInLog.isEmpty)
    #expect(without.onlyInEngine.map(\.id) == [OrderID(1), OrderID(2)])
  }

  @Test func `an order agrees with the closing book by side, price and quantity`() throws {
    let log = try BitstampSample.read("1 10 created ask 100.0 1", "1 30 deleted ask 100.0 1")
    let sound = Replay(log.flow, by: PlainBook.self).end
    #expect(log.closingBookAgreement(with: sound).agreeing == 1)
    for change in 0..<3 {
      var end = sound
      switch change {
      case 0: end.books[0].orders[0].side = .buy
      case 1: end.books[0].orders[0].price = Price(10_001)
      default: end.books[0].orders[0].leaves = Quantity(1)
      }
      #expect(log.closingBookAgreement(with: end).agreeing == 0)
    }
  }
}
