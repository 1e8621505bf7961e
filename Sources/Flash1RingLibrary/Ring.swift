import CEngine
import Glibc
import Synchronization

/// A ring of reports for one writer and one reader, each on a thread of its own.
///
/// The writer fills slots in place and shows them to the reader in batches, so that the line that
/// both threads share is written once for many reports. Every page is written to beforehand.
@safe struct Ring: ~Copyable {
  /// How far the writer has come; no other thread may look.
  struct Writer {
    /// The reports added.
    var added: UInt64 = 0
    /// Where to pause: to show what was added, or for want of room.
    var pause = Ring.batch
  }

  /// How many reports at most wait to be shown.
  private static let batch: UInt64 = 32
  private static let pageSize = 4_096

  let slots: UnsafeMutablePointer<flash1_report>
  /// The number of slots less 1; that number is a power of two.
  let mask: UInt64
  let writer: UnsafeMutablePointer<Writer>
  /// The reports shown to the reader.
  private let shown = Apart(Atomic<UInt64>(0))
  /// The reports that the reader has taken out.
  private let taken = Apart(Atomic<UInt64>(0))

  /// A ring with room for at least `wanted` reports, at least a batch.
  init(capacity wanted: UInt32) {
    var capacity = Self.batch
    while capacity < wanted { capacity *= 2 }
    mask = capacity - 1
    let size = Int(capacity) * MemoryLayout<flash1_report>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.pageSize)
    unsafe memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    unsafe slots = memory.bindMemory(to: flash1_report.self, capacity: Int(capacity))
    unsafe writer = .allocate(capacity: 1)
    unsafe writer.initialize(to: Writer())
  }

  deinit {
    unsafe writer.deallocate()
    unsafe slots.deallocate()
  }

  /// Shows what was added; on the writer's thread.
  func publish() { unsafe shown.value.store(writer.pointee.added, ordering: .releasing) }

  /// Adds a report and shows it, on the writer's thread; false where there is no room.
  func push(_ report: flash1_report) -> Bool {
    guard room > 0 else { return false }
    let place = unsafe writer.pointee.added
    unsafe slots[Int(truncatingIfNeeded: place & mask)] = report
    unsafe writer.pointee.added = place &+ 1
    unsafe writer.pointee.pause = max(writer.pointee.pause, place &+ 1)
    publish()
    return true
  }

  /// Shows what was added, and waits while the reader has left no room; on the writer's thread.
  @inline(never)
  func makeRoom() {
    publish()
    while room == 0 { sched_yield() }
    unsafe writer.pointee.pause = writer.pointee.added &+ min(room, Self.batch)
  }

  /// The free slots, as far as the writer knows.
  private var room: UInt64 {
    unsafe mask &+ 1 &- (writer.pointee.added &- taken.value.load(ordering: .acquiring))
  }

  /// Copies out at most `limit` reports; on the reader's thread.
  func drain(into reports: UnsafeMutablePointer<flash1_report>, limit: UInt32) -> UInt32 {
    let first = taken.value.load(ordering: .relaxed)
    let count = min(shown.value.load(ordering: .acquiring) &- first, UInt64(limit))
    let start = first & mask
    let untilEnd = min(count, mask &+ 1 &- start)
    unsafe reports.update(from: slots + Int(start), count: Int(untilEnd))
    unsafe (reports + Int(untilEnd)).update(from: slots, count: Int(count &- untilEnd))
    taken.value.store(first &+ count, ordering: .releasing)
    return UInt32(truncatingIfNeeded: count)
  }
}

/// A value with room around it, so that no other shares its lines of the cache.
private struct Apart<Value: ~Copyable>: ~Copyable {
  private let before = InlineArray<16, UInt64>(repeating: 0)
  let value: Value
  private let after = InlineArray<16, UInt64>(repeating: 0)

  init(_ value: consuming Value) { self.value = value }
}
