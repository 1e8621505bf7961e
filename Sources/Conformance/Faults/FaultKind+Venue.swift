extension FaultKind {
  static let venue = FaultGroup(
    letter: "L", title: "Auctions, phases and ranges",
    kinds: [
      .flow(
        "L1", "an auction's price, volume or surplus is another than the rule's",
        by: "books for which each step of the rule decides"),
      .flow(
        "L2", "an auction serves its orders out of turn, or not all that it says",
        by: "more orders at the auction's price than trade, market orders among them"),
      .flow(
        "L3", "an auction's collar is not kept, or what lies beyond it does not count",
        by: "limits within, at and beyond both ends of the collar"),
      .flow(
        "L4", "an order for one auction trades or stays outside of it",
        by: "orders for the opening and the close, left over and too late; waiting orders"),
      .flow(
        "L5", "a phase takes what it must refuse, refuses what it must take, or is not told",
        by: "every command in every phase, every phase after every other"),
      .flow(
        "L6", "a halt lets through what it must stop, or ends what it must leave",
        by: "orders and cancels during a halt, under each convention"),
      .flow(
        "L7", "a volatility interruption comes too early, too late or in part",
        by: "trades at and beyond the ends of the range, several in one command"),
      .flow(
        "L8", "an auction's indication is not what an uncross would bring",
        by: "an indication before each uncross"),
    ])

  static let massCancels = FaultGroup(
    letter: "M", title: "Mass cancel",
    kinds: [
      .flow(
        "M1", "a mass cancel takes orders that its filters don't mean",
        by: "orders of both sides, several accounts and none, several instruments"),
      .flow(
        "M2", "a mass cancel leaves orders that it means", by: "the last of many; orders that wait"),
      .flow(
        "M3", "a mass cancel tells its ends out of order",
        by: "orders of both sides and several prices, entered in turn"),
    ])
}
