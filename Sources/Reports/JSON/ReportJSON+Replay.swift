internal import Results

extension Shape<ReplayResult> {
  static var replay: Self {
    .object(
      "replay", "What became of recorded order flow, compared with the trades that happened.",
      Field("engine", \.engine, .engine, "The engine."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("flow", \.flow, .text, "The flow's short name."),
      Field("description", \.description, .text, "The instrument, the venue, the day."),
      Field("sources", \.sources, .list(of: .text), "What was read."),
      Field("commands", \.commands, .number(), "The number of commands replayed."),
      Field("trades", \.trades, .agreement, "How far the trades agree."),
      Field(
        "disagreements", \.disagreements, .list(of: .disagreement, count: 0...1000),
        "The trades that don't agree, by class."),
      Field("auctions", \.auctions, .list(of: .auction), "The call auctions."),
      Field(
        "feed", optional: \.feed, .feed,
        "What an order-by-order feed told; the real trades are its sound executions."),
      Field(
        "finding", optional: \.finding, .finding,
        "What decides the verdict before any trade does."),
      Field(
        "notes", \.notes, .list(of: .text),
        "What a reader must know of how the engine was asked.", orElse: []),
      make: ReplayResult.init(
        engine:occasion:flow:description:sources:commands:trades:disagreements:auctions:feed:
        finding:notes:))
  }
}

extension Shape<ReplayFinding> {
  fileprivate static var finding: Self {
    Self.object(
      "replayFinding", "What decides the verdict on a replay before any trade does.",
      Field("verdict", \.verdict, .name, "The verdict."),
      Field("message", \.message, .text, "What it is."),
      Field(
        "lastWords", \.lastWords, .list(of: .text),
        "The last lines that the engine wrote to standard error."),
      make: { ReplayFinding($0, $1, lastWords: $2) }
    ).expecting("a verdict that no trade decides") {
      $0.verdict != .passed && $0.verdict != .failed
    }
  }
}

extension Shape<FeedCounts> {
  fileprivate static var feed: Self {
    .object(
      "feed", "What an order-by-order feed told, and what its audit found.",
      Field("messages", \.messages, .list(of: .count), "The messages by kind."),
      Field(
        "executions", \.executions, .list(of: .count),
        "The executions of displayed orders by what the audit finds of them."),
      Field("repairs", \.repairs, .list(of: .count), "What did not fit or was put right."),
      Field("checks", \.checks, .list(of: .check), "What was compared with a book."),
      Field("findings", \.findings, .list(of: .text), "Single findings with their places."),
      Field(
        "passedOver", optional: \.passedOver, .number(),
        "The messages of the file that are of other instruments or change no book."),
      make: FeedCounts.init(messages:executions:repairs:checks:findings:passedOver:))
  }
}

extension Shape<FeedCounts.Count> {
  fileprivate static var count: Self {
    .object(
      "feedCount", "How often something occurred in a feed.",
      Field("name", \.name, .text, "What it is."),
      Field("count", \.count, .number(), "How often it occurred."),
      make: FeedCounts.Count.init(name:count:))
  }
}

extension Shape<ReplayCounts.Check> {
  fileprivate static var check: Self {
    Self.object(
      "check", "How many things of one kind came out as they should.",
      Field("subject", \.subject, .text, "What was to come out."),
      Field("agreeing", \.agreeing, .number(), "How many did."),
      Field("total", \.total, .number(), "How many there are."),
      make: ReplayCounts.Check.init(subject:agreeing:total:)
    ).expecting("no more agreeing things than there are") { $0.agreeing <= $0.total }
  }
}

extension Shape<TradeAgreement> {
  fileprivate static var agreement: Self {
    Self.object(
      "agreement", "How far an engine's trades are those that really happened.",
      Field("expected", \.expected, .number(), "The trades that really happened."),
      Field("produced", \.produced, .number(), "The trades that the engine made."),
      Field("agreeing", \.agreeing, .number(), "The trades that are the same in both."),
      make: TradeAgreement.init(expected:produced:agreeing:)
    ).expecting("no more agreeing trades than expected and produced ones") {
      $0.agreeing <= min($0.expected, $0.produced)
    }
  }
}

extension Shape<Disagreement> {
  fileprivate static var disagreement: Self {
    .object(
      "disagreement", "The trades that disagree in one way.",
      Field("kind", \.kind, .text, "The name of the class."),
      Field("explanation", \.explanation, .text, "What the class means."),
      Field("standing", \.standing, .name, "Whether the engine answers for it."),
      Field("count", \.count, .number(from: 1), "How many trades are in the class."),
      Field("examples", \.examples, .list(of: .example), "A few of them."),
      make: Disagreement.init(kind:explanation:standing:count:examples:))
  }
}

extension Shape<Disagreement.Example> {
  fileprivate static var example: Self {
    .object(
      "example", "One trade that disagrees.",
      Field("place", \.place, .text, "The command or line after which it happened."),
      Field("expected", \.expected, .text, "What really happened."),
      Field("actual", \.actual, .text, "What the engine did."),
      make: Disagreement.Example.init(place:expected:actual:))
  }
}

extension Shape<AuctionResult> {
  fileprivate static var auction: Self {
    .object(
      "auction", "One call auction.",
      Field("name", \.name, .text, "The auction's name."),
      Field("time", \.time, .text, "When it was held."),
      Field("expected", \.expected, .auctionOutcome, "How it really ended."),
      Field("actual", \.actual, .auctionOutcome, "How the engine ended it."),
      make: AuctionResult.init(name:time:expected:actual:))
  }
}

extension Shape<AuctionOutcome> {
  fileprivate static var auctionOutcome: Self {
    .object(
      "auctionOutcome", "How a call auction ended.",
      Field("price", optional: \.price, .text, "The price, a decimal; absent without a trade."),
      Field("volume", \.volume, .text, "The quantity traded, a decimal."),
      Field("trades", \.trades, .number(), "The number of trades."),
      make: AuctionOutcome.init(price:volume:trades:))
  }
}
