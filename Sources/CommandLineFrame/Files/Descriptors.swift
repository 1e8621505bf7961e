internal import Glibc

/// Writes all bytes, and gives the number of the error that stopped it, if one did.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
  var written = 0
  while written < bytes.count {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe Glibc.write(
        descriptor, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
    }
    if count < 0 {
      if errno == EINTR { continue }
      return errno
    }
    written += count
  }
  return nil
}

/// What an error number of the system means, in words.
func reason(of number: Int32) -> String {
  guard let text = unsafe strerror(number) else { return "error \(number)" }
  return unsafe String(cString: text)
}

/// What stands under a path, links followed.
enum FileKind {
  case regular(mode: UInt32)
  case folder
  /// A device, pipe or socket.
  case other

  /// Nil where there is nothing, or nothing that may be looked at.
  init?(of path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(mode: status.st_mode & 0o7777)
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
