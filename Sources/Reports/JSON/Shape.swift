internal import JSONText

/// How values of one type stand in the JSON of a report: read, written and described by one table,
/// so that the three can't drift apart.
struct Shape<Value>: Sendable {
  let form: JSONForm<Value>
  let schema: Schema
  let write: @Sendable (Value, inout JSONWriter) -> Void

  init(
    form: JSONForm<Value>, schema: Schema,
    write: @escaping @Sendable (Value, inout JSONWriter) -> Void
  ) {
    self.form = form
    self.schema = schema
    self.write = write
  }

  /// The shape with a further condition, in words that can follow `expected`.
  func expecting(_ what: String, _ isMet: @escaping @Sendable (Value) -> Bool) -> Self {
    Self(
      form: form.refine { (value) throws(JSONExpectation) in
        guard isMet(value) else { throw JSONExpectation(what) }
        return value
      }, schema: schema, write: write)
  }
}

// MARK: - Plain values

extension Shape where Value == String {
  /// Any text.
  static var text: Self {
    Self(form: .string, schema: .text(pattern: nil)) { $1.string($0) }
  }

  /// A hash: 16 hexadecimal digits.
  static var hash: Self {
    Self(form: .string, schema: .text(pattern: "^[0-9a-f]{16}$")) { $1.string($0) }
      .expecting("16 hexadecimal digits in lower case") { text in
        text.utf8.count == 16 && text.utf8.allSatisfy(\.isLowerHexadecimalDigit)
      }
  }

  /// This text and no other.
  static func constant(_ text: String) -> Self {
    Self(form: .choice([text: text]), schema: .constantText(text)) { $1.string($0) }
  }
}

extension Shape where Value == Bool {
  /// Whether something is so.
  static var truth: Self { Self(form: .bool, schema: .boolean) { $1.bool($0) } }
}

extension Shape where Value == Int {
  /// The greatest number in a report: all up to it are exact in every reader of JSON, and a
  /// thousand of them add up without overflow.
  static var greatestNumber: Int { 1 << 53 }

  /// A count, a time in nanoseconds or a size in bytes.
  static func number(from lowest: Int = 0) -> Self {
    number(in: lowest...greatestNumber)
  }

  /// An integer in a range.
  static func number(in range: ClosedRange<Int>) -> Self {
    Self(form: .integer(in: range), schema: .integer(range)) { $1.integer($0) }
  }

  /// This number and no other.
  static func constant(_ number: Int) -> Self {
    Self(form: .integer(in: number...number), schema: .constantInteger(number)) { $1.integer($0) }
  }
}

extension Shape where Value == UInt64 {
  /// A seed, as a text of decimal digits, because it may be more than other readers keep exactly.
  static var seed: Self {
    Self(
      form: JSONForm<String>.string.refine { (text) throws(JSONExpectation) in
        guard let seed = UInt64(text), "\(seed)" == text else {
          throw JSONExpectation("a text of decimal digits, from 0 to \(UInt64.max)")
        }
        return seed
      }, schema: .text(pattern: "^(0|[1-9][0-9]{0,19})$")
    ) { $1.string("\($0)") }
  }
}

extension Shape where Value: RawRepresentable<String> & CaseIterable & Sendable {
  /// One of the names of an enumeration.
  static var name: Self {
    let names = Value.allCases.map(\.rawValue)
    return Self(
      form: JSONForm<String>.string.refine { (text) throws(JSONExpectation) in
        guard let value = Value(rawValue: text) else {
          throw JSONExpectation(
            "one of " + names.joined(separator: ", "),
            suggestion: didYouMean(text, among: names))
        }
        return value
      }, schema: .choice(names)
    ) { $1.string($0.rawValue) }
  }
}

extension Shape {
  /// An array of values of one shape.
  static func list<Element>(
    of element: Shape<Element>, count: ClosedRange<Int> = 0...Int.max
  ) -> Self where Value == [Element] {
    let shape = Self(
      form: .array(of: element.form), schema: .array(of: element.schema, count: count)
    ) { values, writer in
      writer.beginArray()
      for value in values { element.write(value, &writer) }
      writer.endArray()
    }
    guard count != 0...Int.max else { return shape }
    return shape.expecting("\(count.lowerBound) to \(count.upperBound) elements") {
      count.contains($0.count)
    }
  }
}

extension UInt8 {
  fileprivate var isLowerHexadecimalDigit: Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= self || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self
  }
}
