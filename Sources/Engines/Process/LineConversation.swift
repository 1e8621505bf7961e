internal import JSONText
internal import Market
internal import Wire

/// A conversation with an engine by lines of the process protocol, for who wants to see just what
/// it says.
package protocol LineConversation: AnyObject {
  /// Sends a line and gives the line that answers it, without its end.
  func ask(_ line: [UInt8]) throws(EngineFailure) -> [UInt8]
  /// Ends what the engine reads, without a word.
  func endInput()
  /// Waits until the engine has ended of itself, after it was told to or its input ended; throws
  /// where it does not end in time, or not well.
  func awaitEnd() throws(EngineFailure)
}

extension EngineSpec {
  /// Begins a conversation.
  ///
  /// It is with a fresh child, or with one of our own engines behind the
  /// protocol, which are of the suite's version. `host` and `isInterrupted` are as for `open`.
  package func converse(
    _ limits: ProcessLimits, host: [String], suiteVersion: String,
    isInterrupted: @escaping Interruption = { false }
  ) throws(EngineFailure) -> any LineConversation {
    switch self {
    case .own(let choice):
      var source = choice.source
      source.profile.version = suiteVersion
      return ServedConversation(source)
    case .process(let words):
      return ChildConversation(
        try ChildProcess(words, limits: limits, isInterrupted: isInterrupted), limits)
    case .library, .flash1:
      let words = host + ["--engine", text]
      return ChildConversation(
        try ChildProcess(words, limits: limits, isInterrupted: isInterrupted), limits)
    }
  }
}

/// A conversation with a child process, which has a time for each answer but none for all.
final class ChildConversation: LineConversation {
  private let child: ChildProcess

  private let limits: ProcessLimits
  /// Whether it has answered; the first answer has the time of a start.
  private var hasAnswered = false

  init(_ child: ChildProcess, _ limits: ProcessLimits) {
    self.child = child
    self.limits = limits
  }

  deinit { child.end() }

  func ask(_ line: [UInt8]) throws(EngineFailure) -> [UInt8] {
    let limit = hasAnswered ? limits.request : limits.start
    hasAnswered = true
    return try child.exchange(line, answers: 1, each: limit)[0]
  }

  func endInput() { child.endInput() }

  func awaitEnd() throws(EngineFailure) { try child.awaitEnd() }
}

/// A conversation with an engine of our own, in this process.
package final class ServedConversation: LineConversation {
  private var server: EngineServer
  private var hasInput = true

  /// A conversation with a fresh server of the source's engines.
  package init(_ source: EngineSource) { server = EngineServer(source) }

  package func ask(_ line: [UInt8]) throws(EngineFailure) -> [UInt8] {
    Array(server.answer(Array(line.dropLast())).dropLast())
  }

  /// Whoever serves on standard streams returns at the end of its input.
  package func endInput() { hasInput = false }

  package func awaitEnd() throws(EngineFailure) {
    guard server.isStopped || !hasInput else { throw EngineFailure(.hung, "it goes on") }
  }
}
