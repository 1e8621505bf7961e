import Testing

@testable import ReferenceEngine

@Suite struct SlabTests {
  @Test func `growing keeps what is there and fills the rest`() {
    var slab = Slab<Int>(capacity: 2, filledWith: 7)
    slab[0] = 1
    slab[1] = 2
    slab.grow(to: 5)
    #expect((0..<5).map { slab[$0] } == [1, 2, 7, 7, 7])
    slab.grow(to: 3)
    #expect(slab.capacity == 5)
  }

  @Test func `a slot beyond the end traps`() async {
    await #expect(processExitsWith: .failure) {
      let slab = Slab<Int>(capacity: 2, filledWith: 0)
      _ = slab[2]
    }
  }

  @Test func `the slot freed last is used first, and slot 0 never`() {
    var pool = Pool<OrderNode>(capacity: 1)
    let slots = (0..<10).map { _ in pool.take() }
    #expect(slots == Array(1...10))
    pool.free(3)
    pool.free(8)
    #expect([pool.take(), pool.take(), pool.take()] == [8, 3, 11])
  }
}
