import JSONText
import Reports
import Results
import Testing

@Suite struct CoverageReportTests {
  private let result = CoverageResult(
    engine: EngineIdentity(name: "reference", version: "1.0.0"),
    occasion: Occasion(started: "2024-05-06T07:08:09Z", durationNanoseconds: 5, commandLine: "a"),
    scenarios: 3,
    dimensions: [
      CoverageOfDimension(
        name: "event", summary: "events",
        points: [
          CoveragePoint(name: "traded", scenarios: 2, example: "ioc/one"),
          CoveragePoint(name: "expired", scenarios: 0, example: nil),
        ],
        impossible: [
          ImpossiblePoint(name: "halted", why: "nothing halts", example: nil),
          ImpossiblePoint(name: "born", why: "nothing is born", example: "ioc/two"),
        ]),
      CoverageOfDimension(
        name: "pair", summary: "two means",
        points: (1...14).map { CoveragePoint(name: "pair \($0)", scenarios: 0, example: nil) },
        impossible: []),
    ],
    faults: [
      FaultCoverage(
        code: "A1", summary: "it sorts wrong", evidence: .orderFlow, note: "two levels",
        scenarios: ["ioc/one", "ioc/two"]),
      FaultCoverage(
        code: "A2", summary: "it does not sort", evidence: .orderFlow, note: "three levels",
        scenarios: []),
      FaultCoverage(
        code: "K6", summary: "it does not build", evidence: .elsewhere, note: "build it",
        scenarios: []),
    ])

  @Test func `the table names what is missing, and not more than a dozen of one kind`() {
    #expect(
      CoverageText.table(result) == """
        event   1/2      events
            no scenario: expired
            declared impossible, yet exercised: born, by ioc/two; nothing is born
        pair    0/14     two means
        \((1...12).map { "    no scenario: pair \($0)" }.joined(separator: "\n"))
            … and 2 more: `assay coverage --of pair`
        faults  1/2      kinds of faults that order flow can show
            no scenario: A2, it does not sort
        """)
  }

  @Test func `one respect is told whole, with an example of each`() {
    #expect(
      CoverageText.detail(of: result.dimensions[0]) == """
            2  traded   ioc/one
            -  expired  no scenario
            /  halted   impossible: nothing halts
            declared impossible, yet exercised: born, by ioc/two; nothing is born
        """)
  }

  @Test func `each fault is told with its scenarios, or with what shows it instead`() {
    #expect(
      CoverageText.faults(result.faults) == """
        A1       2  it sorts wrong
                    ioc/one ioc/two
        A2       0  it does not sort
                    no scenario; shown by: three levels
        K6       0  it does not build
                    not by order flow: build it
        """)
  }

  @Test func `what is written is read back`() throws {
    #expect(try CoverageJSON.result(from: CoverageJSON.bytes(of: result)) == result)
    #expect(result.contradictions.map(\.name) == ["born"])
  }

  @Test(arguments: [
    ("\"assay-coverage\"", "\"assay-report\""), ("\"version\": 1,", "\"version\": 2,"),
    ("\"orderFlow\"", "\"order flow\""), ("\"scenarios\": 2,", "\"scenarios\": -2,"),
    ("\"why\": \"nothing halts\"", "\"because\": \"nothing halts\""),
  ])
  func `schema and reader refuse the same, and accept what is written`(
    old: String, new: String
  ) throws {
    let schema = try #require(JSONText.parse(CoverageJSON.schema).value)
    let checker = SchemaChecker(root: schema)
    let bytes = CoverageJSON.bytes(of: result)
    #expect(checker.problems(of: try #require(JSONText.parse(bytes).value)) == [])
    let text = String(decoding: bytes, as: UTF8.self)
    let wrong = text.replacing(old, with: new, maxReplacements: 1)
    #expect(wrong != text)
    #expect(throws: JSONRefusal.self) { try CoverageJSON.result(from: Array(wrong.utf8)) }
    #expect(checker.problems(of: try #require(JSONText.parse(Array(wrong.utf8)).value)) != [])
  }
}
