internal import Engines
package import OrderFlow
package import Results

/// Random order flow through an engine, case by case, judged by the laws, by another engine and
/// by plays that must correspond; each kind of failure shrunk and told.
///
/// All that is found follows from the plan and the cases that were played, however many of them
/// at once.
package struct Campaign: Sendable {
  /// What decides every case.
  package struct Plan: Hashable, Sendable {
    package var profile: NamedProfile
    package var seed: UInt64
    /// The number of commands of a case.
    package var commands: Int

    package init(profile: NamedProfile, seed: UInt64, commands: Int = 500) {
      self.profile = profile
      self.seed = seed
      self.commands = commands
    }

    /// A case, from 0.
    package func `case`(_ number: Int) -> CampaignCase {
      CampaignCase(profile, campaignSeed: seed, number: number)
    }

    /// The hash of the order flow of the first cases: with another one it is another campaign, even
    /// where all else is the same.
    package var flowHash: String {
      var hash = FlowHash(instruments: [])
      for number in 0..<Self.hashedCases {
        var flow = self.case(number).flow
        for _ in 0..<min(commands, Self.hashedCommands) { hash.combine(flow.next()) }
      }
      return hash.text
    }

    private static let hashedCases = 4
    private static let hashedCommands = 500
  }

  /// How long it goes on.
  package enum Extent: Hashable, Sendable {
    /// Until so many cases are done, counted from 0.
    case cases(Int)
    /// Until so many nanoseconds are over.
    case nanoseconds(Int)
    /// One case alone.
    case only(Int)
  }

  /// What it tells while it goes on.
  package struct Progress: Sendable {
    package var cases: Int
    package var commands: Int
    package var kinds: Int
    package var stage: Stage

    package enum Stage: Sendable { case playing, shrinking }
  }

  /// What it asks and tells those who run it.
  package struct Company: Sendable {
    /// Nanoseconds, never running back.
    package var clock: @Sendable () -> Int
    package var isInterrupted: @Sendable () -> Bool
    package var progress: @Sendable (Progress) -> Void
    /// Is given the state now and then, and with each finding, to be kept.
    package var keep: @Sendable (CampaignState) -> Void
    /// Is given each kind of failure as soon as it is told, while the campaign goes on; returns the
    /// file that it keeps it in, if any.
    package var found: @Sendable (CampaignFailure, Play) -> String?

    package init(
      clock: @escaping @Sendable () -> Int = { 0 },
      isInterrupted: @escaping @Sendable () -> Bool = { false },
      progress: @escaping @Sendable (Progress) -> Void = { _ in },
      keep: @escaping @Sendable (CampaignState) -> Void = { _ in },
      found: @escaping @Sendable (CampaignFailure, Play) -> String? = { _, _ in nil }
    ) {
      self.clock = clock
      self.isInterrupted = isInterrupted
      self.progress = progress
      self.keep = keep
      self.found = found
    }
  }

  /// What came of it.
  package struct Outcome: Sendable {
    package var state: CampaignState
    package var ending: CampaignEnding
    package var failures: [CampaignFailure]
    /// The shrunk plays of the failures, in the same order.
    package var plays: [Play]
    /// How many kinds of failure that an earlier part had found did not show again.
    package var vanished = 0
  }

  package static let commandBounds = 1...1_000_000
  /// The most kinds of failures that are told apart.
  package static let kindLimit = 64
  /// The time between two keepings of the state, in nanoseconds.
  static let keepingInterval = 2_000_000_000

  package var engine: CampaignEngine
  package var plan: Plan
  package var extent: Extent
  /// The number of cases that are played at once, at least 1.
  package var jobs = 1
  /// The number of cases that one thread takes at a time, where it should not follow from their
  /// length: between them it is asked whether the campaign is interrupted.
  package var batchSize: Int?
  /// The most plays that shrinking one failure tries.
  package var trialLimit = 20_000
  /// The version of the suite, for the state.
  package var suiteVersion = ""

  package init(engine: CampaignEngine, plan: Plan, extent: Extent) {
    self.engine = engine
    self.plan = plan
    self.extent = extent
  }

  /// The state of this campaign before anything of it is played.
  package var beginning: CampaignState {
    CampaignState(suiteVersion: suiteVersion, engine: engine.source.spec, plan: plan)
  }
}
