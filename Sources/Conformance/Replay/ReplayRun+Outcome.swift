package import Results

extension ReplayRun {
  /// What a run found.
  package struct Outcome: Sendable {
    package var counts: ReplayCounts
    /// Nil where no trades were given.
    package var comparison: Comparison?
    /// Nil where none was asked for, or there is no such trade.
    package var explanation: ReplayExplanation?
    /// What an order-by-order feed told.
    package var feed: FeedCounts?
    /// What ended the replay before the flow did.
    package var finding: ReplayFinding?
    /// What a reader must know of how the engine was asked.
    package var notes: [String] = []
    /// Whether the engine differs by conventions of its own alone, if it does.
    var differsByConvention = false

    /// How the engine's trades compare with those that happened.
    package struct Comparison: Sendable {
      package var sources: [String]
      package var trades: TradeAgreement
      package var disagreements: [Disagreement]
      package var auctions: [AuctionResult]
    }

    /// The outcome as a result; nil where nothing was compared.
    package func result(engine: EngineIdentity, occasion: Occasion) -> ReplayResult? {
      guard comparison != nil || finding != nil else { return nil }
      let comparison =
        comparison
        ?? Comparison(
          sources: [], trades: TradeAgreement(expected: 0, produced: 0, agreeing: 0),
          disagreements: [], auctions: [])
      var result = ReplayResult(
        engine: engine, occasion: occasion, flow: counts.flow, description: counts.description,
        sources: comparison.sources, commands: counts.commands, trades: comparison.trades,
        disagreements: comparison.disagreements, auctions: comparison.auctions, feed: feed,
        finding: finding, notes: notes)
      if differsByConvention, finding == nil, !result.conforms, result.unexplained > 0 {
        result.finding = ReplayFinding(
          .convention,
          "the trades that differ are those that the reference engine makes too, under the "
            + "conventions that the engine has chosen")
      }
      return result
    }
  }
}
