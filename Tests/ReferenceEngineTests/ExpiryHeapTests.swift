import Testing

@testable import ReferenceEngine

@Suite struct ExpiryHeapTests {
  @Test func `entries leave by instant, instrument and place in the queue`() throws {
    var heap = ExpiryHeap()
    var links = Pool<OrderLinks>(capacity: 2)
    var random = SplitMix(state: 9)
    var model: [(Int64, UInt32, UInt64, UInt32)] = []
    for step in 0..<3000 {
      if random.next() % 3 != 0 || model.isEmpty {
        let link = links.take()
        links[link] = OrderLinks()
        let entry = ExpiryHeap.Entry(
          instant: Int64(random.next() % 50), arrival: UInt64(step),
          instrument: UInt32(random.next() % 4), links: link, order: link)
        heap.insert(entry, links: &links)
        model.append((entry.instant, entry.instrument, entry.arrival, link))
      } else if random.next() % 2 == 0 {
        let gone = Int(random.next() % UInt64(model.count))
        let link = model.remove(at: gone).3
        heap.remove(at: Int(links[link].previousOrPlace), links: &links)
        links.free(link)
      } else {
        model.sort { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
        let next = heap.first
        let first = try #require(next)
        #expect(first.links == model[0].3)
        heap.remove(at: Int(links[first.links].previousOrPlace), links: &links)
        links.free(first.links)
        model.removeFirst()
      }
      #expect(heap.count == model.count)
    }
    #expect(model.count > 100)
    model.sort { ($0.0, $0.1, $0.2) < ($1.0, $1.1, $1.2) }
    for expected in model {
      let next = heap.first
      let first = try #require(next)
      #expect(first.links == expected.3)
      heap.remove(at: Int(links[first.links].previousOrPlace), links: &links)
    }
    #expect(heap.count == 0)
  }
}
