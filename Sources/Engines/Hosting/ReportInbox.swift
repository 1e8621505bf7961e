internal import CEngine
internal import Synchronization

/// The transport by which an engine of flash1 reports, from whatever thread, and what came by it.
///
/// It is never full: more reports to one message than the bound end the process, by a last line
/// that says so. An engine may bring a transport of its own instead, whose queue has an end; while
/// a call runs for long, a second thread takes out what it holds.
@safe final class ReportInbox: Sendable {
  /// The most reports to one message, and the room that is asked of an engine's own queue.
  static let bound = 1 << 20

  private struct State {
    var reports: [flash1_report] = []
    /// Whether a call of the engine is running; only then the second thread takes reports out.
    var isCalling = false
    /// How long the present call has been running, in turns of the second thread.
    var turns = 0
  }

  private let state = Mutex(State())
  private let surrender: EngineServer.Surrender
  /// The engine's own transport and its queue; nil where this is the transport.
  private nonisolated(unsafe) let own:
    (table: UnsafePointer<flash1_transport>, queue: UnsafeMutableRawPointer)?

  /// An inbox for an engine that brings this transport, or none.
  init(
    _ transport: UnsafePointer<flash1_transport>?, surrender: @escaping EngineServer.Surrender
  ) throws(EngineFailure) {
    self.surrender = surrender
    if let transport = unsafe transport {
      guard let queue = unsafe transport.pointee.create(UInt32(Self.bound)) else {
        throw EngineFailure(
          .crashed, "its transport can't make a queue of \(Self.bound) reports")
      }
      unsafe own = (transport, queue)
    } else {
      unsafe own = nil
    }
  }

  // MARK: - The engine's side

  /// The transport that the engine is given.
  var transport: UnsafePointer<flash1_transport> { unsafe own?.table ?? Self.table }

  /// The queue that the engine is given.
  var queue: UnsafeMutableRawPointer {
    unsafe own?.queue ?? Unmanaged.passUnretained(self).toOpaque()
  }

  private func push(_ report: flash1_report) {
    state.withLock { append(CollectionOfOne(report), to: &$0) }
  }

  private func append(_ reports: some Collection<flash1_report>, to state: inout State) {
    guard state.reports.count + reports.count <= Self.bound else {
      surrender(
        EngineServer.refusal(
          EngineFailure(.malformed, "it made more than \(Self.bound) reports on one message")))
    }
    state.reports += reports
  }

  private nonisolated(unsafe) static let table: UnsafePointer<flash1_transport> = {
    let table = UnsafeMutablePointer<flash1_transport>.allocate(capacity: 1)
    unsafe table.initialize(
      to: flash1_transport(
        // The queue is made already; whoever asks for another gets none.
        create: { _ in nil },
        push: { queue, report in
          guard let queue = unsafe queue, let report = unsafe report else { return 0 }
          let inbox = unsafe Unmanaged<ReportInbox>.fromOpaque(queue).takeUnretainedValue()
          unsafe inbox.push(report.pointee)
          return 1
        },
        drain: { _, _, _ in 0 }, flush: { _ in }, destroy: { _ in }))
    return unsafe UnsafePointer(table)
  }()

  // MARK: - Our side

  /// Runs a call of the engine, and gives what it reported meanwhile.
  func reports(of call: () -> Void) -> [flash1_report] {
    state.withLock { state in
      state.reports.removeAll(keepingCapacity: state.reports.count < 1 << 16)
      state.isCalling = true
      state.turns = 0
    }
    call()
    return state.withLock { state in
      state.isCalling = false
      drain(&state)
      return state.reports
    }
  }

  /// Takes out what an engine's own queue shows.
  private func drain(_ state: inout State) {
    guard let own = unsafe own else { return }
    if !state.isCalling { unsafe own.table.pointee.flush(own.queue) }
    var part = [flash1_report](repeating: flash1_report(), count: 256)
    while true {
      let count = unsafe Int(own.table.pointee.drain(own.queue, &part, UInt32(part.count)))
      guard count <= part.count else {
        surrender(
          EngineServer.refusal(
            EngineFailure(
              .malformed, "its transport drained \(count) reports into room for \(part.count)")))
      }
      guard count > 0 else { return }
      append(part.prefix(count), to: &state)
    }
  }

  /// One turn of the second thread: after two turns in one call, it takes reports out.
  func turn() {
    state.withLock { state in
      guard state.isCalling else { return }
      state.turns += 1
      if state.turns > 2 { drain(&state) }
    }
  }

  /// Whether a second thread is needed.
  var needsTurns: Bool { unsafe own != nil }
}
