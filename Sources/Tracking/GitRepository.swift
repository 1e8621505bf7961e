internal import Foundation
internal import Results

/// What the version control git knows of the commits of a folder.
///
/// Where there is no git, or the folder is in no repository, everything is unknown.
package struct GitRepository: Sendable {
  package let folder: String

  package init(folder: String) { self.folder = folder }

  /// A commit and the time at which it was made.
  package struct Commit: Hashable, Sendable {
    /// The full name.
    package var name: String
    /// ISO 8601 text in UTC.
    package var time: String
  }

  /// The commit that a name stands for, `HEAD` by default.
  package func commit(named name: String = "HEAD") -> Commit? {
    guard
      let text = output(of: [
        "log", "-1", "--format=%H %ct", "--end-of-options", "\(name)^{commit}", "--",
      ])
    else { return nil }
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, let seconds = Int(words[1]), seconds >= 0 else { return nil }
    return Commit(name: String(words[0]), time: UTCText.text(secondsSince1970: seconds))
  }

  /// Whether files under control, other than one, are changed since the last commit.
  package func isChanged(except path: String) -> Bool {
    let changes = output(of: [
      "status", "--porcelain", "--untracked-files=no", "--", ":/", ":(exclude)\(path)",
    ])
    return changes.map { !$0.isEmpty } ?? false
  }

  /// How many commits are after one and before another; nil where that is not known.
  package func commitsBetween(_ first: String, _ last: String) -> Int? {
    guard
      let text = output(of: ["rev-list", "--count", "--end-of-options", "\(first)..\(last)"]),
      let count = Int(text.trimmingCharacters(in: .whitespacesAndNewlines)), count > 0
    else { return nil }
    return count - 1
  }

  /// What git prints; nil where it fails.
  private func output(of words: [String]) -> String? {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", folder] + words
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
      let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { return nil }
      return String(decoding: data, as: UTF8.self)
    } catch {
      return nil
    }
  }
}
