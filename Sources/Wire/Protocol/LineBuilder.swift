internal import JSONText
package import Market

/// Writes lines of the protocol straight into bytes: what is written by the million.
package struct LineBuilder: Sendable {
  /// What has been written.
  package private(set) var bytes: [UInt8] = []
  /// The instruments' symbols as JSON strings.
  private var symbols: [[UInt8]]

  /// A builder for the instruments of these names.
  package init(symbols: [String]) {
    self.symbols = symbols.map(Self.quoted)
  }

  /// Empties the text and keeps its memory.
  package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Appends text that is JSON already.
  package mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

  /// Appends any text as a JSON string.
  package mutating func string(_ text: String) { bytes.append(contentsOf: Self.quoted(text)) }

  /// Appends the name of an instrument, of one that is not there its index.
  package mutating func instrument(_ instrument: InstrumentID) {
    if instrument.index < symbols.count {
      bytes.append(contentsOf: symbols[instrument.index])
    } else {
      digits(UInt64(instrument.rawValue))
    }
  }

  /// Appends an identifier, as a string of digits.
  package mutating func id(_ raw: UInt64) {
    bytes.append(UInt8(ascii: "\""))
    digits(raw)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a time, as a string of digits.
  package mutating func time(_ time: Timestamp) {
    bytes.append(UInt8(ascii: "\""))
    signed(time.rawValue)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a count of units: a number up to 2^53 either way, a string of digits beyond.
  package mutating func count(_ value: Int64) {
    guard value.magnitude > 1 << 53 else { return signed(value) }
    bytes.append(UInt8(ascii: "\""))
    signed(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a count of units of more than 64 bits, as `count` does.
  package mutating func wideCount(_ value: some FixedWidthInteger) {
    if let narrow = Int64(exactly: value) { return count(narrow) }
    raw("\"\(value)\"")
  }

  private mutating func signed(_ value: Int64) {
    if value < 0 { bytes.append(UInt8(ascii: "-")) }
    digits(value.magnitude)
  }

  private mutating func digits(_ value: UInt64) {
    guard value > 9 else {
      return bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
    }
    let start = bytes.count
    var rest = value
    while rest > 0 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: digit))
      rest = quotient
    }
    var low = start
    var high = bytes.count - 1
    while low < high {
      bytes.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  private static func quoted(_ text: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.string(text)
    return writer.bytes
  }
}
