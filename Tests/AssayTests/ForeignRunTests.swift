import CommandLineFrame
import Foundation
import Testing

/// `assay run` on an engine that lacks something, and all that it writes.
@Suite struct ForeignRunTests {
  private static let executable = URL(filePath: Surroundings.process.executable)
    .deletingLastPathComponent().appending(path: "assay").path

  /// Our own engine behind the protocol, without market orders, which lets go of priority.
  private static let lacking =
    "process:sh -c \"'\(executable)' serve | sed -u "
    + #"'1s/\"market\",//;1s/\"version\"/\"conventions\":{\"decreasePriority\":\"loses\"},&/'""#

  @Test func `what is unsupported or by convention stands with its reason in every output`() throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    func path(_ name: String) -> String { folder.appending(path: name).path }
    let run = try assay([
      "run", "market-orders", "replace", "--engine", Self.lacking, "--json", path("run.json"),
      "--junit", path("run.xml"), "--markdown", path("run.md"),
    ])
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(
      try assay(["report", path("run.json"), "--html", path("run.html")]).status == 0)
    let reasons = ["needs market, which the engine does not declare", "decreasePriority is loses"]
    let written = try ["run.json", "run.xml", "run.md", "run.html"].map { name in
      (name, try String(contentsOfFile: path(name), encoding: .utf8))
    }
    for (name, text) in [("terminal", run.output)] + written {
      for reason in reasons { #expect(text.contains(reason), "\(name)") }
    }
    #expect(written[1].1.contains("<skipped message=\"unsupported: the scenario needs market"))
    #expect(written[1].1.contains("<skipped message=\"convention: decreasePriority is loses"))
  }

  @Test(arguments: ["missing", "failed", "all"])
  func `no golden log is recorded from an engine that is judged by them`(which: String) throws {
    let result = try assay(["run", "cancel", "--engine", Self.lacking, "--update", which])
    #expect(result.status == 2)
    #expect(result.error.contains("golden logs are recorded from the suite's own engines"))
  }
}
