import Testing

@testable import ReferenceEngine

@Suite struct SlabTests {
  @Test func `growing keeps what is there and fills the rest`() {
    var slab = Slab<Int>(capacity: 2, filledWith: 7)
    slab[0] = 1
    slab[1] = 2
    slab.grow(to: 5, filledWith: 9)
    #expect((0..<5).map { slab[$0] } == [1, 2, 9, 9, 9])
    slab.grow(to: 3, filledWith: 9)
    #expect(slab.capacity == 5)
  }

  @Test(arguments: [16_383, 16_384, 16_385, 32_768, 32_769, 100_000])
  func `values keep their slots across the borders of chunks`(size: Int) {
    var slab = Slab<UInt64>(capacity: 16, filledWith: 0)
    var capacities: [Int] = []
    for slot in 0..<size {
      if slot == slab.capacity {
        slab.extend(filledWith: 7)
        capacities.append(slab.capacity)
        #expect(slab[UInt32(slot)] == 7 && slab[UInt32(slab.capacity - 1)] == 7)
      }
      slab[UInt32(slot)] = UInt64(slot) * 3
    }
    #expect((0..<size).allSatisfy { slab[UInt32($0)] == UInt64($0) * 3 })
    let firstChunk = capacities.prefix { $0 <= 16_384 }
    #expect(zip(firstChunk, firstChunk.dropFirst()).allSatisfy { $1 == 2 * $0 })
    let chunks = capacities.drop { $0 < 16_384 }
    #expect(zip(chunks, chunks.dropFirst()).allSatisfy { $1 == $0 + 16_384 }, "never doubled again")
  }

  @Test(arguments: [10, 16_384, 16_385, 50_000])
  func `a copy has what the original has up to its count`(count: Int) {
    var original = Slab<Int>(capacity: 60_000, filledWith: 0)
    for slot in 0..<60_000 { original[UInt32(slot)] = slot }
    var copy = Slab<Int>(capacity: 8, filledWith: -1)
    copy.copy(original, count: count, filledWith: -2)
    #expect((0..<count).allSatisfy { copy[UInt32($0)] == $0 })
    #expect((count..<copy.capacity).allSatisfy { copy[UInt32($0)] == -2 })
  }

  @Test func `a slot beyond the end traps`() async {
    await #expect(processExitsWith: .failure) {
      let slab = Slab<Int>(capacity: 2, filledWith: 0)
      _ = slab[2]
    }
  }

  @Test func `a slot beyond the last chunk traps`() async {
    await #expect(processExitsWith: .failure) {
      let slab = Slab<Int>(capacity: 32_768, filledWith: 0)
      _ = slab[32_768]
    }
  }

  @Test func `a slot beyond a fixed slab traps`() async {
    await #expect(processExitsWith: .failure) {
      let slab = FixedSlab<Int>(count: 3, filledWith: 0)
      _ = slab[3]
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
