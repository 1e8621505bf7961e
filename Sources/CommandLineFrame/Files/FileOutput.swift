internal import Glibc

/// A file to write, which could be written when the command line was parsed.
///
/// A file is written aside and takes its name at the end, so that nobody ever reads half of one.
package struct FileOutput: Equatable, Sendable {
  /// The path as the user gave it.
  package let path: String

  /// Checks that the file can be written, so that long work does not end in vain.
  package init(path: String) throws(CommandFailure) {
    self.path = path
    switch FileKind(of: path) {
    case .folder: throw CommandFailure("'\(path)' can't be written: it is a folder")
    case .regular, .other:
      guard unsafe access(path, W_OK) == 0 else { throw failure(errno) }
    case nil: break
    }
    guard unsafe access(folder(of: destination), W_OK | X_OK) == 0 || isDevice else {
      throw failure(errno)
    }
  }

  /// Writes the whole file, or leaves what was there before.
  package func write(_ bytes: [UInt8]) throws(CommandFailure) {
    let destination = destination
    guard !isDevice else { return try fill(destination, O_WRONLY | O_CLOEXEC, 0, bytes) }
    let aside = "\(destination).\(getpid()).partial"
    var mode: UInt32 = 0o666
    if case .regular(let current) = FileKind(of: destination) { mode = current }
    do throws(CommandFailure) {
      try fill(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode, bytes)
      guard unsafe rename(aside, destination) == 0 else { throw failure(errno) }
    } catch {
      unsafe unlink(aside)
      throw error
    }
  }

  private func fill(
    _ target: String, _ flags: Int32, _ mode: UInt32, _ bytes: [UInt8]
  ) throws(CommandFailure) {
    let descriptor = unsafe open(target, flags, mode)
    guard descriptor >= 0 else { throw failure(errno) }
    let number = writeAll(bytes, to: descriptor)
    guard close(descriptor) == 0 || number != nil else { throw failure(errno) }
    if let number { throw failure(number) }
  }

  /// The file that a link stands for, so that the link stays one.
  private var destination: String { resolvedPath(path) ?? path }

  /// Whether the path names a device or a pipe, which must not be replaced by a file.
  private var isDevice: Bool {
    if case .other = FileKind(of: path) { true } else { false }
  }

  private func failure(_ number: Int32) -> CommandFailure {
    let isMachine = [ENOSPC, EIO, EDQUOT, EFBIG, EMFILE, ENFILE].contains(number)
    return CommandFailure(
      "'\(path)' can't be written: \(reason(of: number))", code: isMachine ? .failure : .usage)
  }
}

/// The folder that a path's last part stands in.
private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}
