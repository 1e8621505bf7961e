internal import Glibc

extension EngineServer {
  /// Answers the lines of standard input on standard output, until it is told to stop or the input
  /// ends.
  ///
  /// Standard output is for answers alone: what the engine prints goes to standard error from now
  /// on.
  package mutating func serveStandardStreams() {
    let output = Self.answers()
    var inbox: [UInt8] = []
    while !isStopped {
      while !isStopped, let end = inbox.firstIndex(of: UInt8(ascii: "\n")) {
        let line = Array(inbox[..<end])
        inbox.removeSubrange(...end)
        guard Self.write(answer(line), to: output) else { return }
      }
      guard !isStopped else { return }
      ChildSystem.wait(reading: [STDIN_FILENO], writing: nil, milliseconds: -1)
      if case .closed = ChildSystem.read(STDIN_FILENO, 65_536, into: &inbox) { return }
    }
  }

  /// A descriptor of its own for what is now standard output, which is moved out of the way; where
  /// that can't be, it stays as it is.
  private static func answers() -> Int32 {
    let own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard own >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { return STDOUT_FILENO }
    return own
  }

  /// Whether the other end took all of it.
  private static func write(_ bytes: [UInt8], to output: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      switch ChildSystem.write(output, bytes, from: sent) {
      case .bytes(let count): sent += count
      case .later: ChildSystem.wait(reading: [], writing: output, milliseconds: 100)
      case .closed: return false
      }
    }
    return true
  }
}
