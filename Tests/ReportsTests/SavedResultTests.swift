import JSONText
import Reports
import Results
import Testing

/// Whatever was saved is shown again, and what is no saved result is refused for what it is.
@Suite struct SavedResultTests {
  private static let hostile = #"</style><script>alert('1')</script>"&|`*"#

  private static let doctor = DoctorResult(
    engine: EngineIdentity(name: "mine" + hostile, version: "1"),
    occasion: Sample.occasion("assay doctor --engine x"),
    findings: [
      DoctorFinding(name: "ids", verdict: .ok, seen: "all came back", fix: nil),
      DoctorFinding(name: "reset", verdict: .wrong, seen: hostile, fix: "forget " + hostile),
      DoctorFinding(name: "stop", verdict: .notChecked, seen: "it went before", fix: nil),
    ])

  private static let coverage = CoverageResult(
    engine: EngineIdentity(name: "reference", version: "1"),
    occasion: Sample.occasion("assay coverage"),
    scenarios: 3,
    dimensions: [
      CoverageOfDimension(
        name: "event", summary: "events" + hostile,
        points: [
          CoveragePoint(name: "traded", scenarios: 2, example: "ioc/one"),
          CoveragePoint(name: "expired" + hostile, scenarios: 0, example: nil),
        ],
        impossible: [
          ImpossiblePoint(name: "born", why: "nothing is born", example: "ioc/two")
        ])
    ],
    faults: [
      FaultCoverage(
        code: "A1", summary: "it sorts wrong", evidence: .orderFlow, note: "two levels",
        scenarios: ["ioc/one", "ioc/two"]),
      FaultCoverage(
        code: "A2", summary: "it does not sort", evidence: .orderFlow, note: "three levels",
        scenarios: []),
    ])

  private static let all: [SavedResult] = [
    .report(Sample.report), .matrix(Sample.matrix), .comparison(Sample.comparison),
    .tracking(Sample.tracking), .doctor(doctor), .coverage(coverage),
  ]

  @Test func `everything that is saved is read again as what it is`() throws {
    for saved in Self.all { #expect(try SavedResult(from: saved.json) == saved) }
    #expect(Set(Self.all.map(\.name)).count == Self.all.count)
  }

  @Test func `every page is whole, without a script and with nothing from outside`() throws {
    for saved in Self.all {
      let html = saved.page()
      let page = try ParsedMarkup(html: html)
      #expect(page.styled("word").count == 1, "\(saved.name)")
      for word in ["<script", "javascript:", "@import", "url(", "<link", "<img"] {
        #expect(!html.contains(word), "\(saved.name): \(word)")
      }
      #expect(Set(page.descendants.flatMap(\.attributes.keys)).isDisjoint(with: ["src", "style"]))
      for table in page.all("table") {
        let widths = table.all("tr").map { row in
          row.descendants.filter { $0.name == "td" || $0.name == "th" }.map {
            Int($0.attributes["colspan"] ?? "1") ?? 0
          }.reduce(0, +)
        }
        #expect(Set(widths).count == 1, "\(saved.name): \(widths)")
      }
    }
  }

  @Test func `every Markdown begins with a heading and ends its last line`() {
    for saved in Self.all {
      #expect(saved.markdown.hasPrefix("# ") && saved.markdown.hasSuffix("\n"), "\(saved.name)")
      let bare = saved.markdown.replacing("\\<", with: "")
      #expect(!bare.contains("<script"), "\(saved.name)")
    }
  }

  @Test func `what is no saved result is refused with its place`() {
    for (text, says) in [
      ("", "r.json:1:1"), ("[1]", "r.json:1:1: error: expected an object"),
      ("{}", "r.json:1:1: error: missing key \"format\""),
      ("{\n  \"format\": \"assay-reprot\"}", "r.json:2:13"),
      ("{\"format\": \"assay-reprot\"}", "did you mean \"assay-report\"?"),
      ("{\"format\": 7}", "expected \"assay-report\", \"assay-matrix\""),
    ] {
      let error = #expect(throws: JSONRefusal.self) { try SavedResult(from: Array(text.utf8)) }
      let message = error?.rendered(file: "r.json") ?? ""
      #expect(message.contains(says), "\(message)")
    }
  }

  @Test func `a file of a newer version is refused for that alone, at its place`() {
    for saved in Self.all {
      let text = String(decoding: saved.json, as: UTF8.self)
        .replacing("\"version\": 1,", with: "\"version\": 2, \"new\": true,", maxReplacements: 1)
      let error = #expect(throws: JSONRefusal.self) { try SavedResult(from: Array(text.utf8)) }
      let message = error?.rendered(file: "r.json") ?? ""
      #expect(
        message
          == "r.json:3:14: error: expected version 1 of the format, the only one known here, "
          + "found number 2, at version", "\(saved.name)")
    }
  }

  // MARK: - The pages of comparison, doctor and coverage

  @Test func `a comparison's page says first whether something is worse`() throws {
    let page = try ParsedMarkup(html: SavedResult.comparison(Sample.comparison).page())
    #expect(page.styled("word")[0].text == "1 figure is worse")
    #expect(page.styled("breaks").count == 1)
    #expect(
      page.table("Before and after") == [
        ["Figure", "Change", "Verdict", "Before", "After", "99 % interval"],
        ["mixed, reference", ""],
        ["throughput", "-6.8 %", "slower", "11.8 M/s", "11.0 M/s", "-7.9 % to -5.6 %"],
        ["processor-time", "-4.3 %", "faster", "83.6 ns", "80.0 ns", "-5.0 % to -4.0 %"],
        ["allocations", "–", "more, allowed", "0 requests", "12 requests", "–"],
        ["peak-memory", "0.0 %", "too few values", "1.00 MiB", "1.00 MiB", "–"],
      ])
    #expect(page.text.contains("the processor: A against B"))
    #expect(page.text.contains("auctions/throughput only in A"))
    var better = Sample.comparison
    better.figures.removeFirst()
    let good = try ParsedMarkup(html: SavedResult.comparison(better).page())
    #expect(good.styled("word")[0].text == "Nothing is worse")
    better.figures = []
    better.unpaired = (1...50).map { "figure \($0)" }
    let none = try ParsedMarkup(html: SavedResult.comparison(better).page())
    #expect(none.styled("word")[0].text == "Nothing could be told")
    #expect(none.all("li").count { $0.text.hasPrefix("figure ") } == 20)
    #expect(none.text.contains("… and 30 more figures."))
  }

  @Test func `a comparison's chart has the figures with an interval, coloured by verdict`() throws {
    let page = try ParsedMarkup(html: SavedResult.comparison(Sample.comparison).page())
    let plot = page.styled("rowplot")[0]
    #expect(plot.styled("value").map(\.text) == ["-6.8 % slower", "-4.3 % faster"])
    #expect(plot.all("circle").map { $0.attributes["class"] } == ["fill-worse", "fill-better"])
    #expect(plot.styled("reference").map(\.text).contains("same"))
  }

  @Test func `a doctor's page has each check with what to do`() throws {
    let page = try ParsedMarkup(html: SavedResult.doctor(Self.doctor).page())
    #expect(page.styled("word")[0].text == "Not fit to be judged")
    let rows = page.table("What was seen, and what to do about it")
    #expect(rows[1] == ["ids", "OK", "all came back", "–"])
    #expect(rows[2] == ["reset", "Wrong", Self.hostile, "forget " + Self.hostile])
    #expect(page.styled("failed").map(\.text) == ["Wrong"])
  }

  @Test func `a coverage's page has the shares, the gaps and what should be impossible`() throws {
    let page = try ParsedMarkup(html: SavedResult.coverage(Self.coverage).page())
    #expect(page.styled("word")[0].text == "1 of 2 exercised")
    #expect(page.table("What scenarios exercise")[1][1...2] == ["1", "2"])
    #expect(page.all("details")[0].text.contains("expired" + Self.hostile))
    #expect(page.all("details")[0].text.contains("born, by ioc/two"))
    #expect(
      page.table("Faults, and the scenarios that are there to show them").map { $0[1] } == [
        "Scenarios", "2", "0",
      ])
  }
}
