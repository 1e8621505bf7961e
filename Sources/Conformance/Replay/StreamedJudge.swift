internal import Market
internal import MarketData
internal import Results

/// What is made of a streamed replay: counts, and the comparison with what really happened.
struct StreamedJudge {
  let tally: ReplayTally
  let words: RecordingWords

  func counts(flow: String) -> ReplayCounts {
    ReplayCounts(
      flow: flow,
      description: words.description(
        from: tally.first, to: tally.last, commands: tally.commands),
      readings: tally.passedOver == 0
        ? [] : ["\(tally.passedOver) row\(tally.passedOver == 1 ? "" : "s") passed over"],
      commands: tally.commands,
      refusals: tally.refusals.map {
        ReplayCounts.Refusal(reason: "\($0.reason)", count: $0.count)
      }, trades: tally.trades, auctions: auctions, checks: [],
      replayNanoseconds: tally.nanoseconds)
  }

  /// The auctions as the engine held them; one that it refused traded nothing.
  private var auctions: [ReplayCounts.HeldAuction] {
    tally.auctions.enumerated().map { index, auction in
      ReplayCounts.HeldAuction(
        name: name(index, auction),
        time: auction.instant.map(words.instant) ?? "on line \(auction.line)",
        outcome: AuctionOutcome(
          price: auction.uncrossing?.price.map { words.price($0, of: auction.instrument) },
          volume: words.quantity(
            auction.uncrossing?.volume.rawValue ?? 0, of: auction.instrument),
          trades: auction.trades))
    }
  }

  private func name(_ index: Int, _ auction: ReplayTally.Auction) -> String {
    guard words.venue != .shanghai || index > 1 else { return ["opening", "closing"][index] }
    return (words.symbol(auction.instrument).map { "\($0) " } ?? "") + "number \(index + 1)"
  }

  func comparison(
    _ findings: LockstepFindings, trades: TradeAgreement, sources: [String]
  ) -> ReplayRun.Outcome.Comparison {
    ReplayRun.Outcome.Comparison(
      sources: sources, trades: trades, disagreements: classes(findings),
      auctions: auctions(findings))
  }

  private func classes(_ findings: LockstepFindings) -> [Disagreement] {
    findings.classes.map { found in
      Disagreement(
        kind: found.kind.name, explanation: found.kind.meaning, standing: .unexplained,
        count: found.count,
        examples: found.examples.map { finding in
          words.example(
            finding.disagreement, command: finding.made.map { ($0.line, $0.instant) })
        })
    }
  }

  /// The auctions beside what happened, where the trades tell of auctions.
  private func auctions(_ findings: LockstepFindings) -> [AuctionResult] {
    guard words.fields.contains(.aggressor) else { return [] }
    return auctions.enumerated().map { index, held in
      let happened = findings.auctions[index] ?? AuctionTally()
      let instrument = tally.auctions[index].instrument
      let prices = happened.prices.sorted().map { words.price($0, of: instrument) }
      // What is not told can't differ.
      let expected = AuctionOutcome(
        price: words.fields.contains(.price)
          ? (prices.isEmpty ? nil : prices.joined(separator: " and ")) : held.outcome.price,
        volume: words.fields.contains(.quantity)
          ? words.quantity(happened.volume, of: instrument) : held.outcome.volume,
        trades: happened.trades)
      return AuctionResult(
        name: held.name, time: held.time, expected: expected, actual: held.outcome)
    }
  }
}
