public import CEngine
internal import Glibc

/// The queue of a harness, through its table of functions.
@safe public struct PushedReports: ReportQueue, ~Copyable {
  @usableFromInline
  let push: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<flash1_report>?) -> Int32
  @usableFromInline let queue: UnsafeMutableRawPointer?

  /// The queue of a transport; nil where the transport can't take a report.
  @unsafe public init?(_ transport: flash1_transport, _ queue: UnsafeMutableRawPointer?) {
    guard let push = unsafe transport.push else { return nil }
    unsafe self.push = push
    unsafe self.queue = queue
  }

  @inlinable
  @inline(__always)
  public mutating func add(_ report: consuming flash1_report) {
    if unsafe push(queue, &report) == 0 { addLater(report) }
  }

  /// Tries until the reader has made room; it may need the processor for that.
  @inline(never)
  @usableFromInline mutating func addLater(_ report: flash1_report) {
    var report = report
    while unsafe push(queue, &report) == 0 { sched_yield() }
  }

  /// Nothing: what the harness's queue does not show at once, the harness asks it to show.
  @inlinable public mutating func publish() {}
}
