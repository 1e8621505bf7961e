/// The lines of a file, one at a time.
///
/// A line ends with a line feed, before which a carriage return may stand. The last line must end
/// too, unless `lastLine` says otherwise: a file that stops inside a line has been cut.
package struct LineReader: ~Copyable {
  /// Whether the last line needs an end.
  package enum LastLine { case mustEnd, mayStop }

  package var lastLine = LastLine.mustEnd
  private var source: ByteSource
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  /// What of `buffer` has not been given out.
  private var pending = 0..<0
  /// The number of the line given out last, from 1; 0 at the start.
  package private(set) var line = 0
  /// The most bytes a line may have.
  private let longestLine: Int

  /// The most bytes a line of market data may have; more is no line of any format read here.
  package static let longestRow = 4096

  /// The lines of a source, of at most so many bytes: memory stays bounded, whatever comes.
  package init(_ source: consuming ByteSource, longestLine: Int = Self.longestRow) {
    self.source = source
    self.longestLine = longestLine
  }

  var file: String { source.name }

  /// Replaces `text` by the next line, without its end; returns whether there is one.
  package mutating func next(into text: inout [UInt8]) throws(MarketDataProblem) -> Bool {
    text.removeAll(keepingCapacity: true)
    while try fill() {
      line += text.isEmpty ? 1 : 0
      let end = buffer[pending].firstIndex(of: UInt8(ascii: "\n"))
      text += buffer[pending.lowerBound..<(end ?? pending.upperBound)]
      pending = (end.map { $0 + 1 } ?? pending.upperBound)..<pending.upperBound
      guard text.count <= longestLine else {
        throw problem("a line of at most \(longestLine) bytes", found: "a longer one")
      }
      guard end == nil else {
        if text.last == UInt8(ascii: "\r") { text.removeLast() }
        return true
      }
    }
    guard text.isEmpty else {
      if lastLine == .mayStop { return true }
      throw problem("the end of the line", found: "the end of the file", column: text.count + 1)
    }
    return false
  }

  /// Sees to it that bytes are pending; returns false at the end of the file.
  private mutating func fill() throws(MarketDataProblem) -> Bool {
    guard pending.isEmpty else { return true }
    do throws(StorageFailure) {
      pending = try 0..<source.read(into: &buffer)
    } catch {
      throw problem(error.expected, found: error.found)
    }
    return !pending.isEmpty
  }

  private func problem(
    _ expected: String, found: String, column: Int? = nil
  ) -> MarketDataProblem {
    MarketDataProblem(
      file: file, line: line == 0 ? nil : line, column: column, expected: expected, found: found)
  }
}
