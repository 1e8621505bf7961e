internal import Glibc

extension EngineServer {
  /// Answers the lines of standard input on standard output, until it is told to stop or the input
  /// ends.
  package mutating func serveStandardStreams() {
    var inbox: [UInt8] = []
    while !isStopped {
      while !isStopped, let end = inbox.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(inbox[..<end])
        inbox.removeSubrange(...end)
        guard Self.write(answer(line)) else { return }
      }
      guard !isStopped else { return }
      ChildSystem.wait(reading: [STDIN_FILENO], writing: nil, milliseconds: -1)
      if case .closed = ChildSystem.read(STDIN_FILENO, 65_536, into: &inbox) { return }
    }
  }

  /// Whether the other end took all of it.
  private static func write(_ bytes: [UInt8]) -> Bool {
    var sent = 0
    while sent < bytes.count {
      switch ChildSystem.write(STDOUT_FILENO, bytes, from: sent) {
      case .bytes(let count): sent += count
      case .later: ChildSystem.wait(reading: [], writing: STDOUT_FILENO, milliseconds: 100)
      case .closed: return false
      }
    }
    return true
  }
}
