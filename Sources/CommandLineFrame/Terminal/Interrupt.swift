internal import Glibc
internal import Synchronization

/// Set by the handler of signals, so it must be lock-free and exist before the handler does.
private let isSignaled = Atomic<Bool>(false)

/// Whether the user has asked the program to end, by Ctrl-C or a polite kill.
///
/// Long work looks at it between its steps. The second signal ends the process at once.
package struct Interrupt: Sendable {
  private init() {}

  /// Whether a signal to end has come.
  package var isRequested: Bool { isSignaled.load(ordering: .relaxed) }

  /// Catches the signals to end, and leaves a pipe without a reader to those who write to it.
  package static func catchingSignals() -> Interrupt {
    _ = isSignaled.load(ordering: .relaxed)
    for number in [SIGINT, SIGTERM] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { _ in
        isSignaled.store(true, ordering: .relaxed)
      }
      action.sa_flags = SA_RESTART | Int32(truncatingIfNeeded: SA_RESETHAND)
      unsafe sigaction(number, &action, nil)
    }
    signal(SIGPIPE, SIG_IGN)
    return Interrupt()
  }
}
