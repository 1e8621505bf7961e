import Foundation
import Testing

/// `assay track` and `assay compare` as their user meets them.
@Suite struct TrackCommandTests {
  /// A folder with a benchmark of its own, which goes away at the end.
  private func inFolder(_ body: (_ folder: String, _ result: String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = folder.appending(path: "bench.json").path
    try bench(passes: [1000, 1010, 990]).write(
      toFile: result, atomically: true, encoding: .utf8)
    try body(folder.path, result)
  }

  /// A result of a benchmark as `assay bench --json` writes it, of made-up passes in microseconds.
  private func bench(
    passes: [Int], allocations: Int? = 5, hash: String = "0123456789abcdef"
  ) -> String {
    let times = passes.map {
      "{\"wallNanoseconds\": \($0 * 1000), \"cpuNanoseconds\": \($0 * 1000)}"
    }
    let counted = allocations.map { "\"allocations\": {\"requests\": \($0), \"bytes\": 1}, " } ?? ""
    return """
      {"format": "assay-report", "version": 1, "suiteVersion": "0.1.0", "runs": [], "replays": [],
       "benches": [{"engine": {"name": "reference", "version": "0.1.0"},
        "occasion": {"started": "2026-03-01T00:00:00Z", "durationNanoseconds": 1,
         "commandLine": "assay bench"},
        "machine": {"processor": "A", "processors": 2, "memoryBytes": 1, "system": "L",
         "toolchain": "S"},
        "workloads": [{"name": "mixed", "description": "d", "seed": "1", "commands": 1000,
         "flowHash": "\(hash)", "outcome": {"measured": {
          "eventHash": "0123456789abcdef", "verifiedCommands": 1,
          "passes": [\(times.joined(separator: ", "))], "latencies": [],
          \(counted)"events": []}}}]}]}
      """
  }

  private func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func `results are added, refused twice, and reported`() throws {
    try inFolder { folder, result in
      let history = ["--history", folder + "/history.jsonl"]
      let first = try assay(["track", "add", result, "--commit", "c1"] + history)
      #expect(first.status == 0, "\(first.error)")
      #expect(first.output.contains("added 1 of c1 to \(folder)/history.jsonl, which now has 1"))
      let again = try assay(["track", "add", result, "--commit", "c1"] + history)
      #expect(again.status == 2)
      #expect(
        again.error.contains(
          "history.jsonl:1 has a measurement of reference on mixed at c1 by this machine already"))
      #expect(again.error.contains("--duplicates replace"))
      let replaced = try assay(
        ["track", "add", result, "--commit", "c1", "--duplicates", "replace"] + history)
      #expect(replaced.output.contains("which now has 1"))
      #expect(try assay(["track", "add", result, "--commit", "c2"] + history).status == 0)
      let page = folder + "/history.html"
      let report = try assay(["track", "report", "--html", page] + history)
      #expect(report.status == 0)
      #expect(report.output.contains("2 kept their level, 2 have not enough history, in 2 records"))
      #expect(try String(contentsOfFile: page, encoding: .utf8).contains("Not enough history"))
    }
  }

  @Test func `a line that can't be read is named, and nothing is overwritten`() throws {
    try inFolder { folder, result in
      let path = folder + "/history.jsonl"
      try write("{\"version\":1}\nwrong\n", to: path)
      for words in [["track", "add", result, "--commit", "c"], ["track", "report"]] {
        let run = try assay(words + ["--history", path])
        #expect(run.status == 2)
        #expect(run.error.contains("\(path):1:1: error: missing key \"commit\""))
        #expect(run.error.contains("\(path):2:1: error: expected a value"))
      }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "{\"version\":1}\nwrong\n")
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
          == ["bench.json", "history.jsonl"])
    }
  }

  @Test func `what several add at once is all there`() throws {
    try inFolder { folder, result in
      let path = folder + "/history.jsonl"
      let runs = try (0..<6).map { number in
        try start(["track", "add", result, "--commit", "c\(number)", "--history", path])
      }
      for run in runs {
        run.process.waitUntilExit()
        #expect(run.process.terminationStatus == 0)
      }
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      #expect(lines.count == 6)
    }
  }

  @Test func `the exit code of a comparison is 1 where something is worse`() throws {
    try inFolder { folder, result in
      let slow = folder + "/slow.json"
      try write(bench(passes: [1200, 1210, 1190]), to: slow)
      let worse = try assay(["compare", result, slow, "--markdown", folder + "/c.md"])
      #expect(worse.status == 1)
      #expect(worse.output.contains("throughput       slower: -16.7 %"))
      #expect(worse.output.contains("allocations      no difference"))
      #expect(
        try String(contentsOfFile: folder + "/c.md", encoding: .utf8).contains("**slower**"))
      #expect(try assay(["compare", slow, result]).status == 0)
      #expect(try assay(["compare", result, slow, "--threshold", "30%"]).status == 0)
      #expect(try assay(["compare", result, result]).status == 0)
      let share = try assay(["compare", result, slow, "--threshold", "much"])
      #expect(share.status == 2 && share.error.contains("is not a share in percent"))
    }
  }

  @Test func `one allocation more is worse, unless it is allowed`() throws {
    try inFolder { folder, result in
      let more = folder + "/more.json"
      try write(bench(passes: [1000, 1010, 990], allocations: 6), to: more)
      let run = try assay(["compare", result, more])
      #expect(run.status == 1 && run.output.contains("allocations      more: +20.0 %"))
      #expect(try assay(["compare", result, more, "--allow", "mixed/allocations"]).status == 0)
    }
  }

  @Test func `unlike things are refused unless it is told otherwise`() throws {
    try inFolder { folder, result in
      let other = folder + "/other.json"
      try write(bench(passes: [1000, 1010, 990], hash: "ffffffffffffffff"), to: other)
      let refused = try assay(["compare", result, other])
      #expect(refused.status == 2)
      #expect(
        refused.error.contains(
          "unlike: the flow mixed: hash 0123456789abcdef against ffffffffffffffff"))
      let told = try assay(["compare", result, other, "--unlike"])
      #expect(told.status == 0 && told.output.contains("unlike: the flow mixed"))
    }
  }

  @Test func `too few passes decide nothing, which is no success`() throws {
    try inFolder { folder, _ in
      let file = folder + "/one.json"
      try write(bench(passes: [1000], allocations: nil), to: file)
      let run = try assay(["compare", file, file])
      #expect(run.status == 2 && run.error.contains("nothing could be compared"))
    }
  }

  @Test func `a commit of the history is compared with a file`() throws {
    try inFolder { folder, result in
      let history = ["--history", folder + "/history.jsonl"]
      let slow = folder + "/slow.json"
      try write(bench(passes: [1200, 1210, 1190]), to: slow)
      #expect(try assay(["track", "add", result, "--commit", "abc1"] + history).status == 0)
      #expect(try assay(["track", "add", slow, "--commit", "abd2"] + history).status == 0)
      #expect(try assay(["compare", "abc", slow] + history).status == 1)
      #expect(try assay(["compare", "abd2", "abc1"] + history).status == 0)
      let both = try assay(["compare", "ab", slow] + history)
      #expect(both.status == 2 && both.error.contains("'ab' may be any of abc1, abd2"))
      let none = try assay(["compare", "abc3", slow] + history)
      #expect(none.status == 2 && none.error.contains("did you mean 'abc1'?"))
    }
  }

  @Test func `a result without a benchmark, and a report of a file, are refused`() throws {
    try inFolder { folder, result in
      let empty = folder + "/empty.json"
      try write(
        """
        {"format": "assay-report", "version": 1, "suiteVersion": "", "runs": [], "replays": [],
         "benches": []}
        """, to: empty)
      let add = try assay([
        "track", "add", empty, "--commit", "c", "--history", folder + "/h.jsonl",
      ])
      #expect(add.status == 2 && add.error.contains("there is no benchmark in"))
      #expect(try assay(["track", "report", result]).status == 2)
      #expect(try assay(["track", "add"]).status == 2)
      let none = try assay(["track", "report", "--history", folder + "/none.jsonl"])
      #expect(none.status == 2 && none.error.contains("there is no history in"))
    }
  }

  @Test func `an interrupted result is neither added nor compared`() throws {
    try inFolder { folder, result in
      let cut = folder + "/cut.json"
      try write(
        bench(passes: [1000, 1010, 990]).replacing(
          "\"machine\": {", with: "\"interrupted\": true, \"machine\": {"), to: cut)
      let history = folder + "/history.jsonl"
      let add = try assay(["track", "add", result, cut, "--commit", "c", "--history", history])
      #expect(add.status == 2, "\(add.error)")
      #expect(add.error.contains("the measurement of reference was interrupted"))
      #expect(!FileManager.default.fileExists(atPath: history))
      #expect(try assay(["compare", result, cut]).status == 2)
    }
  }

  @Test func `two engines are measured in turn and compared`() throws {
    try inFolder { folder, result in
      let (json, markdown) = (folder + "/c.json", folder + "/c.md")
      let few = ["--flow", "mixed", "--commands", "1000", "--passes", "6"]
      let run = try assay(
        ["compare", "--engine", "specification", "--engine", "reference", "--json", json]
          + ["--markdown", markdown] + few)
      // Which one is faster is not for a test to say.
      #expect([0, 1].contains(run.status), "\(run.error)")
      #expect(run.output.contains("specification and reference, mixed\n  processor-time  "))
      #expect(
        try String(contentsOfFile: json, encoding: .utf8).contains("\"confidence\": 950000"))
      #expect(try String(contentsOfFile: markdown, encoding: .utf8).contains("95 % interval"))
      for words in [
        ["--engine", "reference"], ["--engine", "reference", "--engine", "specification", result],
        [result], [result, result, "--flow", "mixed"],
        ["--engine", "reference", "--engine", "specification", "--allow", "throughput"],
      ] {
        #expect(try assay(["compare"] + words).status == 2, "\(words)")
      }
    }
  }
}
