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
    keepsMemberships = other.keepsMemberships
    books.copy(other.books)
    terms.copy(other.terms)
    ladders.copy(other.ladders)
    orders.copy(other.orders)
    details.copy(other.details, count: Int(other.orders.used), filledWith: OrderDetail())
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
    ladders.copy(other.ladders)
    branches.copy(other.branches)
    keepsTotals = other.keepsTotals
  }
}

extension Pool {
  mutating func copy(_ other: borrowing Pool) {
    slab.copy(other.slab, count: Int(other.used), filledWith: .unused)
    firstFree = other.firstFree
    used = other.used
  }
}
