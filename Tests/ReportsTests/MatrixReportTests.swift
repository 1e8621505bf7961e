import JSONText
import Reports
import Results
import Testing

@Suite struct MatrixReportTests {
  private let matrix = Sample.matrix

  @Test func `a matrix reads back as it was written`() throws {
    #expect(try MatrixJSON.result(from: MatrixJSON.bytes(of: matrix)) == matrix)
  }

  @Test func `a matrix is told apart from a report`() throws {
    #expect(try SavedResult(from: MatrixJSON.bytes(of: matrix)) == .matrix(matrix))
  }

  @Test func `a matrix of another version, or with a strange count, is refused with its place`() {
    let text = String(decoding: MatrixJSON.bytes(of: matrix), as: UTF8.self)
    for (old, new, says) in [
      ("\"version\": 1", "\"version\": 2", "1"), ("\"count\": 3", "\"count\": 0", "count"),
      ("\"outOfTime\"", "\"late\"", "outOfTime"),
    ] {
      #expect(text.contains(old), "\(old)")
      let error = #expect(throws: JSONRefusal.self) {
        try MatrixJSON.result(from: Array(text.replacing(old, with: new).utf8))
      }
      let message = error?.rendered(file: "m.json") ?? ""
      #expect(message.contains("m.json:") && message.contains(says), "\(message)")
    }
  }

  @Test func `the schema names every member that is written`() throws {
    let schema = String(decoding: MatrixJSON.schema, as: UTF8.self)
    let text = String(decoding: MatrixJSON.bytes(of: matrix), as: UTF8.self)
    let keys = Set(text.matches(of: #/"([A-Za-z]+)": /#).map { String($0.1) })
    #expect(keys.count > 40)
    for key in keys { #expect(schema.contains("\"\(key)\": {"), "\(key)") }
  }

  @Test func `conventions and what is unsupported are counted apart`() {
    let row = matrix.rows[0]
    #expect(row.tally[.passed] == 3 && row.tally.breaking == 2)
    #expect(row.tally[.convention] == 1 && row.tally[.unsupported] == 4)
    #expect(
      MatrixText.table(of: matrix) == """
        engine      passed  differs  convention  unsupported  kinds of difference
        little 1.2       3        2           1            4                    2
        slow 0.1         1        0           0            0                    0  out of time: its time was over
        absent                                                                     not installed: no such package
        broken                                                                     not started: it ended at once

        """)
  }

  @Test func `a page needs nothing else and tells every engine`() throws {
    let page = MatrixPage.page(for: matrix)
    let markup = try ParsedMarkup(html: page)
    for word in [
      "little 1.2", "slow 0.1", "absent", "broken", "no such package", "it ended at once",
      "time-priority: an older order is passed by", "assay fuzz --case 7", "by-hand.py",
    ] { #expect(markup.text.contains(word), "\(word)") }
    #expect(!page.contains("<script") && !page.contains("src="))
  }

  @Test(arguments: [
    ("m.html", "href=\"scripts/by-hand.py\""), ("a/b/m.html", "href=\"../../scripts/by-hand.py\""),
    ("./a/m.html", "href=\"../scripts/by-hand.py\""),
  ])
  func `a page links to reproductions from where it stands`(path: String, link: String) {
    #expect(MatrixPage.page(for: matrix, at: path).contains(link))
  }

  @Test(arguments: ["/m.html", "../m.html"])
  func `a page from which the way is not known names them only`(path: String) {
    let page = MatrixPage.page(for: matrix, at: path)
    #expect(page.contains("scripts/by-hand.py") && !page.contains("href=\"scripts"))
  }

  @Test func `what engines say of themselves is text, and no link but to the web`() throws {
    var hostile = matrix
    hostile.rows[0].introduction?.version = "<script>alert(1)</script>"
    hostile.rows[0].introduction?.homepage = "javascript:alert(1)"
    hostile.rows[0].entry.notes = "</style><b>| ` *"
    let page = MatrixPage.page(for: hostile)
    #expect(!page.contains("<script") && !page.contains("javascript:"))
    #expect(!page.contains("</style><b>"))
    #expect(!MatrixMarkdown.text(for: hostile).contains("](javascript:"))
  }

  @Test func `the Markdown names engines, areas, the smallest flow and the reproduction`() {
    let text = MatrixMarkdown.text(for: matrix)
    for word in [
      "| Engine | Language | Passed | Differs | Convention | Unsupported |",
      "| little | 3/5 |", "No engine decides any of auctions.", "{\"new\":1}",
      "`assay fuzz --case 7`", "`scripts/by-hand.py`",
      "- absent: not installed: no such package",
    ] { #expect(text.contains(word), "\(word)\n\(text)") }
  }

  @Test func `words about engines state facts`() throws {
    let page = try ParsedMarkup(html: MatrixPage.page(for: matrix)).all("body")[0].text
    let text = (page + MatrixMarkdown.text(for: matrix)).lowercased()
    for word in ["bug", "bad ", "conform", "failed", "incorrect", "broke "] {
      #expect(!text.contains(word), "\(word)")
    }
  }
}

extension Sample {
  /// Two engines that were judged, one out of time, one that is not installed, one that does not
  /// start.
  static let matrix = MatrixResult(
    suiteVersion: "1.0",
    occasion: Occasion(
      started: "2024-05-06T07:08:09Z", durationNanoseconds: 5, commandLine: "assay matrix"),
    plan: MatrixPlan(
      scenarios: 10, profile: "full", seed: 1, cases: 20, commandsPerCase: 30,
      budgetNanoseconds: 60, requestNanoseconds: 10),
    ending: .complete, areas: ["priority", "auctions"],
    rows: [
      MatrixRow(
        entry: MatrixEntry(
          name: "little", engine: "process:little", language: "Python",
          homepage: "https://example.org", requirements: ["little==1.2"], notes: "By hand."),
        state: .judged,
        introduction: MatrixIntroduction(
          name: "Little", version: "1.2", language: "Python", homepage: "https://example.org",
          capabilities: ["trades"], conventions: ["halt: keeps"]),
        areas: [
          MatrixArea(
            name: "priority",
            counts: [
              MatrixCount(verdict: .passed, count: 3), MatrixCount(verdict: .failed, count: 1),
              MatrixCount(verdict: .convention, count: 1), MatrixCount(verdict: .crashed, count: 1),
            ]),
          MatrixArea(name: "auctions", counts: [MatrixCount(verdict: .unsupported, count: 4)]),
        ],
        played: MatrixPlay(cases: 20, commands: 600, events: 900),
        failures: [
          failure(.failed, .law, "time-priority: an older order is passed by", seen: 2),
          failure(.crashed, .connection, "crashed: ended", seen: 0),
        ], reproductions: ["scripts/by-hand.py"], durationNanoseconds: 7),
      MatrixRow(
        entry: MatrixEntry(name: "slow", engine: "process:slow"), state: .outOfTime,
        reason: "its time was over",
        introduction: MatrixIntroduction(
          name: "slow", version: "0.1", language: nil, homepage: nil, capabilities: [],
          conventions: []),
        areas: [
          MatrixArea(name: "priority", counts: [MatrixCount(verdict: .passed, count: 1)])
        ]),
      MatrixRow(
        entry: MatrixEntry(name: "absent", engine: nil, error: "no such package"),
        state: .notInstalled, reason: "no such package"),
      MatrixRow(
        entry: MatrixEntry(name: "broken", engine: "process:broken"), state: .notStarted,
        reason: "it ended at once"),
    ])

  private static func failure(
    _ verdict: Verdict, _ judge: Failure.Judge, _ kind: String, seen: Int
  ) -> MatrixFailure {
    MatrixFailure(
      verdict: verdict, judge: judge, area: "time-priority", kind: kind,
      statement: "Older orders go first.", source: "a rule", message: "order 2 was passed by",
      seen: seen, scenarios: ["priority/one"], commandsBefore: 30, conventions: ["halt: keeps"],
      instruments: ["{}"], flow: ["{\"new\":1}"], expected: ["{\"event\":\"traded\"}"], actual: [],
      replay: "assay fuzz --case 7", reproduction: seen > 0 ? "scripts/by-hand.py" : nil)
  }
}
