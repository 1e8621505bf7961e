extension FaultKind {
  static let domain = FaultGroup(
    letter: "H", title: "Domain, capacity, arithmetic",
    kinds: [
      .flow(
        "H1", "prices beyond a fixed range are lost, wrapped, or crash", by: "prices far apart"),
      .flow(
        "H2", "what comes when a pool or table is full is lost",
        by: "more live orders than it holds"),
      .flow("H3", "slots of dead orders are never given back", by: "many orders that come and go"),
      .hidden(
        "H4", "the index of dead orders grows for ever",
        "answers stay right; memory measured over a long flow shows it"),
      .flow("H5", "a sum of quantities overflows", by: "quantities near the largest there is"),
      .flow(
        "H6", "a call for each fill overflows the stack", by: "thousands of fills in one sweep"),
      .flow("H7", "matching never ends", by: "a full fill of the head; the run does not return"),
      .hidden(
        "H8", "a command takes time by the size of the book",
        "answers stay right; `assay bench` with deep books shows it"),
      .flow(
        "H9", "a quantity or price that can't be is taken", by: "orders of each kind of bad number"),
      .flow(
        "H10", "the log of one command has room for so many events",
        by: "one sweep with more fills than that"),
    ])

  static let lifecycle = FaultGroup(
    letter: "K", title: "Memory, concurrency, life of the program",
    kinds: [
      .hidden(
        "K1", "memory is used after it was freed, and still holds the right bytes",
        "answers stay right; a build with an address sanitizer shows it"),
      .flow(
        "K2", "an empty book is read", by: "a taker, a cancel, an uncross as the first command"),
      .flow(
        "K3", "the engine waits for a lock of its own", by: "a first trade; the run does not return"
      ),
      .hidden(
        "K4", "threads race for the book",
        "commands come one after the other; a thread sanitizer or runs compared show it"),
      .flow(
        "K5", "the order of equals contradicts itself",
        by: "orders that are equal in price and time"),
      .hidden(
        "K6", "the engine does not build, or lacks what it says it has",
        "there is nothing to send commands to; building it and naming its parts shows it"),
    ])
}
