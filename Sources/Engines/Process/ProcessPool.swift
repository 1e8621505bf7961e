internal import JSONText
internal import Market
internal import Synchronization
internal import Wire

/// The children of one command line: those that wait, and new ones where there is none.
final class ProcessPool: Sendable {
  let words: [String]
  let limits: ProcessLimits
  private let state = Mutex(State())

  /// A child that waits, and what it was last used for.
  private struct Idle {
    var child: ChildProcess
    var occasion: String?
  }

  private struct State {
    var idle: [Idle] = []
    /// What children did while they waited.
    var late: [LateFailure] = []
  }

  private let isInterrupted: Interruption

  init(_ words: [String], limits: ProcessLimits, isInterrupted: @escaping Interruption) {
    self.words = words
    self.limits = limits
    self.isInterrupted = isInterrupted
  }

  /// Starts a child and asks it who it is.
  func introduction() throws(EngineFailure) -> EngineProfile {
    let (child, profile) = try start()
    give(back: child, after: nil)
    return profile
  }

  /// A child that waits, or a new one, which must be of the known profile.
  func take(_ known: EngineProfile) throws(EngineFailure) -> ChildProcess {
    while let one = state.withLock({ $0.idle.popLast() }) {
      guard let failure = one.child.lateFailure else { return one.child }
      note(failure, one)
    }
    let (child, profile) = try start()
    guard profile == known else {
      child.end()
      throw EngineFailure(.malformed, "it introduces itself in another way than at first")
    }
    return child
  }

  /// Takes back a child that is in step: it has answered everything.
  func give(back child: ChildProcess, after occasion: String?) {
    state.withLock { $0.idle.append(Idle(child: child, occasion: occasion)) }
  }

  /// Tells all children that wait to stop, and what any did that nobody asked for.
  func settle() -> [LateFailure] {
    let left = state.withLock { state in
      defer { state.idle = [] }
      return state.idle
    }
    if !isInterrupted() {
      // All at once, so that the slowest alone is waited for.
      let told = left.filter { one in
        guard let failure = one.child.lateFailure else {
          one.child.tellToStop()
          return true
        }
        note(failure, one)
        return false
      }
      let deadline = ChildSystem.now() + ChildProcess.grace
      for one in told {
        if let failure = one.child.failureAtStop(until: deadline) { note(failure, one) }
      }
    }
    for one in left { one.child.end() }
    return state.withLock { state in
      defer { state.late = [] }
      return state.late
    }
  }

  private func note(_ failure: EngineFailure, _ one: Idle) {
    one.child.end()
    state.withLock { $0.late.append(LateFailure(occasion: one.occasion, failure: failure)) }
  }

  private func start() throws(EngineFailure) -> (ChildProcess, EngineProfile) {
    let child = try ChildProcess(words, limits: limits, isInterrupted: isInterrupted)
    var line = LineBuilder(symbols: [])
    line.request(.start(version: protocolVersion))
    let answer = try child.exchange(line.bytes, answers: 1, each: limits.start)
    do throws(EngineFailure) {
      let codec = ProtocolCodec(instruments: [])
      guard case .started(let profile) = try codec.understand(answer[0], to: .start) else {
        preconditionFailure("the answer to a start is of its kind")
      }
      return (child, profile)
    } catch {
      var failure = error
      failure.request = LineExcerpt.text(line.bytes)
      throw failure
    }
  }
}

extension ProtocolCodec {
  /// Reads an answer; what is wrong with it, or with the engine as it says itself, is a failure.
  func understand(
    _ line: [UInt8], to question: Question
  ) throws(EngineFailure) -> ProtocolAnswer {
    let answer: ProtocolAnswer
    do {
      answer = try self.answer(line, to: question)
    } catch {
      throw EngineFailure(
        .malformed,
        "its answer is not one: \(error.problems[0]); it wrote \(LineExcerpt.text(line))")
    }
    switch answer {
    case .broken(let text):
      let begins = question == .start ? "it can't start" : "it says that it broke"
      throw EngineFailure(.crashed, "\(begins): \(text)")
    case .malformed(let text): throw EngineFailure(.malformed, text)
    default: return answer
    }
  }
}

/// A line as it is shown: shortened.
enum LineExcerpt {
  static func text(_ line: [UInt8]) -> String {
    let ended = line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...]
    let text = String(decoding: ended.prefix(300), as: UTF8.self)
    return ended.count > 300 ? text + "… (\(ended.count) bytes)" : text
  }
}
