import JSONText
import Reports
import Results
import Testing

/// Comparisons and histories as JSON, text, Markdown and HTML.
@Suite struct TrackingReportTests {
  private func parsed(_ bytes: [UInt8]) throws -> JSONValue {
    try #require(JSONText.parse(bytes).value)
  }

  @Test func `the JSON is what its schema describes`() throws {
    let pairs = [
      (ComparisonJSON.schema, ComparisonJSON.bytes(of: Sample.comparison)),
      (TrackingJSON.schema, TrackingJSON.bytes(of: Sample.tracking)),
    ]
    for (schema, bytes) in pairs {
      let checker = SchemaChecker(root: try parsed(schema))
      #expect(checker.problems(of: try parsed(bytes)) == [])
      let text = String(decoding: bytes, as: UTF8.self)
      let wrong = text.replacing("\"version\": 1", with: "\"version\": 2")
      #expect(checker.problems(of: try parsed(Array(wrong.utf8))) != [])
    }
  }

  @Test func `a comparison is a table with its verdicts`() {
    #expect(
      ComparisonText.text(for: Sample.comparison) == """
        after|<b>.json (reference 0.1.0) against before.json (reference 0.1.0)
        unlike: the processor: A against B
        reference, mixed
          throughput      slower: -6.8 % (-7.9 % to -5.6 %), 11.8 M/s -> 11.0 M/s
          processor-time  faster: -4.3 % (-5.0 % to -4.0 %), 83.6 ns -> 80.0 ns
          allocations     more, allowed: –, 0 requests -> 12 requests
          peak-memory     too few values: 0.0 %, 1.00 MiB -> 1.00 MiB
        not compared: reference: auctions/throughput only in A
        1 figure is worse: mixed/throughput; 1 worse and allowed; 1 better; 1 with too few values \
        to tell.

        """)
    let painted = ComparisonText.text(for: Sample.comparison) { word, verdict in
      verdict == .worse ? "<\(word)>" : word
    }
    #expect(painted.contains("<slower>") && !painted.contains("<faster>"))
  }

  @Test func `figures that are kept in thousandths are written by the one`() {
    var result = Sample.comparison
    result.figures = [
      ("instructions", "instructions/1000 commands"), ("order-memory", "bytes/1000 orders"),
      ("instructions-growth", "times/1000"),
    ].map { name, unit in
      FigureComparison(
        engine: "reference", flow: "mixed", figure: name, unit: unit, better: .less,
        certainty: .exact, baseline: 118_007, candidate: 64_000, ratio: nil, verdict: .better)
    }
    let text = ComparisonText.text(for: result)
    #expect(text.contains("118.007 instructions/command -> 64.000 instructions/command"))
    #expect(text.contains("118.007 bytes/order -> 64.000 bytes/order"))
    #expect(text.contains("118.007 times -> 64.000 times"))
  }

  @Test func `a comparison's Markdown escapes what it is told`() {
    let text = ComparisonText.markdown(for: Sample.comparison)
    #expect(text.hasPrefix("# after\\|\\<b\\>.json (reference 0.1.0) against before.json"))
    #expect(
      text.contains(
        "| mixed | throughput | 11.8 M/s | 11.0 M/s | -6.8 % | -7.9 % to -5.6 % | **slower** |"))
    #expect(text.contains("- the processor: A against B"))
    #expect(!text.contains("peak-memory"))
    #expect(text.contains("Not in the table: 1 figure with too few values to tell."))
    var long = Sample.comparison
    long.unpaired = (1...50).map { "figure \($0)" }
    #expect(ComparisonText.markdown(for: long).contains("- figure 20\n- … and 30 more\n"))
  }

  @Test func `a history names the commit, or those that were not measured`() {
    let text = TrackingText.text(for: Sample.tracking)
    #expect(
      text.contains(
        "  slower by 5.0 % at 012345678901 or one of 3 commits before it that were not measured "
          + "(c11..012345678901)\n    10.0 M/s -> 9.50 M/s, p ≤ 0.000047\n"))
    #expect(text.contains("  faster by 4.2 % little by little about c20: no single commit\n"))
    #expect(
      text.contains("1 of 3 series changed, 1 kept their level, 1 have not enough history"))
    let markdown = TrackingText.markdown(for: Sample.tracking)
    #expect(markdown.contains("| reference, mixed\\<\\&\\>, throughput | **slower** | 5.0 % |"))
  }

  @Test func `the page of a history draws each series and tells each change`() throws {
    let page = TrackingPage.page(for: Sample.tracking)
    let parsed = try ParsedMarkup(html: page)
    #expect(page.contains("2 changes"))
    #expect(page.contains("mixed&lt;&amp;&gt;"))
    #expect(!page.contains("<script") && !page.contains("http"))
    #expect(parsed.all("figure").count == 2)
    #expect(parsed.table("Where a figure changed its level").count == 3)
    #expect(page.contains("Figures with too few measurements"))
    #expect(page.contains("class=\"mark worse\"") && page.contains("class=\"mark better\""))
  }

  @Test func `an empty history has a page that says so`() {
    var empty = Sample.tracking
    empty.series = []
    #expect(TrackingPage.page(for: empty).contains("Not enough history"))
    #expect(TrackingText.text(for: empty).contains("The history is empty"))
  }
}
