import Foundation
import Testing

/// `--shard` of `assay run` and `assay fuzz`, and `assay merge`, as their user meets them.
@Suite struct MergeCommandTests {
  private func inFolder(_ body: (_ folder: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }

  @Test func `parts of a run and of a campaign are joined to what the whole gives`() throws {
    try inFolder { folder in
      for (name, words) in [
        ("run", ["run", "cancel"]), ("fuzz", ["fuzz", "--cases", "5", "--commands", "20"]),
      ] {
        var files: [String] = []
        for number in 1...2 {
          files.append("\(folder)/\(name)\(number).json")
          let part = try assay(
            words + ["--shard", "\(number)/2", "--json", files[number - 1]])
          #expect(part.status == 0, "\(part.error)")
        }
        let whole = "\(folder)/\(name).json"
        let merged = try assay(["merge"] + files.reversed() + ["--json", whole])
        #expect(merged.status == 0, "\(merged.error)")
        let missing = try assay(["merge", files[0]])
        #expect(missing.status == 2 && missing.error.contains("there is no part 2"))
        let twice = try assay(["merge", files[0], files[0]])
        #expect(twice.status == 2 && twice.error.contains("are both part 1 of 2"))
      }
      let all = try assay(["run", "cancel"]).output
      let count = try #require(all.firstMatch(of: /(\d+) of \d+ scenarios passed/)?.output.1)
      let merged = try assay(["report", "\(folder)/run.json", "\(folder)/fuzz.json"]).output
      #expect(merged.contains("All \(count) scenarios passed"))
      #expect(merged.contains("No failure in 100 commands in 5 cases of full, seed 1"))
      let pictures = try assay([
        "report", "\(folder)/run.json", "--badge", "\(folder)/b.svg", "--junit", "\(folder)/j.xml",
      ])
      #expect(pictures.status == 0 && pictures.output.isEmpty)
      #expect(
        try String(contentsOfFile: "\(folder)/b.svg", encoding: .utf8).contains("\(count) passed"))
      #expect(
        try String(contentsOfFile: "\(folder)/j.xml", encoding: .utf8)
          .contains("tests=\"\(count)\""))
    }
  }

  @Test func `a part of another selection can't be joined`() throws {
    try inFolder { folder in
      let files = ["\(folder)/a.json", "\(folder)/b.json"]
      _ = try assay(["run", "cancel", "--shard", "1/2", "--json", files[0]])
      _ = try assay(["run", "book-state", "--shard", "2/2", "--json", files[1]])
      let merged = try assay(["merge"] + files)
      #expect(merged.status == 2 && merged.error.contains("are of different wholes"))
      let whole = "\(folder)/whole.json"
      _ = try assay(["run", "cancel", "--json", whole])
      #expect(try assay(["merge", whole]).error.contains("no part made by --shard"))
    }
  }

  @Test(arguments: ["0/2", "3/2", "1", "1/0", "a/b", "1/2/3"])
  func `a shard that is none is told what it should be`(word: String) throws {
    let run = try assay(["run", "--shard", word])
    #expect(run.status == 2 && run.error.contains("write 2/4 for the second of four parts"))
  }

  @Test(arguments: [["--for", "1s"], ["--case", "1"], ["--resume", "x"]])
  func `only a number of cases has parts`(options: [String]) throws {
    #expect(try assay(["fuzz", "--shard", "1/2"] + options).status == 2)
  }
}
