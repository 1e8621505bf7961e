internal import Results

extension Shape<RunResult> {
  static var run: Self {
    .object(
      "run", "What one engine did on the scenario suite.",
      Field("engine", \.engine, .engine, "The engine."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("cases", \.cases, .list(of: .case), "The cases in the order of the suite."),
      Field("shard", optional: \.shard, .shard, "Which part of a run it is."),
      make: RunResult.init(engine:occasion:cases:shard:))
  }
}

extension Shape<Shard> {
  static var shard: Self {
    .object(
      "shard", "One of the parts that a run or a campaign is split into.",
      Field("number", \.number, .number(in: 1...Shard.greatestCount), "The part, from 1."),
      Field("count", \.count, .number(in: 1...Shard.greatestCount), "How many parts there are."),
      Field("whole", \.whole, .hash, "The hash of what the whole consists of."),
      Field("complete", \.isComplete, .truth, "Whether all of the part was done."),
      make: Shard.init(number:count:whole:isComplete:)
    )
    .expecting("a part that is one of the parts") { $0.number <= $0.count }
  }
}

extension Shape<CaseResult> {
  fileprivate static var `case`: Self {
    .object(
      "case", "What one engine did on one scenario.",
      Field("scenario", \.scenario, .text, "The scenario's path within the suite."),
      Field("title", \.title, .text, "What the scenario shows."),
      Field("why", \.why, .text, "The rule's reason and source."),
      Field("area", \.area, .text, "The scenario's folder."),
      Field("tags", \.tags, .list(of: .text), "The scenario's tags."),
      Field(
        "verdict", \.verdict, .name,
        "The verdict of the scenario, as written and mirrored taken together."),
      Field("mirror", \.mirror, .mirror, "What became of the mirrored run."),
      Field(
        "durationNanoseconds", \.durationNanoseconds, .number(), "The wall time in nanoseconds."),
      Field("note", optional: \.note, .text, "Why the verdict is what it is, without a failure."),
      Field("failures", \.failures, .list(of: .failure), "What went wrong."),
      make: CaseResult.init(
        scenario:title:why:area:tags:verdict:mirror:durationNanoseconds:note:failures:))
  }
}

extension Shape<MirrorOutcome> {
  fileprivate static var mirror: Self {
    .either(
      "mirror", "The scenario's run with sides and prices reflected.",
      Variant(
        "judged", .name, "Its verdict.", wrap: MirrorOutcome.judged,
        unwrap: { if case .judged(let verdict) = $0 { verdict } else { nil } }),
      Variant(
        "skipped", .text, "Why it was not run.", wrap: MirrorOutcome.skipped,
        unwrap: { if case .skipped(let reason) = $0 { reason } else { nil } }))
  }
}

extension Shape<Failure> {
  static var failure: Self {
    .object(
      "failure", "The story of one thing that went wrong.",
      Field("judge", \.judge, .name, "Who found it."),
      Field("message", \.message, .text, "What is wrong."),
      Field("breach", optional: \.breach, .breach, "The law that is broken, where one is."),
      Field("command", optional: \.command, .failingCommand, "The command after which it shows."),
      Field("expected", \.expected, .list(of: .text), "The event lines that should have followed."),
      Field("actual", \.actual, .list(of: .text), "The event lines that did."),
      Field(
        "booksBefore", \.booksBefore, .list(of: .book),
        "The books just before the command, the expected one first."),
      Field("replay", \.replay, .text, "The command line that replays it."),
      make: Failure.init(judge:message:breach:command:expected:actual:booksBefore:replay:))
  }
}

extension Shape<Breach> {
  fileprivate static var breach: Self {
    .object(
      "breach", "A law that is broken.",
      Field("law", \.law, .text, "The law's identifier."),
      Field("statement", \.statement, .text, "What the law claims."),
      Field(
        "sentence", \.sentence, .text,
        "What should have been, because of what, and what was instead."),
      Field("orders", \.orders, .list(of: .text), "The orders concerned, the wronged one first."),
      Field(
        "event", optional: \.event, .number(from: 1),
        "The event of the command's answer, from 1, unless one is missing."),
      Field("source", \.source, .text, "Where the law comes from."),
      make: Breach.init(law:statement:sentence:orders:event:source:))
  }
}

extension Shape<Failure.FailingCommand> {
  fileprivate static var failingCommand: Self {
    .object(
      "command", "The command after which something went wrong.",
      Field("step", \.step, .number(from: 1), "The step in the scenario, from 1."),
      Field("number", \.number, .number(from: 1), "The command in the flow, from 1."),
      Field("text", \.text, .text, "The command as it is written."),
      make: Failure.FailingCommand.init(step:number:text:))
  }
}

extension Shape<LadderBook> {
  fileprivate static var book: Self {
    .object(
      "book", "A picture of one instrument's book.",
      Field("holder", \.holder, .text, "Whose book it is."),
      Field("instrument", \.instrument, .text, "The instrument's symbol."),
      Field("asks", \.asks, .list(of: .level), "The sell side, best level first."),
      Field("bids", \.bids, .list(of: .level), "The buy side, best level first."),
      Field(
        "indication", optional: \.indication, .indication,
        "What an uncross would bring, where orders are collected."),
      make: LadderBook.init(holder:instrument:asks:bids:indication:))
  }
}

extension Shape<LadderIndication> {
  fileprivate static var indication: Self {
    .object(
      "indication", "What an uncross of a book would bring.",
      Field(
        "price", optional: \.price, .text, "The price of all its trades, if there were any."),
      Field("volume", \.volume, .text, "How much would trade, a decimal."),
      Field(
        "imbalance", \.imbalance, .text,
        "What buyers bid at the price beyond what sellers offer, a decimal."),
      make: LadderIndication.init(price:volume:imbalance:))
  }
}

extension Shape<LadderLevel> {
  fileprivate static var level: Self {
    .object(
      "level", "One price of a book.",
      Field("price", \.price, .text, "The price, a decimal, or the word market."),
      Field("quantity", \.quantity, .text, "The level's total quantity, a decimal."),
      Field("orders", \.orders, .list(of: .order), "The orders, oldest first, where known."),
      make: LadderLevel.init(price:quantity:orders:))
  }
}

extension Shape<LadderOrder> {
  fileprivate static var order: Self {
    .object(
      "order", "One order at a level.",
      Field("id", \.id, .text, "The order's identifier."),
      Field("leaves", \.leaves, .text, "What is left of it, a decimal."),
      make: LadderOrder.init(id:leaves:))
  }
}
