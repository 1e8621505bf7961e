import Foundation

/// The files of the project that these tests are of.
enum ProjectFiles {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: path)))
  }

  /// The paths of all files of a folder and the folders in it that have an extension, sorted.
  static func paths(in folder: String, extension wanted: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
      .filter { $0.hasSuffix(wanted) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The paths of all scenarios of the suite.
  static func scenarios() throws -> [String] {
    try paths(in: "scenarios", extension: ".json").filter { !$0.hasPrefix("scenarios/schema/") }
  }
}
