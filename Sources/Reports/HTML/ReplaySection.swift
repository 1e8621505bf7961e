internal import Results

/// The section of a replay: how far the trades agree, the auctions, what disagrees and why.
struct ReplaySection {
  let replay: ReplayResult
  let anchor: String

  /// The most examples of a class that are shown.
  private static let examplesShown = 5

  var markup: Markup {
    tag("section", ["id": anchor]) {
      tag("h2") {
        "Real order flow"
        tag("span", ["class": "engine"], replay.engine.label)
      }
      tag(
        "p", ["class": "lead"], "\(Excerpt.text(replay.description)). \(replay.occasion.sentence)")
      tag("p", ["class": "judgement"]) {
        pill(isGood: replay.conforms, word)
        " \(sentence(replay.conclusion))"
      }
      if let finding = replay.finding, !finding.lastWords.isEmpty {
        tag("pre") { tag("code", finding.lastWords.joined(separator: "\n")) }
      }
      agreementBar(of: replay)
      if !replay.notes.isEmpty {
        tag("ul") { for note in replay.notes { tag("li", Excerpt.text(note)) } }
      }
      figures
      if !replay.auctions.isEmpty { auctions }
      if let feed = replay.feed { FeedTables(feed: feed).markup }
      if !replay.disagreements.isEmpty { disagreements }
      commandLine("Run it again", replay.occasion.commandLine)
    }
  }

  private var word: String {
    if let finding = replay.finding { return finding.verdict.label }
    if replay.isIdentical && replay.conforms { return "Identical" }
    return replay.conforms ? "Explained" : "Disagrees"
  }

  private var figures: Markup {
    let trades = replay.trades
    let messages = replay.feed.map { [("Messages", Markup.text(FeedText.share($0)))] }
    return facts(
      (messages ?? []) + [
        ("Commands", .text(NumberText.grouped(replay.commands))),
        (
          replay.feed == nil ? "Real trades" : "Sound executions",
          .text(NumberText.grouped(trades.expected))
        ),
        ("Engine’s trades", .text(NumberText.grouped(trades.produced))),
        (
          "Agreeing",
          .text(
            "\(NumberText.grouped(trades.agreeing)) "
              + "(\(NumberText.percent(trades.agreeing, of: trades.expected)))")
        ),
        ("Unexplained", .text(NumberText.grouped(replay.unexplained))),
        (
          "Read from",
          .sequence(
            replay.sources.enumerated().map { index, source in
              .sequence([index == 0 ? .nothing : tag("br"), .text(Excerpt.text(source))])
            })
        ),
      ])
  }

  private var auctions: Markup {
    DataTable(
      caption: "Call auctions",
      columns: [
        .init("Auction"), .init("Real price", .numbers), .init("Engine’s", .numbers),
        .init("Real volume", .numbers), .init("Engine’s", .numbers),
        .init("Real trades", .numbers), .init("Engine’s", .numbers), .init("Agreement"),
      ],
      rows: replay.auctions.map { auction in
        DataTable.Row(
          heading: titled(.text(auction.name), auction.time),
          cells: [
            .text(auction.expected.price ?? NumberText.missing),
            .text(auction.actual.price ?? NumberText.missing),
            .text(NumberText.grouped(decimal: auction.expected.volume)),
            .text(NumberText.grouped(decimal: auction.actual.volume)),
            .text(NumberText.grouped(auction.expected.trades)),
            .text(NumberText.grouped(auction.actual.trades)),
            pill(isGood: auction.agrees, auction.agrees ? "The same" : "Differs"),
          ])
      }
    ).markup
  }

  private var disagreements: Markup {
    .sequence([
      DataTable(
        caption: "Trades that disagree",
        columns: [.init("Class"), .init("Trades", .numbers), .init("Standing")],
        rows: replay.disagreements.map { disagreement in
          DataTable.Row(
            heading: titled(.text(disagreement.kind), disagreement.explanation),
            cells: [
              .text(NumberText.grouped(disagreement.count)),
              pill(
                isGood: disagreement.standing == .explained,
                disagreement.standing == .explained ? "Explained" : "Unexplained"),
            ])
        }
      ).markup,
      .sequence(replay.disagreements.filter { !$0.examples.isEmpty }.map(examples)),
    ])
  }

  private func examples(of disagreement: Disagreement) -> Markup {
    DataTable(
      caption: "Examples: \(disagreement.kind)",
      columns: [.init("Where"), .init("Really"), .init("The engine")],
      rows: Excerpt.list(disagreement.examples, limit: Self.examplesShown).shown.map { example in
        DataTable.Row(
          heading: .text(Excerpt.text(example.place)),
          cells: [
            tag("code", Excerpt.text(example.expected)), tag("code", Excerpt.text(example.actual)),
          ])
      }
    ).markup
  }
}
