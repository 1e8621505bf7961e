internal import Glibc

/// A folder that this process has to itself among all that ask for it: what one of them reads in it and
/// writes again, no other writes in between.
///
/// The lock is on the folder as a whole and leaves no file behind. It ends with the process, whatever
/// ends that.
package struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Waits until nobody else has the folder in which a file stands or will stand.
  package init(around path: String) throws(CommandFailure) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandFailure("the folder '\(folder)' can't be used: \(reason(of: errno))")
    }
    while flock(descriptor, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw CommandFailure("the folder '\(folder)' can't be locked: \(reason(of: errno))")
      }
    }
  }

  deinit { close(descriptor) }
}
