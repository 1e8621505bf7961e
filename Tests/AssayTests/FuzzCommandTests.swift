import Foundation
import Testing

/// `assay fuzz` and `assay shrink` as their user meets them.
@Suite struct FuzzCommandTests {
  private func temporary(_ name: String) -> String {
    FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)").path
  }

  @Test func `a clean campaign says what it played and leaves a report`() throws {
    let file = temporary("fuzz.json")
    defer { try? FileManager.default.removeItem(atPath: file) }
    let result = try assay([
      "fuzz", "--cases", "4", "--commands", "50", "--profile", "auctions", "--seed", "9",
      "--json", file,
    ])
    #expect(result.status == 0)
    #expect(
      result.output.hasPrefix(
        "reference conforms: no failure in 200 commands in 4 cases of auctions, seed 9"))
    let page = try assay(["report", file])
    #expect(page.output.contains("Random order flow"))
  }

  @Test func `a campaign goes on from its file, and no other from it`() throws {
    let file = temporary("state.json")
    defer { try? FileManager.default.removeItem(atPath: file) }
    let first = try assay(["fuzz", "--cases", "3", "--commands", "50", "--resume", file])
    #expect(first.status == 0)
    let second = try assay(["fuzz", "--cases", "5", "--resume", file])
    #expect(second.output.contains("250 commands in 5 cases of full, seed 1"))
    let other = try assay(["fuzz", "--cases", "5", "--seed", "2", "--resume", file])
    #expect(other.status == 2)
    #expect(other.error.contains("of another campaign"))
  }

  @Test(arguments: [
    ["--cases", "3", "--for", "1s"], ["--profile", "nothing"], ["--for", "soon"],
    ["--case", "1", "--resume", "x"],
  ])
  func `options that don't fit are refused`(options: [String]) throws {
    #expect(try assay(["fuzz"] + options).status == 2)
  }
}
