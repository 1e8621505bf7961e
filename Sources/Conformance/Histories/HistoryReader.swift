package import JSONText
internal import Market
package import MarketData
package import Scenarios
internal import Wire

/// The lines of a history, one at a time.
///
/// The first line is `{"instruments": […], "conventions": {…}}`, the conventions by default where
/// they are left out; it may also say what the engine can't report. Each line after it is a command,
/// as scenarios write it, one of its events, as golden logs write it, or the book after it, in
/// order. Where a scenario gives instruments, conventions and commands, the log has events and books
/// alone: a golden log is one.
///
/// Memory does not grow with the file: no line may have more than `longestLine` bytes.
package struct HistoryReader: ~Copyable {
  package let header: HistoryHeader
  private var lines: LineReader
  private let form: JSONForm<HistoryLine>
  private var place = HistoryPlace()
  /// The line that was read last, without its end.
  private(set) var text: [UInt8] = []

  /// The most bytes that a line may have.
  package static let longestLine = 1 << 22
  /// How many lines behind a wrong one are looked at for more that are wrong.
  private static let longestLook = 10_000

  /// The number of that line, from 1.
  var line: Int { lines.line }

  /// Reads the first line, unless a scenario stands for it.
  package init(
    _ source: consuming ByteSource, of scenario: Scenario? = nil
  ) throws(HistoryRefusal) {
    lines = LineReader(source, longestLine: Self.longestLine)
    lines.lastLine = .mayStop
    if let scenario {
      header = HistoryHeader(of: scenario)
      place.given = scenario.commands.count
    } else {
      header = try Self.header(&lines)
    }
    form = HistoryLine.form(JSONCodec(instruments: header.instruments, numbers: .decimals))
  }

  private static func header(_ lines: inout LineReader) throws(HistoryRefusal) -> HistoryHeader {
    var opening: [[UInt8]] = [[]]
    guard try read(&lines, &opening[0]) else {
      throw HistoryRefusal(JSONRefusal([.firstLineMissing]))
    }
    do throws(JSONRefusal) {
      return try JSONText.read(opening[0], as: HistoryHeader.form)
    } catch {
      var next: [UInt8] = []
      while opening.count < 8, (try? read(&lines, &next)) == true { opening.append(next) }
      throw HistoryRefusal(error, hint: HistoryLookalike.hint(opening))
    }
  }

  private static func read(
    _ lines: inout LineReader, _ text: inout [UInt8]
  ) throws(HistoryRefusal) -> Bool {
    do throws(MarketDataProblem) {
      return try lines.next(into: &text)
    } catch {
      throw HistoryRefusal(error)
    }
  }

  /// The next line; nil at the end.
  ///
  /// Where it is wrong, others behind it that are wrong are reported with it.
  mutating func next() throws(HistoryRefusal) -> HistoryLine? {
    guard try Self.read(&lines, &text) else { return nil }
    do throws(JSONRefusal) {
      return try parse()
    } catch {
      var problems = error.problems
      var looked = 0
      while problems.count < JSONProblems.limit, looked < Self.longestLook,
        (try? Self.read(&lines, &text)) == true
      {
        looked += 1
        do throws(JSONRefusal) { _ = try parse() } catch { problems += error.problems }
      }
      throw HistoryRefusal(JSONRefusal(problems))
    }
  }

  private mutating func parse() throws(JSONRefusal) -> HistoryLine {
    let place = place
    let placed = form.refine { line throws(JSONExpectation) in
      if let reason = place.misplacement(of: line) { throw JSONExpectation(reason) }
      return line
    }
    let line = try JSONText.read(text, as: placed, startingAtLine: lines.line)
    self.place.pass(line)
    return line
  }
}

/// Why a history was refused.
package struct HistoryRefusal: Error {
  package enum Reason {
    case lines(JSONRefusal)
    case file(MarketDataProblem)
  }

  package let reason: Reason
  /// What the file probably is, and what to do with it.
  package let hint: String?

  init(_ refusal: JSONRefusal, hint: String? = nil) {
    reason = .lines(refusal)
    self.hint = hint
  }

  init(_ problem: MarketDataProblem) {
    reason = .file(problem)
    hint = nil
  }

  /// Each problem on a line of its own, as compilers print theirs.
  package func rendered(file: String) -> String {
    switch reason {
    case .lines(let refusal): refusal.rendered(file: file)
    case .file(let problem): "\(problem.place): error: \(problem.message)"
    }
  }
}

extension JSONProblem {
  fileprivate static let firstLineMissing = JSONProblem(
    position: JSONPosition(line: 1, column: 1, offset: 0),
    message: "expected a line of instruments and conventions, found nothing")
}
