import Foundation
import Testing

/// `assay exhaust` as its user meets it.
@Suite struct ExhaustCommandTests {
  @Test(arguments: ["reference", "specification"])
  func `every sequence of two commands is judged, and the result is written`(
    engine: String
  ) throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "assay-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let outcome = try assay([
      "exhaust", "--depth", "2", "--engine", engine, "--json", file.path,
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("depth 2: all 216 sequences"))
    #expect(outcome.output.contains("\(engine) conforms: 228 sequences of plain commands judged"))
    let json = try String(contentsOf: file, encoding: .utf8)
    #expect(json.contains("plain/depth-2"))
    #expect(!json.contains("plain/depth-3"))
  }

  @Test func `mirror images can be left out`() throws {
    let outcome = try assay(["exhaust", "--depth", "2", "--skip-mirrored"])
    #expect(outcome.output.contains("depth 2: all 108 sequences"))
  }

  @Test(arguments: [["--depth", "0"], ["--depth", "13"], ["--alphabet", "plein"]])
  func `an option that can't be meant ends with 2`(words: [String]) throws {
    let outcome = try assay(["exhaust"] + words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
  }
}
