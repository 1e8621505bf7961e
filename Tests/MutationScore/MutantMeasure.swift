package import Conformance
internal import Engines
package import FaultyEngines
internal import Laws
internal import Market
package import OrderFlow
internal import Results
internal import Scenarios

/// Finds what catches a planted fault: scenarios, campaigns, laws, short sequences and meters.
package struct MutantMeasure: Sendable {
  /// The most commands of a campaign.
  package static let greatestCampaign = 200_000
  /// The most commands of a scenario that every fault is run on.
  private static let usualScenario = 600
  /// The most commands of a scenario for which the plain engine is fast enough.
  private static let longestScenario = 20_000
  /// The seed of all campaigns.
  private static let seed: UInt64 = 1

  private let usual: [Corpus.Entry]
  private let long: [Corpus.Entry]

  /// A measure by the scenarios of a corpus.
  package init(corpus: Corpus) throws {
    var usual: [Corpus.Entry] = []
    var long: [Corpus.Entry] = []
    for entry in try corpus.entries() {
      let commands = try SuiteFiles.scenario(entry).commands.count
      if commands <= Self.usualScenario {
        usual.append(entry)
      } else if commands <= Self.longestScenario {
        long.append(entry)
      }
    }
    self.usual = usual
    self.long = long
  }

  /// All that catches a fault.
  package func row(of fault: PlantedFault) -> MutantRow {
    var row = MutantRow(fault: fault)
    row.meters = ResourceMeter.allCases.filter { $0.grows(with: fault) }.map(\.rawValue)
    guard case .history(let law) = fault.evidence else { return row }
    measureScenarios(&row)
    measureCampaigns(&row, law)
    measureSequences(&row)
    return row
  }

  // MARK: - Scenarios

  /// Long scenarios are asked only where no short one catches the fault.
  private func measureScenarios(_ row: inout MutantRow) {
    for entries in [usual, long] where row.scenarios.isEmpty {
      let run = SuiteRun(
        engine: PlainEngine.source(of: row.fault), partner: PlainEngine.source(of: nil),
        entries: entries)
      let cases = run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in }).cases
      row.scenarios = cases.filter { result in
        result.failures.contains { $0.judge == .expectation || $0.judge == .golden }
      }.map(\.scenario)
    }
  }

  // MARK: - Campaigns

  /// The commands of a case under a profile.
  package static func commands(under profile: NamedProfile) -> Int {
    profile == .longLived ? 25_000 : 500
  }

  /// The engine as a campaign plays it.
  package static func campaignEngine(of fault: PlantedFault?) -> CampaignEngine {
    CampaignEngine(PlainEngine.source(of: fault), conventions: nil)
  }

  /// How an engine with a fault fails in one case of the campaigns.
  package static func failure(
    of fault: PlantedFault, _ profile: NamedProfile, case number: Int
  ) -> FailureKind? {
    campaignEngine(of: fault).judge(
      CampaignCase(profile, campaignSeed: seed, number: number), commands: commands(under: profile)
    ).failure
  }

  private func measureCampaigns(_ row: inout MutantRow, _ law: PlantedFault.RightLaw) {
    let wanted: Set<String> = if case .named(let names) = law { Set(names) } else { [] }
    var firstLaw: (commands: Int, name: String)?
    for profile in NamedProfile.allCases {
      // Its cases are long, so that it is asked only where the others don't suffice.
      if profile == .longLived, row.campaign != nil, row.rightLaw != nil || wanted.isEmpty {
        continue
      }
      search(profile, row, firstLaw, wanted) { search, failure in
        if search.commands < row.campaign?.commands ?? .max { row.campaign = search }
        guard case .law(let law, _) = failure else { return }
        if search.commands < firstLaw?.commands ?? .max {
          firstLaw = (search.commands, law.rawValue)
        }
        if wanted.contains(law.rawValue), search.commands < row.rightLaw?.commands ?? .max {
          row.rightLaw = search
          row.namedBy = law.rawValue
        }
      }
    }
    row.law = firstLaw?.name
  }

  /// Plays cases of a profile while they may bring something sooner than what is known.
  private func search(
    _ profile: NamedProfile, _ row: MutantRow, _ firstLaw: (commands: Int, name: String)?,
    _ wanted: Set<String>, _ note: (MutantRow.Search, FailureKind) -> Void
  ) {
    let engine = Self.campaignEngine(of: row.fault)
    let commands = Self.commands(under: profile)
    var open = (
      any: row.campaign?.commands ?? Self.greatestCampaign,
      law: firstLaw?.commands ?? Self.greatestCampaign,
      right: wanted.isEmpty ? 0 : row.rightLaw?.commands ?? Self.greatestCampaign
    )
    var done = MutantRow.Search(profile: profile.rawValue, cases: 0, commands: 0)
    while done.commands + commands <= Self.greatestCampaign,
      done.commands < max(open.any, open.law, open.right)
    {
      let outcome = engine.judge(
        CampaignCase(profile, campaignSeed: Self.seed, number: done.cases), commands: commands)
      done.cases += 1
      done.commands += outcome.commands
      guard let failure = outcome.failure else { continue }
      note(done, failure)
      open.any = 0
      guard case .law(let law, _) = failure else { continue }
      open.law = 0
      if wanted.contains(law.rawValue) { return }
    }
  }

  // MARK: - Sequences

  /// How long sequences over each alphabet may be.
  private static let depths: [(NamedAlphabet, Int)] = [
    (.plain, 3), (.types, 3), (.identifiers, 4), (.auction, 4), (.day, 3),
  ]

  /// Nothing here asks how long a search took.
  private static let noTime = ExhaustiveRun.Instant(wall: 0, processor: 0)

  private func measureSequences(_ row: inout MutantRow) {
    for (name, depth) in Self.depths {
      let limit = min(depth, (row.depth ?? .max) - 1)
      guard limit > 0 else { continue }
      let run = ExhaustiveRun(
        engine: PlainEngine.source(of: row.fault), alphabet: name.alphabet, depth: limit)
      guard let wrong = run.run(now: { Self.noTime }, isWanted: { _ in true }).wrong else {
        continue
      }
      row.depth = wrong.count
      row.alphabet = name.rawValue
    }
  }
}
