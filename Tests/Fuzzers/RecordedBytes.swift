import MarketData

/// The bytes of a file of market data, read in every way that must make no difference.
struct RecordedBytes {
  let bytes: [UInt8]

  /// What a message calls the file.
  static let name = "input"

  /// Reads the bytes; the value, or nil where they were refused at a place of the file.
  ///
  /// They are read again compressed, in two pieces, so that the reader meets a border of what its
  /// source gives at once, and must be read or refused just the same.
  func read<Value: Equatable>(
    _ body: (consuming ByteSource) throws(MarketDataProblem) -> Value
  ) -> Value? {
    let (value, problem) = Self.outcome(bytes, body)
    if let problem { checkPlace(problem) }
    // Bytes that are gzip themselves would be read as they are.
    guard !bytes.starts(with: [0x1F, 0x8B]) else { return value }
    let middle = bytes.isEmpty ? 0 : Int(bytes[bytes.count / 2]) % bytes.count
    let packed = gzip(bytes[..<middle]) + gzip(bytes[middle...])
    let (again, other) = Self.outcome(packed, body)
    require(again == value, "read as something else when it comes in pieces")
    require(other == problem, "refused for \(String(describing: other)) when it comes in pieces")
    return value
  }

  private static func outcome<Value>(
    _ bytes: [UInt8], _ body: (consuming ByteSource) throws(MarketDataProblem) -> Value
  ) -> (Value?, MarketDataProblem?) {
    do throws(MarketDataProblem) {
      return (try body(ByteSource(bytes, name: name)), nil)
    } catch {
      return (nil, error)
    }
  }

  /// A problem stands at a line and a column of the file, or at a message of it.
  private func checkPlace(_ problem: MarketDataProblem) {
    require(problem.file == Self.name, "a problem of another file: \(problem)")
    require(!problem.expected.isEmpty && !problem.found.isEmpty, "a problem without words")
    require(problem.description.utf8.count < 1000, "a message of \(problem.description.utf8.count)")
    guard !bytes.starts(with: [0x1F, 0x8B]) else { return }
    if let place = problem.messagePlace {
      require((0...bytes.count).contains(place.offset), "\(problem) of \(bytes.count) bytes")
      require(place.number >= 1, "\(problem)")
      return
    }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let line = problem.line else { fatalError("broken promise: no line in \(problem)") }
    require((1...lines.count).contains(line), "\(problem) of \(lines.count) lines")
    guard let column = problem.column else { return }
    require((1...lines[line - 1].count + 1).contains(column), "\(problem) of that line's bytes")
  }
}

extension [UInt8] {
  /// The lines of a text file, each with its end.
  init(lines: some Sequence<String>) { self = Array(lines.map { $0 + "\n" }.joined().utf8) }
}

/// A sequence of rows never runs back in its file.
func requireOrder(_ lines: [Int]) {
  require(lines == lines.sorted() && (lines.first ?? 1) >= 1, "lines that run back")
}
