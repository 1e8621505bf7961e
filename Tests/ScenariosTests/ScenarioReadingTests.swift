import JSONText
import Market
import Scenarios
import Testing
import Wire

@Suite struct ScenarioReadingTests {
  private func read(extra: String = "", _ steps: String...) throws -> Scenario {
    try Scenario(reading: Array(BrokenScenario.text(extra: extra, steps: steps).utf8))
  }

  private func expectation(_ body: String, extra: String = "") throws -> Scenarios.Expectation {
    let first = #"{"clock": {"time": 1}}"#
    let scenario = try read(extra: extra, first, "{\"expect\": {\(body)}}")
    guard case .expect(let expectation) = scenario.steps[1].action else {
      throw Unexpected()
    }
    return expectation
  }

  private struct Unexpected: Error {}

  private let xyz = InstrumentID(0)

  @Test func `what a file leaves out has its default`() throws {
    let scenario = try read(BrokenScenario.order, BrokenScenario.noTrades)
    #expect(scenario.title == "T")
    #expect(scenario.why == "W")
    #expect(scenario.tags == [])
    #expect(scenario.mirrorRefusal == nil)
    #expect(scenario.conventions == Conventions())
    #expect(scenario.instruments == [.inScenarios])
    #expect(scenario.instruments[0].symbol == "XYZ")
    #expect(scenario.instruments[0].priceScale == Scale(unit: ExactDecimal(1, decimals: 2)))
    #expect(scenario.instruments[0].quantityScale == Scale(unit: ExactDecimal(1)))
    #expect(scenario.steps.map(\.line) == [5, 6])
  }

  @Test func `what a file says of itself is kept`() throws {
    let scenario = try read(
      extra: """
        "$schema": "../schema/scenario.json", "tags": ["C1", "queue"], "mirror": "It can't.",
        "conventions": {"decreasePriority": "loses", "identifierReuse": "never"},
        "instruments": [{"symbol": "A", "tick": "0.05"}, {"symbol": "B", "lot": "10"}]
        """, #"{"uncross": {"instrument": "B"}}"#, BrokenScenario.noTrades)
    #expect(scenario.tags == ["C1", "queue"])
    #expect(scenario.mirrorRefusal == "It can't.")
    var conventions = Conventions()
    conventions.decreasePriority = .loses
    conventions.identifierReuse = .never
    #expect(scenario.conventions == conventions)
    #expect(scenario.instruments.map(\.symbol) == ["A", "B"])
    #expect(scenario.instruments[0].priceScale == Scale(unit: ExactDecimal(5, decimals: 2)))
    #expect(scenario.instruments[1].quantityScale == Scale(unit: ExactDecimal(10)))
    #expect(scenario.steps.map(\.line) == [8, 9])
    #expect(scenario.commands == [.uncross(InstrumentID(1))])
  }

  @Test func `every command is read`() throws {
    let scenario = try read(
      #"{"new": {"id": "1", "side": "sell", "price": 100.25, "quantity": "7"}}"#,
      #"{"new": {"id": 2, "side": "buy", "type": "market", "quantity": 1, "timeInForce": "ioc"}}"#,
      #"{"new": {"id": 3, "side": "buy", "price": "1", "quantity": 1, "timeInForce": "gtd", "#
        + #""expires": "60", "account": 9, "instrument": "XYZ"}}"#,
      #"{"new": {"id": 4, "side": "buy", "price": 1, "quantity": -1, "timeInForce": "fok"}}"#,
      #"{"new": {"id": 5, "side": "buy", "price": 1, "quantity": 0, "timeInForce": "day", "#
        + #""instrument": 3}}"#,
      #"{"cancel": {"id": 18446744073709551615}}"#,
      #"{"replace": {"id": 1}}"#, #"{"replace": {"id": 1, "price": "2.50", "quantity": 3}}"#,
      #"{"massCancel": {}}"#,
      #"{"massCancel": {"account": 0, "instrument": "XYZ", "side": "sell"}}"#,
      #"{"phase": {"phase": "callAuction"}}"#, #"{"uncross": {}}"#, #"{"clock": {"time": -5}}"#,
      BrokenScenario.noTrades)
    func new(
      _ id: UInt64, _ side: Side, _ type: OrderType, _ quantity: Int64,
      _ timeInForce: TimeInForce = .goodTillCancel, account: UInt64 = 0, instrument: UInt32 = 0
    ) -> Command {
      .new(
        NewOrder(
          id: OrderID(id), instrument: InstrumentID(instrument), side: side, type: type,
          quantity: Quantity(quantity), timeInForce: timeInForce, account: AccountID(account)))
    }
    #expect(
      scenario.commands == [
        new(1, .sell, .limit(Price(10025)), 7),
        new(2, .buy, .market, 1, .immediateOrCancel),
        new(3, .buy, .limit(Price(100)), 1, .goodTillDate(Timestamp(nanoseconds: 60)), account: 9),
        new(4, .buy, .limit(Price(100)), -1, .fillOrKill),
        new(5, .buy, .limit(Price(1)), 0, .day, instrument: 3),
        .cancel(OrderID(.max)),
        .replace(Replace(id: OrderID(1))),
        .replace(Replace(id: OrderID(1), price: Price(250), quantity: Quantity(3))),
        .massCancel(MassCancel()),
        .massCancel(MassCancel(account: AccountID(0), instrument: xyz, side: .sell)),
        .phase(xyz, .callAuction), .uncross(xyz), .clock(Timestamp(nanoseconds: -5)),
      ])
  }

  // MARK: - Expectations

  @Test func `every list of events is read, with the fields it gives and no others`() throws {
    let read = try expectation(
      """
      "events": [{"event": "accepted", "id": 1}, {"event": "rejected", "reason": "bookCrossed"}],
      "trades": [{"maker": 1, "taker": 2, "price": "1.00", "quantity": 3, "makerLeaves": 0,
        "takerLeaves": 4, "aggressor": "buy"}, {"buyer": 5, "seller": 6, "instrument": "XYZ"}, {}],
      "rejected": "clockRanBack", "expired": [7, "8"],
      "canceled": [{"id": 9, "quantity": 10, "reason": "requested"}],
      "uncrossed": {"price": null, "volume": 0, "imbalance": -3}
      """)
    #expect(
      read.events == [
        EventPattern(kind: .accepted, fields: [.id(OrderID(1))]),
        EventPattern(kind: .rejected, fields: [.rejectReason(.bookCrossed)]),
      ])
    #expect(
      read.trades == [
        EventPattern(
          kind: .traded,
          fields: [
            .maker(OrderID(1)), .taker(OrderID(2)), .price(Price(100)), .quantity(Quantity(3)),
            .makerLeaves(.zero), .takerLeaves(Quantity(4)), .aggressor(.buy),
          ]),
        EventPattern(
          kind: .traded, fields: [.buyer(OrderID(5)), .seller(OrderID(6)), .instrument(xyz)]),
        EventPattern(kind: .traded, fields: []),
      ])
    #expect(read.rejected == .clockRanBack)
    #expect(read.expired == [OrderID(7), OrderID(8)])
    #expect(
      read.canceled == [
        EventPattern(
          kind: .canceled,
          fields: [.id(OrderID(9)), .quantity(Quantity(10)), .cancelReason(.requested)])
      ])
    #expect(
      read.uncrossed
        == EventPattern(
          kind: .uncrossed, fields: [.price(nil), .volume(.zero), .imbalance(-3)]))
    #expect(read.books.isEmpty && read.statuses.isEmpty && read.phases.isEmpty)
  }

  @Test func `books are read, one or several, with what each level gives`() throws {
    let one = try expectation(
      """
      "book": {"bids": [{"price": "1.00"}, {"price": "0.50", "quantity": 3,
        "orders": [1, {"id": "2", "leaves": 2}]}], "asks": []}
      """)
    let book = try #require(one.books.first)
    #expect(one.books.count == 1)
    #expect(book.instrument == xyz)
    #expect(book.asks?.isEmpty == true)
    let bids = try #require(book.bids)
    #expect(bids.map(\.price) == [Price(100), Price(50)])
    #expect(bids.map(\.quantity) == [nil, Volume(3)])
    #expect(bids[0].orders == nil)
    #expect(bids[1].orders?.map(\.id) == [OrderID(1), OrderID(2)])
    #expect(bids[1].orders?.map(\.leaves) == [nil, Quantity(2)])

    let two = try expectation(
      #""book": [{"instrument": "B", "asks": []}, {"instrument": "A", "bids": []}]"#,
      extra: #""instruments": [{"symbol": "A"}, {"symbol": "B"}]"#)
    #expect(two.books.map(\.instrument) == [InstrumentID(1), InstrumentID(0)])
    #expect(two.books.map { $0.bids == nil } == [true, false])
  }

  @Test func `market orders are a level without a price`() throws {
    let read = try expectation(
      """
      "book": {"bids": [{"price": "market", "quantity": 5, "orders": [1]}, {"price": 1}],
        "asks": [{"price": "market"}]}
      """)
    let book = try #require(read.books.first)
    #expect(book.bids?.map(\.price) == [nil, Price(100)])
    #expect(book.bids?.first?.quantity == Volume(5))
    #expect(book.asks?.map(\.price) == [nil])
  }

  @Test func `indications are read, of one instrument or several, and none of any`() throws {
    let one = try expectation(
      #""indicative": {"price": "1.00", "volume": 5, "imbalance": -3}"#)
    #expect(one.indications.map(\.instrument) == [xyz])
    #expect(
      one.indications[0].uncrossed
        == EventPattern(
          kind: .uncrossed, fields: [.price(Price(100)), .volume(Volume(5)), .imbalance(-3)]))
    let priceless = try expectation(#""indicative": {"price": null}"#)
    #expect(
      priceless.indications[0].uncrossed == EventPattern(kind: .uncrossed, fields: [.price(nil)]))
    let none = try expectation(#""indicative": null"#)
    #expect(none.indications.map(\.instrument) == [xyz])
    #expect(none.indications[0].uncrossed == nil)
    #expect(!none.isEmpty)

    let extra = #""instruments": [{"symbol": "A"}, {"symbol": "B"}]"#
    let two = try expectation(
      #""indicative": [{"instrument": "B", "volume": 1}, {"instrument": "A"}]"#, extra: extra)
    #expect(two.indications.map(\.instrument) == [InstrumentID(1), InstrumentID(0)])
    #expect(two.indications[1].uncrossed == EventPattern(kind: .uncrossed, fields: []))
    let neither = try expectation(#""indicative": null"#, extra: extra)
    #expect(neither.indications.map(\.instrument) == [InstrumentID(0), InstrumentID(1)])
    #expect(neither.indications.allSatisfy { $0.uncrossed == nil })
  }

  @Test func `statuses and phases are read`() throws {
    let read = try expectation(
      """
      "orders": {"3": "resting", "1": "filled", "18446744073709551615": "unknown"},
      "phase": [{"phase": "closed"}, {"instrument": "XYZ", "phase": "callAuction"}]
      """)
    #expect(read.statuses.map(\.id) == [OrderID(3), OrderID(1), OrderID(.max)])
    #expect(read.statuses.map(\.status) == [.resting, .filled, .unknown])
    #expect(read.phases.map(\.instrument) == [xyz, xyz])
    #expect(read.phases.map(\.phase) == [.closed, .callAuction])
  }

  @Test func `an empty list expects that there was none, and is not the same as no list`() throws {
    let read = try expectation(#""trades": []"#)
    #expect(read.trades == [])
    #expect(read.events == nil && read.canceled == nil && read.expired == nil)
  }

  // MARK: - Repeats

  @Test func `a repeat gives its commands round by round, with every number at its value`() throws {
    let scenario = try read(
      """
      {"repeat": {"times": 4, "steps": [
        {"new": {"id": {"from": 10, "by": 2}, "side": "buy", "price": {"from": "1.00", "by": "-0.01"},
          "quantity": {"from": 7, "by": -2}, "timeInForce": "gtd", "account": {"from": 1, "by": 1},
          "expires": {"from": "100", "by": 50}}},
        {"replace": {"id": {"from": "10", "by": "2"}, "price": {"from": 0.5, "by": "0.25"},
          "quantity": {"from": 1, "by": 0}}},
        {"cancel": {"id": 5}},
        {"massCancel": {"account": {"from": 9, "by": -3}}},
        {"clock": {"time": {"from": -2, "by": 1}}},
        {"phase": {"phase": "closed"}}]}}
      """, BrokenScenario.noTrades)
    guard case .commands(let commands) = scenario.steps[0].action else { throw Unexpected() }
    let expected: [[Command]] = (0..<4).map { round in
      let id = OrderID(UInt64(10 + 2 * round))
      return [
        .new(
          NewOrder(
            id: id, instrument: xyz, side: .buy, type: .limit(Price(Int64(100 - round))),
            quantity: Quantity(Int64(7 - 2 * round)),
            timeInForce: .goodTillDate(Timestamp(nanoseconds: Int64(100 + 50 * round))),
            account: AccountID(UInt64(1 + round)))),
        .replace(
          Replace(id: id, price: Price(Int64(50 + 25 * round)), quantity: Quantity(1))),
        .cancel(OrderID(5)),
        .massCancel(MassCancel(account: AccountID(UInt64(9 - 3 * round)))),
        .clock(Timestamp(nanoseconds: Int64(round - 2))),
        .phase(xyz, .closed),
      ]
    }
    #expect(commands == expected.flatMap { $0 })
    #expect(scenario.commands == commands)
  }

  @Test(arguments: [1, 2, 3])
  func `a repeat of few rounds gives as many`(times: Int) throws {
    let scenario = try read(
      "{\"repeat\": {\"times\": \(times), \"steps\": "
        + "[{\"cancel\": {\"id\": {\"from\": 3, \"by\": -1}}}]}}",
      BrokenScenario.noTrades)
    #expect(
      scenario.commands == [3, 2, 1].prefix(times).map { Command.cancel(OrderID($0)) })
  }

  @Test func `a repeat reaches both ends of what fits 64 bits`() throws {
    let scenario = try read(
      """
      {"repeat": {"times": 3, "steps": [
        {"cancel": {"id": {"from": 0, "by": "9223372036854775807"}}},
        {"clock": {"time": {"from": "9223372036854775807", "by": "-9223372036854775807"}}}]}}
      """, BrokenScenario.noTrades)
    #expect(
      scenario.commands == [
        .cancel(OrderID(0)), .clock(Timestamp(nanoseconds: .max)),
        .cancel(OrderID(1 << 63 - 1)), .clock(Timestamp(nanoseconds: 0)),
        .cancel(OrderID(.max - 1)), .clock(Timestamp(nanoseconds: -.max)),
      ])
  }

  @Test func `a repeat of one round reads what a second would break`() throws {
    let scenario = try read(
      """
      {"repeat": {"times": 1, "steps": [{"cancel": {"id": {"from": 0, "by": -1}}}]}}
      """, BrokenScenario.noTrades)
    #expect(scenario.commands == [.cancel(OrderID(0))])
  }

  @Test func `as many commands as are allowed can be repeated`() throws {
    let scenario = try read(
      "{\"repeat\": {\"times\": \(Scenario.commandLimit), \"steps\": [{\"uncross\": {}}]}}",
      BrokenScenario.noTrades)
    #expect(scenario.commands.count == Scenario.commandLimit)
  }

  @Test func `a price without a mirror image is read where the file says why`() throws {
    let scenario = try read(
      extra: #""mirror": "The lowest price has no negative.""#,
      #"{"new": {"id": 1, "side": "buy", "price": "-92233720368547758.08", "quantity": 5}}"#,
      BrokenScenario.noTrades)
    #expect(scenario.mirrorRefusal == "The lowest price has no negative.")
  }
}
