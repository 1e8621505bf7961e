import Results
import Testing

/// The parts of runs and campaigns, put together.
@Suite struct ShardJoiningTests {
  private func occasion(_ number: Int) -> Occasion {
    Occasion(
      started: "2026-01-01T00:00:0\(number)Z", durationNanoseconds: 10 * number,
      commandLine: "assay run --shard \(number)/3 --tag x")
  }

  /// A part of a run of three parts: scenarios `a/1`, `a/4`, … in the first of them.
  private func run(
    _ number: Int, of count: Int = 3, verdict: Verdict = .passed, complete: Bool = true,
    whole: String = "0123456789abcdef", version: String = "1"
  ) -> RunResult {
    RunResult(
      engine: EngineIdentity(name: "e", version: version), occasion: occasion(number),
      cases: [number, number + 3].map { place in
        CaseResult(
          scenario: "a/\(place)", title: "", why: "", area: "a", verdict: verdict,
          mirror: .judged(.passed), durationNanoseconds: 1)
      },
      shard: Shard(number: number, count: count, whole: whole, isComplete: complete))
  }

  private func failure(_ kind: String, case number: Int, seen: Int) -> CampaignFailure {
    CampaignFailure(
      verdict: .failed, area: "law", kind: kind, statement: "", source: "", firstCase: number,
      seen: seen, commandsBefore: 9, trials: 1, conventions: [], instruments: [],
      flow: ["of case \(number)"], file: nil,
      story: Failure(judge: .law, message: "", replay: "--case \(number)"))
  }

  private func campaign(
    _ number: Int, seed: UInt64 = 1, failures: [CampaignFailure] = []
  ) -> CampaignResult {
    CampaignResult(
      engine: EngineIdentity(name: "e", version: "1"), occasion: occasion(number),
      profile: "full", seed: seed, commandsPerCase: 5, cases: 10, commands: 50, events: 60,
      ending: .complete, failures: failures,
      shard: Shard(number: number, count: 3, whole: "0123456789abcdef", isComplete: true))
  }

  private func part(
    _ file: String, _ runs: [RunResult] = [], _ campaigns: [CampaignResult] = [],
    version: String = "0.1.0"
  ) -> ShardJoining.Part {
    ShardJoining.Part(
      file: file, report: Report(suiteVersion: version, runs: runs, campaigns: campaigns))
  }

  private func refusal(_ parts: [ShardJoining.Part]) -> String? {
    do throws(ShardJoining.Refusal) {
      _ = try ShardJoining.whole(of: parts)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `the whole of a run has all cases in order, whatever the order of the parts`() throws {
    let whole = try ShardJoining.whole(
      of: [3, 1, 2].map { part("p\($0)", [run($0)]) })
    let joined = try #require(whole.runs.first)
    #expect(joined.cases.map(\.scenario) == (1...6).map { "a/\($0)" })
    #expect(joined.shard == nil)
    #expect(
      joined.occasion
        == Occasion(
          started: "2026-01-01T00:00:01Z", durationNanoseconds: 30,
          commandLine: "assay run --tag x"))
    #expect(whole.conforms)
    let broken = try ShardJoining.whole(
      of: [
        part("p1", [run(1)]), part("p2", [run(2, verdict: .hung)]),
        part("p3", [run(3)]),
      ])
    #expect(!broken.conforms)
  }

  @Test func `a campaign's kinds of failure are told once, by the case that shows them first`()
    throws
  {
    let parts = [
      part("p1", [], [campaign(1, failures: [failure("late", case: 7, seen: 2)])]),
      part(
        "p2", [],
        [
          campaign(
            2, failures: [failure("other", case: 12, seen: 1), failure("late", case: 13, seen: 5)])
        ]),
      part("p3", [], [campaign(3)]),
    ]
    let whole = try #require(try ShardJoining.whole(of: parts).campaigns.first)
    #expect(whole.cases == 30 && whole.commands == 150 && whole.events == 180)
    #expect(whole.failures.map(\.kind) == ["late", "other"])
    #expect(whole.failures.map(\.seen) == [7, 1])
    #expect(whole.failures.map(\.flow) == [["of case 7"], ["of case 12"]])
    #expect(try ShardJoining.whole(of: parts.reversed()).campaigns == [whole])
  }

  @Test func `parts that are missing or stand twice are refused, and named`() {
    let all = (1...3).map { part("p\($0)", [run($0)]) }
    #expect(refusal(all) == nil)
    #expect(refusal([]) == "there is nothing to join")
    #expect(refusal([all[0], all[2]]) == "of 3 parts of the run there is no part 2")
    #expect(refusal([all[2]]) == "of 3 parts of the run there are no parts 1, 2")
    #expect(refusal(all + [part("q", [run(2)])]) == "'q' and 'p2' are both part 2 of 3")
    #expect(
      refusal([all[0], part("q", [run(2, of: 4)])])
        == "'q' is one of 4 parts, and 'p1' one of 3")
  }

  @Test func `parts of different wholes are refused, and told why`() {
    let (first, last) = (part("p1", [run(1)]), part("p3", [run(3)]))
    func other(_ run: RunResult, version: String = "0.1.0") -> String? {
      refusal([first, part("q", [run], version: version), last])
    }
    #expect(other(run(2)) == nil)
    #expect(other(run(2, version: "2")) == "'q' is of engine e 2, and 'p1' of e 1")
    #expect(
      other(run(2), version: "0.2.0") == "'q' is of suite version 0.2.0, and 'p1' of 0.1.0")
    #expect(other(run(2, whole: "f"))?.contains("are of different wholes") == true)
    #expect(
      other(run(2, complete: false))
        == "'q' is not complete: part 2 of 3 was stopped before its end")
    var whole = run(2)
    whole.shard = nil
    #expect(other(whole) == "'q' is a whole run, and no part made by --shard")
    var twice = run(2)
    twice.cases[0].scenario = "a/1"
    #expect(other(twice) == "'p1' and 'q' both hold the scenario a/1")
    #expect(refusal([part("empty")]) == "'empty' holds no result")
    let seeds = [1, 2, 3].map { part("p\($0)", [], [campaign($0, seed: $0 == 3 ? 8 : 1)]) }
    #expect(refusal(seeds) == "'p3' is of seed 8, and 'p1' of 1")
  }

  @Test(arguments: [(10, 3), (3, 3), (2, 5), (0, 2), (1_000_003, 7), (Int.max, 10_000)])
  func `parts of a number have no gap and no overlap`(count: Int, parts: Int) {
    let ranges = (1...parts).map { Shard.range(of: count, number: $0, parts: parts) }
    #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == count)
    #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    let sizes = ranges.map(\.count)
    #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
  }
}
