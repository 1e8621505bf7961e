/// Copies of a state, made in the memory of an engine that is there already.
extension ReferenceEngine {
  /// Becomes what another engine is, which was made for the same instruments and conventions.
  ///
  /// The two go on apart. Memory is kept from copy to copy, so that a search that branches
  /// allocates nothing.
  ///
  /// - Complexity: O(slots ever used at one time); some hundred bytes for a book of a few orders.
  public mutating func copyState(of other: borrowing ReferenceEngine) {
    precondition(instruments.count == other.instruments.count, "an engine of other instruments")
    now = other.now
    nextArrival = other.nextArrival
    books.copy(other.books, count: max(instruments.count, 1))
    ladders.copy(other.ladders)
    orders.copy(other.orders)
    details.copy(other.details, count: Int(other.orders.used))
    index.copy(other.index)
    links.copy(other.links)
    accounts.copy(other.accounts)
    expiries.copy(other.expiries)
    if !usedIdentifiers.isEmpty || !other.usedIdentifiers.isEmpty {
      usedIdentifiers = other.usedIdentifiers
    }
  }
}

extension PriceLadders {
  fileprivate mutating func copy(_ other: borrowing PriceLadders) {
    levels.copy(other.levels)
    ladders.copy(other.ladders, count: other.ladders.capacity)
    branches.copy(other.branches)
    keepsTotals = other.keepsTotals
  }
}

extension Pool {
  mutating func copy(_ other: borrowing Pool) {
    slab.copy(other.slab, count: Int(other.used))
    firstFree = other.firstFree
    used = other.used
  }
}

extension ChainedIndex {
  mutating func copy(_ other: borrowing ChainedIndex) {
    if buckets.capacity != other.buckets.capacity {
      buckets = Slab(capacity: other.buckets.capacity, filledWith: 0)
      shift = other.shift
    }
    buckets.copy(other.buckets, count: other.buckets.capacity)
    count = other.count
    if overflowCount != 0 || other.overflowCount != 0 { overflow = other.overflow }
    overflowCount = other.overflowCount
  }
}
