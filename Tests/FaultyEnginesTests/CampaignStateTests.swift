import Conformance
import Engines
import FaultyEngines
import JSONText
import Market
import OrderFlow
import Results
import Synchronization
import Testing

/// What a campaign keeps: the state, its refusals, and findings as they are found.
@Suite struct CampaignStateTests {
  private func campaign(cases: Int) -> Campaign {
    let engine = CampaignEngine(
      PlainEngine.source(of: .lastInFirstOut), conventions: Conventions())
    var campaign = Campaign(
      engine: engine, plan: Campaign.Plan(profile: .plain, seed: 1, commands: 150),
      extent: .cases(cases))
    campaign.suiteVersion = "1.2"
    return campaign
  }

  @Test(arguments: [#"{"format": "assay-campaign"}"#, "[]", #"{"format": "x", "next": -1}"#])
  func `a state that is none is refused`(text: String) {
    #expect(throws: JSONRefusal.self) { try CampaignState(reading: Array(text.utf8)) }
  }

  /// A state, with some of its members changed.
  private static func text(
    next: Int = 10, commands: Int = 1_500, events: Int = 1_600, findings: [String] = []
  ) -> [UInt8] {
    Array(
      """
      {"format": "assay-campaign", "suiteVersion": "1", "engine": "reference",
       "profile": "full", "seed": "1", "commandsPerCase": 150, "flowHash": "0",
       "next": \(next),
       "commands": \(commands),
       "events": \(events),
       "findings": [
       \(findings.joined(separator: ",\n "))
       ]}
      """.utf8)
  }

  private static func finding(
    _ kind: String = "limit: worse", case number: Int = 3, length: Int = 5, seen: Int = 1
  ) -> String {
    #"{"kind": "\#(kind)", "case": \#(number), "length": \#(length), "seen": \#(seen)}"#
  }

  /// A text, where its problem stands, and words of the problem.
  struct Contradiction: Sendable, CustomTestStringConvertible {
    var testDescription: String { words }
    var text: [UInt8]
    var line: Int
    var column: Int
    var words: String
  }

  static let contradictions: [Contradiction] = [
    Contradiction(
      text: text(commands: 1_501), line: 4, column: 14, words: "from 0 to 1500"),
    Contradiction(
      text: text(next: 0, commands: 1, events: 1), line: 4, column: 14, words: "from 0 to 0"),
    Contradiction(text: text(commands: 0), line: 5, column: 12, words: "from 0 to 0"),
    Contradiction(
      text: text(findings: [finding(case: 10)]), line: 7, column: 35, words: "from 0 to 9"),
    Contradiction(
      text: text(findings: [finding(case: 9, seen: 2)]), line: 7, column: 59,
      words: "from 1 to 1"),
    Contradiction(
      text: text(findings: [finding(seen: 0)]), line: 7, column: 59, words: "from 1 to 7"),
    Contradiction(
      text: text(findings: [finding("luck: bad")]), line: 7, column: 11,
      words: "a kind of failure"),
    Contradiction(
      text: text(findings: [finding(), finding(case: 4)]), line: 8, column: 2,
      words: "a second finding of kind \"limit: worse\""),
    Contradiction(
      text: text(findings: [finding(), finding("mirror: x", case: 3)]), line: 8, column: 2,
      words: "expected a case after 3"),
    Contradiction(
      text: text(findings: [finding(seen: 6), finding("mirror: x", case: 4, seen: 5)]), line: 6,
      column: 14, words: "at most 10 cases"),
  ]

  @Test(arguments: contradictions)
  func `counts that can't be and findings that stand twice are refused where they stand`(
    one: Contradiction
  ) throws {
    let refusal = #expect(throws: JSONRefusal.self) { try CampaignState(reading: one.text) }
    let problem = try #require(refusal?.problems.first)
    #expect(refusal?.problems.count == 1)
    #expect(problem.position.line == one.line, "\(problem)")
    #expect(problem.position.column == one.column, "\(problem)")
    #expect("\(problem)".contains(one.words), "\(problem)")
  }

  @Test func `a state that can be is read as it was written`() throws {
    let text = Self.text(findings: [Self.finding(), Self.finding("differential: x", case: 7)])
    let state = try CampaignState(reading: text)
    #expect(state.findings.map(\.number) == [3, 7])
    #expect(try CampaignState(reading: state.bytes) == state)
  }

  @Test func `a state of another suite, engine, plan or flow does not fit, and says why`() {
    let own = campaign(cases: 1).beginning
    #expect(own.differences(from: own) == [])
    var other = own
    other.suiteVersion = "1.1"
    other.engine = "another"
    other.plan.seed = 9
    #expect(
      own.differences(from: other) == [
        "it is of suite version 1.1, and this one of 1.2",
        "it is of engine another, and this one of \(own.engine)",
        "it is of seed 9, and this one of 1",
      ])
    var older = own
    older.flowHash = "0"
    #expect(own.differences(from: older).count == 1)
  }

  @Test func `what is found is told and kept while the campaign goes on`() throws {
    let log = Mutex<[String]>([])
    let states = Mutex<[CampaignState]>([])
    let outcome = campaign(cases: 600).run(
      with: Campaign.Company(
        progress: { progress in
          if case .playing = progress.stage { log.withLock { $0.append("played") } }
        },
        keep: { state in states.withLock { $0.append(state) } },
        found: { failure, _ in
          log.withLock { $0.append("found \(failure.kind)") }
          return "kept/\(failure.firstCase)"
        }))
    let told = log.withLock { $0 }
    let first = try #require(told.firstIndex { $0.hasPrefix("found") })
    let last = try #require(told.lastIndex(of: "played"))
    #expect(first < last)
    #expect(told.filter { $0.hasPrefix("found") }.count == outcome.failures.count)
    #expect(outcome.failures.allSatisfy { $0.file == "kept/\($0.firstCase)" })
    // A kill after the first finding leaves a state that knows it.
    let kept = try #require(states.withLock { $0.first { !$0.findings.isEmpty } })
    #expect(kept.next < outcome.state.next)
    let rest = campaign(cases: 600).run(from: kept, with: Campaign.Company())
    #expect(rest.failures.map(\.kind) == outcome.failures.map(\.kind))
    #expect(rest.state == outcome.state)
  }
}
