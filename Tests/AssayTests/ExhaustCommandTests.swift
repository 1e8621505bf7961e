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
    #expect(outcome.output.contains("depth 2: all 108 sequences in "))
    #expect(outcome.output.contains(" by processor time"))
    #expect(outcome.output.contains("\(engine) conforms: 114 sequences of plain commands judged"))
    let json = try String(contentsOf: file, encoding: .utf8)
    #expect(json.contains("plain/depth-2"))
    #expect(!json.contains("plain/depth-3"))
  }

  @Test func `mirror images can be taken too`() throws {
    let outcome = try assay(["exhaust", "--depth", "2", "--both-sides", "--jobs", "2"])
    #expect(outcome.output.contains("depth 2: all 216 sequences in "))
  }

  @Test func `conventions are those that are asked for, or all`() throws {
    let file = FileManager.default.temporaryDirectory.appending(
      path: "assay-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let one = try assay([
      "exhaust", "--depth", "1", "--conventions", "decreasePriority=loses,identifierReuse=never",
      "--json", file.path,
    ])
    #expect(one.status == 0, "\(one.error)")
    let json = try String(contentsOf: file, encoding: .utf8)
    #expect(json.contains("plain decreasePriority=loses identifierReuse=never/depth-1"))
    let all = try assay(["exhaust", "--depth", "2", "--all-conventions"])
    #expect(all.status == 0)
    #expect(all.output.contains("conforms: 912 sequences of plain commands judged under 8 conv"))
    let wrong = try assay(["exhaust", "--conventions", "decreasePriority=lost"])
    #expect(wrong.status == 2)
    #expect(wrong.error.contains(#"expected "keeps" or "loses""#))
    let unknown = try assay(["exhaust", "--conventions", "decreasePrority=loses"])
    #expect(unknown.error.contains("did you mean 'decreasePriority'?"))
  }

  @Test(arguments: [["--depth", "0"], ["--depth", "13"], ["--alphabet", "plein"]])
  func `an option that can't be meant ends with 2`(words: [String]) throws {
    let outcome = try assay(["exhaust"] + words)
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
  }
}
