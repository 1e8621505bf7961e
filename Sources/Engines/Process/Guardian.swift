internal import Synchronization

/// Sees to it that no child outlives us, however we end.
///
/// It is a little process that is told of every child. When the pipe to it closes, because we have
/// ended, by a signal even that can't be caught, it kills the groups of all children that are left.
final class Guardian: Sendable {
  /// The one guardian, which is started with the first child.
  static let shared = Guardian()

  private let handle: ChildHandle?
  /// Held while a line is written, so that lines don't mix.
  private let turn = Mutex(())

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
    for id in $list; do kill -9 "-$id" 2>/dev/null; done
    """

  private init() {
    do throws(SystemError) {
      handle = try ChildSystem.spawn(["/bin/sh", "-c", Self.script])
    } catch {
      // Without it children still end when their standard input does, unless they hang.
      handle = nil
    }
  }

  /// Watches a process group.
  func watch(_ process: Int32) { tell("+ \(process)\n") }

  /// Watches a process group no more.
  func forget(_ process: Int32) { tell("- \(process)\n") }

  private func tell(_ line: String) {
    guard let handle else { return }
    let bytes = Array(line.utf8)
    turn.withLock { _ in
      var sent = 0
      while sent < bytes.count {
        switch ChildSystem.write(handle.input, bytes, from: sent) {
        case .bytes(let count): sent += count
        case .later: ChildSystem.wait(reading: [], writing: handle.input, milliseconds: 10)
        case .closed: return
        }
      }
    }
  }
}
