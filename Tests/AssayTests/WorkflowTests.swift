import Foundation
import Testing

/// The workflows of continuous integration that the documentation offers.
@Suite struct WorkflowTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Adapters/ci")
  static let files = ["github-actions.yml", "gitlab-ci.yml"]

  private func text(_ file: String) throws -> String {
    try String(contentsOf: Self.folder.appending(path: file), encoding: .utf8)
  }

  /// Runs a program of Python on a file, and gives its exit code.
  private func python(_ program: String, _ file: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", program, Self.folder.appending(path: file).path]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(arguments: files) func `a workflow is YAML with jobs that run something`(
    file: String
  ) throws {
    guard try python("import yaml", file) == 0 else {
      print("SKIPPED: \(file) is not parsed, because python3 has no module yaml")
      return
    }
    let check = """
      import sys, yaml
      tree = yaml.safe_load(open(sys.argv[1]))
      jobs = tree.get("jobs") or {
        name: job for name, job in tree.items() if isinstance(job, dict) and "script" in job}
      assert len(jobs) == 3, jobs
      for job in jobs.values():
        lines = job.get("script") or [step.get("run") for step in job["steps"]]
        assert any(line and "assay " in line for line in lines)
        assert all(line is None or isinstance(line, str) for line in lines)
      """
    #expect(try python(check, file) == 0)
  }

  /// The command lines of the program in a workflow, each with the lines that go on with options.
  private func commandLines(_ file: String) throws -> [[Substring]] {
    var found: [[Substring]] = []
    for line in try text(file).split(separator: "\n") {
      let words = line.split(separator: " ")
      if words.first == "#" { continue }
      if let place = words.firstIndex(of: "assay"), words.count > place + 1 {
        found.append(Array(words[(place + 1)...]))
      } else if words.first?.hasPrefix("--") == true, !found.isEmpty {
        found[found.count - 1] += words
      }
    }
    return found.map { words in Array(words.prefix { $0 != "||" }) }
  }

  @Test(arguments: files) func `a workflow uses no option that there is not`(
    file: String
  ) throws {
    let lines = try commandLines(file)
    let used = Set(lines.compactMap(\.first).map(String.init))
    #expect(used.isSuperset(of: ["run", "fuzz", "merge", "report", "bench", "compare", "track"]))
    for line in lines {
      let command = try #require(line.first.map(String.init))
      let help = try assay(["help", command])
      #expect(help.status == 0)
      for option in line.filter({ $0.hasPrefix("--") }) {
        let name = option.prefix { $0 != "=" }
        #expect(help.output.contains("\(name) "), "\(file): assay \(command) has no \(name)")
      }
    }
  }
}
