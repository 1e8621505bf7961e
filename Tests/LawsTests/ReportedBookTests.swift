import Laws
import Market
import Testing

@Suite struct ReportedBookTests {
  private func resting(_ id: OrderID, _ leaves: Quantity, at price: Price, _ side: Side)
    -> RestingOrder
  {
    RestingOrder(
      id: id, side: side, price: price, leaves: leaves, filled: 0, timeInForce: .goodTillCancel,
      account: .none)
  }

  private func judge() -> Judge {
    var judge = Judge(instruments: [LawCase.instrument], conventions: Conventions())
    for command in [Command.buy(1, 5, at: 100), .sell(2, 6, at: 102), .buy(3, 7, at: 101)] {
      let events = LawCase.Told.taken(command).events
      #expect(judge.judge(command, answeredBy: events) == [])
    }
    return judge
  }

  @Test func `a book that says what the reports say is silent`() {
    var judge = judge()
    let buys = [resting(3, 7, at: 101, .buy), resting(1, 5, at: 100, .buy)]
    judge.check(buys, of: 0, side: .buy)
    judge.check([resting(2, 6, at: 102, .sell)], of: 0, side: .sell)
    #expect(judge.takeViolations() == [])
  }

  @Test func `an order out of place, one too few and one too many are told`() {
    var judge = judge()
    judge.check(
      [resting(1, 5, at: 100, .buy), resting(3, 7, at: 101, .buy)], of: 0, side: .buy)
    judge.check([], of: 0, side: .sell)
    judge.check(
      [resting(2, 6, at: 102, .sell), resting(4, 1, at: 103, .sell)], of: 0, side: .sell)
    let found = judge.takeViolations()
    #expect(
      found.map(\.breach) == [
        LawCase.Breach(.reportedBook, "buy orders", 3, 1),
        LawCase.Breach(.reportedBook, "sell orders", 2),
        LawCase.Breach(.reportedBook, "sell orders", 4),
      ])
    #expect(
      found.map(\.sentence) == [
        "the buy orders of X should have order 3, 0.7 at 1.01 in place 1, because its reports say "
          + "so; instead the engine shows order 1, 0.5 at 1.00",
        "the sell orders of X should have order 2, 0.6 at 1.02 in place 1, because its reports "
          + "say so; instead the engine shows no order",
        "the sell orders of X should have no order in place 2, because its reports say so; "
          + "instead the engine shows order 4, 0.1 at 1.03",
      ])
  }

  /// A judge of a call auction in which 4 of 5 trade at 1.00.
  private func auctionJudge() -> Judge {
    var judge = Judge(instruments: [LawCase.instrument], conventions: Conventions())
    let history = [
      LawCase.Told.begun(.callAuction), .taken(.buy(1, 5, at: 100)), .taken(.sell(2, 4, at: 100)),
    ]
    for told in history { #expect(judge.judge(told.command, answeredBy: told.events) == []) }
    return judge
  }

  @Test func `a phase and an indication that fit the reports are silent`() {
    var judge = auctionJudge()
    judge.check(.callAuction, of: 0)
    judge.check(Uncrossing(instrument: 0, price: 100, volume: 4, imbalance: 1), of: 0)
    #expect(judge.takeViolations() == [])
    var continuous = self.judge()
    continuous.check(.continuous, of: 0)
    continuous.check(nil, of: 0)
    #expect(continuous.takeViolations() == [])
  }

  @Test func `another phase, another indication and none are told`() {
    var judge = auctionJudge()
    judge.check(.continuous, of: 0)
    judge.check(Uncrossing(instrument: 0, price: 100, volume: 5, imbalance: 1), of: 0)
    judge.check(nil, of: 0)
    let found = judge.takeViolations()
    #expect(
      found.map(\.breach) == [
        LawCase.Breach(.reportedBook, "phase"), LawCase.Breach(.reportedBook, "indication"),
        LawCase.Breach(.reportedBook, "indication"),
      ])
    #expect(
      found.map(\.sentence) == [
        "X should be in phase callAuction, because its reports say so; instead the engine shows "
          + "phase continuous",
        "an uncross of X should bring 0.4 at 1.00, 1 left over by its reports; instead the engine "
          + "shows 0.5 at 1.00, 1 left over",
        "an uncross of X should bring 0.4 at 1.00, 1 left over by its reports; instead the engine "
          + "shows nothing, for want of an auction",
      ])
  }
}
