internal import Synchronization

/// A child process that answers lines by lines.
///
/// Whatever the child does, an exchange ends: by its answers, or by a failure after which the
/// child and all that it started is dead and forgotten by the system. One thread uses it at a time.
final class ChildProcess: Sendable {
  private struct State {
    var handle: ChildHandle?
    /// What it has written and nobody has taken.
    var inbox: [UInt8] = []
    var lastWords = LastWords()
    var isDeaf = false
    var isSilent = false
    var hasClosedErrors = false
    /// The answers of the exchange that failed, as far as they came.
    var lastAnswers: [[UInt8]] = []
  }

  private let state: Mutex<State>
  private let limits: ProcessLimits

  private static let chunk = 65_536
  /// The longest wait before it is looked whether the child lives, in milliseconds.
  private static let slice = 20
  /// The time that a child gets to end when it has closed its output, in nanoseconds.
  private static let grace = 500_000_000

  /// Starts a program.
  init(_ words: [String], limits: ProcessLimits) throws(EngineFailure) {
    self.limits = limits
    do throws(SystemError) {
      let handle = try ChildSystem.spawn(words)
      state = Mutex(State(handle: handle))
      Guardian.shared.watch(handle.process)
    } catch {
      throw EngineFailure(
        .crashed, "\(words[0]) can't be started: \(ChildSystem.reason(error.number))")
    }
  }

  deinit { end() }

  /// Ends the child at once.
  func end() { state.withLock { Self.end(&$0) } }

  /// Whether the child runs and has said nothing that nobody asked for.
  var isIdle: Bool {
    state.withLock { state in
      guard let handle = state.handle else { return false }
      Self.takeErrors(&state, handle)
      Self.takeOutput(&state, handle)
      return state.inbox.isEmpty && !state.isSilent
    }
  }

  /// The last lines that it has written to standard error.
  var lastWords: [String] {
    state.withLock { state in
      if let handle = state.handle { Self.takeErrors(&state, handle) }
      return state.lastWords.lines
    }
  }

  /// The answers of the exchange that failed, as far as they came.
  var lastAnswers: [[UInt8]] { state.withLock { $0.lastAnswers } }

  /// Closes the child's standard input; after that nothing may be asked.
  func endInput() {
    state.withLock { state in
      guard let input = state.handle?.input, input >= 0 else { return }
      ChildSystem.end(input)
      state.handle?.input = -1
      state.isDeaf = true
    }
  }

  /// Waits for a child that has to end: it must exit with 0, and say no more.
  ///
  /// It has as long as for an answer; then it is dead in any case.
  func awaitEnd() throws(EngineFailure) {
    try state.withLock { state throws(EngineFailure) in
      guard let handle = state.handle else { return }
      defer { Self.end(&state) }
      let deadline = ChildSystem.now() + limits.request
      while true {
        let ending = ChildSystem.ending(of: handle.process)
        Self.takeErrors(&state, handle)
        Self.takeOutput(&state, handle)
        guard state.inbox.isEmpty else { throw Self.uncalledFor(state.inbox) }
        if ending == .exited(0) { return }
        if let ending {
          throw EngineFailure(
            .crashed, "it \(ending.words) when it had to end", lastWords: state.lastWords.lines)
        }
        guard ChildSystem.now() < deadline else {
          throw EngineFailure(.hung, "it did not end within \(Self.decimal(limits.request))")
        }
        ChildSystem.wait(
          reading: state.hasClosedErrors ? [] : [handle.errors], writing: nil, milliseconds: 5)
      }
    }
  }

  /// Writes lines and reads so many lines that answer them, without their ends.
  ///
  /// `limit` is the time for each answer, in nanoseconds, and `total` that of all of the case.
  func exchange(
    _ lines: [UInt8], answers count: Int, each limit: Int, all total: CaseTime = .unlimited
  ) throws(EngineFailure) -> [[UInt8]] {
    try state.withLock { state throws(EngineFailure) in
      guard let handle = state.handle else {
        throw EngineFailure(.crashed, "the engine has ended before")
      }
      do throws(EngineFailure) {
        return try exchange(lines, count, limit, total, &state, handle)
      } catch {
        var failure = error
        Self.takeErrors(&state, handle)
        failure.lastWords = state.lastWords.lines
        Self.end(&state)
        throw failure
      }
    }
  }

  private func exchange(
    _ lines: [UInt8], _ count: Int, _ limit: Int, _ total: CaseTime, _ state: inout State,
    _ handle: ChildHandle
  ) throws(EngineFailure) -> [[UInt8]] {
    let start = ChildSystem.now()
    let deadline = total.left < .max - start ? start + total.left : .max
    Self.takeOutput(&state, handle)
    guard state.inbox.isEmpty else { throw Self.uncalledFor(state.inbox) }
    var answers: [[UInt8]] = []
    defer { state.lastAnswers = answers }
    var sent = 0
    var searched = 0
    var answerDeadline = min(deadline, start + limit)
    while true {
      if sent < lines.count, !state.isDeaf {
        switch ChildSystem.write(handle.input, lines, from: sent) {
        case .bytes(let written): sent += written
        case .later: break
        case .closed: state.isDeaf = true
        }
      }
      while let end = state.inbox[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        guard answers.count < count else { throw Self.uncalledFor(state.inbox) }
        answers.append(Array(state.inbox[..<end]))
        state.inbox.removeSubrange(...end)
        searched = 0
        answerDeadline = min(deadline, ChildSystem.now() + limit)
      }
      searched = state.inbox.count
      if answers.count == count, sent == lines.count {
        guard state.inbox.isEmpty else { throw Self.uncalledFor(state.inbox) }
        return answers
      }
      guard state.inbox.count <= limits.line else {
        throw EngineFailure(
          .malformed, "it wrote \(state.inbox.count) bytes without ending the line")
      }
      guard !state.isSilent else { throw ended(handle, &state, "closed its standard output") }
      let left = answerDeadline - ChildSystem.now()
      guard left > 0 else {
        let time =
          answerDeadline < deadline
          ? Self.decimal(limit) : "the \(Self.decimal(total.allowed)) of its case"
        throw EngineFailure(.hung, "it did not answer within \(time)")
      }
      wait(left, isSending: sent < lines.count, &state, handle)
    }
  }

  /// Waits until there is something to do, and takes what has come.
  private func wait(
    _ nanoseconds: Int, isSending: Bool, _ state: inout State, _ handle: ChildHandle
  ) {
    ChildSystem.wait(
      reading: [handle.output] + (state.hasClosedErrors ? [] : [handle.errors]),
      writing: isSending && !state.isDeaf ? handle.input : nil,
      milliseconds: min(Self.slice, nanoseconds / 1_000_000 + 1))
    Self.takeErrors(&state, handle)
    let known = state.inbox.count
    // Before it is read, so that what an ended child has left behind is not missed.
    let hasEnded = ChildSystem.ending(of: handle.process) != nil
    Self.takeOutput(&state, handle)
    // Another process may hold the pipe open.
    if hasEnded, state.inbox.count == known { state.isSilent = true }
  }

  private static func takeOutput(_ state: inout State, _ handle: ChildHandle) {
    guard !state.isSilent else { return }
    if case .closed = ChildSystem.read(handle.output, chunk, into: &state.inbox) {
      state.isSilent = true
    }
  }

  private static func takeErrors(_ state: inout State, _ handle: ChildHandle) {
    guard !state.hasClosedErrors else { return }
    var bytes: [UInt8] = []
    if case .closed = ChildSystem.read(handle.errors, chunk, into: &bytes) {
      state.hasClosedErrors = true
    }
    state.lastWords.append(bytes)
  }

  private static func end(_ state: inout State) {
    guard let handle = state.handle.take() else { return }
    ChildSystem.bury(handle)
    Guardian.shared.forget(handle.process)
  }

  // MARK: - What went wrong

  /// Tells how a child ended that says no more.
  private func ended(
    _ handle: ChildHandle, _ state: inout State, _ otherwise: String
  ) -> EngineFailure {
    let last = ChildSystem.now() + Self.grace
    while ChildSystem.ending(of: handle.process) == nil, ChildSystem.now() < last {
      ChildSystem.wait(
        reading: state.hasClosedErrors ? [] : [handle.errors], writing: nil, milliseconds: 2)
      Self.takeErrors(&state, handle)
    }
    let words = ChildSystem.ending(of: handle.process)?.words ?? "\(otherwise) and went on running"
    let place = state.inbox.isEmpty ? "before it answered" : "in the middle of its answer"
    return EngineFailure(.crashed, "it \(words) \(place)")
  }

  private static func uncalledFor(_ bytes: [UInt8]) -> EngineFailure {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }.prefix(120)
    return EngineFailure(
      .malformed, "it wrote a line that nobody asked for: \(String(decoding: line, as: UTF8.self))")
  }

  private static func decimal(_ nanoseconds: Int) -> String {
    let tenths = nanoseconds / 100_000_000
    return tenths % 10 == 0 ? "\(tenths / 10) s" : "\(tenths / 10).\(tenths % 10) s"
  }
}
