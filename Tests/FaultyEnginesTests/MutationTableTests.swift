import Conformance
import Engines
import FaultyEngines
import Foundation
import MutationScore
import OrderFlow
import Results
import Testing

/// Holds the committed table of the mutation score against the faults that there are, and against
/// the one case and the one scenario that each row names.
@Suite struct MutationTableTests {
  private struct Table: Decodable {
    struct Search: Decodable {
      var profile: String
      var cases: Int
      var commands: Int
    }

    struct Row: Decodable {
      var fault: String
      var kind: String
      var sentence: String
      var visible: String
      var firstScenario: String?
      var campaign: Search?
      var rightLaw: String?
      var rightLawCampaign: Search?
      var whyNoLaw: String?
      var meters: [String]
    }

    var missed: [String]
    var faults: [Row]
  }

  private static let table = Result {
    let path = Corpus.ofTheProject.root + "/reports/mutation-score.json"
    return try JSONDecoder().decode(Table.self, from: Data(contentsOf: URL(filePath: path)))
  }

  private static let entries = Result { try Corpus.ofTheProject.entries() }

  /// Every fault where the build is optimized, else every third.
  private static let played = PlantedFault.allCases.indices
    .filter { ShrunkFault.isOptimized || $0.isMultiple(of: 3) }.map { PlantedFault.allCases[$0] }

  @Test func `the table lists exactly the faults there are, and none is missed`() throws {
    let table = try Self.table.get()
    let stale = "the table is stale: run `make mutants`"
    #expect(table.faults.map(\.fault) == PlantedFault.allCases.map { "\($0)" }, "\(stale)")
    #expect(table.faults.map(\.kind) == PlantedFault.allCases.map(\.code), "\(stale)")
    #expect(table.faults.map(\.sentence) == PlantedFault.allCases.map(\.sentence), "\(stale)")
    #expect(table.missed == [])
    for (row, fault) in zip(table.faults, PlantedFault.allCases) {
      switch fault.evidence {
      case .meter:
        #expect(row.visible == "meter" && !row.meters.isEmpty, "\(fault): \(stale)")
      case .history(let law):
        #expect(row.visible == "history" && row.firstScenario != nil, "\(fault): \(stale)")
        switch law {
        case .named(let laws): #expect(laws.contains(row.rightLaw ?? ""), "\(fault): \(stale)")
        case .none(let why): #expect(row.whyNoLaw == why, "\(fault): \(stale)")
        }
      }
    }
  }

  @Test func `the page lists the same faults`() throws {
    let path = Corpus.ofTheProject.root + "/reports/mutation-score.md"
    let page = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let rows = page.split(separator: "\n").filter { $0.hasPrefix("| ") }
    let names = rows.map { $0.split(separator: " ")[1] }.filter { $0 != "Fault" }
    #expect(names.map(String.init).sorted() == PlantedFault.allCases.map { "\($0)" }.sorted())
  }

  @Test(arguments: played)
  func `a fault is caught by the case and by the scenario that its row names`(
    fault: PlantedFault
  ) throws {
    guard case .history = fault.evidence else { return }
    let row = try #require(try Self.table.get().faults.first { $0.fault == "\(fault)" })
    if let search = row.rightLawCampaign {
      let profile = try #require(NamedProfile(rawValue: search.profile))
      // The longest cases are left to `make mutants`.
      if profile != .longLived {
        let found = MutantMeasure.failure(of: fault, profile, case: search.cases - 1)
        #expect(found?.area == row.rightLaw)
      }
    }
    let entries = try Self.entries.get().filter { $0.name == row.firstScenario }
    let run = SuiteRun(
      engine: PlainEngine.source(of: fault), partner: PlainEngine.source(of: nil),
      entries: entries)
    let cases = run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in }).cases
    let judges = cases.flatMap(\.failures).map(\.judge)
    #expect(judges.contains(.expectation) || judges.contains(.golden))
  }
}
