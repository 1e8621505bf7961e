/// The story of one thing that went wrong: what was asked, what should have followed, what did,
/// and how to see it again.
package struct Failure: Hashable, Sendable {
  package var judge: Judge
  /// What is wrong, in one sentence or two.
  package var message: String
  /// The law that is broken, where one is.
  package var breach: Breach?
  /// The command after which it went wrong; none where the engine failed outside of a command.
  package var command: FailingCommand?
  /// The event lines that should have followed the command.
  package var expected: [String]
  /// The event lines that did.
  package var actual: [String]
  /// The books just before the command: the expected one first, then the engine's own.
  package var booksBefore: [LadderBook]
  /// The command line that replays it.
  package var replay: String

  package init(
    judge: Judge, message: String, breach: Breach? = nil, command: FailingCommand? = nil,
    expected: [String] = [], actual: [String] = [], booksBefore: [LadderBook] = [],
    replay: String
  ) {
    self.judge = judge
    self.message = message
    self.breach = breach
    self.command = command
    self.expected = expected
    self.actual = actual
    self.booksBefore = booksBefore
    self.replay = replay
  }

  /// Who found that something is wrong.
  package enum Judge: String, Hashable, Sendable, CaseIterable {
    /// An expectation that stands in the scenario.
    case expectation
    /// The scenario's golden log.
    case golden
    /// The comparison with the reference engine.
    case differential
    /// The scenario's mirrored run.
    case mirror
    /// A law of what every correct engine does.
    case law
    /// Two plays that must be answered alike and are not.
    case metamorphic
    /// The connection to the engine: it crashed, hung or broke the protocol.
    case connection
    /// The checker, which failed itself.
    case checker
  }

  /// The command after which something went wrong, and its place.
  package struct FailingCommand: Hashable, Sendable {
    /// The step in the scenario, counted from 1.
    package var step: Int
    /// The command in the flow, counted from 1; repeats count each time.
    package var number: Int
    /// The command as the scenario or the flow writes it.
    package var text: String

    package init(step: Int, number: Int, text: String) {
      self.step = step
      self.number = number
      self.text = text
    }
  }
}

/// A law that is broken: which, by what, and where the law comes from.
package struct Breach: Hashable, Sendable {
  /// The law's identifier, such as `time-priority`.
  package var law: String
  /// What the law claims, in one sentence.
  package var statement: String
  /// What should have been, because of what, and what was instead.
  package var sentence: String
  /// The orders concerned, the one that was wronged first.
  package var orders: [String]
  /// The event of the command's answer, from 1; nil where an event is missing.
  package var event: Int?
  /// Where the law comes from.
  package var source: String

  package init(
    law: String, statement: String, sentence: String, orders: [String], event: Int?,
    source: String
  ) {
    self.law = law
    self.statement = statement
    self.sentence = sentence
    self.orders = orders
    self.event = event
    self.source = source
  }
}

/// A picture of one instrument's book, ready to be drawn as a ladder.
package struct LadderBook: Hashable, Sendable {
  /// Whose book it is, such as `expected` or the engine's name.
  package var holder: String
  package var instrument: String
  /// The sell side, best level first.
  package var asks: [LadderLevel]
  /// The buy side, best level first.
  package var bids: [LadderLevel]
  /// What an uncross would bring; nil where orders are not collected.
  package var indication: LadderIndication?

  package init(
    holder: String, instrument: String, asks: [LadderLevel], bids: [LadderLevel],
    indication: LadderIndication? = nil
  ) {
    self.holder = holder
    self.instrument = instrument
    self.asks = asks
    self.bids = bids
    self.indication = indication
  }
}

/// What an uncross of a book would bring, as decimal text.
package struct LadderIndication: Hashable, Sendable {
  /// The price of all its trades; nil where there would be none.
  package var price: String?
  package var volume: String
  /// What buyers bid at the price beyond what sellers offer.
  package var imbalance: String

  package init(price: String?, volume: String, imbalance: String) {
    self.price = price
    self.volume = volume
    self.imbalance = imbalance
  }
}

/// One price of a ladder.
package struct LadderLevel: Hashable, Sendable {
  /// The price, as decimal text, or what stands for the orders that have none.
  package var price: String
  /// The level's total quantity, as decimal text.
  package var quantity: String
  /// The orders by time, oldest first; empty where the engine does not tell its orders.
  package var orders: [LadderOrder]

  package init(price: String, quantity: String, orders: [LadderOrder] = []) {
    self.price = price
    self.quantity = quantity
    self.orders = orders
  }
}

/// One order at a level of a ladder.
package struct LadderOrder: Hashable, Sendable {
  package var id: String
  /// What is left of it, as decimal text.
  package var leaves: String

  package init(id: String, leaves: String) {
    self.id = id
    self.leaves = leaves
  }
}
