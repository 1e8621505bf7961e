package import JSONText
package import Market
internal import Wire

/// The event log of a scenario, line by line, as it is kept under `golden/`.
///
/// Each line is one event in canonical JSON, with prices and quantities in decimal text. A step
/// with many events is one line, with their number and a digest of their lines.
package struct GoldenLog: Hashable, Sendable {
  /// The lines, without line ends.
  package private(set) var lines: [String]

  /// A step whose commands cause more events than this is kept as a digest.
  package static let longestStep = 200

  /// The log of what an engine answered to the steps of a scenario.
  ///
  /// `answers` has, for each step that gives commands, the events of each of its commands.
  package init(_ answers: [[[Event]]], of scenario: Scenario) {
    let codec = JSONCodec(instruments: scenario.instruments, numbers: .decimals)
    lines = []
    var first = 1
    for commands in answers {
      let events = Self.lines(commands, from: first, codec)
      let isLong = events.count > Self.longestStep || commands.count > 1
      lines += isLong ? [Self.digest(events, from: first, to: first + commands.count - 1)] : events
      first += commands.count
    }
  }

  /// Reads the log of a file; every line must be a JSON object, and a file without lines is the
  /// log of a scenario in which nothing happens.
  package init(reading bytes: [UInt8]) throws(JSONRefusal) {
    lines = []
    var problems: [JSONProblem] = []
    var number = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      number += 1
      if line.isEmpty, line.endIndex == bytes.endIndex { break }
      do throws(JSONRefusal) {
        try JSONText.read(Array(line), as: Self.line, startingAtLine: number)
      } catch {
        problems += error.problems
      }
      lines.append(String(decoding: line, as: UTF8.self))
    }
    guard problems.isEmpty else { throw JSONRefusal(problems) }
  }

  private static let line = JSONForm<Void>.object { members in
    members.ignoreOtherKeys()
    return ()
  }

  /// The text of the file.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  /// Where another log first differs; nil where it is the same.
  package func firstDifference(from other: GoldenLog) -> Difference? {
    let length = max(lines.count, other.lines.count)
    for index in 0..<length {
      let own = index < lines.count ? lines[index] : nil
      let others = index < other.lines.count ? other.lines[index] : nil
      if own != others { return Difference(line: index + 1, expected: own, actual: others) }
    }
    return nil
  }

  /// A line that two logs don't share; nil where a log has ended.
  package struct Difference: Hashable, Sendable {
    package var line: Int
    package var expected: String?
    package var actual: String?

    /// The number of the command at which the logs part: the earlier of those that the two lines
    /// belong to, as they say themselves.
    package var command: Int? {
      [expected, actual].compactMap { $0.flatMap(Self.command) }.min()
    }

    private static func command(of line: String) -> Int? {
      guard let value = JSONText.parse(line).value else { return nil }
      if case .number(let number)? = value["command"]?.kind { return number.integer() }
      guard case .string(let range)? = value["commands"]?.kind else { return nil }
      return Int(range.prefix { $0 != "-" })
    }
  }

  private static func lines(
    _ commands: [[Event]], from first: Int, _ codec: JSONCodec
  ) -> [String] {
    var lines: [String] = []
    for (offset, events) in commands.enumerated() {
      for event in events {
        var writer = JSONWriter()
        codec.write(LoggedEvent(command: first + offset, event: event), to: &writer)
        lines.append(String(decoding: writer.bytes, as: UTF8.self))
      }
    }
    return lines
  }

  private static func digest(_ events: [String], from first: Int, to last: Int) -> String {
    var digest = Digest()
    for line in events {
      digest.combine(UInt64(line.utf8.count))
      for byte in line.utf8 { digest.combine(UInt64(byte)) }
    }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("commands")
    writer.string("\(first)-\(last)")
    writer.key("events")
    writer.integer(events.count)
    writer.key("digest")
    writer.string(digest.text)
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
