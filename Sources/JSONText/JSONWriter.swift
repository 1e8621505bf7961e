/// Writes JSON text in its canonical form.
///
/// Members keep the order in which they are written, integers and number tokens are exact, and of
/// the characters of strings only quotes, backslashes and control characters are escaped. The same
/// calls always give the same bytes. A call that would not be JSON traps: a value without a key in
/// an object, a key in an array, the end of what was not begun, a second root.
///
///     var writer = JSONWriter()
///     writer.beginObject()
///     writer.key("side")
///     writer.string("buy")
///     writer.endObject()
///     // {"side":"buy"}
package struct JSONWriter {
  /// How the text is laid out.
  package enum Layout: Sendable {
    /// On one line, without spaces.
    case compact
    /// A line for each member and element, two spaces deeper for each level.
    case indented
  }

  private enum Level {
    case array
    case object
  }

  private let layout: Layout
  private var buffer: [UInt8] = []
  private var levels: [Level] = []
  /// Whether a comma must come before the next member or element.
  private var isAfterValue = false
  /// Whether the key of the next value is written.
  private var isAfterKey = false

  /// A writer with nothing written.
  package init(layout: Layout = .compact) {
    self.layout = layout
  }

  /// The text so far; everything begun must be ended.
  package var bytes: [UInt8] {
    precondition(levels.isEmpty && !isAfterKey, "an array or object is not ended")
    return buffer
  }

  /// Empties the text, and keeps its memory for the next.
  package mutating func removeAll() {
    precondition(levels.isEmpty && !isAfterKey, "an array or object is not ended")
    buffer.removeAll(keepingCapacity: true)
    isAfterValue = false
  }

  /// Ends the line after a root, so that another may follow, as in JSON Lines.
  package mutating func endLine() {
    precondition(levels.isEmpty && isAfterValue, "only a whole value ends its line")
    buffer.append(UInt8(ascii: "\n"))
    isAfterValue = false
  }
}

// MARK: - Arrays and objects

extension JSONWriter {
  /// Begins an array as the next value.
  package mutating func beginArray() {
    begin(.array, UInt8(ascii: "["))
  }

  /// Ends the array begun last.
  package mutating func endArray() {
    end(.array, UInt8(ascii: "]"))
  }

  /// Begins an object as the next value.
  package mutating func beginObject() {
    begin(.object, UInt8(ascii: "{"))
  }

  /// Ends the object begun last.
  package mutating func endObject() {
    end(.object, UInt8(ascii: "}"))
  }

  /// Writes the key of the next value; the caller sees to it that no key comes twice.
  package mutating func key(_ key: String) {
    precondition(levels.last == .object && !isAfterKey, "a key stands only in an object")
    separate()
    appendQuoted(key)
    buffer.append(UInt8(ascii: ":"))
    if layout == .indented { buffer.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  private mutating func begin(_ level: Level, _ bracket: UInt8) {
    beginValue()
    buffer.append(bracket)
    levels.append(level)
    isAfterValue = false
  }

  private mutating func end(_ level: Level, _ bracket: UInt8) {
    precondition(levels.last == level && !isAfterKey, "only what was begun last can be ended")
    levels.removeLast()
    if isAfterValue { breakLine() }
    buffer.append(bracket)
    isAfterValue = true
  }

  /// Writes what stands before a value, which must have a place.
  private mutating func beginValue() {
    switch levels.last {
    case .object: precondition(isAfterKey, "a value in an object needs its key")
    case .array: separate()
    case nil: precondition(!isAfterValue, "a text has one root")
    }
    isAfterKey = false
    isAfterValue = true
  }

  private mutating func separate() {
    if isAfterValue { buffer.append(UInt8(ascii: ",")) }
    breakLine()
  }

  private mutating func breakLine() {
    guard layout == .indented else { return }
    buffer.append(UInt8(ascii: "\n"))
    buffer.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * levels.count))
  }
}

// MARK: - Values

extension JSONWriter {
  /// Writes null.
  package mutating func null() {
    beginValue()
    buffer.append(contentsOf: "null".utf8)
  }

  /// Writes true or false.
  package mutating func bool(_ value: Bool) {
    beginValue()
    buffer.append(contentsOf: (value ? "true" : "false").utf8)
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    beginValue()
    appendQuoted(value)
  }

  /// Writes a number as its token says.
  package mutating func number(_ value: JSONNumber) {
    beginValue()
    buffer.append(contentsOf: value.token.utf8)
  }

  /// Writes an integer of up to 128 bits.
  @inlinable package mutating func integer<Integer: FixedWidthInteger>(_ value: Integer) {
    precondition(Integer.bitWidth <= 128, "integers have at most 128 bits")
    if Integer.bitWidth <= 64 {
      integer(magnitude: UInt64(truncatingIfNeeded: value.magnitude), isNegative: value < 0)
    } else {
      integer(magnitude: UInt128(truncatingIfNeeded: value.magnitude), isNegative: value < 0)
    }
  }

  /// Writes a value and all that is in it.
  ///
  /// Its recursion is as deep as the value, so at most `JSONText.depthLimit` for what was read.
  package mutating func write(_ value: JSONValue) {
    switch value.kind {
    case .null: null()
    case .bool(let truth): bool(truth)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .array(let elements):
      beginArray()
      for element in elements { write(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        write(member.value)
      }
      endObject()
    }
  }

  /// Writes an integer given by its sign and size.
  package mutating func integer(magnitude: UInt64, isNegative: Bool) {
    beginValue()
    appendInteger(magnitude, isNegative: isNegative)
  }

  /// Writes an integer given by its sign and size.
  package mutating func integer(magnitude: UInt128, isNegative: Bool) {
    beginValue()
    appendInteger(magnitude, isNegative: isNegative)
  }

  /// Appends the sign and the digits, the last digit first, and turns the digits round.
  private mutating func appendInteger<Magnitude: FixedWidthInteger & UnsignedInteger>(
    _ magnitude: Magnitude, isNegative: Bool
  ) {
    if isNegative { buffer.append(UInt8(ascii: "-")) }
    let start = buffer.count
    var rest = magnitude
    repeat {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      buffer.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
      rest = quotient
    } while rest != 0
    var low = start
    var high = buffer.count - 1
    while low < high {
      buffer.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  private mutating func appendQuoted(_ text: String) {
    buffer.append(UInt8(ascii: "\""))
    if text.utf8.contains(where: \.needsEscape) {
      for byte in text.utf8 {
        if byte.needsEscape { appendEscape(of: byte) } else { buffer.append(byte) }
      }
    } else {
      buffer.append(contentsOf: text.utf8)
    }
    buffer.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(of byte: UInt8) {
    buffer.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer.append(byte)
    case 0x08: buffer.append(UInt8(ascii: "b"))
    case 0x09: buffer.append(UInt8(ascii: "t"))
    case 0x0A: buffer.append(UInt8(ascii: "n"))
    case 0x0C: buffer.append(UInt8(ascii: "f"))
    case 0x0D: buffer.append(UInt8(ascii: "r"))
    default:
      buffer.append(contentsOf: "u00".utf8)
      buffer.append(byte >> 4 == 0 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      buffer.append(contentsOf: String(byte & 0xF, radix: 16).utf8)
    }
  }
}

extension UInt8 {
  fileprivate var needsEscape: Bool {
    self < 0x20 || self == UInt8(ascii: "\"") || self == UInt8(ascii: "\\")
  }
}
