import JSONText
import Reports
import Results
import Testing

@Suite struct ReportJSONTests {
  private func problems(in text: String) -> [String] {
    do throws(JSONRefusal) {
      _ = try ReportJSON.report(from: Array(text.utf8))
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  private let small = Report(
    suiteVersion: "0.1.0",
    runs: [
      RunResult(
        engine: EngineIdentity(name: "e", version: "1"),
        occasion: Occasion(
          started: "2026-01-02T03:04:05Z", durationNanoseconds: 7, commandLine: "assay run"),
        cases: [
          CaseResult(
            scenario: "a/b", title: "T", why: "W", area: "a", tags: ["C1"], verdict: .passed,
            mirror: .skipped("it has a side"), durationNanoseconds: 5)
        ])
    ])

  @Test(arguments: [
    LadderIndication(price: "100.05", volume: "5", imbalance: "-3"),
    LadderIndication(price: nil, volume: "0", imbalance: "0"),
  ])
  func `what an uncross of a book would bring comes back as it was`(
    indication: LadderIndication
  ) throws {
    var report = small
    let book = LadderBook(
      holder: "e", instrument: "XYZ", asks: [],
      bids: [LadderLevel(price: "market", quantity: "5")], indication: indication)
    report.runs[0].cases[0].failures = [
      Failure(judge: .expectation, message: "m", booksBefore: [book], replay: "r")
    ]
    let bytes = ReportJSON.bytes(of: report)
    #expect(try ReportJSON.report(from: bytes) == report)
  }

  private let smallText = """
    {
      "format": "assay-report",
      "version": 1,
      "suiteVersion": "0.1.0",
      "runs": [
        {
          "engine": {
            "name": "e",
            "version": "1"
          },
          "occasion": {
            "started": "2026-01-02T03:04:05Z",
            "durationNanoseconds": 7,
            "commandLine": "assay run"
          },
          "cases": [
            {
              "scenario": "a/b",
              "title": "T",
              "why": "W",
              "area": "a",
              "tags": [
                "C1"
              ],
              "verdict": "passed",
              "mirror": {
                "skipped": "it has a side"
              },
              "durationNanoseconds": 5,
              "failures": []
            }
          ]
        }
      ],
      "replays": [],
      "campaigns": [],
      "benches": []
    }

    """

  @Test func `a small report has exactly these bytes`() {
    #expect(String(decoding: ReportJSON.bytes(of: small), as: UTF8.self) == smallText)
  }

  @Test func `a report is read back as it was written`() throws {
    #expect(try ReportJSON.report(from: ReportJSON.bytes(of: Sample.report)) == Sample.report)
    #expect(try ReportJSON.report(from: Array(smallText.utf8)) == small)
    let empty = Report(suiteVersion: "")
    #expect(try ReportJSON.report(from: ReportJSON.bytes(of: empty)) == empty)
  }

  @Test func `strings of any kind survive`() throws {
    var report = small
    report.runs[0].cases[0].title = "<&>\"'\\ \u{0}\u{1B}[31m\n\t\r\u{2028} é 漢 🂡"
    #expect(try ReportJSON.report(from: ReportJSON.bytes(of: report)) == report)
  }

  @Test func `a file of another format is refused for that alone`() {
    #expect(
      problems(in: #"{"format": "junit", "version": 1, "suites": []}"#)
        == [#"1:12: expected "assay-report", found string "junit", at format"#])
    #expect(problems(in: #"{"suites": []}"#).contains { $0.contains("missing key \"format\"") })
    #expect(problems(in: "[]") == ["1:1: expected an object, found an array"])
  }

  @Test func `a file of a later version is refused for that alone`() {
    let text = smallText.replacing("\"version\": 1,", with: "\"version\": 2, \"new\": true,")
    #expect(
      problems(in: text) == [
        "3:14: expected version 1 of the format, the only one known here, found number 2, at version"
      ])
  }

  @Test func `a truncated file is refused`() {
    let bytes = ReportJSON.bytes(of: Sample.report)
    for length in stride(from: 0, to: bytes.count - 2, by: 4999) {
      #expect(throws: JSONRefusal.self) { try ReportJSON.report(from: Array(bytes[..<length])) }
    }
  }

  @Test(arguments: [
    ("\"title\": \"T\",", "", "missing key \"title\""),
    ("\"title\"", "\"titel\"", "did you mean \"title\"?"),
    ("\"passed\"", "\"pased\"", "did you mean \"passed\"?"),
    ("\"passed\"", "\"green\"", "expected one of passed, failed, convention"),
    (
      "\"skipped\": \"it has a side\"", "\"skipped\": \"a\", \"judged\": \"passed\"",
      "only one"
    ),
    ("\"durationNanoseconds\": 5", "\"durationNanoseconds\": -5", "from 0 to"),
    ("\"durationNanoseconds\": 5", "\"durationNanoseconds\": 5.0", "an integer"),
    ("\"durationNanoseconds\": 5", "\"durationNanoseconds\": 9007199254740993", "from 0 to"),
    ("\"failures\": []", "\"failures\": null", "expected an array"),
    ("\"why\": \"W\"", "\"why\": \"W\", \"why\": \"V\"", "why"),
  ])
  func `what is wrong in a member is said`(_ old: String, _ new: String, _ message: String) {
    let text = smallText.replacing(old, with: new)
    #expect(text != smallText)
    #expect(problems(in: text).contains { $0.contains(message) }, "\(problems(in: text))")
  }

  @Test func `every problem is reported, not the first alone`() {
    let text = smallText.replacing("\"passed\"", with: "\"green\"")
      .replacing("\"title\": \"T\"", with: "\"title\": 1")
    #expect(problems(in: text).count == 2)
  }
}

@Suite struct ReportJSONFiguresTests {
  /// The problems that reading finds after the text of the sample was changed.
  private func problems(after old: String, _ new: String) -> [String] {
    let text = String(decoding: ReportJSON.bytes(of: Sample.report), as: UTF8.self)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    guard changed != text else { return ["\(old) does not occur"] }
    do throws(JSONRefusal) {
      _ = try ReportJSON.report(from: Array(changed.utf8))
      return []
    } catch {
      return error.problems.map(\.message)
    }
  }

  @Test func `a hash has 16 digits`() {
    for wrong in ["9e3779b97f4a7c1", "9e3779b97f4a7c111", "9E3779b97f4a7c11", "9g3779b97f4a7c11"] {
      let problems = problems(after: "\"9e3779b97f4a7c11\"", "\"\(wrong)\"")
      #expect(problems.count == 1)
      #expect(problems.first?.hasPrefix("expected 16 hexadecimal digits") == true)
    }
  }

  @Test func `a seed is a text of digits that fits 64 bits`() {
    for wrong in ["\"-1\"", "\"01\"", "\"18446744073709551616\"", "\"\"", "\"+1\""] {
      let problems = problems(after: "\"seed\": \"1\"", "\"seed\": \(wrong)")
      #expect(problems.first?.hasPrefix("expected a text of decimal digits") == true)
    }
    #expect(
      problems(after: "\"seed\": \"1\"", "\"seed\": 1").first?.hasPrefix("expected a string")
        == true)
  }

  @Test func `a measured workload has a pass, and a pass takes time`() {
    let wall = problems(after: "\"wallNanoseconds\": 310000000", "\"wallNanoseconds\": 0")
    #expect(wall.first?.hasPrefix("expected an integer from 1 to") == true)
  }

  @Test(arguments: [
    ("\"step\": 4", "\"step\": 0", "from 1 to"),
    ("\"number\": 3", "\"number\": 0", "from 1 to"),
    ("\"processors\": 2", "\"processors\": 0", "from 1 to"),
    ("\"commandsPerSecond\": 1000000", "\"commandsPerSecond\": 0", "from 1 to"),
    ("\"commands\": 58432", "\"commands\": -1", "from 0 to"),
    ("\"commands\": 5000000", "\"commands\": 0", "from 1 to"),
    ("\"count\": 4", "\"count\": 0", "from 1 to"),
    ("\"memoryBytes\": 8326000000", "\"memoryBytes\": 1e9", "an integer"),
  ])
  func `a number is in its range`(_ old: String, _ new: String, _ message: String) {
    let problems = problems(after: old, new)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(message) == true, "\(problems)")
  }

  @Test func `more trades can't agree than there are`() {
    let problems = problems(after: "\"agreeing\": 18685", "\"agreeing\": 18686")
    #expect(problems.first?.hasPrefix("expected no more agreeing trades") == true)
  }

  @Test func `the shares of percentiles rise`() {
    let same = problems(after: "\"partsPerMillion\": 750000", "\"partsPerMillion\": 500000")
    #expect(same.first?.hasPrefix("expected percentiles whose shares rise") == true)
    let beyond = problems(after: "\"partsPerMillion\": 999900", "\"partsPerMillion\": 1000001")
    #expect(beyond.first?.hasPrefix("expected an integer from 0 to 1000000") == true)
  }

  @Test func `a workload without passes is refused`() {
    var report = Sample.report
    guard var figures = report.benches[0].workloads[0].figures else {
      Issue.record("the sample has figures")
      return
    }
    figures.passes = []
    report.benches[0].workloads[0].outcome = .measured(figures)
    #expect(throws: JSONRefusal.self) {
      try ReportJSON.report(from: ReportJSON.bytes(of: report))
    }
  }
}
