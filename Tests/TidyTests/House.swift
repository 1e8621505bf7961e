import Foundation

/// A text file of the project.
struct TextFile {
  /// The path from the project's root.
  let path: String
  let text: String

  /// The target whose source file this is, if it is one.
  var target: String? {
    let parts = path.split(separator: "/")
    return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
  }

  var isSwift: Bool { path.hasSuffix(".swift") }

  /// Whether the word stands anywhere in the text, also within another; quick, to ask first.
  func holds(_ word: String) -> Bool { unsafe strstr(text, word) != nil }
}

/// The project's files as they stand.
struct House {
  /// What stands at the top of the tree.
  let top: [String]
  /// The targets' folders.
  let targets: [String]
  /// Every file that is text; what is generated is left out.
  let files: [TextFile]

  /// The folders under the sources that hold no target: what is written in other languages, and the
  /// pages of the documentation.
  private static let others: Set = ["Adapters", "Documentation"]

  /// Reads the tree that this file is a part of.
  static func read() throws -> House {
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let files = FileManager.default
    return House(
      top: try files.contentsOfDirectory(atPath: root.path).sorted(),
      targets: try files.contentsOfDirectory(atPath: root.appending(path: "Sources").path)
        .filter { !others.contains($0) }.sorted(),
      files: try texts(in: root, under: ""))
  }

  /// Folders of generated files and of the tools.
  private static let skipped: Set = [".git", ".build", ".cache", "reports/latest", "__pycache__"]

  private static func texts(in root: URL, under folder: String) throws -> [TextFile] {
    var found: [TextFile] = []
    let names = try FileManager.default.contentsOfDirectory(
      atPath: root.appending(path: folder).path)
    for name in names.sorted() {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      if skipped.contains(path) || skipped.contains(name) { continue }
      let url = root.appending(path: path)
      if try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true {
        found += try texts(in: root, under: path)
      } else if let text = String(data: try Data(contentsOf: url), encoding: .utf8) {
        found.append(TextFile(path: path, text: text))
      }
    }
    return found
  }
}
