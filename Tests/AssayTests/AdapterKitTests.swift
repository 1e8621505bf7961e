import Foundation
import Testing

/// The worked adapter of each language on its kit: it is well, and its engine passes.
@Suite struct AdapterKitTests {
  /// A language as `--language` takes it, and the program that must be there to try it.
  private static let languages = [
    ("python", "python3"), ("c", "cc"), ("cpp", "c++"), ("node", "node"), ("java", "javac"),
    ("rust", "rustc"), ("go", "go"),
  ]

  /// Areas whose scenarios the example book can do.
  private static let areas = ["cancel", "fok", "ioc", "market-orders", "time-priority"]

  @Test(arguments: languages)
  func `an adapter to begin with is well, and its engine passes`(
    language: String, tool: String
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "an-\(UUID().uuidString)")
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    let words = ["adapter", "new", "--language", language, folder.path]
    let written = try assay(words)
    #expect(written.status == 0, "\(written.error)")
    guard try shell("command -v \(tool)").status == 0 else {
      print("skipped: \(tool) is not installed, so that the kit for \(language) was not tried")
      return
    }
    if let build = try line("build it:", of: written.output) {
      let built = try shell(build)
      #expect(built.status == 0 && built.output.isEmpty, "\(built.output)")
    }
    let judge = try #require(try line("judge it:", of: written.output))
    let engine = try #require(judge.split(separator: "\"").dropFirst().first)
    let doctor = try assay(["doctor", "--engine", String(engine)])
    #expect(doctor.status == 0, "\(doctor.output) \(doctor.error)")
    #expect(doctor.output.contains("0 warnings, 0 wrong"), "\(doctor.output)")
    let run = try assay(["run", "--engine", String(engine)] + Self.areas)
    #expect(run.status == 0, "\(run.output) \(run.error)")
    let fuzz = try assay(["fuzz", "--cases", "3", "--commands", "100", "--engine", String(engine)])
    #expect(fuzz.status == 0, "\(fuzz.output) \(fuzz.error)")
  }

  @Test func `nothing is overwritten`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "an-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    try Data("mine".utf8).write(to: folder.appending(path: "example_adapter.js"))
    let result = try assay(["adapter", "new", "--language", "node", folder.path])
    #expect(result.status == 2 && result.error.contains("example_adapter.js"), "\(result.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
  }

  @Test func `a misspelt language is told with the right one`() throws {
    let result = try assay(["adapter", "new", "--language", "pyton", "x"])
    #expect(result.status == 2 && result.error.contains("did you mean 'python'"), "\(result.error)")
    #expect(result.error.contains("rust"), "\(result.error)")
  }

  /// What follows a label in the output.
  private func line(_ label: String, of output: String) throws -> String? {
    output.split(separator: "\n").first { $0.hasPrefix(label) }?
      .dropFirst(label.count).trimmingCharacters(in: .whitespaces)
  }

  private func shell(_ script: String) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
