import Reports
import Results
import Testing

@Suite struct JUnitTests {
  private func parsed(_ run: RunResult = Sample.run) throws -> ParsedMarkup {
    try ParsedMarkup(xml: JUnit.document(for: run))
  }

  @Test func `the totals are those of the run, in whole and by area`() throws {
    let root = try parsed()
    #expect(root.name == "testsuites")
    #expect(
      root.attributes == [
        "name": "assay reference 0.1.0", "tests": "11", "failures": "1", "errors": "4",
        "skipped": "2", "time": "1.234567890", "timestamp": "2026-03-14T09:26:53Z",
      ])
    let suites = root.all("testsuite").map(\.attributes)
    #expect(
      suites.map { $0["name"] } == [
        "price-priority", "time-priority", "market", "auction", "replace", "identity",
      ])
    #expect(
      suites[1] == [
        "name": "time-priority", "tests": "3", "failures": "1", "errors": "0", "skipped": "1",
        "time": "0.000119700",
      ])
  }

  @Test func `a report's runs and campaigns stand in one document`() throws {
    let campaign = CampaignResult(
      engine: Sample.engine, occasion: Sample.occasion("assay fuzz"), profile: "full", seed: 1,
      commandsPerCase: 10, cases: 100, commands: 1_000, events: 1_100, ending: .complete,
      failures: [])
    let report = Report(suiteVersion: "", runs: [Sample.run], campaigns: [campaign])
    let root = try ParsedMarkup(xml: JUnit.document(for: report))
    #expect(root.attributes["tests"] == "12" && root.attributes["failures"] == "1")
    let suites = root.all("testsuite").compactMap { $0.attributes["name"] }
    #expect(suites.last == "fuzz" && suites.count == 7)
  }

  @Test func `a case has its area, its name, its time and, if it passed, nothing in it`() throws {
    let first = try #require(try parsed().all("testcase").first)
    #expect(
      first.attributes == [
        "classname": "price-priority",
        "name": "price-priority/best-price-first: A better price trades before a worse one",
        "time": "0.000041200",
      ])
    #expect(first.children.isEmpty)
  }

  @Test(arguments: [
    (Verdict.passed, nil), (.failed, "failure"), (.convention, "skipped"),
    (.unsupported, "skipped"), (.crashed, "error"), (.hung, "error"), (.malformed, "error"),
    (.unknown, "error"),
  ])
  func `each verdict has its element`(_ verdict: Verdict, _ element: String?) throws {
    var run = Sample.run
    run.cases = [run.cases[0]]
    run.cases[0].verdict = verdict
    run.cases[0].note = "the note"
    let root = try parsed(run)
    let elements = try #require(root.all("testcase").first).descendants
    #expect(elements.map(\.name) == (element.map { [$0] } ?? []))
    let counts = ["failures", "errors", "skipped"].map { root.attributes[$0] }
    #expect(counts == ["failure", "error", "skipped"].map { $0 == element ? "1" : "0" })
    if let message = elements.first?.attributes["message"] { #expect(message.contains("the note")) }
  }

  @Test func `a failure carries its judge and its story`() throws {
    let failure = try #require(try parsed().all("failure").first)
    #expect(failure.attributes["message"] == "The first trade has maker 2, expected 1.")
    #expect(failure.attributes["type"] == "failed.expectation")
    let text = failure.text
    #expect(text.contains("An earlier order at the same price trades first"))
    #expect(text.contains("Price-time priority"))
    #expect(text.contains("sell 100.00 10 #1×5 #2×5"))
    #expect(text.contains("Found by the golden log"))
    #expect(text.contains("Replay it: assay run time-priority/earlier-order-first"))
  }

  @Test func `what engines say can't break the document`() throws {
    var run = Sample.run
    let hostile = "</failure><![CDATA[]]>&amp;\"'\u{0}\u{1B}[2J\u{FFFE}\u{202E}\r\n\tend"
    run.cases[2].title = hostile
    run.cases[2].failures[0].message = hostile
    run.cases[2].area = hostile
    let root = try parsed(run)
    let shown = "</failure><![CDATA[]]>&amp;\"'␀␛[2J\u{FFFD}\u{FFFD}␍\n\tend"
    #expect(root.all("failure").first?.attributes["message"] == shown)
    #expect(root.all("testsuite")[1].attributes["name"] == shown)
  }

  @Test func `an empty run is a document too`() throws {
    var run = Sample.run
    run.cases = []
    let root = try parsed(run)
    #expect(root.attributes["tests"] == "0")
    #expect(root.children.isEmpty)
  }

  @Test func `times that add up to more than there is are held at the end`() throws {
    var run = Sample.run
    run.cases = [run.cases[0], run.cases[0]]
    run.cases[0].durationNanoseconds = Int.max
    #expect(try parsed(run).all("testsuite")[0].attributes["time"] == "9223372036.854775807")
  }

  @Test func `a case with many failures tells some and counts the rest`() throws {
    var run = Sample.run
    run.cases[2].failures = Array(repeating: run.cases[2].failures[1], count: 40)
    let text = try #require(try parsed(run).all("failure").first).text
    #expect(text.contains("… and 35 more failures"))
  }
}
