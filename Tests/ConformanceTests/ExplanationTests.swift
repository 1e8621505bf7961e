import Conformance
import Engines
import Results
import Scenarios
import Testing

@Suite struct ExplanationTests {
  private func explain(_ steps: [String], extra: String = "") throws -> Explanation {
    let text =
      "{\"title\": \"T\", \"why\": \"W\",\(extra) \"steps\": [\n"
      + steps.joined(separator: ",\n") + "\n]}"
    return Explanation(try Scenario(reading: Array(text.utf8)), on: EngineChoice.reference.source)
  }

  private func account(_ step: Explanation.Step) throws -> Explanation.Account {
    guard case .commands(let account) = step.kind else {
      throw Unexpected()
    }
    return account
  }

  private func findings(_ step: Explanation.Step) throws -> [Explanation.Discrepancy] {
    guard case .expectation(let findings) = step.kind else { throw Unexpected() }
    return findings
  }

  private struct Unexpected: Error {}

  @Test func `each step has its place, its line, its events and the book after it`() throws {
    let steps = try explain([
      #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
      #"{"new": {"id": 2, "side": "buy", "price": "100.00", "quantity": 7}}"#,
      #"{"expect": {"orders": {"1": "filled"}}}"#,
      #"{"expect": {"orders": {"2": "filled"}, "trades": []}}"#,
      #"{"cancel": {"id": 2}}"#,
    ]).steps
    #expect(steps.map(\.number) == [1, 2, 3, 4, 5])
    #expect(steps.map(\.line) == [2, 3, 4, 5, 6])
    let second = try account(steps[1])
    #expect(second.first == 2)
    #expect(second.count == 1)
    #expect(
      second.texts == [
        #"{"new":{"id":"2","instrument":"XYZ","side":"buy","type":"limit","price":"100.00","#
          + #""quantity":"7","timeInForce":"gtc"}}"#
      ])
    #expect(
      second.events == [
        #"{"command":2,"event":"accepted","id":"2","instrument":"XYZ"}"#,
        #"{"command":2,"event":"traded","instrument":"XYZ","maker":"1","taker":"2","#
          + #""price":"100.00","quantity":"5","makerLeaves":"0","takerLeaves":"2","#
          + #""aggressor":"buy"}"#,
      ])
    #expect(second.eventCount == 2)
    #expect(
      second.books == [
        LadderBook(
          holder: "reference", instrument: "XYZ", asks: [],
          bids: [
            LadderLevel(
              price: "100.00", quantity: "2", orders: [LadderOrder(id: "2", leaves: "2")])
          ])
      ])
    #expect(try findings(steps[2]).isEmpty)
    let discrepancies = try findings(steps[3])
    #expect(
      discrepancies.map(\.message) == [
        "0 trades should have come of it, and 1 did", "order 2 should be filled and is resting",
      ])
    #expect(discrepancies[0].expected == [])
    #expect(discrepancies[0].actual.count == 1)
    #expect(try account(steps[4]).first == 3)
    #expect(try account(steps[4]).books[0].bids == [])
  }

  @Test func `an auction's book has its market orders first, and what an uncross would bring`()
    throws
  {
    let explanation = try explain(
      [
        #"{"phase": {"phase": "callAuction"}}"#,
        #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
        #"{"new": {"id": 2, "side": "buy", "price": "101.00", "quantity": 1}}"#,
        #"{"new": {"id": 3, "side": "buy", "type": "market", "quantity": 7}}"#,
        """
        {"expect": {"book": {"bids": [{"price": "market", "quantity": 7, "orders": [3]},
          {"price": 101}], "asks": [{"price": 100}]},
          "indicative": {"volume": 5, "imbalance": 3}}}
        """,
        #"{"expect": {"indicative": {"price": null, "volume": 4}}}"#,
        #"{"expect": {"indicative": null}}"#,
        #"{"expect": {"book": {"bids": [{"price": 101}]}}}"#,
        #"{"phase": {"phase": "closed"}}"#,
        #"{"expect": {"indicative": null}}"#, #"{"expect": {"indicative": {}}}"#,
      ],
      extra: #""conventions": {"auctionMarketOrders": "collected"},"#)
    let steps = explanation.steps
    let book = try account(steps[3]).books[0]
    #expect(book.bids.map(\.price) == ["market", "101.00"])
    #expect(book.bids.map(\.quantity) == ["7", "1"])
    #expect(book.indication == LadderIndication(price: "100.50", volume: "5", imbalance: "3"))
    #expect(
      try account(steps[0]).books[0].indication
        == LadderIndication(price: nil, volume: "0", imbalance: "0"))
    #expect(try account(steps[8]).books[0].indication == nil)
    #expect(try findings(steps[4]).isEmpty)
    let other = try findings(steps[5])
    #expect(other.map(\.message) == ["an uncross of XYZ would say something else"])
    #expect(other[0].expected == [#"{"event":"uncrossed","price":null,"volume":"4"}"#])
    #expect(other[0].actual == [#"{"event":"uncrossed","price":"100.50","volume":"5"}"#])
    #expect(try findings(steps[6]).map(\.message) == ["XYZ should collect no orders, and does"])
    let bids = try findings(steps[7])
    #expect(bids.map(\.message) == ["the bids of XYZ differ from level 1 on"])
    #expect(bids[0].actual == ["market × 7 [3:7]", "101.00 × 1 [2:1]"])
    #expect(try findings(steps[9]).isEmpty)
    #expect(
      try findings(steps[10]).map(\.message) == ["XYZ should collect orders, and does not"])
  }

  @Test func `of a block the ends are shown, some events, and all are counted`() throws {
    let steps = try explain([
      #"{"repeat": {"times": 50, "steps": [{"new": {"id": {"from": 1, "by": 1}, "side": "buy", "#
        + #""price": {"from": "1.00", "by": "0.01"}, "quantity": 1}}]}}"#,
      #"{"expect": {"orders": {"50": "resting"}}}"#, #"{"cancel": {"id": 50}}"#,
    ]).steps
    let block = try account(steps[0])
    #expect(block.first == 1)
    #expect(block.count == 50)
    #expect(block.texts.count == 2)
    #expect(block.texts[0].contains(#""id":"1","#) && block.texts[1].contains(#""id":"50","#))
    #expect(block.events.count == 40)
    #expect(block.eventCount == 50)
    #expect(block.books[0].bids.map(\.price).prefix(2) == ["1.49", "1.48"])
    #expect(block.books[0].bids.count == 10)
    let cancel = try account(steps[2])
    #expect(cancel.first == 51)
    #expect(cancel.events.count == 1)
    #expect(cancel.events[0].hasPrefix(#"{"command":51,"event":"canceled","id":"50""#))
  }

  @Test func `all instruments are shown, and a replace in the units of its order`() throws {
    let steps = try explain(
      [
        #"{"new": {"id": 1, "instrument": "B", "side": "sell", "price": "1.0000", "quantity": 50}}"#,
        #"{"replace": {"id": 1, "instrument": "B", "price": "1.0002", "quantity": 20}}"#,
        #"{"expect": {"orders": {"1": "resting"}}}"#,
      ],
      extra: #""instruments": [{"symbol": "A"}, {"symbol": "B", "tick": "0.0001", "lot": "10"}],"#
    ).steps
    let replaced = try account(steps[1])
    #expect(
      replaced.texts
        == [#"{"replace":{"id":"1","instrument":"B","price":"1.0002","quantity":"20"}}"#])
    #expect(replaced.books.map(\.instrument) == ["A", "B"])
    #expect(replaced.books[1].asks.map(\.price) == ["1.0002"])
    #expect(replaced.books[1].asks.map(\.quantity) == ["20"])
  }
}
