internal import Engines
internal import Market
internal import Wire

/// The engine behind the adapter that is examined: a conversation with it, begun anew after each
/// that broke.
final class Patient {
  private let begin: () throws(EngineFailure) -> any LineConversation
  private let clock: () -> Int
  private var conversation: (any LineConversation)?
  /// The longest that an answer took, in nanoseconds.
  private(set) var slowest = 0
  /// The request whose answer that was.
  private(set) var slowestRequest = ""

  init(
    clock: @escaping () -> Int,
    begin: @escaping () throws(EngineFailure) -> any LineConversation
  ) {
    self.clock = clock
    self.begin = begin
  }

  /// The line that a fresh engine answers to `start`.
  func introduction() throws(Ailment) -> [UInt8] {
    do throws(EngineFailure) {
      let fresh = try begin()
      conversation = fresh
    } catch {
      throw .failed(error)
    }
    var line = LineBuilder(symbols: [])
    line.request(.start(version: protocolVersion))
    return try exchange(line.bytes)
  }

  /// The line that answers a line.
  func ask(_ line: [UInt8]) throws(Ailment) -> [UInt8] {
    if conversation == nil { _ = try introduction() }
    return try exchange(line)
  }

  private func exchange(_ line: [UInt8]) throws(Ailment) -> [UInt8] {
    guard let conversation else { preconditionFailure("a conversation was begun") }
    let start = clock()
    do throws(EngineFailure) {
      let answer = try conversation.ask(line)
      let taken = clock() - start
      if taken > slowest {
        slowest = taken
        slowestRequest = Excerpt.text(line)
      }
      return answer
    } catch {
      self.conversation = nil
      var failure = error
      failure.request = Excerpt.text(line)
      throw .failed(failure)
    }
  }

  /// Ends the conversation, however it stands.
  func dismiss() { conversation = nil }

  /// Ends what the engine reads, in the middle of a conversation.
  func endInput() { conversation?.endInput() }

  /// Waits until the engine, which was told to stop or whose input ended, has ended.
  func awaitEnd() throws(Ailment) {
    defer { conversation = nil }
    do throws(EngineFailure) {
      try conversation?.awaitEnd()
    } catch {
      throw .failed(error)
    }
  }
}

/// A line as it is shown: without its end, and shortened.
enum Excerpt {
  static func text(_ line: [UInt8]) -> String {
    let ended = line.last == UInt8(ascii: "\n") ? line.dropLast() : line[...]
    let text = String(decoding: ended.prefix(200), as: UTF8.self)
    return ended.count > 200 ? text + "…" : text
  }
}
