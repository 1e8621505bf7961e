package import JSONText
package import Market

extension JSONForm where Output: FixedWidthInteger {
  /// An integer within a range, written as an integer or as a string of its digits.
  static func digits(_ range: ClosedRange<Output>) -> Self {
    Self { value, problems in
      let token: String
      switch value.kind {
      case .number(let number): token = number.token
      case .string(let text): token = text
      default: token = ""
      }
      guard let integer = Output(canonicalDigits: token), range.contains(integer) else {
        problems.report(
          expected: "an integer from \(range.lowerBound) to \(range.upperBound), "
            + "or a string of its digits", found: value)
        return nil
      }
      return integer
    }
  }

  /// A decimal number or a string that holds one, exactly, in units of a scale.
  static func scaled(_ scale: Scale, unitKey: String) -> Self {
    Self { value, problems in
      guard let decimal = DecimalForm.form.read(value, into: problems) else {
        return nil
      }
      do throws(DecimalError) {
        guard let units = Output(exactly: try scale.units(decimal)) else {
          throw DecimalError.outOfRange(decimal.description, unit: scale.unit.description)
        }
        return units
      } catch {
        var message = "\(error)"
        if case .offGrid = error { message += "; set \"\(unitKey)\" to a finer unit to send it" }
        problems.report(message, at: value)
        return nil
      }
    }
  }
}

extension FixedWidthInteger {
  /// Reads digits as an integer is written: no plus, no leading zeros, no minus zero.
  init?(canonicalDigits text: String) {
    guard let value = Self(text), String(value) == text else { return nil }
    self = value
  }
}

extension JSONForm where Output: CaseIterable {
  /// One of the cases of a closed list, spelt as in the source.
  static func name() -> Self {
    Self { value, problems in
      let names = Output.allCases.map { "\($0)" }
      guard case .string(let text) = value.kind,
        let match = Output.allCases.first(where: { "\($0)" == text })
      else {
        var suggestion: String?
        if case .string(let text) = value.kind { suggestion = didYouMean(text, among: names) }
        let expected = names.map { "\"\($0)\"" }.joined(separator: ", ")
        problems.report(expected: "one of \(expected)", found: value, suggestion: suggestion)
        return nil
      }
      return match
    }
  }
}

/// How exact decimals are written.
package enum DecimalForm {
  /// A decimal number, or a string that holds one.
  package static var form: JSONForm<ExactDecimal> {
    JSONForm { value, problems in
      let token: String
      switch value.kind {
      case .number(let number): token = number.token
      case .string(let text): token = text
      default:
        problems.report(expected: "a decimal number or a string that holds one", found: value)
        return nil
      }
      do throws(DecimalError) {
        return try ExactDecimal(token)
      } catch {
        problems.report("\(error)", at: value)
        return nil
      }
    }
  }
}

extension JSONForm where Output == ExactDecimal {
  /// A decimal number from zero up.
  static var notNegative: Self {
    DecimalForm.form.refine { decimal throws(JSONExpectation) in
      guard decimal.significand >= 0 else { throw JSONExpectation("a decimal from zero up") }
      return decimal
    }
  }

  /// A decimal that amounts can be multiples of.
  static var unit: Self {
    DecimalForm.form.refine { decimal throws(JSONExpectation) in
      guard decimal.significand > 0, decimal.significand < 1_000_000_000 else {
        throw JSONExpectation("a decimal above zero of at most nine digits")
      }
      return decimal
    }
  }
}
