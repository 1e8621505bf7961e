internal import Glibc

/// A file to read, which was there and readable when the command line was parsed.
package struct FileInput: Equatable, Sendable {
  /// The path as the user gave it.
  package let path: String
  /// Whether it is standard input, whatever its path says.
  package let isStandardInput: Bool

  /// Standard input, which the user calls `-`.
  package static let standardInput = FileInput()

  private init() {
    path = "-"
    isStandardInput = true
  }

  /// Checks that the file can be read.
  package init(path: String) throws(CommandFailure) {
    if case .folder = FileKind(of: path) {
      throw CommandFailure("'\(path)' can't be read: it is a folder")
    }
    guard unsafe access(path, R_OK) == 0 else { throw Self.failure(path, errno) }
    self.path = path
    isStandardInput = false
  }

  /// Whether there is a file, or anything else that is no folder.
  package static func exists(_ path: String) -> Bool {
    switch FileKind(of: path) {
    case .regular, .other: true
    case .folder, nil: false
    }
  }

  /// All bytes of the file.
  package func bytes() throws(CommandFailure) -> [UInt8] {
    let descriptor =
      unsafe isStandardInput
      ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0) : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress, buffer.count)
      }
      if count == 0 { return bytes }
      if count > 0 {
        bytes += chunk.prefix(count)
      } else if errno != EINTR {
        throw Self.failure(path, errno)
      }
    }
  }

  private static func failure(_ path: String, _ number: Int32) -> CommandFailure {
    CommandFailure("'\(path)' can't be read: \(reason(of: number))")
  }
}
