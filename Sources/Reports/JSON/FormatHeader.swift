internal import JSONText

/// The two members that stand first in every file: the name of its format and the version.
enum FormatHeader {
  /// A form that looks at the header first, so that another file, or one of another version, is
  /// refused for what it is and not for each member that is strange in it.
  static func form<Value>(
    of shape: Shape<Value>, format: String, version: Int
  ) -> JSONForm<Value> {
    JSONForm { value, problems in
      let header = JSONForm<Value>.object { header in
        header.ignoreOtherKeys()
        _ = header.required("format", Shape.constant(format).form)
        _ = header.required("version", supported(version))
        return nil
      }
      _ = header.read(value, into: problems)
      guard problems.isEmpty else { return nil }
      return shape.form.read(value, into: problems)
    }
  }

  private static func supported(_ version: Int) -> JSONForm<Int> {
    JSONForm<Int>.integer(in: 1...Int.max).refine { (found) throws(JSONExpectation) in
      guard found == version else {
        throw JSONExpectation("version \(version) of the format, the only one known here")
      }
      return found
    }
  }
}
