import Glibc

/// Bytes as they are stored, from a file or from memory, given out piece by piece.
struct StoredBytes: ~Copyable {
  private enum Origin {
    case file(descriptor: Int32)
    case memory([UInt8], next: Int)
  }

  private var origin: Origin
  /// How much has been read, and of how much.
  private(set) var progress: ReadingProgress

  /// Opens a file.
  init(file path: String) throws(StorageFailure) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw StorageFailure(expected: "a file that can be opened", found: lastSystemError())
    }
    self.init(descriptor: descriptor)
  }

  /// Takes what comes on standard input.
  static func standardInput() throws(StorageFailure) -> StoredBytes {
    let descriptor = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
    guard descriptor >= 0 else {
      throw StorageFailure(expected: "standard input to be open", found: lastSystemError())
    }
    return StoredBytes(descriptor: descriptor)
  }

  /// Reads from a descriptor, and closes it in the end.
  private init(descriptor: Int32) {
    origin = .file(descriptor: descriptor)
    var facts = stat()
    let isPlain = unsafe fstat(descriptor, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    progress = ReadingProgress(size: isPlain ? Int(facts.st_size) : nil)
  }

  /// Waits a fifth of a second at most until there is something to read; returns whether there is.
  ///
  /// The end can be read too, and a file on a disk is never waited for.
  borrowing func isReady() -> Bool {
    guard progress.size == nil, case .file(let descriptor) = origin else { return true }
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&request, 1, 200)
    return count > 0 || (count < 0 && errno != EINTR)
  }

  init(_ bytes: [UInt8]) {
    origin = .memory(bytes, next: 0)
    progress = ReadingProgress(size: bytes.count)
  }

  /// Whether a path names a file that gives the same bytes again when it is opened again.
  static func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFREG
  }

  deinit {
    if case .file(let descriptor) = origin { close(descriptor) }
  }

  /// Puts the next bytes at the start of `buffer`; returns how many, 0 at the end alone.
  mutating func read(into buffer: inout [UInt8]) throws(StorageFailure) -> Int {
    let count = try readNext(into: &buffer)
    progress.bytes += count
    return count
  }

  private mutating func readNext(into buffer: inout [UInt8]) throws(StorageFailure) -> Int {
    switch origin {
    case .file(let descriptor):
      return try Self.read(descriptor, into: &buffer)
    case .memory(let bytes, let next):
      let count = min(buffer.count, bytes.count - next)
      buffer.replaceSubrange(..<count, with: bytes[next..<next + count])
      origin = .memory(bytes, next: next + count)
      return count
    }
  }

  private static func read(
    _ descriptor: Int32, into buffer: inout [UInt8]
  ) throws(StorageFailure) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
      }
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw StorageFailure(expected: "a file that can be read", found: lastSystemError())
      }
    }
  }
}

/// Why the bytes of a file can't be had; who knows the file and the line adds them.
struct StorageFailure: Error, Hashable {
  var expected: String
  var found: String
}

/// What the system says of its last error, such as "No such file or directory".
private func lastSystemError() -> String { unsafe "\"\(String(cString: strerror(errno)))\"" }
