extension FaultKind {
  static let cancels = FaultGroup(
    letter: "E", title: "Cancel",
    kinds: [
      .flow(
        "E1", "a cancel takes the rest of its level along", by: "three at a price, one canceled"),
      .flow("E2", "only the head of a level can be canceled", by: "a cancel from the middle"),
      .flow("E3", "a cancel looks at one side only", by: "a cancel on each side"),
      .flow(
        "E4", "unlinking an order breaks the queue around it",
        by: "cancels of head, middle and tail, then a sweep"),
      .flow(
        "E5", "a canceled order still trades", by: "a cancel, then an order that would cross it"),
      .flow(
        "E6", "a cancel of a dead or unknown order is taken",
        by: "a cancel after a fill, or of no order"),
      .flow("E7", "a cancel of a dead or unknown order crashes", by: "the same"),
      .flow("E8", "a good cancel is refused or lost", by: "a cancel after other cancels"),
      .flow("E9", "a second cancel of one order is taken, or crashes", by: "one cancel, twice"),
      .flow(
        "E10", "a cancel clears the queue and not the index, or the reverse",
        by: "a cancel, then its identifier used again, and canceled"),
    ])

  static let replaces = FaultGroup(
    letter: "F", title: "Replace",
    kinds: [
      .flow("F1", "a replace that crosses doesn't trade", by: "a new price through the touch"),
      .flow(
        "F2", "a replace loses the neighbours of the level it leaves",
        by: "two at a price, one repriced"),
      .flow("F3", "a replace of a filled order is taken", by: "a full fill, then a replace"),
      .flow(
        "F4", "an order that a replace filled whole stays in the index",
        by: "a replace that fills whole in a deep book, then its cancel"),
      .hidden(
        "F5", "a replace of a stop order mixes up its price and its trigger",
        "there are no stop orders among the commands"),
    ])

  static let bookState = FaultGroup(
    letter: "G", title: "Levels and remembered state",
    kinds: [
      .flow(
        "G1", "an emptied level stays and blocks the way",
        by: "the last order of the best level gone"),
      .flow(
        "G2", "the remembered best price is not found anew", by: "the best canceled, then refilled"),
      .flow(
        "G3", "a level's total is not reduced by a fill in part",
        by: "a fill in part, then something that counts the level: a fill-or-kill order, a book"),
      .flow(
        "G4", "depth comes unsorted, or with fields mixed up", by: "a book of two levels or more"),
      .flow(
        "G5", "two prices share one slot",
        by: "levels whose distance is a power of two, bids and asks at such a distance"),
      .flow(
        "G6", "one price is two keys, or two prices are one key",
        by: "one price spelt in two ways; neighbours that floating point can't tell apart"),
      .flow(
        "G7", "a mark for an empty side is taken for a price, or a price for the mark",
        by: "a side emptied; prices such as 0, -1 and the largest"),
      .flow(
        "G8", "a tree or an iterator breaks when levels go",
        by: "hundreds of levels, scattered deletes"),
      .flow(
        "G9", "a slot is used anew while its old level still points to it",
        by: "a cancel, a new order elsewhere, then a cross at the old place"),
      .flow(
        "G10", "looking at the book crashes", by: "the book of an empty side, and of every phase"),
    ])

  static let orderTypes = FaultGroup(
    letter: "I", title: "Order types and times in force",
    kinds: [
      .flow("I1", "the rest of an immediate-or-cancel order rests", by: "one larger than the book"),
      .flow(
        "I2", "a fill-or-kill order is counted at one maker or one level",
        by: "one that needs two makers, and one that needs two levels"),
      .flow("I3", "a fill-or-kill order trades at its own limit", by: "one with room to its limit"),
      .flow(
        "I4", "what is left of a market order rests, or is reckoned twice",
        by: "a market order larger than the book"),
      .hidden(
        "I5", "a stop order set off by another stop's trade comes late or never",
        "there are no stop orders among the commands"),
      .flow(
        "I6", "an expired order trades, or an old expiry ends a new order of the same identifier",
        by: "times passing over orders, also over identifiers used again"),
      .flow("I7", "one of the two sides goes its own way", by: "every case in its mirror"),
      .flow(
        "I8", "an order expires early, late or out of turn",
        by: "the clock just before, at and after the dates of several orders"),
    ])

  static let identity = FaultGroup(
    letter: "J", title: "Identity",
    kinds: [
      .flow("J1", "the identifier of a live order is taken again", by: "one identifier, twice"),
      .flow(
        "J2", "the identifier of a dead order is refused", by: "one used again after each death"),
      .flow(
        "J3", "identifiers wrap, or are known for a while only",
        by: "thousands of orders, and identifiers in no order"),
      .flow("J4", "a large unknown identifier leads out of bounds", by: "a cancel of one"),
    ])
}
