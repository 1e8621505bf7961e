import CommandLineFrame
import Foundation
import Testing

/// `assay matrix`, from the manifest to the three files, and on after an interruption.
@Suite struct MatrixCommandTests {
  private static let executable = URL(filePath: Surroundings.process.executable)
    .deletingLastPathComponent().appending(path: "assay")

  private var serving: String { "process:'\(Self.executable.path)' serve" }

  /// A folder with a manifest of our own engine, one that is not installed and one that ends.
  private func folder() throws -> (path: String, manifest: String, output: String) {
    let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    let manifest = url.appending(path: "engines.json")
    try Data(
      """
      {"engines": [
        {"name": "own", "engine": "\(serving)", "language": "Swift"},
        {"name": "absent", "error": "no such package"},
        {"name": "mute", "engine": "process:sh -c 'echo sorry >&2; exit 3'"}
      ]}
      """.utf8
    ).write(to: manifest)
    return (url.path, manifest.path, url.appending(path: "out").path)
  }

  private func words(_ manifest: String, _ output: String, _ more: [String] = []) -> [String] {
    ["matrix", "time-priority", "--engines", manifest, "--cases", "2", "--commands", "20"]
      + ["--output", output] + more
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
  }

  /// A text without what tells times.
  private func timeless(_ path: String) throws -> String {
    try text(path).split(separator: "\n").filter { line in
      !["durationNanoseconds", "\"started\"", "\"commandLine\""].contains { line.contains($0) }
    }.joined(separator: "\n")
  }

  @Test func `it writes the matrix in three forms, whatever the engines do`() throws {
    let (folder, manifest, output) = try folder()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    let result = try assay(words(manifest, output))
    #expect(result.status == 1, "\(result.output) \(result.error)")
    for word in ["own 0.1.0", "not installed: no such package", "not started:", "sorry"] {
      #expect(result.output.contains(word), "\(result.output)")
    }
    #expect(try text("\(output)/matrix.json").contains("\"ending\": \"complete\""))
    #expect(try text("\(output)/matrix.md").contains("| own 0.1.0 | Swift |"))
    #expect(try text("\(output)/matrix.html").hasPrefix("<!DOCTYPE html>"))
    let again = try assay(words(manifest, "\(output)-2"))
    #expect(again.status == 1)
    #expect(try timeless("\(output)/matrix.json") == timeless("\(output)-2/matrix.json"))
    let drawn = try assay(["report", "\(output)/matrix.json"])
    #expect(drawn.status == 0)
    #expect(try drawn.output == text("\(output)/matrix.md"))
  }

  @Test func `an engine that declares less is asked less, and a library is judged in a child`()
    throws
  {
    let (folder, manifest, output) = try folder()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    let limited = "\(folder)/limited.sh"
    try Data("'\(Self.executable.path)' serve | sed -u 's/\"fok\",//'\n".utf8)
      .write(to: URL(filePath: limited))
    try Data(
      """
      {"engines": [{"name": "limited", "engine": "process:sh \(limited)"},
        {"name": "gone", "engine": "library:\(folder)/libgone.so"}]}
      """.utf8
    ).write(to: URL(filePath: manifest))
    let words = ["matrix", "fok", "time-priority", "--engines", manifest, "--cases", "4"]
    let result = try assay(words + ["--commands", "40", "--output", output])
    let matrix = try text("\(output)/matrix.md")
    #expect(matrix.contains("- Scenarios: 15 passed, "), "\(matrix)")
    #expect(matrix.contains("unsupported") && !matrix.contains("### "), "\(matrix)")
    #expect(result.output.contains("gone") && result.output.contains("libgone.so"))
    #expect(!result.output.contains("PATH"), "\(result.output)")
  }

  @Test func `it goes on from what is kept, and refuses what is of another matrix`() throws {
    let (folder, manifest, output) = try folder()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    let state = "\(folder)/state.json"
    #expect(try assay(words(manifest, output, ["--resume", state])).status == 1)
    // Only a row that is taken over can say this.
    let kept = try text(state).replacing("no such package", with: "kept from before")
    try Data(kept.utf8).write(to: URL(filePath: state))
    let changed = try text(manifest).replacing("no such package", with: "kept from before")
    try Data(changed.utf8).write(to: URL(filePath: manifest))
    let resumed = try assay(words(manifest, output, ["--resume", state, "--jobs", "2"]))
    #expect(resumed.output.contains("kept from before"))
    // When and how it was measured is said of its beginning.
    #expect(try !text(state).contains("--jobs"))
    let other = try assay(words(manifest, output, ["--resume", state, "--seed", "2"]))
    #expect(other.status == 2 && other.error.contains("another matrix"), "\(other.error)")
    try Data("{".utf8).write(to: URL(filePath: state))
    let broken = try assay(words(manifest, output, ["--resume", state]))
    #expect(broken.status == 2 && broken.error.contains("state.json:1"), "\(broken.error)")
    #expect(try text(state) == "{")
  }

  @Test func `what is missing or no manifest is told before anything is judged`() throws {
    let missing = try assay(["matrix"])
    #expect(missing.status == 2 && missing.error.contains("make fleet"), "\(missing.error)")
    let (folder, manifest, output) = try folder()
    defer { _ = try? FileManager.default.removeItem(atPath: folder) }
    try Data(#"{"engines": [{"name": "a"}]}"#.utf8).write(to: URL(filePath: manifest))
    let strange = try assay(words(manifest, output))
    #expect(strange.status == 2 && strange.error.contains("engines.json:1"), "\(strange.error)")
    let joined = try assay(["report", manifest, manifest])
    #expect(joined.status == 2)
  }
}
