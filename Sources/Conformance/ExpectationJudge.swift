internal import Engines
internal import JSONText
internal import Market
internal import Scenarios
internal import Wire

/// What an expectation and the engine don't agree on.
struct Finding: Hashable, Sendable {
  /// What differs, in a sentence.
  var message: String
  var expected: [String] = []
  var actual: [String] = []
}

/// Holds an expectation against the events of a step and the books after it.
struct ExpectationJudge {
  let scenario: Scenario
  let engine: any Engine
  let statuses: OrderStatuses
  /// The events of the step before the expectation.
  let events: [Event]

  private var words: MarketText {
    MarketText(of: scenario.instruments)
  }

  /// Everything that differs; empty where the expectation is met.
  func findings(_ expectation: Expectation) -> [Finding] {
    var findings: [Finding] = []
    if let patterns = expectation.events { findings += compare("events", patterns, events) }
    if let patterns = expectation.trades { findings += compare("trades", patterns, of: .traded) }
    if let patterns = expectation.canceled {
      findings += compare("cancellations", patterns, of: .canceled)
    }
    if let reason = expectation.rejected {
      let pattern = EventPattern(kind: .rejected, fields: [.rejectReason(reason)])
      findings += compare("events", [pattern], events)
    }
    if let ids = expectation.expired {
      let patterns = ids.map { EventPattern(kind: .expired, fields: [.id($0)]) }
      findings += compare("expiries", patterns, of: .expired)
    }
    if let pattern = expectation.uncrossed {
      findings += compare("uncrossings", [pattern], of: .uncrossed)
    }
    for pattern in expectation.indications { findings += compare(pattern) }
    for book in expectation.books { findings += compare(book) }
    findings += compareStatuses(expectation)
    for (instrument, phase) in expectation.phases where engine.phase(of: instrument) != phase {
      findings.append(
        Finding(
          message: "\(words.symbol(of: instrument)) should be in phase \(phase) "
            + "and is in phase \(engine.phase(of: instrument))"))
    }
    return findings
  }

  // MARK: - Events

  private func compare(
    _ what: String, _ patterns: [EventPattern], of kind: EventKind
  ) -> [Finding] {
    compare(what, patterns, events.filter { $0.kind == kind })
  }

  private func compare(
    _ what: String, _ patterns: [EventPattern], _ actual: [Event]
  ) -> [Finding] {
    let shared = min(patterns.count, actual.count)
    let differ = (0..<shared).first { !patterns[$0].matches(actual[$0]) }
    guard differ != nil || patterns.count != actual.count else { return [] }
    let place = differ ?? shared
    let message =
      differ == nil
      ? "\(patterns.count) \(what) should have come of it, and \(actual.count) did"
      : "of its \(what), number \(place + 1) is another"
    return [
      Finding(
        message: message, expected: excerpt(patterns, around: place) { $0.text(words) },
        actual: excerpt(seen(actual, by: patterns), around: place) { $0.text(words) })
    ]
  }

  private func compare(_ pattern: IndicationPattern) -> [Finding] {
    let instrument = pattern.instrument
    let symbol = words.symbol(of: instrument)
    let actual = engine.indication(of: instrument).map { Event.uncrossed($0) }
    switch (pattern.uncrossed, actual) {
    case (nil, nil): return []
    case (nil, let actual?):
      let seen = seen([actual], by: [])
      return [
        Finding(
          message: "\(symbol) should collect no orders, and does",
          actual: seen.map { $0.text(words, of: instrument) })
      ]
    case (_?, nil): return [Finding(message: "\(symbol) should collect orders, and does not")]
    case (let expected?, let actual?):
      guard !expected.matches(actual) else { return [] }
      return [
        Finding(
          message: "an uncross of \(symbol) would say something else",
          expected: [expected.text(words, of: instrument)],
          actual: seen([actual], by: [expected]).map { $0.text(words, of: instrument) })
      ]
    }
  }

  /// The lines around a place, so that a long list does not bury it.
  private func excerpt<Item>(
    _ items: [Item], around place: Int, _ text: (Item) -> String
  ) -> [String] {
    let first = max(0, place - 3)
    let last = min(items.count, place + 9)
    guard first < last else { return items.isEmpty ? [] : ["… \(items.count) in all"] }
    var lines = items[first..<last].map(text)
    if first > 0 { lines.insert("… \(first) before", at: 0) }
    if last < items.count { lines.append("… \(items.count - last) more") }
    return lines
  }

  /// The events with the fields that the pattern at their place names; all fields where it is of
  /// another kind or there is none.
  private func seen(_ events: [Event], by patterns: [EventPattern]) -> [EventPattern] {
    events.enumerated().map { index, event in
      let fields = EventField.all(of: event)
      guard index < patterns.count, patterns[index].kind == event.kind else {
        let logged = fields.filter { !["buyer", "seller"].contains($0.key) }
        return EventPattern(kind: event.kind, fields: logged)
      }
      let keys = patterns[index].fields.map(\.key)
      return EventPattern(
        kind: event.kind, fields: keys.compactMap { key in fields.first { $0.key == key } })
    }
  }

  private func compareStatuses(_ expectation: Expectation) -> [Finding] {
    let wrong = expectation.statuses.filter { statuses[$0.id] != $0.status }
    guard !wrong.isEmpty else { return [] }
    return [
      Finding(
        message: wrong.map {
          "order \($0.id.rawValue) should be \($0.status) and is \(statuses[$0.id])"
        }.joined(separator: "; "))
    ]
  }

  // MARK: - Books

  private func compare(_ book: BookPattern) -> [Finding] {
    compare(book, .buy, book.bids) + compare(book, .sell, book.asks)
  }

  private func compare(
    _ book: BookPattern, _ side: Side, _ levels: [LevelPattern]?
  ) -> [Finding] {
    guard let levels else { return [] }
    let orders = engine.orders(of: book.instrument, side: side)
    let actual = BookLevel.levels(of: orders)
    let shared = min(levels.count, actual.count)
    let matches =
      levels.count == actual.count && zip(levels, actual).allSatisfy { $0.matches($1) }
    guard !matches else { return [] }
    let symbol = words.symbol(of: book.instrument)
    let place =
      (0..<shared).first { !levels[$0].matches(actual[$0]) } ?? shared
    return [
      Finding(
        message: "the \(side == .buy ? "bids" : "asks") of \(symbol) differ "
          + "from level \(place + 1) on",
        expected: excerpt(levels, around: place) { $0.text(words, book.instrument) },
        actual: excerpt(actual, around: place) { $0.text(words, book.instrument) })
    ]
  }
}

/// One level of an engine's book, put together from its orders.
struct BookLevel: Sendable {
  /// Nil for the market orders.
  var price: Price?
  var orders: [RestingOrder]

  /// The sum of what is left; what a wrong engine shows as less than nothing counts as nothing.
  var quantity: Volume { orders.reduce(into: .zero) { $0 += max($1.leaves, .zero) } }

  /// The levels that orders in priority order make.
  static func levels(of orders: [RestingOrder]) -> [BookLevel] {
    var levels: [BookLevel] = []
    for order in orders {
      if let last = levels.last, last.price == order.price {
        levels[levels.count - 1].orders.append(order)
      } else {
        levels.append(BookLevel(price: order.price, orders: [order]))
      }
    }
    return levels
  }

  func text(_ words: MarketText, _ instrument: InstrumentID) -> String {
    let queue = orders.prefix(8).map {
      "\($0.id.rawValue):\(words.quantity($0.leaves.rawValue, of: instrument))"
    }
    let rest = orders.count > 8 ? " … \(orders.count) orders" : ""
    return "\(words.level(price, of: instrument)) × "
      + "\(words.quantity(quantity.rawValue, of: instrument)) "
      + "[\(queue.joined(separator: " "))\(rest)]"
  }
}

extension ReportedLevel {
  func text(_ words: MarketText, _ instrument: InstrumentID) -> String {
    let count = orders.map { " of \($0) orders" } ?? ""
    return "\(words.level(price, of: instrument)) × "
      + "\(words.quantity(quantity.rawValue, of: instrument))\(count)"
  }
}

extension MarketText {
  /// The decimal text of a level's price, or the word for the market orders.
  func level(_ price: Price?, of instrument: InstrumentID) -> String {
    price.map { self.price($0, of: instrument) } ?? OrderTypeWord.words[.market]
  }
}

extension LevelPattern {
  func matches(_ level: BookLevel) -> Bool {
    guard price == level.price, quantity == nil || quantity == level.quantity else { return false }
    guard let orders else { return true }
    return orders.count == level.orders.count
      && zip(orders, level.orders).allSatisfy { wanted, actual in
        wanted.id == actual.id && (wanted.leaves == nil || wanted.leaves == actual.leaves)
      }
  }

  func text(_ words: MarketText, _ instrument: InstrumentID) -> String {
    var text = words.level(price, of: instrument)
    if let quantity { text += " × \(words.quantity(quantity.rawValue, of: instrument))" }
    guard let orders else { return text }
    let queue = orders.prefix(8).map { order in
      "\(order.id.rawValue)"
        + (order.leaves.map { ":\(words.quantity($0.rawValue, of: instrument))" } ?? "")
    }
    let rest = orders.count > 8 ? " … \(orders.count) orders" : ""
    return text + " [\(queue.joined(separator: " "))\(rest)]"
  }
}
