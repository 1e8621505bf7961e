import Conformance
import Engines
import Market
import OrderFlow
import Results
import Testing

/// Engines behind the process protocol, judged by scenarios and campaigns.
@Suite struct ForeignEngineTests {
  /// A little engine in Python: limit orders, cancels, trades.
  static func child(
    capabilities: String = #""trades","tradeIDs","tradePrices","reasons","orders","ioc""#,
    conventions: String = "{}",
    limits: String = #"{"price": [-1000000, 1000000], "quantity": 1000000}"#, better: String = "<=",
    before: String = ""
  ) -> EngineSpec {
    .process([
      "python3", "-u", "-c",
      """
      import sys, json
      S = {"buy": -1, "sell": 1}
      def say(x): print(json.dumps(x), flush=True)
      def new(c):
        out = [{"event": "accepted"}]; left = c["quantity"]; s = S[c["side"]]
        while left and book[-s] and s * book[-s][0][0] >= s * c["price"]:
          top = book[-s][0]; q = min(left, top[2]); left -= q; top[2] -= q
          out.append({"event": "traded", "maker": top[1], "price": top[0], "quantity": q})
          if not top[2]: book[-s].pop(0)
        if left and c["timeInForce"] == "ioc": out.append({"event": "canceled"})
        elif left:
          row = [c["price"], c["id"], left]; at = 0
          while at < len(book[s]) and (s * book[s][at][0] \(better) s * row[0]): at += 1
          book[s].insert(at, row)
        return out
      def cancel(c):
        for side in book.values():
          for row in side:
            if row[1] == c["id"]: side.remove(row); return [{"event": "canceled"}]
        return []
      for line in sys.stdin:
        r = json.loads(line); ask = r["ask"]
        if ask == "start":
          say({"assay": 1, "name": "little", "version": "3", "capabilities": [\(capabilities)],
            "conventions": \(conventions), "limits": \(limits)})
        elif ask == "reset": book = {-1: [], 1: []}; say({"ok": True})
        elif ask == "commands":
          \(before.isEmpty ? "pass" : before)
          say({"events": [(new if c["do"] == "new" else cancel)(c) for c in r["commands"]]})
        elif ask == "book":
          f = lambda s: [{"id": o[1], "price": o[0], "leaves": o[2]} for o in book[s]]
          say({"bids": f(-1), "asks": f(1)})
      """,
    ])
  }

  private static let queue = [
    #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
    #"{"new": {"id": 2, "side": "sell", "price": 10, "quantity": 5}}"#,
    #"{"new": {"id": 3, "side": "buy", "price": 10, "quantity": 4, "timeInForce": "ioc"}}"#,
    #"{"expect": {"trades": [{"maker": 1, "quantity": 4}]}}"#,
    #"{"expect": {"book": {"asks": [{"price": 10, "quantity": 6}]}}}"#,
  ]
  private static let market = [
    #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
    #"{"new": {"id": 2, "side": "buy", "type": "market", "quantity": 5}}"#,
    #"{"expect": {"trades": [{"maker": 1, "quantity": 5}]}}"#,
  ]

  private func results(
    _ spec: EngineSpec, scenario: [String]? = nil, extra: String = "",
    _ change: (inout SuiteRun) -> Void = { _ in }
  ) throws -> [CaseResult] {
    let corpus = try TemporaryCorpus()
    try corpus.addScenario("a/queue", extra: extra, scenario ?? Self.queue)
    try corpus.recordAll()
    let source = try spec.open(ProcessLimits(requestNanoseconds: 5_000_000_000))
    var run = SuiteRun(
      engine: source, partner: source.partner, entries: try corpus.corpus.entries())
    change(&run)
    return TemporaryCorpus.outcome(of: run).cases
  }

  @Test func `an engine that is right passes, mirrored too`() throws {
    let result = try #require(try results(Self.child(better: "<=")).first)
    #expect(result.verdict == .passed, "\(result.failures)")
    #expect(result.mirror == .judged(.passed))
  }

  @Test func `an engine that serves the last first is failed`() throws {
    let result = try #require(try results(Self.child(better: "<")).first)
    #expect(result.verdict == .failed)
    let first = try #require(result.failures.first)
    #expect(first.judge == .law)
    #expect(first.breach?.law == "time-priority")
    #expect(first.breach?.source.isEmpty == false)
    #expect(first.command?.number == 3)
    #expect(first.message.hasPrefix("time-priority: order 1 "), "\(first.message)")
    #expect(result.failures.dropFirst().contains { $0.judge == .differential })
  }

  @Test func `without the orders of its trades no law is named`() throws {
    let spec = Self.child(
      capabilities: #""trades","tradePrices","ioc","orders""#, better: "<")
    let result = try #require(try results(spec).first)
    #expect(result.verdict == .failed)
    #expect(result.failures.map(\.judge) == [.differential])
  }

  @Test func `what it does not declare is unsupported, and failed where it is required`() throws {
    let spec = Self.child(better: "<=")
    let result = try #require(try results(spec, scenario: Self.market).first)
    #expect(result.verdict == .unsupported)
    #expect(result.note?.contains("market") == true)
    let strict = try #require(
      try results(spec, scenario: Self.market) { $0.required = [.market] }.first)
    #expect(strict.verdict == .failed)
    let explicit = try #require(
      try results(spec, extra: "\n\"requires\": [\"auctions\"],").first)
    #expect(explicit.verdict == .unsupported)
  }

  @Test func `numbers beyond its limits are unsupported, in the mirror alone skipped`() throws {
    let small = try #require(
      try results(Self.child(limits: #"{"quantity": 4}"#, better: "<=")).first)
    #expect(small.verdict == .unsupported)
    #expect(small.note?.contains("the largest is 4") == true)
    let positive = try #require(
      try results(Self.child(limits: #"{"price": [1, 99999]}"#, better: "<=")).first)
    #expect(positive.verdict == .passed)
    guard case .skipped(let reason) = positive.mirror else {
      Issue.record("the mirror was run")
      return
    }
    #expect(reason.contains("limits"))
  }

  @Test func `a fixed convention passes where it makes no difference`() throws {
    let spec = Self.child(conventions: #"{"marketRemainder": "rests"}"#, better: "<=")
    let result = try #require(try results(spec).first)
    #expect(result.verdict == .passed, "\(result.failures) \(result.note ?? "")")
  }

  @Test func `a convention that makes a difference is told as one`() throws {
    var profile = EngineProfile.full(name: "rests", version: "1")
    profile.conventions.marketRemainder = .rests
    let source = EngineSource(name: "rests", profile: profile) {
      EngineChoice.specification.makeEngine(instruments: $0, conventions: $1)
    }
    let corpus = try TemporaryCorpus()
    let steps = [
      #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
      #"{"new": {"id": 2, "side": "buy", "type": "market", "quantity": 9}}"#,
      #"{"expect": {"trades": [{"maker": 1, "quantity": 5}]}}"#,
    ]
    try corpus.addScenario("a/rest", steps)
    try corpus.recordAll()
    let run = SuiteRun(
      engine: source, partner: EngineChoice.reference.source, entries: try corpus.corpus.entries())
    let result = try #require(TemporaryCorpus.outcome(of: run).cases.first)
    #expect(result.verdict == .convention)
    #expect(result.note?.contains("marketRemainder is rests") == true)
  }

  @Test func `without identifiers and reasons the rest is judged`() throws {
    let spec = Self.child(capabilities: #""trades","ioc","levels""#, better: "<=")
    let source = try spec.open()
    #expect(Projection(source.profile).bookView == .levels)
    // It tells orders where levels are asked for, which is another kind of answer.
    let result = try #require(try results(spec).first)
    #expect(result.verdict == .malformed)
    let blind = try #require(
      try results(Self.child(capabilities: #""trades","ioc""#, better: "<")).first)
    #expect(blind.verdict == .passed, "which order trades first it can't report")
  }

  @Test(arguments: [
    ("raise ValueError('no')", Verdict.crashed, "ValueError"),
    ("import time; time.sleep(60)", .hung, ""), ("say(1)", .malformed, ""),
  ])
  func `a connection that fails is its own verdict`(
    before: String, verdict: Verdict, says: String
  ) throws {
    let source = try Self.child(before: before).open(
      ProcessLimits(requestNanoseconds: 700_000_000))
    let corpus = try TemporaryCorpus()
    try corpus.addScenario("a/queue", Self.queue)
    let run = SuiteRun(
      engine: source, partner: source.partner, entries: try corpus.corpus.entries())
    let result = try #require(TemporaryCorpus.outcome(of: run).cases.first)
    #expect(result.verdict == verdict, "\(result.failures)")
    #expect(result.failures.first?.judge == .connection)
    #expect(says.isEmpty || result.failures[0].actual.contains { $0.contains(says) })
  }

  @Test func `a campaign finds what is wrong, and nothing where nothing is`() throws {
    func outcome(_ better: String) throws -> Campaign.Outcome {
      let engine = CampaignEngine(foreign: try Self.child(better: better).open())
      var campaign = Campaign(
        engine: engine, plan: Campaign.Plan(profile: .plain, seed: 1, commands: 100),
        extent: .cases(20))
      campaign.trialLimit = 300
      return campaign.run(with: Campaign.Company())
    }
    let right = try outcome("<=")
    #expect(right.failures.map(\.kind) == [])
    #expect(right.state.commands > 500)
    let wrong = try outcome("<")
    #expect(wrong.failures.contains { $0.area == "time-priority" && $0.flow.count <= 5 })
  }

  @Test func `a crash is a kind of failure, shrunk to what brings it about`() throws {
    let spec = Self.child(
      better: "<=", before: "assert not any(c['do'] == 'cancel' for c in r['commands'])")
    var campaign = Campaign(
      engine: CampaignEngine(foreign: try spec.open()),
      plan: Campaign.Plan(profile: .plain, seed: 1, commands: 60), extent: .cases(3))
    campaign.trialLimit = 60
    let failures = campaign.run(with: Campaign.Company()).failures
    #expect(failures.map(\.verdict) == [.crashed])
    #expect(failures.first?.flow.count == 1)
    #expect(failures.first?.story.actual.contains { $0.contains("AssertionError") } == true)
  }
}
