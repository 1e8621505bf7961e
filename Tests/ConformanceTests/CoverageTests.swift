import Engines
import Foundation
import Market
import Results
import Testing

@testable import Conformance

/// What scenarios are said to exercise.
@Suite struct CoverageTests {
  private func result(
    of corpus: Corpus, _ source: EngineSource = EngineChoice.reference.source
  ) throws -> CoverageRun.Outcome {
    let outcome = CoverageRun(engine: source, entries: try corpus.entries()).run()
    for file in outcome.broken { Issue.record("\(file.report)") }
    return outcome
  }

  /// What is covered in one respect, by name.
  private func covered(
    _ dimension: CoverageDimension, _ outcome: CoverageRun.Outcome
  ) -> [String] {
    outcome.dimensions.filter { $0.name == dimension.rawValue }.flatMap(\.points)
      .filter { $0.scenarios > 0 }.map(\.name)
  }

  /// The project's own scenarios, which are run once for all tests.
  private static let project: Result<CoverageRun.Outcome, any Error> = Result {
    CoverageRun(
      engine: EngineChoice.reference.source, entries: try Corpus.ofTheProject.entries()
    ).run()
  }

  // MARK: - The universe

  @Test(arguments: CoverageDimension.allCases)
  func `names are unique within a respect, and so are the features`(
    dimension: CoverageDimension
  ) {
    let universe = dimension.universe
    #expect(!universe.isEmpty)
    #expect(Set(universe).count == universe.count)
    #expect(Set(universe.map(\.name)).count == universe.count)
  }

  @Test func `conventions are found by reflection, each with all of its values`() {
    let values = Dictionary(grouping: ConventionChoice.all, by: \.name).mapValues(Set.init)
    #expect(
      values["replaceBelowFilled"]
        == Set(
          Conventions.ReplaceBelowFilled.allCases.map {
            ConventionChoice(name: "replaceBelowFilled", value: $0.rawValue)
          }))
    for (name, choices) in values { #expect(choices.count > 1, "\(name)") }
    #expect(ConventionChoice.of(Conventions()).count == values.count)
    #expect(ConventionChoice.unusual.count == ConventionChoice.all.count - values.count)
  }

  @Test func `whatever the scenarios exercise is listed in some respect`() throws {
    let universe = Set(CoverageDimension.allCases.flatMap(\.universe))
    for entry in try Corpus.ofTheProject.entries() {
      let text = try String(contentsOfFile: entry.scenarioPath, encoding: .utf8)
      // Long flows show no other features, and take long in a debug build.
      guard !text.contains("\"repeat\""), let profile = ScenarioProfile(of: entry) else { continue }
      let unlisted = profile.features.subtracting(universe)
      #expect(unlisted.isEmpty, "\(entry.name): \(unlisted.map(\.name))")
    }
  }

  // MARK: - What is impossible

  @Test(arguments: Impossibility.all.indices)
  func `each impossibility is of something that could be asked`(index: Int) {
    let impossibility = Impossibility.all[index]
    let universe = CoverageDimension.allCases.flatMap(\.universe)
    #expect(universe.contains { impossibility.covers($0) }, "\(impossibility.why)")
  }

  @Test func `nothing impossible is exercised by the scenarios`() throws {
    let outcome = try Self.project.get()
    #expect(outcome.dimensions.flatMap(\.impossible).count > 50)
    #expect(outcome.dimensions.flatMap(\.impossible).compactMap(\.example) == [])
  }

  @Test func `an engine that does the impossible is found out`() throws {
    let suite = try TemporaryCorpus()
    try suite.addScenario("cancel/one", Self.cancel)
    let liar = Fault(events: { command, events in
      guard case .cancel(let id) = command else { return events }
      return [
        .expired(Expiry(id: id, instrument: InstrumentID(0), quantity: Quantity(5)))
      ]
    })
    let outcome = try result(of: suite.corpus, liar.source)
    let points = outcome.dimensions.flatMap(\.impossible).filter { $0.example != nil }
    #expect(points.map(\.name) == ["expired of cancel"])
    #expect(points.map(\.example) == ["cancel/one"])
  }

  // MARK: - What is seen

  private static let cancel = [
    #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
    #"{"cancel": {"id": 1}}"#,
    #"{"expect": {"orders": {"1": "canceled"}}}"#,
  ]

  @Test func `a cancel is seen in every respect that it has`() throws {
    let suite = try TemporaryCorpus()
    try suite.addScenario("cancel/one", Self.cancel)
    let outcome = try result(of: suite.corpus)
    #expect(outcome.scenarios == 1)
    #expect(covered(.command, outcome) == ["new", "cancel"])
    #expect(covered(.commandInPhase, outcome) == ["new in continuous", "cancel in continuous"])
    #expect(covered(.order, outcome) == ["limit gtc"])
    #expect(covered(.eventOfCommand, outcome) == ["accepted of new", "canceled of cancel"])
    #expect(covered(.canceledOrder, outcome) == ["limit gtc, requested"])
    #expect(covered(.place, outcome) == ["cancel, alone, best level"])
    #expect(covered(.named, outcome) == ["new of unknown", "cancel of resting"])
    #expect(covered(.rejectReason, outcome) == [])
    #expect(
      covered(.pair, outcome) == [
        "cancel + limit gtc", "cancel + continuous", "cancel + canceled: requested",
        "limit gtc + continuous", "limit gtc + canceled: requested",
        "continuous + canceled: requested",
      ])
  }

  /// Steps, and what they are seen as.
  static let looks: [(dimension: CoverageDimension, steps: [String], names: [String])] = [
    (
      .fills,
      [
        #"{"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}}"#,
        #"{"new": {"id": 2, "side": "sell", "price": "101.00", "quantity": 5}}"#,
        #"{"new": {"id": 3, "side": "buy", "price": "101.00", "quantity": 7}}"#,
      ], ["makers: severalPrices, left of the last: something, of the taker: nothing"]
    ),
    (
      .replace,
      [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5}}"#,
        #"{"new": {"id": 2, "side": "sell", "price": "100.00", "quantity": 1}}"#,
        #"{"replace": {"id": 1, "price": "101.00", "quantity": 5}}"#,
      ], ["price nearer, quantity same, partlyFilled"]
    ),
    (
      .massCancel,
      [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5}}"#,
        #"{"massCancel": {"side": "buy"}}"#, #"{"massCancel": {}}"#,
      ], ["by nothing, reaches none", "by side, reaches one"]
    ),
    (
      .expiry,
      [
        #"{"new": {"id": 1, "side": "buy", "price": "9.00", "quantity": 5, "#
          + #""timeInForce": "gtd", "expires": 10}}"#,
        #"{"clock": {"time": 10}}"#,
      ], ["one onTime"]
    ),
    (
      .auctionPrice,
      [
        #"{"phase": {"phase": "callAuction"}}"#,
        #"{"new": {"id": 1, "side": "buy", "price": "105.00", "quantity": 5}}"#,
        #"{"new": {"id": 2, "side": "sell", "price": "100.00", "quantity": 5}}"#,
        #"{"uncross": {}}"#,
      ], ["betweenBalanced"]
    ),
    (
      .auctionPrice,
      [
        #"{"phase": {"phase": "callAuction"}}"#,
        #"{"new": {"id": 1, "side": "buy", "price": "105.00", "quantity": 10}}"#,
        #"{"new": {"id": 2, "side": "sell", "price": "100.00", "quantity": 5}}"#,
        #"{"uncross": {}}"#,
      ], ["betterOrders"]
    ),
    (
      .number,
      [
        #"{"new": {"id": "18446744073709551615", "side": "buy", "price": "167772.17", "#
          + #""quantity": "9223372036854775807"}}"#,
        #"{"clock": {"time": 1}}"#,
      ],
      [
        "priceBeyondSinglePrecision", "quantityBeyondDoublePrecision", "largestQuantity",
        "identifierBeyond32Bits", "largestIdentifier",
      ]
    ),
    (
      .rejectedCommand,
      [
        #"{"clock": {"time": 5}}"#, #"{"clock": {"time": 4}}"#, #"{"cancel": {"id": 7}}"#,
        #"{"uncross": {}}"#,
      ], ["cancel: unknownOrder", "uncross: notInAuction", "clock: clockRanBack"]
    ),
  ]

  @Test(arguments: looks)
  func `a shape is seen for what it is`(
    dimension: CoverageDimension, steps: [String], names: [String]
  ) throws {
    let suite = try TemporaryCorpus()
    let expectation = #"{"expect": {"phase": {"phase": "continuous"}}}"#
    try suite.addScenario("area/one", steps + [expectation])
    #expect(covered(dimension, try result(of: suite.corpus)) == names)
  }

  @Test func `a file that can't be read is told, and the others are still seen`() throws {
    let suite = try TemporaryCorpus()
    try suite.addScenario("cancel/one", Self.cancel)
    try suite.write("{}", to: "scenarios/cancel/two.json")
    let entries = try suite.corpus.entries()
    let outcome = CoverageRun(engine: EngineChoice.reference.source, entries: entries).run()
    #expect(outcome.scenarios == 1)
    #expect(outcome.broken.map(\.path) == ["\(suite.corpus.root)/scenarios/cancel/two.json"])
  }

  // MARK: - Faults

  @Test func `codes of faults are their group's letter and a number that counts up`() {
    for group in FaultKind.groups {
      let expected = group.kinds.indices.map { "\(group.letter)\($0 + 1)" }
      #expect(group.kinds.map(\.code) == expected)
    }
    #expect(FaultKind.all.count >= 87)
    #expect(Set(FaultKind.all.map(\.summary)).count == FaultKind.all.count)
    #expect(FaultKind(tag: "C3")?.code == "C3")
    #expect(FaultKind(tag: "c3") == nil)
  }

  @Test func `every fault that order flow can show has a scenario`() throws {
    #expect(try Self.project.get().faults.filter(\.isGap).map(\.code) == [])
  }

  @Test func `scenarios stand with the faults that they carry as tags`() throws {
    let suite = try TemporaryCorpus()
    try suite.addScenario("cancel/one", extra: "\n\"tags\": [\"E3\", \"F5\"],", Self.cancel)
    let faults = try result(of: suite.corpus).faults
    #expect(faults.map(\.code) == FaultKind.all.map(\.code))
    #expect(faults.filter { !$0.scenarios.isEmpty }.map(\.code) == ["E3", "F5"])
    #expect(faults.first { $0.code == "E4" }?.isGap == true)
    #expect(faults.first { $0.code == "H4" }?.isGap == false)
  }
}
