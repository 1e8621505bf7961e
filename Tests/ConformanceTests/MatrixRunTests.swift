import Conformance
import Engines
import Foundation
import JSONText
import Results
import Synchronization
import Testing

/// Many engines side by side, those that do not behave among them.
@Suite struct MatrixRunTests {
  private static let crossing = [
    #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
    #"{"new": {"id": 2, "side": "sell", "price": 10, "quantity": 5}}"#,
    #"{"new": {"id": 3, "side": "buy", "price": 10, "quantity": 4, "timeInForce": "ioc"}}"#,
    #"{"expect": {"trades": [{"maker": 1, "quantity": 4}]}}"#,
  ]
  private static let market = [
    #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
    #"{"new": {"id": 2, "side": "buy", "type": "market", "quantity": 5}}"#,
    #"{"expect": {"trades": [{"maker": 1, "quantity": 5}]}}"#,
  ]

  private static func child(_ name: String, better: String = "<=", before: String = "")
    -> MatrixEntry
  {
    MatrixEntry(
      name: name, engine: ForeignEngineTests.child(better: better, before: before).text)
  }

  private static let right = child("right")
  /// Later orders of a price go first.
  private static let hasty = child("hasty", better: "<")
  private static let crashing = child("crashing", before: "sys.exit('out of order')")
  private static let hanging = child("hanging", before: "import time; time.sleep(60)")
  private static let absent = MatrixEntry(name: "absent", engine: nil, error: "no such package")
  private static let mute = MatrixEntry(
    name: "mute", engine: "process:sh -c 'echo sorry >&2; exit 3'")
  /// Starts, and says nothing.
  private static let silent = MatrixEntry(name: "silent", engine: "process:sleep 60")

  private func plan(
    scenarios: Int = 2, cases: Int = 2, budget: Int = 60, request: Int = 20
  ) -> MatrixPlan {
    MatrixPlan(
      scenarios: scenarios, profile: "full", seed: 1, cases: cases, commandsPerCase: 20,
      budgetNanoseconds: budget * 1_000_000_000, requestNanoseconds: request * 1_000_000_000)
  }

  private func suite(_ corpus: TemporaryCorpus) throws -> MatrixSuite {
    try corpus.addScenario("priority/queue", Self.crossing)
    try corpus.addScenario("types/market", Self.market)
    try corpus.recordAll()
    return try MatrixSuite(try corpus.corpus.entries())
  }

  private func rows(
    _ entries: [MatrixEntry], plan: MatrixPlan? = nil, keeping kept: [MatrixRow] = [],
    clock: @escaping @Sendable () -> Int = { 0 },
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    keep: @escaping @Sendable ([MatrixRow]) -> Void = { _ in }
  ) throws -> (rows: [MatrixRow], ending: CampaignEnding) {
    let corpus = try TemporaryCorpus()
    let run = MatrixRun(of: entries, on: try suite(corpus), by: plan ?? self.plan())
    return run.run(
      keeping: kept,
      with: MatrixRun.Company(clock: clock, isInterrupted: isInterrupted, keep: keep))
  }

  @Test func `only what passed is a pass, and what an engine can't do counts apart`() throws {
    let row = try #require(try rows([Self.right]).rows.first)
    #expect(row.state == .judged && row.failures.isEmpty, "\(row.failures.map(\.kind))")
    #expect(row.tally[.passed] == 1 && row.tally[.unsupported] == 1 && row.tally.breaking == 0)
    #expect(row.introduction?.name == "little" && row.introduction?.version == "3")
    #expect(row.played.cases == 2 && row.played.commands > 0)
  }

  @Test func `a difference has its law, its smallest flow, its scenarios and its replay`() throws {
    let row = try #require(try rows([Self.hasty], plan: plan(cases: 12)).rows.first)
    #expect(row.tally[.failed] == 1 && row.tally[.passed] == 0)
    let failure = try #require(row.failures.first { $0.scenarios == ["priority/queue"] })
    #expect(failure.area == "time-priority" && failure.judge == .law, "\(failure.kind)")
    #expect(failure.flow.count == 3 && failure.replay.contains("--engine"))
    #expect(Set(row.failures.map(\.kind)).count == row.failures.count)
  }

  @Test func `whatever one engine does, the others have their turn`() throws {
    let entries = [Self.absent, Self.mute, Self.crashing, Self.right, Self.silent]
    let (rows, ending) = try rows(entries, plan: plan(request: 4))
    #expect(ending == .complete && rows.map(\.entry) == entries)
    #expect(rows.map(\.state) == [.notInstalled, .notStarted, .judged, .judged, .notStarted])
    #expect(rows[0].reason == "no such package")
    #expect(rows[1].reason?.contains("sorry") == true, "\(rows[1])")
    #expect(rows[2].tally[.crashed] == 1 && rows[2].tally[.passed] == 0)
    #expect(rows[2].failures.contains { $0.verdict == .crashed })
    #expect(rows[3].tally[.passed] == 1)
    #expect(rows[4].reason?.contains("did not answer") == true, "\(rows[4])")
  }

  @Test func `a difference that a later command undoes is shrunk as it stood`() throws {
    let corpus = try TemporaryCorpus()
    try corpus.addScenario(
      "book-state/between",
      [
        #"{"new": {"id": 1, "side": "sell", "price": 10, "quantity": 5}}"#,
        #"{"new": {"id": 2, "side": "buy", "price": 10, "quantity": 2}}"#,
        #"{"expect": {"book": {"asks": [{"price": 10, "quantity": 3}]}}}"#,
        #"{"cancel": {"id": 1}}"#,
      ])
    try corpus.recordAll()
    // What stands in the book is told with one lot more, while anything stands there.
    let telling = ForeignEngineTests.child(before: "").text
      .replacing("\"leaves\": o[2]}", with: "\"leaves\": o[2] + 1}")
    let run = MatrixRun(
      of: [MatrixEntry(name: "telling", engine: telling)],
      on: try MatrixSuite(try corpus.corpus.entries()), by: plan(scenarios: 1, cases: 0))
    let row = try #require(run.run(with: MatrixRun.Company(clock: { 0 })).rows.first)
    let failure = try #require(row.failures.first)
    #expect(row.failures.count == 1 && failure.flow.count == 1, "\(row.failures)")
    #expect(failure.kind == "differential: another book in the end")
    #expect(failure.expected.contains { $0.hasPrefix("ask 100 × ") }, "\(failure.expected)")
    #expect(failure.expected != failure.actual)
  }

  @Test func `a scenario that is too long to shrink is of its kind all the same`() throws {
    let corpus = try TemporaryCorpus()
    try corpus.addScenario(
      "book-state/long",
      [
        #"{"repeat": {"times": 300, "steps": [{"new": {"id": {"from": 1, "by": 1}, "side": "sell", "#
          + #""price": 10, "quantity": 5}}]}}"#,
        #"{"new": {"id": 1000, "side": "buy", "price": 10, "quantity": 4}}"#,
        #"{"expect": {"trades": [{"maker": 1, "quantity": 4}]}}"#,
      ])
    try corpus.recordAll()
    let run = MatrixRun(
      of: [Self.hasty], on: try MatrixSuite(try corpus.corpus.entries()),
      by: plan(scenarios: 1, cases: 0))
    let row = try #require(run.run(with: MatrixRun.Company(clock: { 0 })).rows.first)
    let failure = try #require(row.failures.first)
    #expect(failure.area == "time-priority" && failure.kind.hasPrefix("time-priority: "))
    #expect(failure.flow.isEmpty && failure.commandsBefore == 301, "\(failure)")
  }

  @Test func `an engine that never answers is a row, when its time is over`() throws {
    let start = ContinuousClock.now
    let clock: @Sendable () -> Int = {
      let passed = (ContinuousClock.now - start).components
      return Int(passed.seconds) * 1_000_000_000 + Int(passed.attoseconds / 1_000_000_000)
    }
    let (rows, _) = try rows(
      [Self.hanging, Self.right], plan: plan(cases: 1_000, budget: 6, request: 1), clock: clock)
    #expect(rows[0].state == .outOfTime && rows[0].tally[.hung] == 1, "\(rows[0])")
    #expect(rows[0].reason?.contains("of 1000 cases") == true)
    #expect(rows[0].failures.contains { $0.verdict == .hung })
    #expect(rows[1].tally[.passed] == 1)
  }

  @Test func `a run that is interrupted keeps what is done, and goes on to the same end`() throws {
    let entries = [Self.right, Self.hasty, Self.mute]
    let whole = try rows(entries)
    let kept = Mutex<[MatrixRow]>([])
    let part = try rows(
      entries, isInterrupted: { kept.withLock { $0.count } == 1 },
      keep: { rows in kept.withLock { $0 = rows } })
    #expect(part.ending == .interrupted && part.rows.count == 1)
    let rest = try rows(entries, keeping: part.rows)
    #expect(rest.ending == .complete)
    #expect(rest.rows == whole.rows)
  }

  @Test func `a row of another engine is not taken for this one's`() throws {
    var row = try #require(try rows([Self.absent]).rows.first)
    row.entry.error = "something else"
    let again = try rows([Self.absent], keeping: [row])
    #expect(again.rows[0].reason == "no such package")
  }

  @Test func `several engines at a time give the rows in the same order`() throws {
    let entries = [Self.hasty, Self.right, Self.absent, Self.mute]
    let corpus = try TemporaryCorpus()
    var run = MatrixRun(of: entries, on: try suite(corpus), by: plan())
    let one = run.run(with: MatrixRun.Company(clock: { 0 }))
    run.jobs = 3
    let three = run.run(with: MatrixRun.Company(clock: { 0 }))
    #expect(one.rows == three.rows)
  }

  // MARK: - The manifest

  @Test func `a manifest gives engines, and why there are none`() throws {
    var manifest = try MatrixManifest(
      reading: Array(
        #"""
        {"engines": [
          {"name": "a", "engine": "process:/fleet/a/python -I /fleet/a.py", "pythonVersion": "3",
           "requirements": ["a==1"], "language": "Rust", "handshake": {"assay": 1}},
          {"name": "b", "error": "no file /fleet/b/c.h", "homepage": "https://example.org"},
          {"name": "c", "engine": "library:/fleet/lib/c.so"},
          {"name": "d", "engine": "library:/fleet/d.so"}
        ]}
        """#.utf8))
    manifest.shortenPaths(below: "/fleet")
    #expect(
      manifest.entries == [
        MatrixEntry(
          name: "a", engine: "process:a/python -I /fleet/a.py", language: "Rust",
          requirements: ["a==1"]),
        MatrixEntry(
          name: "b", engine: nil, error: "no file b/c.h", homepage: "https://example.org"),
        MatrixEntry(name: "c", engine: "library:lib/c.so"),
        MatrixEntry(name: "d", engine: "library:/fleet/d.so"),
      ])
  }

  @Test(arguments: [
    (#"{"engines": []}"#, "at least one"), (#"{"engines": [{"name": "a"}]}"#, "\"error\""),
    (#"{"engines": [{"name": "a", "engine": "proces:x"}]}"#, "process"),
    (
      #"{"engines": [{"name": "a", "error": ""}, {"name": "a", "error": ""}]}"#,
      "two engines of the name"
    ), ("{", "m.json:1"),
  ])
  func `a manifest that is none is refused with its place`(text: String, says: String) throws {
    let error = #expect(throws: JSONRefusal.self) { try MatrixManifest(reading: Array(text.utf8)) }
    let message = error?.rendered(file: "m.json") ?? ""
    #expect(message.contains("m.json:1") && message.contains(says), "\(message)")
  }

  // MARK: - Reproductions

  @Test func `a failure is linked to the script that shows it`() throws {
    var rows = try rows([Self.hasty, Self.right]).rows
    let names = ["hasty-late.py", "hasty-other.py", "right-no.txt", "kinds.json"]
    let table = #"{"reproductions": [{"file": "hasty-late.py", "kinds": ["time-priority: "]}]}"#
    try Reproductions(folder: "scripts", names: names, table: Array(table.utf8)).add(to: &rows)
    #expect(rows[0].reproductions == ["scripts/hasty-late.py", "scripts/hasty-other.py"])
    #expect(rows[0].failures.contains { $0.reproduction == "scripts/hasty-late.py" })
    #expect(rows[1].reproductions.isEmpty)
    #expect(throws: JSONRefusal.self) {
      try Reproductions(
        folder: "scripts", names: names,
        table: Array(table.replacing("hasty-late", with: "hasty-gone").utf8))
    }
  }

  @Test func `the table of the fleet's reproductions names its scripts`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = "Sources/Adapters/fleet/reproductions"
    let files = try Reproductions.files(in: root.appending(path: folder).path)
    let table = try #require(files.table)
    _ = try Reproductions(folder: folder, names: files.names, table: table)
    #expect(files.names.filter { $0.hasSuffix(".py") }.count >= 20)
  }
}
