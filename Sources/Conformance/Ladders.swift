internal import Engines
internal import Market
internal import Results
internal import Scenarios
internal import Wire

/// Pictures of an engine's books.
enum Ladders {
  /// The number of levels that are drawn.
  static let depth = 10

  /// The book of an instrument, its best levels; without orders where the engine tells none.
  static func book(
    of instrument: InstrumentID, in engine: any Engine, holder: String, _ scenario: Scenario
  ) -> LadderBook {
    let words = MarketText(of: scenario.instruments)
    var book = book(
      of: instrument, asks: engine.orders(of: instrument, side: .sell),
      bids: engine.orders(of: instrument, side: .buy),
      indication: engine.indication(of: instrument), holder: holder, words)
    func levels(_ side: Side) -> [LadderLevel] {
      engine.levels(of: instrument, side: side).prefix(depth).map { level in
        LadderLevel(
          price: words.level(level.price, of: instrument),
          quantity: words.quantity(level.quantity.rawValue, of: instrument), orders: [])
      }
    }
    if book.asks.isEmpty { book.asks = levels(.sell) }
    if book.bids.isEmpty { book.bids = levels(.buy) }
    return book
  }

  /// The book that orders make, its best levels.
  static func book(
    of instrument: InstrumentID, asks: [RestingOrder], bids: [RestingOrder],
    indication: Uncrossing? = nil, holder: String, _ words: MarketText
  ) -> LadderBook {
    func levels(_ orders: [RestingOrder]) -> [LadderLevel] {
      BookLevel.levels(of: orders).prefix(depth).map { level in
        LadderLevel(
          price: words.level(level.price, of: instrument),
          quantity: words.quantity(level.quantity.rawValue, of: instrument),
          orders: level.orders.prefix(depth).map { order in
            LadderOrder(
              id: String(order.id.rawValue),
              leaves: words.quantity(order.leaves.rawValue, of: instrument))
          })
      }
    }
    return LadderBook(
      holder: holder, instrument: words.symbol(of: instrument), asks: levels(asks),
      bids: levels(bids), indication: indication.map(words.indication))
  }

  /// The book that somebody shows, its best levels; what is not shown is a question mark.
  static func book(
    of shown: BookPattern, holder: String, _ words: MarketText
  ) -> LadderBook {
    let instrument = shown.instrument
    func text(_ quantity: Int128?) -> String {
      quantity.map { words.quantity($0, of: instrument) } ?? "?"
    }
    func levels(_ levels: [LevelPattern]?) -> [LadderLevel] {
      (levels ?? []).prefix(depth).map { level in
        LadderLevel(
          price: words.level(level.price, of: instrument),
          quantity: text(level.quantity.map { Int128($0.rawValue) }),
          orders: (level.orders ?? []).prefix(depth).map { order in
            LadderOrder(
              id: String(order.id.rawValue), leaves: text(order.leaves.map { Int128($0.rawValue) }))
          })
      }
    }
    return LadderBook(
      holder: holder, instrument: words.symbol(of: instrument), asks: levels(shown.asks),
      bids: levels(shown.bids))
  }

  /// The books of all instruments.
  static func books(
    in engine: any Engine, holder: String, _ scenario: Scenario
  ) -> [LadderBook] {
    scenario.instruments.indices.map {
      book(of: InstrumentID(UInt32($0)), in: engine, holder: holder, scenario)
    }
  }
}

extension MarketText {
  /// What an uncross would say, to be drawn under a book.
  func indication(_ uncrossing: Uncrossing) -> LadderIndication {
    let instrument = uncrossing.instrument
    return LadderIndication(
      price: uncrossing.price.map { price($0, of: instrument) },
      volume: quantity(uncrossing.volume.rawValue, of: instrument),
      imbalance: quantity(uncrossing.imbalance, of: instrument))
  }
}
