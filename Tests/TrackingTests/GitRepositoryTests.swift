import Foundation
import Testing
import Tracking

/// What git knows of commits.
@Suite struct GitRepositoryTests {
  private func git(_ folder: URL, _ words: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@b.c"] + words
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    var environment = ProcessInfo.processInfo.environment
    environment["GIT_COMMITTER_DATE"] = "2026-01-02T03:04:05+01:00"
    process.environment = environment
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test func `commits have names, times and others between them`() throws {
    try inFolder { folder in
      try git(folder, ["init", "-q"])
      let file = folder.appending(path: "a file")
      for content in ["1", "2", "3"] {
        try content.write(to: file, atomically: true, encoding: .utf8)
        try git(folder, ["add", "."])
        try git(folder, ["commit", "-q", "-m", content])
      }
      let repository = GitRepository(folder: folder.path)
      let last = try #require(repository.commit())
      let first = try #require(repository.commit(named: "HEAD~2"))
      #expect(last.name.count == 40 && last.name != first.name)
      #expect(last.time == "2026-01-02T02:04:05Z")
      #expect(repository.commitsBetween(first.name, last.name) == 1)
      #expect(repository.commitsBetween(last.name, first.name) == nil)
      #expect(repository.commit(named: "--nothing") == nil)
      #expect(!repository.isChanged(except: "other"))
      try "4".write(to: file, atomically: true, encoding: .utf8)
      #expect(repository.isChanged(except: "other"))
      #expect(!repository.isChanged(except: "a file"))
    }
  }

  @Test func `outside of a repository everything is unknown`() throws {
    try inFolder { folder in
      let repository = GitRepository(folder: folder.appending(path: "none").path)
      #expect(repository.commit() == nil)
      #expect(repository.commitsBetween("a", "b") == nil)
      #expect(!repository.isChanged(except: "x"))
    }
  }
}
