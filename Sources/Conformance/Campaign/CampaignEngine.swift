package import Engines
package import Market
package import OrderFlow
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
    let (source, partner) = (choice.source, choice.partner.source)
    switch choice {
    case .reference:
      self.init(
        source, of: ReferenceEngine.self, comparedWith: partner, of: Specification.self,
        conventions: conventions)
    case .specification:
      self.init(
        source, of: Specification.self, comparedWith: partner, of: ReferenceEngine.self,
        conventions: conventions)
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
    self.init(
      source, AnyPlayerSource(engine: source), EngineChoice.reference.source,
      CoreSource<ReferenceEngine>(), conventions: conventions, takes: takes)
  }

  /// Any engine, which is compared with any other.
  package init(
    _ source: EngineSource, comparedWith partner: EngineSource, conventions: Conventions?,
    takes: (@Sendable (Command) -> Bool)? = nil
  ) {
    self.init(
      source, AnyPlayerSource(engine: source), partner, AnyPlayerSource(engine: partner),
      conventions: conventions, takes: takes)
  }

  /// An engine in our own process, by code that is specialised to it, and another such.
  package init<Core: MatchingCore & ~Copyable, Other: MatchingCore & ~Copyable>(
    _ source: EngineSource, of _: Core.Type, comparedWith partner: EngineSource, of _: Other.Type,
    conventions: Conventions?
  ) {
    self.init(
      source, CoreSource<Core>(), partner, CoreSource<Other>(), conventions: conventions,
      takes: nil)
  }

  private init(
    _ source: EngineSource, _ subject: some PlayerSource, _ partner: EngineSource,
    _ other: some PlayerSource, conventions: Conventions?, takes: (@Sendable (Command) -> Bool)?
  ) {
    self.source = source
    self.partner = partner
    drawsConventions = conventions == nil
    runner = CaseRunner(
      Contest(subject: subject, partner: other, conventions: conventions, takes: takes))
  }

  /// How the engine's answers to the plays of a relation first differ; nil where they correspond.
  package func difference(in play: Play, by relation: Metamorphosis) -> String? {
    runner.shape(play, relation)
  }

  /// An engine that others wrote, as its profile says; it is compared with the reference engine.
  package init(foreign source: EngineSource) {
    self.source = source
    partner = EngineChoice.reference.source
    drawsConventions = true
    runner = CaseRunner(ForeignContest(source))
  }

  /// Plays one case of so many commands, and tells how many the engine took and how it failed.
  package func judge(
    _ one: CampaignCase, commands: Int
  ) -> (commands: Int, failure: FailureKind?) {
    let outcome = runner.run(one, commands)
    return (outcome.commands, outcome.failure)
  }
}
