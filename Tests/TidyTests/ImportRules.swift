/// The rules on who imports whom; each gives a line for each breach.
enum ImportRules {
  /// The table itself: no row imports one below it, or a row that does not exist.
  static func table(_ rows: [Architecture.Row]) -> [String] {
    var above: Set<String> = []
    var problems: [String] = []
    for row in rows {
      let own = row.mayImport.filter { !isLibrary($0) }
      problems += own.subtracting(above).sorted().map {
        "the table lets \(row.name) import \($0), which is not above it"
      }
      above.insert(row.name)
    }
    return problems
  }

  /// The manifest's table of rooms keeps to the design's.
  static func manifest(_ manifest: Manifest) -> [String] {
    var problems: [String] = []
    var last = -1
    for room in manifest.rooms {
      guard let place = Architecture.rows.firstIndex(where: { $0.name == room.name }) else {
        problems.append("Package.swift: the design has no room \(room.name)")
        continue
      }
      if place <= last { problems.append("Package.swift: \(room.name) stands too late") }
      last = max(last, place)
      let allowed = Architecture.rows[place].mayImport
      problems += room.imports.filter { !allowed.contains($0) }.map {
        "Package.swift: \(room.name) must not import \($0)"
      }
      if room.mustNotKnow.isEmpty {
        problems.append("Package.swift: \(room.name) does not say what it must not know")
      }
      if room.holds.isEmpty {
        problems.append("Package.swift: \(room.name) does not say what it holds")
      }
    }
    return problems
  }

  /// The folders that are no targets: what is written in other languages, and the documentation.
  private static let others: Set = ["Adapters", "Documentation"]

  /// Every folder of sources is a room of the manifest or a system library, and every room has one.
  static func folders(_ targets: [String], _ manifest: Manifest) -> [String] {
    let rooms = Set(manifest.rooms.map(\.name))
    let own = Set(targets.filter { !isLibrary($0) && !others.contains($0) })
    return own.subtracting(rooms).sorted().map { "Sources/\($0) is no room of Package.swift" }
      + rooms.subtracting(own).sorted().map { "Package.swift: the room \($0) has no sources" }
  }

  /// Every `import` of a source file is one that the design and the manifest allow its target.
  static func imports(_ file: TextFile, _ manifest: Manifest) -> [String] {
    guard file.isSwift, let target = file.target else { return [] }
    guard let row = Architecture.row(target), let room = manifest[target] else {
      return ["\(file.path): \(target) is no room"]
    }
    return modules(importedBy: file.text).compactMap { module, line in
      let isAllowed =
        if Architecture.plain.contains(module) {
          true
        } else if Architecture.system.contains(module) {
          row.knowsSystem
        } else {
          row.mayImport.contains(module) && room.imports.contains(module)
        }
      return isAllowed ? nil : "\(file.path):\(line): \(target) must not import \(module)"
    }
  }

  /// The modules that a source imports, each with its line, counted from 1.
  static func modules(importedBy source: String) -> [(module: String, line: Int)] {
    SwiftCode(source).lines.enumerated().flatMap { index, line in
      guard line.contains("import") else { return [(module: String, line: Int)]() }
      return line.matches(
        of: /\bimport\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)/
      ).map { (String($0.output.1), index + 1) }
    }
  }

  /// A system library's name begins with C and a capital, except for those that are our own.
  private static func isLibrary(_ name: String) -> Bool {
    !["CEngine", "CCallgrind", "CHints"].contains(name) && name.prefixMatch(of: /C[A-Z]/) != nil
  }
}
