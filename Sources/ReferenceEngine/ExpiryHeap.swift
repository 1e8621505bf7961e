/// The good-till-date orders of all instruments, the next to expire first.
///
/// A binary heap by instant, then instrument, then place in the queue. Each order's
/// `OrderLinks.previousOrPlace` says where in the heap it is, so that it can leave at any time.
@usableFromInline struct ExpiryHeap: ~Copyable {
  struct Entry: BitwiseCopyable {
    var instant: Int64 = 0
    var arrival: UInt64 = 0
    var instrument: UInt32 = 0
    /// The slot of the order's links.
    var links: UInt32 = 0
    /// The slot of the order.
    var order: UInt32 = 0

    func isBefore(_ other: Entry) -> Bool {
      if instant != other.instant { return instant < other.instant }
      if instrument != other.instrument { return instrument < other.instrument }
      return arrival < other.arrival
    }
  }

  private var entries: [Entry] = []

  @usableFromInline init() {}

  /// The entry that expires next.
  var first: Entry? { entries.first }

  /// The number of entries.
  var count: Int { entries.count }

  /// Adds an order.
  ///
  /// - Complexity: O(log n).
  mutating func insert(_ entry: Entry, links: inout Pool<OrderLinks>) {
    entries.append(entry)
    rise(entries.count - 1, &links)
  }

  /// Takes out the entry at a place.
  ///
  /// - Complexity: O(log n).
  mutating func remove(at place: Int, links: inout Pool<OrderLinks>) {
    let last = entries.removeLast()
    guard place < entries.count else { return }
    entries[place] = last
    rise(place, &links)
    sink(Int(links[last.links].previousOrPlace), &links)
  }

  /// Becomes what another heap is.
  mutating func copy(_ other: borrowing ExpiryHeap) {
    if !entries.isEmpty || !other.entries.isEmpty { entries = other.entries }
  }

  private mutating func rise(_ start: Int, _ links: inout Pool<OrderLinks>) {
    var place = start
    let entry = entries[place]
    while place > 0 {
      let parent = (place - 1) / 2
      guard entry.isBefore(entries[parent]) else { break }
      settle(entries[parent], at: place, &links)
      place = parent
    }
    settle(entry, at: place, &links)
  }

  private mutating func sink(_ start: Int, _ links: inout Pool<OrderLinks>) {
    var place = start
    let entry = entries[place]
    while true {
      var child = 2 * place + 1
      guard child < entries.count else { break }
      if child + 1 < entries.count, entries[child + 1].isBefore(entries[child]) { child += 1 }
      guard entries[child].isBefore(entry) else { break }
      settle(entries[child], at: place, &links)
      place = child
    }
    settle(entry, at: place, &links)
  }

  private mutating func settle(_ entry: Entry, at place: Int, _ links: inout Pool<OrderLinks>) {
    entries[place] = entry
    links[entry.links].previousOrPlace = UInt32(place)
  }
}
