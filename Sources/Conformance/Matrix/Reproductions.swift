package import JSONText
package import Results

/// The reproductions of a fleet: scripts that show on an engine's own interface, without an adapter,
/// what was found in it.
///
/// A folder holds them, each with its engine's name before its own; `kinds.json` beside them says
/// which kinds of failures each shows.
package struct Reproductions: Sendable {
  /// The path under which the scripts are named.
  private let folder: String
  /// The scripts' names, sorted.
  private let scripts: [String]
  /// What each script shows: the beginnings of the kinds of failures.
  private let kinds: [String: [String]]

  /// The name of the file that says which script shows what.
  package static let tableName = "kinds.json"

  /// The scripts of a folder, and what the table in it says, if there is one.
  package init(
    folder: String, names: [String], table: [UInt8]?
  ) throws(JSONRefusal) {
    self.folder = folder
    scripts = names.filter { $0.hasSuffix(".py") }.sorted()
    kinds =
      try table.map { (table) throws(JSONRefusal) in
        try JSONText.read(table, as: Self.form(of: Set(names)))
      } ?? [:]
  }

  /// Reads a folder; throws what can't be read.
  package static func files(
    in folder: String
  ) throws(CorpusError) -> (names: [String], table: [UInt8]?) {
    (try Files.paths(in: folder), try Files.read("\(folder)/\(tableName)"))
  }

  /// Adds to each row its engine's reproductions, and to each failure the one that shows it.
  package func add(to rows: inout [MatrixRow]) {
    let names = rows.map(\.entry.name)
    for index in rows.indices {
      let name = names[index]
      let own = scripts.filter { Self.engine(of: $0, among: names) == name }
      rows[index].reproductions = own.map { "\(folder)/\($0)" }
      for place in rows[index].failures.indices {
        let kind = rows[index].failures[place].kind
        let script = own.first { script in
          kinds[script]?.contains { kind.hasPrefix($0) } ?? false
        }
        rows[index].failures[place].reproduction = script.map { "\(folder)/\($0)" }
      }
    }
  }

  /// The engine whose name a script's begins with: the longest that fits.
  private static func engine(of script: String, among names: [String]) -> String? {
    names.filter { script.hasPrefix($0 + "-") }.max { $0.count < $1.count }
  }

  private static func form(of names: Set<String>) -> JSONForm<[String: [String]]> {
    .object { members in
      let rows = members.required("reproductions", .array(of: row(of: names)))
      return rows.map { Dictionary($0, uniquingKeysWith: +) }
    }
  }

  private static func row(of names: Set<String>) -> JSONForm<(String, [String])> {
    .object { members in
      let script = JSONForm<String>.string.refine { (text) throws(JSONExpectation) in
        guard names.contains(text) else {
          throw JSONExpectation("the name of a script in the same folder")
        }
        return text
      }
      let file = members.required("file", script)
      let kinds = members.required("kinds", .array(of: .string))
      guard let file, let kinds else { return nil }
      return (file, kinds)
    }
  }
}
