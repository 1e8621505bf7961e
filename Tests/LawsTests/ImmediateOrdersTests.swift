import Laws
import Market
import Testing

@Suite struct ImmediateOrdersTests {
  @Test(arguments: LawCase.immediateOrders)
  func `immediate orders never rest`(history: LawCase) { history.check() }
}

extension LawCase {
  static let immediateOrders: [LawCase] = [
    LawCase("a fill-or-kill order is filled from two levels") {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 101))
      Told(
        .buy(3, 7, at: 101, .fillOrKill), .accepted(3),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 2, .buy),
        .trade(2, at: 101, maker: 2, leaves: 3, taker: 3, leaves: 0, .buy))
    },
    LawCase("a fill-or-kill order is killed") {
      Told.taken(.sell(1, 5, at: 100))
      Told(.buy(3, 7, at: 101, .fillOrKill), .accepted(3), .canceled(3, 7, .fillOrKill))
    },
    LawCase(
      "an immediate order rests", Breach(.immediateOrders, "rests", 1),
      sentence: "order 1 should be filled or canceled at once, because it is "
        + "immediate-or-cancel; instead 0.5 of it is left"
    ) { Told.taken(.buy(1, 5, at: 100, .immediateOrCancel)) },
    LawCase(
      "a fill-or-kill order trades in part and rests",
      Breach(.immediateOrders, "rests", 2)
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 7, at: 100, .fillOrKill), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 2, .buy))
    },
    LawCase(
      "a fill-or-kill order trades in part and is killed",
      Breach(.immediateOrders, "filled in part", 2),
      sentence:
        "order 2 should trade all of 0.7 or nothing, because it is fill-or-kill; instead it "
        + "traded 0.5 and was canceled"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told(
        .buy(2, 7, at: 100, .fillOrKill), .accepted(2),
        .trade(5, at: 100, maker: 1, leaves: 0, taker: 2, leaves: 2, .buy),
        .canceled(2, 2, .fillOrKill))
    },
    LawCase(
      "a fill-or-kill order is killed needlessly", Breach(.immediateOrders, "killed", 3),
      sentence: "fill-or-kill order 3 should have been filled, because the other side had enough "
        + "for 0.7; instead it was killed"
    ) {
      Told.taken(.sell(1, 5, at: 100))
      Told.taken(.sell(2, 5, at: 101))
      Told(.buy(3, 7, at: 101, .fillOrKill), .accepted(3), .canceled(3, 7, .fillOrKill))
    },
  ]
}
