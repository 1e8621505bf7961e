internal import Synchronization

/// Sees to it that no child outlives us, however we end.
///
/// It is a little process that is told of every child. When the pipe to it closes, because we have
/// ended, by a signal even that can't be caught, it kills all children that are left, and their
/// groups.
final class Guardian: Sendable {
  /// The one guardian, which is started with the first child.
  static let shared = Guardian()

  /// Held while a line is written, so that lines don't mix; nil where there is no guardian.
  ///
  /// Without it children still end when their standard input does, unless they hang.
  private let handle: Mutex<ChildHandle?>
  /// How long a guardian may not read before it is given up, in nanoseconds.
  private static let patience = 1_000_000_000

  /// Lines are `+ 4711` for a child that lives and `- 4711` for one that is gone.
  private static let script = """
    trap '' INT TERM HUP
    list=' '
    while read -r sign id; do
      case $sign in
      +) list="$list$id " ;;
      -) list="${list%% $id *} ${list#* $id }" ;;
      esac
    done
    for id in $list; do
      kill -9 "-$id" 2>/dev/null
      kill -9 "$id" 2>/dev/null
    done
    """

  private init() { handle = Mutex(try? ChildSystem.spawn(["/bin/sh", "-c", Self.script])) }

  /// Watches a process and its group.
  func watch(_ process: Int32) { tell("+ \(process)\n") }

  /// Watches a process and its group no more.
  func forget(_ process: Int32) { tell("- \(process)\n") }

  private func tell(_ line: String) {
    let bytes = Array(line.utf8)
    handle.withLock { handle in
      guard let guardian = handle else { return }
      var sent = 0
      let deadline = ChildSystem.now() + Self.patience
      while sent < bytes.count {
        switch ChildSystem.write(guardian.input, bytes, from: sent) {
        case .bytes(let count): sent += count
        case .later where ChildSystem.now() < deadline:
          ChildSystem.wait(reading: [], writing: guardian.input, milliseconds: 10)
        case .later, .closed:
          // One that does not know who is gone would kill strangers when it wakes up.
          ChildSystem.end(guardian)
          ChildSystem.bury(guardian)
          handle = nil
          return
        }
      }
    }
  }
}
