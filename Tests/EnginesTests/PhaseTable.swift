import Foundation
import Market

/// The two tables that stand in the doc comment of `Phase`.
struct PhaseTable {
  /// What a command gets in a phase.
  enum Cell: Hashable, Sendable {
    case collected
    case waits
    case matched
    case taken
    case byConvention
    case rejected(RejectReason)

    init?(_ text: String) {
      let reasons = Dictionary(
        uniqueKeysWithValues: RejectReason.allCases.map { ("rejected: \($0)", $0) })
      switch text {
      case "collected": self = .collected
      case "waits": self = .waits
      case "matched": self = .matched
      case "taken": self = .taken
      case "by convention": self = .byConvention
      default:
        guard let reason = reasons[text] else { return nil }
        self = .rejected(reason)
      }
    }
  }

  /// The commands that the first table has a column for.
  enum Column: String, Hashable, Sendable, CaseIterable {
    case limit = "new limit"
    case market = "new market"
    case immediate = "new IOC, FOK"
    case atOpening = "new at the opening"
    case atClose = "new at the close"
    case cancel
    case replace
    case uncross
  }

  private(set) var cells: [Phase: [Column: Cell]] = [:]
  /// The phases that each phase may follow.
  private(set) var predecessors: [Phase: Set<Phase>] = [:]

  /// A table that is not as it should be.
  struct Malformed: Error, CustomStringConvertible {
    var description: String
  }

  /// The tables of the file in which `Phase` is declared.
  init() throws {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    try self.init(
      of: String(contentsOf: root.appending(path: "Sources/Market/Phase.swift"), encoding: .utf8))
  }

  /// The tables of a Swift file.
  init(of source: String) throws {
    let rows = source.split(separator: "\n").filter { $0.hasPrefix("/// |") }.map(Self.fields)
    let headers = rows.indices.filter { rows[$0].first == "" }
    guard headers.count == 2, headers[0] == 0 else {
      throw Malformed(description: "two tables are expected")
    }
    let columns = try rows[0].dropFirst().map { name in
      guard let column = Column(rawValue: name) else {
        throw Malformed(description: "no column is called \(name)")
      }
      return column
    }
    guard Set(columns).count == Column.allCases.count else {
      throw Malformed(description: "every column is expected once")
    }
    for row in rows[2..<headers[1]] {
      let texts = row.dropFirst()
      guard texts.count == columns.count else {
        throw Malformed(description: "the row \(row[0]) has another length")
      }
      var line: [Column: Cell] = [:]
      for (column, text) in zip(columns, texts) {
        guard let cell = Cell(text) else { throw Malformed(description: "no cell says \(text)") }
        line[column] = cell
      }
      guard cells.updateValue(line, forKey: try Self.phase(row[0])) == nil else {
        throw Malformed(description: "\(row[0]) stands twice")
      }
    }
    for row in rows[(headers[1] + 2)...] where row.count == 2 {
      predecessors[try Self.phase(row[0])] = Set(
        try row[1].split(separator: ", ").map { try Self.phase("`\($0)`") })
    }
    let all = Set(Phase.allCases)
    guard Set(cells.keys) == all, Set(predecessors.keys) == all else {
      throw Malformed(description: "every phase is expected in both tables")
    }
  }

  /// The shortest legal way from continuous trading, in which every instrument starts.
  func way(to phase: Phase) throws -> [Phase] {
    var ways: [[Phase]] = [[.continuous]]
    var seen: Set<Phase> = [.continuous]
    while let way = ways.first, let last = way.last {
      if last == phase { return Array(way.dropFirst()) }
      ways.removeFirst()
      for next in Phase.allCases
      where predecessors[next]?.contains(last) == true && seen.insert(next).inserted {
        ways.append(way + [next])
      }
    }
    throw Malformed(description: "no way leads to \(phase)")
  }

  private static func fields(of row: Substring) -> [String] {
    row.dropFirst("/// |".count).split(separator: "|", omittingEmptySubsequences: false)
      .dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func phase(_ text: String) throws -> Phase {
    guard let phase = Phase.allCases.first(where: { "`\($0)`" == text }) else {
      throw Malformed(description: "no phase is called \(text)")
    }
    return phase
  }
}
