import Conformance
import Engines
import FaultyEngines
import Market
import Results
import Scenarios
import Testing

/// The scenarios on a plain engine, and on the same engine with one fault after the other.
@Suite struct FaultyEnginesTests {
  /// A scenario that the plain engine can be asked.
  private struct Playable {
    var entry: Corpus.Entry
    var tags: [String]
    var commands: Int
  }

  /// The scenarios that the plain engine can be asked, and the number of those that are too long.
  private static let corpus: Result<(playable: [Playable], tooLong: Int), any Error> =
    Result {
      var playable: [Playable] = []
      var tooLong = 0
      for entry in try Corpus.ofTheProject.entries() {
        let scenario = try SuiteFiles.scenario(entry)
        let commands = scenario.commands.count
        if commands > longest {
          tooLong += 1
        } else {
          playable.append(Playable(entry: entry, tags: scenario.tags, commands: commands))
        }
      }
      return (playable, tooLong)
    }

  /// The most commands of a scenario for which the plain engine is fast enough.
  private static let longest = 7_000
  /// The most commands of a scenario that every fault of its tags is run on.
  private static let usual = 600

  private func cases(_ fault: PlantedFault?, _ scenarios: [Playable]) -> [CaseResult] {
    let run = SuiteRun(
      engine: PlainEngine.source(of: fault), partner: PlainEngine.source(of: nil),
      entries: scenarios.map(\.entry))
    return run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in }).cases
  }

  @Test func `the plain engine passes every scenario that is not too long for it`() throws {
    let (playable, tooLong) = try Self.corpus.get()
    for result in cases(nil, playable) where result.verdict != .passed {
      Issue.record("\(result.scenario): \(result.failures.first?.message ?? "")")
    }
    #expect(playable.count > 500)
    #expect(tooLong < 10)
  }

  private static let ofHistory = PlantedFault.allCases.filter { fault in
    if case .history = fault.evidence { true } else { false }
  }

  /// Long scenarios are asked only where no short one shows the fault.
  @Test(arguments: ofHistory)
  func `a fault is shown by a scenario that carries its tag`(fault: PlantedFault) throws {
    let tagged = try Self.corpus.get().playable.filter { $0.tags.contains(fault.code) }
    var shown: [String] = []
    for scenarios in [
      tagged.filter { $0.commands <= Self.usual }, tagged.filter { $0.commands > Self.usual },
    ] where shown.isEmpty {
      shown = cases(fault, scenarios).filter { result in
        result.failures.contains { $0.judge != .differential }
      }.map(\.scenario)
    }
    #expect(!shown.isEmpty, "no scenario with the tag \(fault.code) shows it")
  }

  /// Kinds that order flow shows, and that a fault in the tests' own process can't be.
  private static let unplantable = [
    "E7": "a crash", "G10": "a crash", "H6": "a crash", "H7": "a hang",
    "K2": "a crash", "K3": "a hang", "K5": "a sort that may crash",
  ]

  @Test func `every kind that order flow can show is planted, crashes and hangs apart`() {
    let planted = Set(Self.ofHistory.map(\.code))
    let kinds = FaultKind.all.filter(\.isShownByOrderFlow).map(\.code)
    #expect(planted.isSubset(of: kinds))
    #expect(Set(PlantedFault.allCases.map(\.code)).isSubset(of: FaultKind.all.map(\.code)))
    #expect(Set(kinds).subtracting(planted) == Set(Self.unplantable.keys))
  }
}

extension Corpus {
  /// The suite of the project that these tests are of.
  static var ofTheProject: Corpus {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return Corpus(root: "/" + parts.joined(separator: "/"))
  }
}
