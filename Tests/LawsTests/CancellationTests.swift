import Laws
import Market
import Testing

@Suite struct CancellationTests {
  @Test(arguments: LawCase.cancellation)
  func `a mass cancel ends what it means`(history: LawCase) { history.check() }
}

extension LawCase {
  static let cancellation: [LawCase] = [
    LawCase("all orders of a side, in the order of their places") {
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 101))
      Told.taken(.buy(3, 5, at: 100))
      Told(.replace(1, quantity: 6), .replaced(1, at: 100, leaves: 6, .lost))
      Told(
        .cancelAll(account: nil, on: nil, .buy), .canceled(3, 5, .massCancel),
        .canceled(1, 6, .massCancel))
    },
    LawCase("no account has no orders") {
      Told.taken(.buy(1, 5, at: 100))
      Told(.cancelAll(account: AccountID.none))
    },
    LawCase("a frozen book is passed by", by: { $0.halt = .takesNothing }) {
      Told.taken(.buy(1, 5, at: 100))
      Told.begun(.halted)
      Told(.cancelAll())
    },
    LawCase(
      "an order is forgotten", Breach(.cancellation, "not canceled as massCancel", 2),
      sentence: "order 2 should have been canceled as massCancel, because massCancel ends it; "
        + "instead it lives on"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 100))
      Told(.cancelAll(), .canceled(1, 5, .massCancel))
    },
    LawCase(
      "another account's order is canceled",
      Breach(.cancellation, "canceled as massCancel undue", 2)
    ) {
      Told.taken(.buy(1, 5, at: 100, account: 7))
      Told.taken(.buy(2, 5, at: 100, account: 8))
      Told(.cancelAll(account: 7), .canceled(1, 5, .massCancel), .canceled(2, 5, .massCancel))
    },
    LawCase(
      "out of order", Breach(.cancellation, "ends out of order", 1, 2),
      sentence: "order 1 should end before order 2 does, because its turn is before; instead "
        + "order 2 was canceled as massCancel first"
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told.taken(.buy(2, 5, at: 100))
      Told(.cancelAll(), .canceled(2, 5, .massCancel), .canceled(1, 5, .massCancel))
    },
    LawCase(
      "another reason", Breach(.oneAnswer, "no answer first"),
      Breach(.cancellation, "canceled as requested for canceled as massCancel", 1)
    ) {
      Told.taken(.buy(1, 5, at: 100))
      Told(.cancelAll(), .canceled(1, 5, .requested))
    },
  ]
}
