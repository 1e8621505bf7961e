internal import Foundation
internal import JSONText

/// The scenario files of a folder and the golden logs beside it.
///
/// `scenarios/<area>/<name>.json` has its golden log in `golden/<area>/<name>.jsonl`.
package struct Corpus: Sendable {
  /// The folder that holds `scenarios` and `golden`.
  package let root: String

  package init(root: String) {
    self.root = root
  }

  /// One scenario of the corpus.
  package struct Entry: Hashable, Sendable {
    /// The area and the name, such as `cancel/head-of-three`.
    package var name: String
    package var area: String
    package var scenarioPath: String
    package var goldenPath: String
  }

  /// All scenarios, by name.
  package func entries() throws(CorpusError) -> [Entry] {
    let folder = root + "/scenarios"
    var found: [Entry] = []
    for path in try Files.paths(in: folder) where path.hasSuffix(".json") {
      let parts = path.split(separator: "/")
      guard parts.first != "schema" else { continue }
      guard parts.count == 2 else {
        throw CorpusError(
          path: folder + "/" + path, reason: "a scenario stands in a folder of its area")
      }
      found.append(entry(named: String(path.dropLast(".json".count))))
    }
    return found.sorted { $0.name < $1.name }
  }

  /// The entry that a name stands for, whether or not its files exist.
  package func entry(named name: String) -> Entry {
    Entry(
      name: name, area: String(name.prefix { $0 != "/" }),
      scenarioPath: "\(root)/scenarios/\(name).json", goldenPath: "\(root)/golden/\(name).jsonl")
  }

  /// The path at which the scenario of a golden log stands, if this is the path of one.
  package static func scenarioPath(ofGolden path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3, parts[parts.count - 3] == "golden", path.hasSuffix(".jsonl") else {
      return nil
    }
    let name = parts.suffix(2).joined(separator: "/").dropLast(".jsonl".count)
    return (parts.dropLast(3) + ["scenarios", "\(name).json"]).joined(separator: "/")
  }

  /// The scenarios that paths choose: a name, an area, or the path of a file or folder.
  ///
  /// A path that chooses none is an error that suggests the nearest name.
  package func entries(choosing paths: [String]) throws(CorpusError) -> [Entry] {
    let all = try entries()
    guard !paths.isEmpty else { return all }
    var chosen: Set<Entry> = []
    for path in paths {
      let name = Self.name(of: path)
      let matches = all.filter { $0.name == name || $0.area == name || name.isEmpty }
      guard !matches.isEmpty else {
        throw CorpusError(
          path: path, reason: "no scenario or area has this name",
          suggestion: didYouMean(name, among: all.map(\.name) + Set(all.map(\.area)).sorted()))
      }
      chosen.formUnion(matches)
    }
    return all.filter(chosen.contains)
  }

  /// The golden logs that belong to no scenario.
  package func orphans() throws(CorpusError) -> [String] {
    let known = Set(try entries().map(\.goldenPath))
    let folder = root + "/golden"
    guard Files.exists(folder) else { return [] }
    return try Files.paths(in: folder).filter { $0.hasSuffix(".jsonl") }
      .map { folder + "/" + $0 }.filter { !known.contains($0) }.sorted()
  }

  /// A file's path, from wherever it leads, as a name within the suite.
  private static func name(of path: String) -> String {
    var parts = path.split(separator: "/").map(String.init).filter { $0 != "." }
    if let folder = parts.lastIndex(of: "scenarios") { parts.removeFirst(folder + 1) }
    if let last = parts.last, last.hasSuffix(".json") {
      parts[parts.count - 1] = String(last.dropLast(".json".count))
    }
    return parts.joined(separator: "/")
  }
}

/// A corpus that is not as it should be.
package struct CorpusError: Error, Hashable, Sendable {
  package var path: String
  package var reason: String
  /// What the path probably meant.
  package var suggestion: String?

  /// A file or name that can't be used, for this reason.
  package init(path: String, reason: String, suggestion: String? = nil) {
    self.path = path
    self.reason = reason
    self.suggestion = suggestion
  }
}

/// Whole files, read and written.
package enum Files {
  /// The bytes of a file; nil where there is none.
  package static func read(_ path: String) throws(CorpusError) -> [UInt8]? {
    guard exists(path) else { return nil }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw CorpusError(path: path, reason: error.localizedDescription)
    }
  }

  /// Whether there is a file or a folder.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// The paths of all that a folder and the folders in it hold, from the folder on.
  static func paths(in folder: String) throws(CorpusError) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder)
    } catch {
      throw CorpusError(path: folder, reason: error.localizedDescription)
    }
  }

  /// Writes a file aside and renames it into place, with the folders above it.
  package static func write(_ text: String, to path: String) throws(CorpusError) {
    let url = URL(fileURLWithPath: path)
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url, options: .atomic)
    } catch {
      throw CorpusError(path: path, reason: error.localizedDescription)
    }
  }
}
