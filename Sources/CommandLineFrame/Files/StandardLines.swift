internal import Glibc

/// The lines of standard input, as they come.
package struct StandardLines: ~Copyable {
  private var buffer: [UInt8] = []
  private var start = 0
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)

  package init() {}

  /// The next line without its end; nil at the end of the input, where half a line is dropped.
  package mutating func next() -> [UInt8]? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return Array(buffer[start..<end])
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      let count = unsafe chunk.withUnsafeMutableBytes { bytes in
        unsafe read(0, bytes.baseAddress, bytes.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      buffer += chunk.prefix(count)
    }
  }
}
