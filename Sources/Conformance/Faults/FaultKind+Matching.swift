extension FaultKind {
  static let pricePriority = FaultGroup(
    letter: "A", title: "Price priority and crossing",
    kinds: [
      .flow(
        "A1", "the worst price of one side is taken for its best",
        by: "two levels on a side, an order that can trade with both"),
      .flow(
        "A2", "levels are not kept sorted, or are searched by another key than they are sorted by",
        by: "levels entered out of order, then a sweep"),
      .flow(
        "A3", "the oldest order that crosses is taken, not the best",
        by: "a worse offer before a better one, then a bid over both"),
      .flow(
        "A4", "a sweep goes wrong behind its first level",
        by: "one order over three levels or more"),
      .flow(
        "A5", "once a sweep has begun, the taker's limit is forgotten",
        by: "an order larger than what its limit reaches, with a level behind"),
      .flow("A6", "orders at the very same price don't trade", by: "an order at the touch"),
      .flow(
        "A7", "an order that crosses rests, and the book stays crossed",
        by: "an order through the touch, on every path by which one comes"),
      .flow(
        "A8", "remembered price bounds hide orders that could trade",
        by: "a spread that widens and narrows again"),
      .flow("A9", "two limit orders never meet", by: "any two limit orders that cross"),
      .flow(
        "A10", "the taker meets one counterparty and stops",
        by: "a taker larger than the first maker"),
    ])

  static let tradePrice = FaultGroup(
    letter: "B", title: "The price of a trade",
    kinds: [
      .flow(
        "B1", "a trade has the taker's price, whichever side it came from",
        by: "a taker better than the maker by a tick or more"),
      .flow(
        "B2", "a trade has the taker's price when a sell order takes", by: "a sell below a bid"),
      .flow(
        "B3", "a trade has the taker's price when a buy order takes", by: "a buy above an offer"),
      .flow(
        "B4", "a trade has a price between the two limits, or the one that is better for one side",
        by: "a cross with room between the limits, from each side"),
      .flow(
        "B5", "only a replace that crosses trades at its own new price",
        by: "a replace through the best of the other side"),
      .flow(
        "B6", "the maker is told by its identifier, not by having rested",
        by: "a maker with a higher identifier than its taker"),
    ])

  static let timePriority = FaultGroup(
    letter: "C", title: "Time priority within a level",
    kinds: [
      .flow("C1", "the latest order at a price is first", by: "two orders at one price"),
      .flow(
        "C2", "a heap or an unstable sort mixes equals up",
        by: "three and more at one price; two dozen for sorts that are stable while short"),
      .flow(
        "C3", "a cancel puts the newest order into the gap",
        by: "a cancel from the middle of a queue, then a sweep"),
      .flow(
        "C4", "a fill in part sends the maker to the back", by: "two takers, each part of the head"),
      .flow(
        "C5", "the time of arrival is too coarse: equals collide, or are ordered by something else",
        by: "many orders at one instant, with identifiers that don't rise"),
      .flow(
        "C6", "times are compared by a difference that overflows",
        by: "orders at one price, an instant apart that is beyond 31 bits of milliseconds"),
      .flow(
        "C7", "a replace keeps a place that it should lose, or loses one that it should keep",
        by: "less, more, the same, away and back, each with a neighbour to tell by"),
      .flow(
        "C8", "orders at one price are merged into one", by: "two makers at a price, one taker"),
    ])

  static let quantities = FaultGroup(
    letter: "D", title: "Quantities are conserved",
    kinds: [
      .flow(
        "D1", "a maker filled in part keeps its whole quantity",
        by: "a maker that several takers share"),
      .flow(
        "D2", "a maker filled whole stays with its quantity", by: "a full fill, and another taker"),
      .flow("D3", "a fill in part ends both orders", by: "taker and maker of unlike size"),
      .flow(
        "D4", "a trade of nothing follows when the taker is used up",
        by: "a taker that ends exactly with the first of two makers"),
      .flow(
        "D5", "an order of nothing stays behind after an exact fill",
        by: "an exact fill, then the book or another taker"),
      .flow(
        "D6", "the order behind a used-up maker is lost with it",
        by: "an exact fill of the first of two, then a taker of the second"),
      .flow(
        "D7", "what is left goes below zero and wraps", by: "fills over several makers in turn"),
      .flow(
        "D8", "a trade tells what is left in place of what was traded, or the reverse",
        by: "a fill in part of which both numbers differ"),
      .flow(
        "D9", "a replace of a partly filled order reckons with a stale filled quantity",
        by: "a fill in part, a replace, another fill"),
      .flow("D10", "orders trade and no trade is told", by: "any fill, compared with the book"),
      .flow("D11", "a fill is booked to another order", by: "a fill between orders told apart"),
    ])
}
