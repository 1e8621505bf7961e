import CEngine
import Flash1

/// The queue of reports that is our own ring, which outlives it: its writer.
@safe struct RingReports: ReportQueue, ~Copyable {
  private let ring: UnsafeMutablePointer<Ring>
  private let writer: UnsafeMutablePointer<Ring.Writer>
  private let slots: UnsafeMutablePointer<flash1_report>
  private let mask: UInt64

  @unsafe init(_ ring: UnsafeMutablePointer<Ring>) {
    unsafe self.ring = ring
    unsafe writer = ring.pointee.writer
    unsafe slots = ring.pointee.slots
    mask = unsafe ring.pointee.mask
  }

  @inline(__always)
  mutating func add(_ report: consuming flash1_report) {
    if unsafe writer.pointee.added == writer.pointee.pause { unsafe ring.pointee.makeRoom() }
    let place = unsafe writer.pointee.added
    unsafe slots[Int(truncatingIfNeeded: place & mask)] = report
    unsafe writer.pointee.added = place &+ 1
  }

  mutating func publish() { unsafe ring.pointee.publish() }
}

/// The ring as a transport, which the harness calls: it makes one, reads it and ends it.
nonisolated(unsafe) let ringTransport: UnsafePointer<flash1_transport> = {
  let table = UnsafeMutablePointer<flash1_transport>.allocate(capacity: 1)
  unsafe table.initialize(
    to: flash1_transport(
      create: { capacity in
        guard capacity <= 1 << 26 else { return nil }
        let ring = UnsafeMutablePointer<Ring>.allocate(capacity: 1)
        unsafe ring.initialize(to: Ring(capacity: capacity))
        return UnsafeMutableRawPointer(ring)
      },
      push: { queue, report in
        guard let ring = unsafe ring(queue), let report = unsafe report else { return 0 }
        return unsafe ring.pointee.push(report.pointee) ? 1 : 0
      },
      drain: { queue, reports, limit in
        guard let ring = unsafe ring(queue), let reports = unsafe reports else { return 0 }
        return unsafe ring.pointee.drain(into: reports, limit: limit)
      },
      flush: { queue in unsafe ring(queue)?.pointee.publish() },
      destroy: { queue in
        guard let ring = unsafe ring(queue) else { return }
        unsafe ring.deinitialize(count: 1)
        unsafe ring.deallocate()
      }))
  return unsafe UnsafePointer(table)
}()

@unsafe private func ring(_ queue: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Ring>? {
  unsafe queue?.assumingMemoryBound(to: Ring.self)
}
