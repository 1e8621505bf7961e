internal import Market

// The places of orders: in the queue of a price, and in the order in which all were taken.
extension Ledger {
  /// The orders of an instrument that have a place and meet a condition, by arrival.
  ///
  /// - Complexity: O(live orders of the instrument).
  func orders(of instrument: InstrumentID, where isMeant: (Entry) -> Bool) -> [Int32] {
    // Strangers name instruments that there are not.
    guard books.indices.contains(instrument.index) else { return [] }
    var found: [Int32] = []
    var slot = books[instrument.index].oldest
    while slot != 0 {
      if isMeant(entries[Int(slot)]) { found.append(slot) }
      slot = entries[Int(slot)].newer
    }
    return found
  }

  /// The order has the newest place of its instrument.
  mutating func noteArrival(of slot: Int32) {
    let book = entries[Int(slot)].instrument.index
    let last = books[book].newest
    entries[Int(slot)].older = last
    entries[Int(slot)].newer = 0
    if last == 0 { books[book].oldest = slot } else { entries[Int(last)].newer = slot }
    books[book].newest = slot
  }

  /// The order stands behind all others of its price.
  mutating func queue(_ slot: Int32) {
    let entry = entries[Int(slot)]
    let side = Self.place(of: entry.instrument, entry.side)
    var level: Int32 = 0
    let tail: Int32
    if let price = entry.price {
      level = sides[side].levels.level(at: PriceLevels.key(of: price, side: entry.side))
      tail = sides[side].levels[level].tail
      if tail == 0 { sides[side].levels[level].head = slot }
      sides[side].levels[level].tail = slot
    } else {
      tail = sides[side].marketTail
      if tail == 0 { sides[side].marketHead = slot }
      sides[side].marketTail = slot
    }
    if tail != 0 { entries[Int(tail)].next = slot }
    entries[Int(slot)].previous = tail
    entries[Int(slot)].level = level
    addToPlace(of: entries[Int(slot)], Int128(entry.leaves.rawValue))
  }

  /// The order gives its place up, if it has one.
  mutating func leavePlace(_ slot: Int32) {
    let entry = entries[Int(slot)]
    switch entry.standing {
    case .inBook: leaveQueue(slot)
    case .waiting: break
    case .incoming, .dead: return
    }
    let book = entry.instrument.index
    if entry.older == 0 {
      books[book].oldest = entry.newer
    } else {
      entries[Int(entry.older)].newer = entry.newer
    }
    if entry.newer == 0 {
      books[book].newest = entry.older
    } else {
      entries[Int(entry.newer)].older = entry.older
    }
  }

  private mutating func leaveQueue(_ slot: Int32) {
    let entry = entries[Int(slot)]
    let side = Self.place(of: entry.instrument, entry.side)
    addToPlace(of: entry, -Int128(entry.leaves.rawValue))
    if entry.previous != 0 { entries[Int(entry.previous)].next = entry.next }
    if entry.next != 0 { entries[Int(entry.next)].previous = entry.previous }
    if entry.level == 0 {
      if entry.previous == 0 { sides[side].marketHead = entry.next }
      if entry.next == 0 { sides[side].marketTail = entry.previous }
    } else {
      if entry.previous == 0 { sides[side].levels[entry.level].head = entry.next }
      if entry.next == 0 { sides[side].levels[entry.level].tail = entry.previous }
      if sides[side].levels[entry.level].head == 0 { sides[side].levels.remove(entry.level) }
    }
    entries[Int(slot)].level = 0
    entries[Int(slot)].next = 0
    entries[Int(slot)].previous = 0
  }

  /// Adds to what is left in the queue in which an order stands.
  mutating func addToPlace(of entry: Entry, _ change: Int128) {
    let side = Self.place(of: entry.instrument, entry.side)
    if entry.level == 0 {
      let total = Int128(truncatingIfNeeded: sides[side].marketTotal) + change
      sides[side].marketTotal = UInt128(truncatingIfNeeded: max(0, total))
    } else {
      sides[side].levels.add(change, to: entry.level)
    }
  }
}
