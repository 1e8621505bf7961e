import JSONText

/// The places of a JSON text, found in another way than its reader finds them.
struct TextPlaces {
  private let bytes: [UInt8]
  private let firstLine: Int

  init(_ bytes: [UInt8], firstLine: Int = 1) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  /// Holds a place against its offset: the line by the line ends before it, the column by the
  /// characters since then.
  func check(_ position: JSONPosition) {
    require((0...bytes.count).contains(position.offset), "\(position) is not inside the text")
    var (line, start) = (firstLine, 0)
    for index in 0..<position.offset {
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      guard bytes[index] == 0x0A || bytes[index] == 0x0D, !isPair else { continue }
      (line, start) = (line + 1, index + 1)
    }
    let before = String(decoding: bytes[start..<position.offset], as: UTF8.self)
    require(
      position.line == line && position.column == before.unicodeScalars.count + 1,
      "\(position) for line \(line), column \(before.unicodeScalars.count + 1)")
  }

  /// Holds a refusal against what all of them promise: so many problems, in the order of the text.
  func check(_ problems: [JSONProblem]) {
    require(problems.count <= JSONProblems.limit + 1, "\(problems.count) problems")
    require(
      problems.map(\.position.offset) == problems.map(\.position.offset).sorted(),
      "the problems are not in the order of the text")
    problems.forEach { check($0.position) }
  }
}

extension JSONRefusal {
  /// Holds the lines of problems in a text of many JSON lines against the number of lines.
  func checkLines(of bytes: [UInt8]) {
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    for problem in problems {
      // A carriage return inside a line counts as one of its ends.
      let most = lines.count + bytes.count { $0 == 0x0D }
      require((1...most).contains(problem.position.line), "\(problem) of \(lines.count) lines")
      require(
        (1...bytes.count + 1).contains(problem.position.column), "\(problem) is outside of its line"
      )
    }
  }
}
