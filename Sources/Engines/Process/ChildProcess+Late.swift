internal import Synchronization

// What a child does that has answered everything.

extension ChildProcess {
  /// What it did since its last answer, although nobody asked; nil where it waits.
  var lateFailure: EngineFailure? {
    state.withLock { state in
      guard let handle = state.handle else { return nil }
      // Before it is read, so that what an ended child has left behind is not missed.
      let hasEnded = ChildSystem.ending(of: handle.process) != nil
      Self.takeErrors(&state, handle)
      Self.takeOutput(&state, handle)
      var failure: EngineFailure?
      if !state.inbox.isEmpty {
        failure = Self.uncalledFor(state.inbox)
      } else if hasEnded || state.isSilent {
        let words =
          Self.ending(of: handle, &state) ?? "closed its standard output and went on running"
        failure = EngineFailure(.crashed, "it \(words)")
      }
      failure?.message += ", after the last answer"
      failure?.lastWords = state.lastWords.lines
      return failure
    }
  }

  /// Tells it to stop; it is not waited for.
  func tellToStop() {
    state.withLock { state in
      guard let handle = state.handle else { return }
      // It reads an empty pipe, which takes it all, or has gone, which is seen later.
      _ = ChildSystem.write(handle.input, Array("{\"ask\":\"stop\"}\n".utf8), from: 0)
    }
  }

  /// What it did after its last answer but to answer a stop and to end; nil where that is nothing.
  ///
  /// How well it stops is not judged: whether it does in time, by which answer and which status.
  /// What counts is what no engine does of itself, such as to die by a signal.
  func failureAtStop(until deadline: Int) -> EngineFailure? {
    state.withLock { state in
      guard let handle = state.handle else { return nil }
      var ending = ChildSystem.ending(of: handle.process)
      while ending == nil, state.inbox.count < Self.chunk, ChildSystem.now() < deadline {
        ChildSystem.wait(
          reading: state.isSilent ? [] : [handle.output], writing: nil,
          milliseconds: state.isSilent ? 1 : 5)
        Self.takeErrors(&state, handle)
        Self.takeOutput(&state, handle)
        ending = ChildSystem.ending(of: handle.process)
      }
      Self.takeErrors(&state, handle)
      Self.takeOutput(&state, handle)
      var rest = state.inbox[...]
      if rest.first == UInt8(ascii: "{") {
        rest = rest.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
      }
      var failure: EngineFailure?
      if !rest.isEmpty {
        failure = Self.uncalledFor(Array(rest))
      } else if case .signaled = ending, let ending {
        failure = EngineFailure(.crashed, "it \(ending.words)")
      }
      failure?.message += ", after the last answer"
      failure?.lastWords = state.lastWords.lines
      return failure
    }
  }
}
