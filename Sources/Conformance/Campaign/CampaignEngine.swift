package import Engines
package import Market
internal import ReferenceEngine
internal import Specification

/// An engine as a campaign knows it: under which conventions it runs, and what it can't be asked.
package struct CampaignEngine: Sendable {
  package let source: EngineSource
  /// The engine that it is compared with.
  package let partner: EngineSource
  let runner: CaseRunner
  /// Whether each case draws conventions, so that shrinking may make them plain.
  let drawsConventions: Bool

  /// One of our engines, by code that is specialised to it; its partner is the other one.
  package init(_ choice: EngineChoice, conventions: Conventions? = nil) {
    source = choice.source
    partner = choice.partner.source
    drawsConventions = conventions == nil
    switch choice {
    case .reference:
      runner = CaseRunner(
        Contest(
          subject: CoreSource<ReferenceEngine>(), partner: CoreSource<Specification>(),
          conventions: conventions, takes: nil))
    case .specification:
      runner = CaseRunner(
        Contest(
          subject: CoreSource<Specification>(), partner: CoreSource<ReferenceEngine>(),
          conventions: conventions, takes: nil))
    }
  }

  /// Any engine, which is compared with the reference engine.
  ///
  /// Without conventions of its own it is played under any; `takes` tells which commands it can be
  /// asked, and the others are left out of the flow.
  package init(
    _ source: EngineSource, conventions: Conventions?,
    takes: (@Sendable (Command) -> Bool)? = nil
  ) {
    self.source = source
    partner = EngineChoice.reference.source
    drawsConventions = conventions == nil
    runner = CaseRunner(
      Contest(
        subject: AnyPlayerSource(engine: source), partner: CoreSource<ReferenceEngine>(),
        conventions: conventions, takes: takes))
  }

  /// An engine that others wrote, as its profile says; it is compared with the reference engine.
  package init(foreign source: EngineSource) {
    self.source = source
    partner = EngineChoice.reference.source
    drawsConventions = true
    runner = CaseRunner(ForeignContest(source))
  }
}
