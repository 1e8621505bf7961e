/// A place in a text: line, column and byte offset.
///
/// A line ends at a line feed, at a carriage return, or at the pair of both. Lines and columns past
/// `UInt32.max` stay there.
package struct JSONPosition: Hashable, Sendable {
  /// The bytes before this place.
  package let offset: Int
  private let lineNumber: UInt32
  private let columnNumber: UInt32

  /// The line, counted from 1.
  package var line: Int { Int(lineNumber) }

  /// The column, counted from 1 in Unicode scalars; an ill-formed byte sequence counts as one.
  package var column: Int { Int(columnNumber) }

  /// A place given by its line and column, both from 1, and its offset in bytes.
  package init(line: Int, column: Int, offset: Int) {
    self.offset = offset
    lineNumber = UInt32(clamping: line)
    columnNumber = UInt32(clamping: column)
  }

  /// The first place of a text.
  package static let start = JSONPosition(line: 1, column: 1, offset: 0)
}

extension JSONPosition: CustomStringConvertible {
  package var description: String { "line \(line), column \(column)" }
}
