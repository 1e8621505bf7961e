internal import JSONText

/// How a word of the command line becomes a value: what it is called, which words are right, and
/// what a shell may offer to complete it.
package struct ValueKind<Value: Sendable>: Sendable {
  /// What stands for the word in help: `N`, `FILE`.
  package let placeholder: String
  let completion: CompletionKind
  let read: @Sendable (String) throws(ValueProblem) -> Value
}

extension ValueKind {
  /// The same under another name in help.
  package func named(_ placeholder: String) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: completion, read: read)
  }
}

extension ValueKind {
  /// A word with a grammar of its own, of which these words are the known beginnings or wholes.
  package static func parsed(
    _ placeholder: String, completing words: [String],
    _ read: @escaping @Sendable (String) throws(CommandFailure) -> Value
  ) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: .words(words)) { word throws(ValueProblem) in
      do throws(CommandFailure) {
        return try read(word)
      } catch {
        throw ValueProblem(message: error.message, hint: error.hint)
      }
    }
  }
}

/// What a shell offers to complete a word.
package enum CompletionKind: Equatable, Sendable {
  case nothing
  case files
  case folders
  case words([String])
}

/// What is wrong with a word: "'x' is not a whole number".
struct ValueProblem: Error {
  var message: String
  var hint: String?
}

extension ValueKind where Value == String {
  /// Any word but the empty one.
  package static func text(_ placeholder: String) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: .nothing, read: nonEmpty)
  }

  /// The path of a file or folder, which need not exist yet.
  package static func path(_ placeholder: String) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: .files, read: nonEmpty)
  }

  /// The path of a folder, which need not exist yet.
  package static func folder(_ placeholder: String) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: .folders, read: nonEmpty)
  }

  /// One of a list of words.
  package static func word(_ placeholder: String, among words: [String]) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: .words(words)) {
      word throws(ValueProblem) in
      guard words.contains(word) else { throw ValueProblem(word, noneOf: words) }
      return word
    }
  }

  @Sendable private static func nonEmpty(_ word: String) throws(ValueProblem) -> String {
    guard !word.isEmpty else { throw ValueProblem(message: "'' is empty") }
    return word
  }
}

extension ValueKind where Value: CaseIterable & RawRepresentable<String> {
  /// One of the cases of an enumeration, spelt as its raw value.
  package static func choice(_ placeholder: String) -> ValueKind {
    let words = Value.allCases.map(\.rawValue)
    return ValueKind(placeholder: placeholder, completion: .words(words)) {
      word throws(ValueProblem) in
      guard let value = Value(rawValue: word) else {
        throw ValueProblem(word, noneOf: words)
      }
      return value
    }
  }
}

extension ValueKind where Value == Int {
  /// A whole number in decimal digits, within bounds.
  package static func integer(_ placeholder: String, in bounds: ClosedRange<Int>) -> ValueKind {
    ValueKind(placeholder: placeholder, completion: .nothing) { word throws(ValueProblem) in
      let digits = word.hasPrefix("-") ? word.dropFirst() : word[...]
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
        throw ValueProblem(
          message: "'\(word)' is not a whole number",
          hint: "write one \(Self.limits(bounds)), such as \(Self.example(bounds))")
      }
      guard let value = Int(word), bounds.contains(value) else {
        let limits =
          bounds.upperBound == .max
          ? "at least \(bounds.lowerBound)" : "\(bounds.lowerBound) to \(bounds.upperBound)"
        throw ValueProblem(message: "'\(word)' is out of bounds: \(limits)")
      }
      return value
    }
  }

  private static func limits(_ bounds: ClosedRange<Int>) -> String {
    bounds.upperBound == .max
      ? "of at least \(bounds.lowerBound)" : "from \(bounds.lowerBound) to \(bounds.upperBound)"
  }

  /// A plain number within bounds.
  private static func example(_ bounds: ClosedRange<Int>) -> Int {
    max(bounds.lowerBound, min(bounds.upperBound, 7))
  }
}

extension ValueKind where Value == Duration {
  /// A whole number of seconds, minutes or hours, such as `30s`, `5m` or `1h`; at least a second.
  package static var duration: ValueKind {
    ValueKind(placeholder: "DURATION", completion: .nothing) { word throws(ValueProblem) in
      let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
      guard let unit = word.last.flatMap({ units[$0] }), let count = Int(word.dropLast()),
        (1...1_000_000).contains(count)
      else {
        throw ValueProblem(
          message: "'\(word)' is not a duration of at least a second",
          hint: "write a number of seconds, minutes or hours: 30s, 5m or 1h, for instance")
      }
      return .seconds(count * unit)
    }
  }
}

extension ValueKind where Value == FileInput {
  /// A file that exists and can be read.
  package static var inputFile: ValueKind {
    ValueKind(placeholder: "FILE", completion: .files) { word throws(ValueProblem) in
      do throws(CommandFailure) {
        return try FileInput(path: word)
      } catch {
        throw ValueProblem(message: error.message, hint: error.hint)
      }
    }
  }
}

extension ValueKind where Value == FileInput {
  /// A file that exists and can be read, or `-` for standard input.
  package static var inputStream: ValueKind {
    ValueKind(placeholder: "FILE", completion: .files) { word throws(ValueProblem) in
      word == "-" ? .standardInput : try inputFile.read(word)
    }
  }
}

extension ValueKind where Value == FileOutput {
  /// A file that can be written, checked before the work that fills it begins.
  package static var outputFile: ValueKind {
    ValueKind(placeholder: "FILE", completion: .files) { word throws(ValueProblem) in
      do throws(CommandFailure) {
        return try FileOutput(path: word)
      } catch {
        throw ValueProblem(message: error.message, hint: error.hint)
      }
    }
  }
}

extension ValueProblem {
  fileprivate init(_ word: String, noneOf words: [String]) {
    self.init(
      message: "'\(word)' is none of \(words.joined(separator: ", "))",
      hint: didYouMean(word, among: words).map { "did you mean '\($0)'?" })
  }
}
