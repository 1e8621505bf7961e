import Reports
import Results
import Testing

/// What every page must be, whatever it tells.
@Suite struct HTMLReportTests {
  /// The reports of which all this is asked.
  enum Page: CaseIterable {
    case everything
    case conforming
    case empty
    /// Two results of each kind, of two engines.
    case twice
    /// Results in which there is nothing.
    case hollow

    var html: String { HTMLReport.page(for: report) }

    private var report: Report {
      var report = Sample.report
      switch self {
      case .everything: break
      case .conforming: report = Sample.conforming
      case .empty: report = Report(suiteVersion: "0.1.0")
      case .twice:
        report.append(Sample.report)
        report.runs[1].engine = EngineIdentity(name: "other", version: "")
      case .hollow:
        report.runs[0].cases = []
        report.replays[0].auctions = []
        report.replays[0].trades = TradeAgreement(expected: 0, produced: 0, agreeing: 0)
        report.benches[0].workloads = []
      }
      return report
    }
  }

  @Test(arguments: Page.allCases) func `a page is well formed and begins with the verdict`(
    _ page: Page
  ) throws {
    let page = try ParsedMarkup(html: page.html)
    #expect(page.attributes["lang"] == "en")
    #expect(page.all("head")[0].all("title").map(\.text) == ["Assay report"])
    let header = try #require(page.all("main").first?.all("header").first)
    #expect(header.all("h1").first?.text.hasPrefix("Assay report") == true)
    #expect(header.styled("word").map(\.text).count == 1)
  }

  @Test(arguments: Page.allCases) func `a page needs no script and nothing from outside`(
    _ page: Page
  ) throws {
    let html = page.html
    let page = try ParsedMarkup(html: html)
    for word in ["<script", "http:", "https:", "javascript:", "@import", "url(", "<link", "<img"] {
      #expect(!html.contains(word), "\(word)")
    }
    let names = Set(page.descendants.flatMap(\.attributes.keys))
    #expect(names.isDisjoint(with: ["src", "srcset", "style", "onclick", "onload", "action"]))
  }

  @Test(arguments: Page.allCases) func `every id is unique and every link leads to one`(
    _ page: Page
  ) throws {
    let page = try ParsedMarkup(html: page.html)
    let ids = page.descendants.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in page.all("a") {
      let target = try #require(link.attributes["href"])
      #expect(target.hasPrefix("#") && ids.contains(String(target.dropFirst())), "\(target)")
    }
  }

  @Test(arguments: Page.allCases) func `every table says what it is and what its headings head`(
    _ page: Page
  ) throws {
    let page = try ParsedMarkup(html: page.html)
    for table in page.all("table") {
      #expect(table.all("caption").first?.text.isEmpty == false)
      #expect(!table.all("th").isEmpty)
      for heading in table.all("th") {
        #expect(["col", "row"].contains(heading.attributes["scope"]))
      }
      let widths = table.all("tr").map { row in
        row.descendants.filter { $0.name == "td" || $0.name == "th" }.map {
          Int($0.attributes["colspan"] ?? "1") ?? 0
        }.reduce(0, +)
      }
      #expect(Set(widths).count == 1, "\(widths)")
    }
    for drawing in page.all("svg") where drawing.attributes["role"] == "img" {
      let name = drawing.attributes["aria-label"] ?? drawing.all("title").first?.text
      #expect(name?.isEmpty == false)
    }
  }

  @Test func `the page follows the reader's light or dark, their paper and their phone`() throws {
    let page = try ParsedMarkup(html: Page.everything.html)
    let sheet = try #require(page.all("style").first).text
    for rule in [
      "@media (prefers-color-scheme: dark) {", "@media print {", "@media (max-width: 40rem) {",
      "color-scheme: light dark;", ".scroll { overflow-x: auto;",
    ] {
      #expect(sheet.contains(rule), "\(rule)")
    }
    #expect(sheet.count { $0 == "{" } == sheet.count { $0 == "}" })
    let metas = page.all("meta").map(\.attributes)
    #expect(metas.contains(["name": "viewport", "content": "width=device-width, initial-scale=1"]))
    #expect(metas.contains(["charset": "utf-8"]))
  }

  @Test func `every style that colours a verdict is in the sheet`() throws {
    let sheet = try #require(
      try ParsedMarkup(html: Page.everything.html).all("style").first
    ).text
    for verdict in Verdict.allCases {
      #expect(sheet.contains(".\(verdict.rawValue) { --tone: var(--\(verdict.rawValue)); }"))
      #expect(sheet.contains(".fill-\(verdict.rawValue) { fill: var(--\(verdict.rawValue)); }"))
      let colours = sheet.split(separator: " ").count { $0 == "--\(verdict.rawValue):" }
      #expect(colours == 2, "one for light and one for dark")
    }
  }

  @Test func `markup in any text of a result is only text`() throws {
    let hostile = "</style></td><script>alert('1')</script>\"&amp;\u{0}\u{7F}\u{85}\r"
    let bytes = ReportJSON.bytes(of: Sample.report)
    var text = String(decoding: bytes, as: UTF8.self)
    let inJSON = #"</style></td><script>alert('1')</script>\"&amp;\u0000\u007f\u0085\r"#
    for word in [
      "reference", "0.1.0", "time-priority", "An earlier order at the same price trades first",
      "The first trade has maker 2, expected 1.", "XYZ", "100.00", "C1", "assay run", "closing",
      "other maker", "mixed-one", "AMD EPYC 7B13", "nothing", "accepted",
    ] {
      text = text.replacing("\"\(word)", with: "\"\(inJSON)\(word)")
    }
    let html = HTMLReport.page(for: try ReportJSON.report(from: Array(text.utf8)))
    #expect(!html.contains("<script"))
    let page = try ParsedMarkup(html: html)
    #expect(
      page.styled("story")[0].all("h4")[0].text.contains(
        "</style></td><script>alert('1')</script>\"&amp;␀␡\u{FFFD}␍"))
    #expect(hostile.unicodeScalars.contains("\u{0}"))
  }

  @Test func `every verdict is shown by its name`() throws {
    var report = Report(suiteVersion: "1", runs: [Sample.run])
    let first = report.runs[0].cases[0]
    report.runs[0].cases = Verdict.allCases.map { verdict in
      var result = first
      result.verdict = verdict
      return result
    }
    let page = try ParsedMarkup(html: HTMLReport.page(for: report))
    let labels = page.styled("legend")[0].styled("pill").map(\.text)
    #expect(
      labels == [
        "Passed", "Failed", "Convention", "Unsupported", "Crashed", "Hung", "Malformed", "Unknown",
      ])
    #expect(page.table("Scenarios of price-priority").dropFirst().map { $0[1] } == labels)
    #expect(
      page.styled("legend")[0].styled("pill").map { $0.attributes["class"] }
        == Verdict.allCases.map { "pill \($0.rawValue)" })
  }

  @Test func `a huge result makes a page of a bearable size`() {
    let huge = String(repeating: "0123456789 <&> ", count: 5000)
    var report = Sample.report
    var failure = report.runs[0].cases[2].failures[0]
    failure.message = huge
    failure.command?.text = huge
    failure.replay = huge
    failure.expected = Array(repeating: huge, count: 5000)
    failure.booksBefore[0].asks = (0..<10_000).map { index in
      LadderLevel(
        price: "\(index)", quantity: "1",
        orders: (0..<20).map { LadderOrder(id: "\($0)", leaves: "1") })
    }
    report.runs[0].cases[2].failures = Array(repeating: failure, count: 50)
    report.runs[0].cases[2].why = huge
    report.runs[0].cases[2].note = huge
    #expect(HTMLReport.page(for: report).utf8.count < 300_000)
  }
}
