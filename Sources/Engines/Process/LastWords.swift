/// The last lines that a child wrote to standard error: a bounded memory of an endless text.
struct LastWords: Sendable {
  /// The most bytes that are kept.
  private static let capacity = 8_192
  /// The most lines that are shown.
  private static let lineLimit = 12

  private var bytes: [UInt8] = []

  /// Takes what was written.
  mutating func append(_ new: [UInt8]) {
    bytes += new
    if bytes.count > 2 * Self.capacity { bytes.removeFirst(bytes.count - Self.capacity) }
  }

  /// The last lines, each shortened where it is long.
  var lines: [String] {
    String(decoding: bytes.suffix(Self.capacity), as: UTF8.self)
      .split(whereSeparator: \.isNewline).suffix(Self.lineLimit)
      .map { $0.count > 200 ? $0.prefix(200) + "…" : String($0) }
  }
}
