/// What became of recorded order flow that was replayed through an engine, compared with the
/// trades that really happened.
package struct ReplayResult: Hashable, Sendable {
  package var engine: EngineIdentity
  package var occasion: Occasion
  /// The short name of the flow.
  package var flow: String
  /// What the flow is: the instrument, the venue, the day.
  package var description: String
  /// The files or packages that were read, with their hashes where these were checked.
  package var sources: [String]
  /// The number of commands replayed.
  package var commands: Int
  package var trades: TradeAgreement
  /// The trades that don't agree, by class; the classes that nothing explains first.
  package var disagreements: [Disagreement]
  /// The call auctions in the order in which they were held.
  package var auctions: [AuctionResult]
  /// What the feed told, where the flow is an order-by-order feed; its real trades are then the
  /// executions that the audit judged sound.
  package var feed: FeedCounts?
  /// What decides the verdict before any trade does; nil where the trades decide.
  package var finding: ReplayFinding?
  /// What a reader must know of how the engine was asked, a clause for each thing.
  package var notes: [String]

  package init(
    engine: EngineIdentity, occasion: Occasion, flow: String, description: String,
    sources: [String], commands: Int, trades: TradeAgreement, disagreements: [Disagreement],
    auctions: [AuctionResult], feed: FeedCounts? = nil, finding: ReplayFinding? = nil,
    notes: [String] = []
  ) {
    self.engine = engine
    self.occasion = occasion
    self.flow = flow
    self.description = description
    self.sources = sources
    self.commands = commands
    self.trades = trades
    self.disagreements = disagreements
    self.auctions = auctions
    self.feed = feed
    self.finding = finding
    self.notes = notes
  }

  /// What the judges say of the replay.
  package var verdict: Verdict { finding?.verdict ?? (conforms ? .passed : .failed) }

  /// How many disagreements nothing explains.
  ///
  /// A trade that disagrees and is in no class counts too.
  package var unexplained: Int {
    let named = count(of: .unexplained)
    let unnamed = max(trades.expected, trades.produced) - trades.agreeing
    return max(named, unnamed - count(of: .explained))
  }

  /// Whether all trades and all auctions agree.
  package var isIdentical: Bool {
    trades.isIdentical && disagreements.isEmpty && auctions.allSatisfy(\.agrees)
  }

  /// Whether trades agreed and nothing disagrees but what is explained.
  package var conforms: Bool {
    finding == nil && trades.agreeing > 0 && unexplained == 0 && auctions.allSatisfy(\.agrees)
  }

  private func count(of standing: Disagreement.Standing) -> Int {
    disagreements.lazy.filter { $0.standing == standing }.map(\.count).reduce(0, +)
  }
}

/// What decides the verdict on a replay before any trade does.
package struct ReplayFinding: Hashable, Sendable {
  /// Neither passed nor failed.
  package var verdict: Verdict
  /// What it is, in one sentence without its end.
  package var message: String
  /// The last lines that the engine wrote to standard error.
  package var lastWords: [String]

  package init(_ verdict: Verdict, _ message: String, lastWords: [String] = []) {
    self.verdict = verdict
    self.message = message
    self.lastWords = lastWords
  }
}

/// How far the trades of an engine are those that really happened.
package struct TradeAgreement: Hashable, Sendable {
  /// The trades that really happened.
  package var expected: Int
  /// The trades that the engine made.
  package var produced: Int
  /// The trades that are the same in both: orders, price, quantity and place.
  package var agreeing: Int

  package init(expected: Int, produced: Int, agreeing: Int) {
    self.expected = expected
    self.produced = produced
    self.agreeing = agreeing
  }

  /// Whether the two lists of trades are the same.
  package var isIdentical: Bool { expected == produced && agreeing == expected }
}

/// The trades that disagree in one way.
package struct Disagreement: Hashable, Sendable {
  /// The name of the class.
  package var kind: String
  /// What the class means.
  package var explanation: String
  package var standing: Standing
  /// How many trades are in the class.
  package var count: Int
  /// A few of them.
  package var examples: [Example]

  package init(
    kind: String, explanation: String, standing: Standing, count: Int, examples: [Example]
  ) {
    self.kind = kind
    self.explanation = explanation
    self.standing = standing
    self.count = count
    self.examples = examples
  }

  /// Whether the engine answers for the disagreement.
  package enum Standing: String, Hashable, Sendable, CaseIterable {
    /// Nothing but a fault explains it.
    case unexplained
    /// It was shown to come from the recording, not from the engine.
    case explained
  }

  /// One trade that disagrees.
  package struct Example: Hashable, Sendable {
    /// The command or line after which it happened.
    package var place: String
    /// What really happened, or that nothing did.
    package var expected: String
    /// What the engine did, or that it did nothing.
    package var actual: String

    package init(place: String, expected: String, actual: String) {
      self.place = place
      self.expected = expected
      self.actual = actual
    }
  }
}

/// One call auction of a recorded day.
package struct AuctionResult: Hashable, Sendable {
  /// The auction's name, such as `opening`.
  package var name: String
  /// When it was held, as the flow tells it.
  package var time: String
  /// How it really ended.
  package var expected: AuctionOutcome
  /// How the engine ended it.
  package var actual: AuctionOutcome

  package init(name: String, time: String, expected: AuctionOutcome, actual: AuctionOutcome) {
    self.name = name
    self.time = time
    self.expected = expected
    self.actual = actual
  }

  /// Whether the engine's auction ended as the real one did.
  package var agrees: Bool { expected == actual }
}

/// How a call auction ended.
package struct AuctionOutcome: Hashable, Sendable {
  /// The price, as decimal text; none where nothing traded.
  package var price: String?
  /// The quantity traded, as decimal text.
  package var volume: String
  /// The number of trades.
  package var trades: Int

  package init(price: String?, volume: String, trades: Int) {
    self.price = price
    self.volume = volume
    self.trades = trades
  }
}
