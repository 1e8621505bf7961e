package import JSONText
package import Results

/// The records of measurements over commits, as JSON Lines: the lines stay as they were written, and
/// new ones are added at the end.
package struct TrackHistory: Sendable {
  /// A record and the line that it stands in.
  private struct Line: Sendable {
    var bytes: ArraySlice<UInt8>
    /// The line's number in the text that was read; nil of one that was added.
    var number: Int?
    var record: TrackRecord
  }

  private var lines: [Line] = []

  /// A history of nothing.
  package init() {}

  /// Reads a whole text; a line that is no record is refused with all that is wrong with it, and
  /// empty lines are passed over.
  package init(reading bytes: [UInt8]) throws(JSONRefusal) {
    var problems: [JSONProblem] = []
    let parts = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard part.contains(where: { !" \t\r".utf8.contains($0) }) else { continue }
      do throws(JSONRefusal) {
        let record = try HistoryLine.record(from: Array(part), line: index + 1)
        lines.append(Line(bytes: part, number: index + 1, record: record))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw JSONRefusal(problems) }
  }

  /// The text: a line for each record.
  package var bytes: [UInt8] {
    Array(lines.map { $0.bytes + [UInt8(ascii: "\n")] }.joined())
  }

  /// The records in the order of the lines.
  package var records: [TrackRecord] { lines.map(\.record) }

  // MARK: - Adding

  /// What becomes of a measurement that the history has already.
  package enum Duplicates: String, CaseIterable, Sendable {
    case refuse
    /// The new one takes the place of the old.
    case replace
    /// Both stay, and their passes count together.
    case keep
  }

  /// A measurement that stands in the history already.
  package struct Duplicate: Error, Hashable, Sendable {
    package var record: TrackRecord
    /// The line that it stands in; nil where it is among those that are to be added.
    package var line: Int?
  }

  /// Adds records at the end, or nothing where one is refused.
  package mutating func add(
    _ records: [TrackRecord], duplicates: Duplicates
  ) throws(Duplicate) {
    var added = lines
    for record in records {
      let earlier = added.first { $0.record.measuresSame(as: record) }
      switch (earlier, duplicates) {
      case (let earlier?, .refuse): throw Duplicate(record: record, line: earlier.number)
      case (_?, .replace): added.removeAll { $0.record.measuresSame(as: record) }
      case (nil, _), (_, .keep): break
      }
      added.append(
        Line(bytes: HistoryLine.bytes(of: record).dropLast(), number: nil, record: record))
    }
    lines = added
  }

  // MARK: - Commits

  /// The commits of the history that a name stands for: one that is it, or all that begin with it.
  package func commits(named name: String) -> [String] {
    var found: [String] = []
    for commit in lines.map(\.record.commit) where commit.hasPrefix(name) {
      if commit == name { return [name] }
      if !found.contains(commit) { found.append(commit) }
    }
    return found
  }

  /// All commits, in the order in which they first occur.
  package var commits: [String] { commits(named: "") }

  /// The records of a commit.
  package func records(of commit: String) -> [TrackRecord] {
    records.filter { $0.commit == commit }
  }
}
