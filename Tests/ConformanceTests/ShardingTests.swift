import Conformance
import Market
import OrderFlow
import Testing

/// How runs are split, and what tells their wholes apart.
@Suite struct ShardingTests {
  @Test func `each scenario is in one part, and parts differ by at most one`() {
    let entries = (0..<10).map { Corpus(root: "r").entry(named: "a/\($0)") }
    let parts = (1...3).map { Sharding(number: $0, count: 3).entries(of: entries) }
    #expect(Set(parts.joined()) == Set(entries))
    #expect(parts.map(\.count) == [4, 3, 3])
  }

  @Test func `another scenario, golden log, tag or requirement makes another whole`() throws {
    let folder = try TemporaryCorpus()
    try folder.addScenario("a/one", [#"{"new": {"id": 1}}"#])
    try folder.addScenario("a/two", [#"{"new": {"id": 1}}"#])
    let entries = try folder.corpus.entries()
    func hash(
      _ entries: [Corpus.Entry], tags: [String] = [], required: [Capability] = []
    ) throws -> String {
      try WholeHash.text(of: entries, tags: tags, required: required)
    }
    let usual = try hash(entries)
    #expect(usual.count == 16)
    #expect(try hash(entries) == usual)
    #expect(try hash([entries[0]]) != usual)
    #expect(try hash(entries, tags: ["x"]) != usual)
    #expect(try hash(entries, tags: ["x", "y"]) == hash(entries, tags: ["y", "x"]))
    #expect(try hash(entries, required: [.market]) != usual)
    try folder.write("{}\n", to: "golden/a/two.jsonl")
    let recorded = try hash(entries)
    #expect(recorded != usual)
    try folder.addScenario("a/one", title: "another", [#"{"new": {"id": 1}}"#])
    #expect(try hash(entries) != recorded)
  }

  @Test func `another plan or number of cases makes another whole`() {
    let plan = Campaign.Plan(profile: .plain, seed: 1, commands: 20)
    let hashes = [
      WholeHash.text(of: plan, cases: 10), WholeHash.text(of: plan, cases: 11),
      WholeHash.text(of: Campaign.Plan(profile: .plain, seed: 2, commands: 20), cases: 10),
      WholeHash.text(of: Campaign.Plan(profile: .full, seed: 1, commands: 20), cases: 10),
      WholeHash.text(of: Campaign.Plan(profile: .plain, seed: 1, commands: 21), cases: 10),
    ]
    #expect(Set(hashes).count == hashes.count)
  }
}
