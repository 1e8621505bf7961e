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
    #expect(other.error.contains("of another campaign: it is of seed 1, and this one of 2"))
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("\"next\": 5", with: "\"next\": 4")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let contradictory = try assay(["fuzz", "--cases", "5", "--resume", file])
    #expect(contradictory.status == 2)
    #expect(contradictory.error.contains("\(file):10:15: error: expected an integer from 0 to 200"))
  }

  @Test func `a seed and a duration that are none are told what they should be`() throws {
    let seed = try assay(["fuzz", "--seed", "one"])
    #expect(seed.status == 2)
    #expect(seed.error.contains("--seed: 'one' is not a whole number"))
    #expect(seed.error.contains("write one of at least 0, such as 7"))
    let duration = try assay(["fuzz", "--for", "0s"])
    #expect(duration.status == 2)
    #expect(duration.error.contains("--for: '0s' is not a duration of at least a second"))
    #expect(duration.error.contains("30s, 5m or 1h"))
  }

  @Test(arguments: [
    ["--cases", "3", "--for", "1s"], ["--profile", "nothing"], ["--for", "soon"],
    ["--case", "1", "--resume", "x"],
  ])
  func `options that don't fit are refused`(options: [String]) throws {
    #expect(try assay(["fuzz"] + options).status == 2)
  }
}
