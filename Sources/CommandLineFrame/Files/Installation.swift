/// Where the scenarios and golden logs are that the program judges by.
package struct Installation: Equatable, Sendable {
  /// The name of the variable that says where they are.
  package static let variable = "ASSAY_HOME"

  /// The folder that holds the two others.
  package let home: String

  /// The folder of scenario files, one folder in it for each area.
  package var scenarios: String { join(home, "scenarios") }
  /// The folder of golden logs, with the same areas.
  package var golden: String { join(home, "golden") }

  /// Finds the folder, wherever the program was started.
  ///
  /// The first of these that is there: the folder that the user names, the one that `ASSAY_HOME`
  /// names, the installed one beside the executable's, one around the current folder, one around
  /// the executable's. A folder that is named must have scenarios; it is never passed over.
  package static func find(
    named name: String?, in surroundings: Surroundings
  ) throws(CommandFailure) -> Installation {
    if let name { return try named(name, by: "--scenarios") }
    if let home = surroundings.variable(variable) { return try named(home, by: variable) }
    let bin = parent(of: surroundings.executable) ?? "/"
    let candidates =
      [join(parent(of: bin) ?? "/", "share/assay")] + ancestors(of: surroundings.currentFolder)
      + ancestors(of: bin)
    guard let home = candidates.first(where: isWhole) else {
      throw CommandFailure(
        "can't find the scenarios",
        hint: "name the folder that holds scenarios/ and golden/ by --scenarios or \(variable)")
    }
    return Installation(home: home)
  }

  /// The folder of adapter kits: the installed one beside the executable's, one in the sources around
  /// the executable's or around the current folder.
  package static func adapters(
    in surroundings: Surroundings
  ) throws(CommandFailure) -> String {
    let bin = parent(of: surroundings.executable) ?? "/"
    let sources = ancestors(of: bin) + ancestors(of: surroundings.currentFolder)
    let candidates =
      [join(parent(of: bin) ?? "/", "share/assay/adapters")]
      + sources.map { join($0, "Sources/Adapters") }
    let found = candidates.first { folder in
      guard case .regular = FileKind(of: join(folder, "python/assay_adapter.py")) else {
        return false
      }
      return true
    }
    guard let found else {
      throw CommandFailure(
        "can't find the adapter kits", hint: "install the program by 'make install'")
    }
    return found
  }

  /// A folder that the user names; its golden logs may be yet to be recorded.
  private static func named(
    _ home: String, by means: String
  ) throws(CommandFailure) -> Installation {
    guard case .folder = FileKind(of: home) else {
      throw CommandFailure("\(means): there is no folder '\(home)'")
    }
    guard case .folder = FileKind(of: join(home, "scenarios")) else {
      throw CommandFailure(
        "\(means): there is no folder 'scenarios' in '\(home)'",
        hint: "name the folder that holds scenarios/ and golden/")
    }
    return Installation(home: home)
  }

  private static func isWhole(_ folder: String) -> Bool {
    guard case .folder = FileKind(of: join(folder, "scenarios")) else { return false }
    guard case .folder = FileKind(of: join(folder, "golden")) else { return false }
    return true
  }

  /// The folder and all around it, the nearest first.
  private static func ancestors(of folder: String) -> [String] {
    Array(sequence(first: folder, next: parent(of:)))
  }
}

/// The folder around an absolute path, or nil for the root.
private func parent(of path: String) -> String? {
  guard path != "/", let slash = path.lastIndex(of: "/") else { return nil }
  return slash == path.startIndex ? "/" : String(path[..<slash])
}

private func join(_ folder: String, _ name: String) -> String {
  folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
}
