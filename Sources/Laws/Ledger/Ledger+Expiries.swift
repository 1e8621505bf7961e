internal import Market

/// The instants at which live orders expire: a heap, in which dead orders may linger for a while.
struct Expiries: Sendable {
  struct Entry: Sendable {
    var instant: Timestamp
    var slot: Int32
    var id: OrderID
  }

  private(set) var heap: [Entry] = []

  mutating func insert(_ entry: Entry) {
    heap.append(entry)
    var place = heap.count - 1
    while place > 0, heap[place].instant < heap[(place - 1) / 2].instant {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> Entry {
    let first = heap[0]
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink(0)
    }
    return first
  }

  /// Keeps the entries that meet a condition.
  mutating func filter(_ isKept: (Entry) -> Bool) {
    heap.removeAll { !isKept($0) }
    for place in stride(from: heap.count / 2, through: 0, by: -1) where place < heap.count {
      sink(place)
    }
  }

  private mutating func sink(_ start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && heap[child].instant < heap[least].instant {
        least = child
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }
}

extension Ledger {
  /// Takes the next live order whose instant has come; nil when there is none.
  mutating func takeExpiry(through instant: Timestamp) -> (Timestamp, Int32)? {
    while let first = expiries.heap.first, first.instant <= instant {
      _ = expiries.removeFirst()
      if isLive(first) { return (first.instant, first.slot) }
    }
    return nil
  }

  /// Notes when an order expires; drops the dead when they are the most.
  mutating func noteExpiry(of slot: Int32) {
    guard case .goodTillDate(let instant) = self[slot].timeInForce else { return }
    if expiries.heap.count > 2 * count + 64 {
      let dead = expiries.heap.map { !isLive($0) }
      var place = -1
      expiries.filter { _ in
        place += 1
        return !dead[place]
      }
    }
    expiries.insert(Expiries.Entry(instant: instant, slot: slot, id: self[slot].id))
  }

  private func isLive(_ entry: Expiries.Entry) -> Bool {
    let order = self[entry.slot]
    return order.standing != .dead && order.id == entry.id
      && order.timeInForce == .goodTillDate(entry.instant)
  }
}
