import CommandLineFrame
import Foundation
import Measurement
import Testing

/// `assay bench`, on flows that an engine which checks itself after each command takes in seconds.
@Suite struct BenchCommandTests {
  private static let few = ["--commands", "1000", "--passes", "1", "--rate", "1000"]

  @Test func `the list has every flow with a sentence`() throws {
    let list = try assay(["bench", "--list"])
    #expect(list.status == 0)
    let lines = list.output.split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines.contains { $0.hasPrefix("auction-day     days with opening") })
  }

  @Test func `an engine is measured beside another, and everything is kept`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try assay(
      ["bench", "--flow", "mixed", "--engine", "specification", "--engine", "reference"] + Self.few
        + ["--json", file.path])
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(run.output.contains("mixed: one instrument"))
    #expect(run.output.contains("times as fast as specification by processor time"))
    let json = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(json.contains("\"connection\": \"in process\""))
    #expect(json.contains("\"interrupted\": false"))
    let again = try assay(["report", file.path])
    #expect(again.status == 0, "\(again.error)")
  }

  @Test func `a flow that asks too much of every engine leaves nothing measured`() throws {
    let run = try assay(
      ["bench", "--flow", "auction-day"] + Self.few
        + ["--engine", "library:" + (try Self.library("assay-baseline"))])
    #expect(run.status == 2)
    #expect(run.output.contains("C++ baseline: not measured, the flow needs"))
    #expect(run.error.contains("nothing was measured"))
  }

  @Test(arguments: [
    "library:assay-reference", "library:assay-baseline", "flash1:assay-flash1",
    "flash1:assay-flash1-ring",
  ])
  func `a library gives the reference engine's events at full speed`(engine: String) throws {
    let parts = engine.split(separator: ":").map(String.init)
    let spec = parts[0] + ":" + (try Self.library(parts[1]))
    let run = try assay(
      ["bench", "--flow", "wide-prices", "--engine", spec] + Self.few)
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(run.output.contains("checked on 1,000 commands"))
  }

  @Test func `a process is measured through its lines`() throws {
    let own = URL(filePath: Surroundings.process.executable).deletingLastPathComponent()
      .appending(path: "assay").path
    let run = try assay(
      ["bench", "--flow", "mixed", "--engine", "process:\(own) serve"] + Self.few)
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(run.output.contains("reference: median"))
  }

  @Test func `a recorded flow is read by the readers of replay`() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(
      """
      action,id,side,price,quantity
      new,1,buy,10.00,5
      new,2,sell,10.00,3
      reduce,1,,,1
      cancel,1,,,

      """.utf8
    ).write(to: file)
    let run = try assay(["bench", "--flow", file.path, "--passes", "1", "--rate", "1000"])
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(run.output.contains("recorded order flow (4 commands)"))
    try Data("action,id\nnew,1\n".utf8).write(to: file)
    let bad = try assay(["bench", "--flow", file.path])
    #expect(bad.status == 2 && bad.error.contains(file.lastPathComponent))
  }

  @Test(arguments: [
    (["--flow", "mixde"], "did you mean 'mixed'?"), (["--flow", "no/such.csv"], "neither a flow"),
    (["--ladder", "--rate", "5"], "--ladder and --rate"),
    (["--engine", "reference", "--engine", "reference"], "named twice"),
  ])
  func `bad words are told before anything is measured`(words: [String], told: String) throws {
    let run = try assay(["bench"] + words)
    #expect(run.status == 2)
    #expect(run.error.contains(told), "\(run.error)")
  }

  @Test func `instructions are the same from run to run, and more for more work`() throws {
    do throws(ProbeRunner.Failure) {
      _ = try ProbeRunner.valgrind()
    } catch {
      print("skipped: instructions are not counted, \(error)")
      return
    }
    let own = URL(filePath: Surroundings.process.executable).deletingLastPathComponent()
      .appending(path: "assay").path
    let runner = ProbeRunner(executable: own, isInterrupted: { false })
    func count(_ commands: Int, _ words: [String]) throws -> Int {
      try runner.instructions(
        ["bench-probe", "--flow", "mixed", "--warm-up", "20", "--commands", "\(commands)"] + words)
    }
    let first = try count(60, [])
    #expect(try count(60, []) == first)
    #expect(try count(30, []) < first)
    #expect(try count(60, ["--null"]) < first / 2)
  }

  private static func library(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: ".build/lib/lib\(name).so").path
    try #require(
      FileManager.default.fileExists(atPath: file),
      "lib\(name).so is not built; build it by: make libraries")
    return file
  }
}
