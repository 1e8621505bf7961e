internal import CJemalloc
package import Results

/// Counts what a piece of work asks of the allocator, by jemalloc's own statistics.
///
/// jemalloc must be the allocator of the process, as it is of every executable that this room is
/// linked into; it must not be linked into a shared library, which could then not be loaded.
/// Counting costs nothing while the work runs, but reading the statistics takes microseconds and
/// empties caches: count in a pass apart from the timed ones.
package struct AllocationMeter {
  private let before: cjemalloc_statistics

  /// A meter that counts from now on; nil where jemalloc is not the allocator of the process, as
  /// under the address sanitizer.
  package init?() {
    guard cjemalloc_serves_process() else { return nil }
    before = cjemalloc_statistics_now()
  }

  /// The allocations since the meter was made.
  ///
  /// Requests are those of the whole process, bytes those of this thread.
  package func count() -> AllocationCount {
    let now = cjemalloc_statistics_now()
    return AllocationCount(
      requests: Int(now.requests - before.requests),
      bytes: Int(now.thread_bytes - before.thread_bytes))
  }

  /// The memory that jemalloc holds, in bytes.
  package struct Heap: Hashable, Sendable {
    /// In use by the process.
    package var allocated: Int
    /// In pages that may be in main memory.
    package var resident: Int
    /// Mapped for allocations.
    package var mapped: Int
  }

  /// What jemalloc holds now.
  package var heap: Heap {
    let now = cjemalloc_statistics_now()
    return Heap(allocated: now.allocated, resident: now.resident, mapped: now.mapped)
  }
}
