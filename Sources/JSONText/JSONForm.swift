/// What a JSON value must look like, and what it is read as.
///
/// Forms are put together at the place that knows what a text means:
///
///     let size = JSONForm<Size>.object { members in
///       let width = members.required("width", .integer(in: 1...4096))
///       let unit = members.optional("unit", .choice(["px": Unit.pixel, "pt": .point]))
///       guard let width else { return nil }
///       return Size(width: width, unit: unit ?? .pixel)
///     }
///
/// A form that gives no value has reported why. A form that gives one may have reported problems of
/// parts that it can do without, so what counts is that there are none in the end, as
/// `JSONText.read` makes sure.
package struct JSONForm<Output>: Sendable {
  private let body: @Sendable (JSONValue, JSONProblems) -> Output?

  /// A form that reads by hand: it gives the value, or reports at least one problem and gives nil.
  package init(
    _ body: @escaping @Sendable (_ value: JSONValue, _ problems: JSONProblems) -> Output?
  ) {
    self.body = body
  }

  /// What `value` says, or nil after the reason was reported.
  package func read(_ value: JSONValue, into problems: JSONProblems) -> Output? {
    body(value, problems)
  }

  /// The form whose output is turned into another, which can't fail.
  package func map<Other>(
    _ transform: @escaping @Sendable (Output) -> Other
  ) -> JSONForm<Other> {
    JSONForm<Other> { value, problems in read(value, into: problems).map(transform) }
  }

  /// The form whose output must stand one more test: `transform` gives what it is turned into, or
  /// throws what was expected instead.
  package func refine<Other>(
    _ transform: @escaping @Sendable (Output) throws(JSONExpectation) -> Other
  ) -> JSONForm<Other> {
    JSONForm<Other> { value, problems in
      guard let output = read(value, into: problems) else { return nil }
      do throws(JSONExpectation) {
        return try transform(output)
      } catch {
        problems.report(expected: error.what, found: value, suggestion: error.suggestion)
        return nil
      }
    }
  }
}

/// What a value should have been: a noun phrase such as `a price of at most 8 decimals`.
package struct JSONExpectation: Error {
  package let what: String
  package let suggestion: String?

  /// An expectation in words that can follow `expected`.
  package init(_ what: String, suggestion: String? = nil) {
    self.what = what
    self.suggestion = suggestion
  }
}

extension JSONProblems {
  /// Records that `value` is not what it should be.
  package func report(
    expected what: String, found value: JSONValue, suggestion: String? = nil
  ) {
    report("expected \(what), found \(value.summary)", at: value, suggestion: suggestion)
  }
}

// MARK: - Plain values

extension JSONForm where Output == JSONValue {
  /// Any value, unread.
  package static var anything: Self { Self { value, _ in value } }
}

extension JSONForm where Output == String {
  /// A string.
  package static var string: Self {
    Self { value, problems in
      guard case .string(let text) = value.kind else {
        problems.report(expected: "a string", found: value)
        return nil
      }
      return text
    }
  }
}

extension JSONForm where Output == Bool {
  /// True or false.
  package static var bool: Self {
    Self { value, problems in
      guard case .bool(let truth) = value.kind else {
        problems.report(expected: "true or false", found: value)
        return nil
      }
      return truth
    }
  }
}

extension JSONForm where Output == JSONNumber {
  /// A number, as it is written.
  package static var number: Self {
    Self { value, problems in
      guard case .number(let number) = value.kind else {
        problems.report(expected: "a number", found: value)
        return nil
      }
      return number
    }
  }
}

extension JSONForm where Output: FixedWidthInteger & Sendable {
  /// An integer literal within a range.
  ///
  /// For integers of up to 64 bits and `Int128`.
  @inlinable package static func integer(
    in range: ClosedRange<Output> = Output.min...Output.max
  ) -> Self {
    Self { value, problems in
      guard case .number(let number) = value.kind, let integer: Output = number.integer(),
        range.contains(integer)
      else {
        problems.reportNoInteger(value, from: "\(range.lowerBound)", to: "\(range.upperBound)")
        return nil
      }
      return integer
    }
  }
}

extension JSONProblems {
  @usableFromInline package func reportNoInteger(
    _ value: JSONValue, from low: String, to high: String
  ) {
    if case .number(let number) = value.kind, number.isInteger {
      report(expected: "an integer from \(low) to \(high)", found: value)
    } else {
      report(expected: "an integer", found: value)
    }
  }
}

extension JSONForm where Output: Sendable {
  /// A string that is one of the names of a table; it is read as what the table gives for it.
  package static func choice(_ table: KeyValuePairs<String, Output>) -> Self {
    choice(table.map { (name: $0.key, value: $0.value) })
  }

  /// A string that is one of the names of a table; it is read as what the table gives for it.
  package static func choice(_ table: [(name: String, value: Output)]) -> Self {
    Self { value, problems in
      let text: String? = if case .string(let text) = value.kind { text } else { nil }
      if let text, let match = table.first(where: { $0.name.isExactly(text) }) {
        return match.value
      }
      let names = table.map(\.name)
      problems.report(
        expected: names.alternatives, found: value,
        suggestion: text.flatMap { didYouMean($0, among: names) })
      return nil
    }
  }
}

// MARK: - Arrays and objects

extension JSONForm {
  /// An array whose elements all have one form.
  ///
  /// Every element is read, so that the problems of all are reported.
  package static func array<Element>(of form: JSONForm<Element>) -> Self
  where Output == [Element] {
    Self { value, problems in
      guard case .array(let values) = value.kind else {
        problems.report(expected: "an array", found: value)
        return nil
      }
      let elements = values.compactMap { form.read($0, into: problems) }
      return elements.count == values.count ? elements : nil
    }
  }

  /// An object; `body` asks for its members and makes the output.
  ///
  /// Keys that the body didn't ask for are reported, so it must ask for all before it gives up.
  package static func object(
    _ body: @escaping @Sendable (inout JSONObjectReader) -> Output?
  ) -> Self {
    Self { value, problems in
      guard case .object(let members) = value.kind else {
        problems.report(expected: "an object", found: value)
        return nil
      }
      var reader = JSONObjectReader(value, members: members, problems: problems)
      let output = body(&reader)
      return reader.reportKeys() ? output : nil
    }
  }
}
