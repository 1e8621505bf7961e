import Laws
import Market
import Testing

@Suite struct OneAnswerTests {
  @Test(arguments: LawCase.oneAnswer)
  func `a command gets one answer, then its effects`(history: LawCase) { history.check() }

  /// Each command with its answer, and the kinds of events that may never follow it.
  private static let answered: [(name: String, told: LawCase.Told, never: [String])] = [
    (
      "new", LawCase.Told(.buy(1, 5, at: 100), .accepted(1)),
      ["accepted", "rejected", "replaced", "expired", "uncrossed"]
    ),
    (
      "cancel", LawCase.Told(.cancel(9), .canceled(9, 5, .requested)),
      events.map(\.name)
    ),
    (
      "replace", LawCase.Told(.replace(9, quantity: 4), .replaced(9, at: 90, leaves: 4, .kept)),
      ["accepted", "rejected", "traded", "replaced", "expired", "uncrossed"]
    ),
    (
      "massCancel", LawCase.Told(.cancelAll(), .canceled(9, 5, .massCancel)),
      ["accepted", "rejected", "traded", "replaced", "expired", "phaseChanged", "uncrossed"]
    ),
    (
      "phase", LawCase.Told(.phase(.halted), .phaseChanged(.halted)),
      ["accepted", "rejected", "traded", "replaced", "phaseChanged", "uncrossed"]
    ),
    (
      "uncross", LawCase.Told(.uncross, .rejected(nil, .notInAuction)),
      events.map(\.name)
    ),
    (
      "clock", LawCase.Told(.clock(9), .expired(8, 5)),
      ["accepted", "rejected", "traded", "canceled", "replaced", "phaseChanged", "uncrossed"]
    ),
  ]

  private static let events: [(name: String, event: Event)] = [
    ("accepted", .accepted(7)), ("rejected", .rejected(nil, .notInAuction)),
    ("traded", .trade(1, at: 90, maker: 9, leaves: 4, taker: 9, leaves: 4, .buy)),
    ("canceled", .canceled(9, 5, .noLiquidity)),
    ("replaced", .replaced(9, at: 90, leaves: 4, .kept)), ("expired", .expired(9, 5)),
    ("phaseChanged", .phaseChanged(.closed)),
    ("uncrossed", .uncrossed(at: nil, volume: 0, imbalance: 0)),
  ]

  @Test func `what is neither the answer nor its effect is told`() {
    for (command, told, never) in Self.answered {
      for (name, event) in Self.events where never.contains(name) {
        var judge = Judge(instruments: [LawCase.instrument], conventions: Conventions())
        for order in [Command.buy(9, 5, at: 90), .buy(8, 5, at: 90, .goodTillDate(9))] {
          _ = judge.judge(order, answeredBy: LawCase.Told.taken(order).events)
        }
        let found = judge.judge(told.command, answeredBy: told.events + [event])
        let isTold = found.contains {
          $0.law == .oneAnswer && $0.shape == "\(name) in the answer to \(command)"
            && $0.event == 1
        }
        #expect(isTold, "\(name) after \(command): \(found.map(\.sentence))")
      }
    }
  }
}

extension LawCase {
  static let oneAnswer: [LawCase] = [
    LawCase("mass cancels and clocks may go without an answer") {
      Told(.cancelAll())
      Told(.clock(1))
    },
    LawCase(
      "a new order gets no answer", Breach(.oneAnswer, "no answer to new", 1),
      sentence: "new should have been answered, because every command is; instead nothing "
        + "came"
    ) { Told(.buy(1, 5, at: 100)) },
    LawCase("a phase gets no answer", Breach(.oneAnswer, "no answer to phase")) {
      Told(.phase(.halted))
    },
    LawCase("an uncross gets no answer", Breach(.oneAnswer, "no answer to uncross")) {
      Told.begun(.callAuction)
      Told(.uncross)
    },
    LawCase("a cancel gets no answer", Breach(.oneAnswer, "no answer to cancel", 1)) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.cancel(1))
    },
    LawCase("a replace gets no answer", Breach(.oneAnswer, "no answer to replace", 1)) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.replace(1, quantity: 4))
    },
    LawCase(
      "another order is accepted", Breach(.oneAnswer, "no answer first", 1),
      sentence: "new should have been answered first, because its answer comes before all "
        + "else; instead came accepted"
    ) { Told(.buy(1, 5, at: 100), .accepted(2)) },
    LawCase("two answers", Breach(.oneAnswer, "accepted in the answer to new", 1)) {
      Told(.buy(1, 5, at: 100), .accepted(1), .accepted(1))
    },
    LawCase("a refusal after the answer", Breach(.oneAnswer, "rejected in the answer to new", 1)) {
      Told(.buy(1, 5, at: 100), .accepted(1), .rejected(1, .priceOffTick))
    },
    LawCase(
      "orders that are collected trade at once",
      Breach(.oneAnswer, "traded in the answer to new", 2)
    ) {
      Told.begun(.callAuction)
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 5, at: 100), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 0, .buy))
    },
    LawCase(
      "a cancel of two orders", Breach(.oneAnswer, "canceled in the answer to cancel", 1)
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 100))
      Told(.cancel(1), .canceled(1, 5, .requested), .canceled(2, 5, .requested))
    },
  ]
}
