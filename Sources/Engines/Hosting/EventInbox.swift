internal import CEngine
internal import Wire

/// The events that a library tells through its callback while a call runs.
///
/// More than the bound end the process, by a last line that says so: the library may never come
/// back.
@safe final class EventInbox {
  /// The most events in answer to one request: their line would be too long in any case.
  static let bound = ProtocolCodec.eventBound

  /// An event with the place of its command in the batch.
  struct Told {
    var index: UInt32
    var event: assay_event
  }

  var events: [Told] = []
  /// Whether the callback was given no event.
  var hasNothing = false
  private let surrender: EngineServer.Surrender

  init(surrender: @escaping EngineServer.Surrender) { self.surrender = surrender }

  /// What the callback finds this by; it must not outlive this.
  var context: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

  /// Empties it.
  func begin() {
    events.removeAll(keepingCapacity: events.count < 1 << 16)
    hasNothing = false
  }

  private func take(_ told: Told) {
    guard events.count < Self.bound else {
      surrender(
        EngineServer.refusal(
          EngineFailure(.malformed, "it told more than \(Self.bound) events in one answer")))
    }
    events.append(told)
  }

  /// The callback.
  static let callback: assay_callback = { context, index, event in
    guard let context = unsafe context else { return }
    let inbox = unsafe Unmanaged<EventInbox>.fromOpaque(context).takeUnretainedValue()
    guard let event = unsafe event else {
      inbox.hasNothing = true
      return
    }
    unsafe inbox.take(Told(index: index, event: event.pointee))
  }
}
