internal import Glibc

/// Standard output, taken over for answers alone: what anybody else in this process prints goes to
/// standard error from then on.
package struct StandardAnswers: Sendable {
  private let descriptor: Int32

  /// Takes it over; where that can't be, it stays as it is.
  package init() {
    let own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    if own >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 {
      descriptor = own
    } else {
      descriptor = STDOUT_FILENO
    }
  }

  /// Writes an answer, and says whether anybody can still read it.
  package func write(_ bytes: [UInt8]) -> Bool { writeAll(bytes, to: descriptor) == nil }

  /// Writes a last answer, and ends the process at once.
  package func end(with bytes: [UInt8]) -> Never {
    _ = write(bytes)
    _exit(0)
  }
}
