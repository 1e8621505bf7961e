/// What led to one trade of a replay: the book just before, the queue, the command, and both sides'
/// trades.
package struct ReplayExplanation: Hashable, Sendable {
  /// The trade and where it stands, such as `trade 3 on trades line 4: 20 at 100.02`.
  package var trade: String
  /// Whether the engine made it as it was recorded.
  package var agrees: Bool
  /// What agrees or differs, in a sentence or two.
  package var verdict: String
  /// Where the command stands: its number in the flow, its line, its time.
  package var place: String
  /// The command as the suite writes it.
  package var command: String
  /// The book just before the command.
  package var book: LadderBook
  /// The queues in which the orders of the trade stood.
  package var queues: [Queue]
  /// The trades that the engine made of the command.
  package var made: TradeList
  /// The trades that were recorded beside.
  package var recorded: TradeList

  package init(
    trade: String, agrees: Bool, verdict: String, place: String, command: String,
    book: LadderBook, queues: [Queue], made: TradeList, recorded: TradeList
  ) {
    self.trade = trade
    self.agrees = agrees
    self.verdict = verdict
    self.place = place
    self.command = command
    self.book = book
    self.queues = queues
    self.made = made
    self.recorded = recorded
  }

  /// The orders at one price of one side, oldest first, as far as they matter.
  package struct Queue: Hashable, Sendable {
    /// The side and the price: `sell at 100.02`.
    package var name: String
    /// The number of orders.
    package var count: Int
    /// The first orders, the marked ones and those about them.
    package var places: [Place]

    package init(name: String, count: Int, places: [Place]) {
      self.name = name
      self.count = count
      self.places = places
    }
  }

  /// One order's place in a queue.
  package struct Place: Hashable, Sendable {
    /// The place, from 1.
    package var number: Int
    package var order: LadderOrder
    /// Whose choice it was: `recorded maker`.
    package var mark: String?

    package init(number: Int, order: LadderOrder, mark: String? = nil) {
      self.number = number
      self.order = order
      self.mark = mark
    }
  }

  /// Some of a list of trades, one of which may be the one in question.
  package struct TradeList: Hashable, Sendable {
    /// The number of trades in the whole list.
    package var count: Int
    /// The number of the first that is shown, from 1.
    package var first: Int
    package var shown: [String]
    /// The place among the shown ones of the trade in question.
    package var inQuestion: Int?

    package init(count: Int, first: Int, shown: [String], inQuestion: Int?) {
      self.count = count
      self.first = first
      self.shown = shown
      self.inQuestion = inQuestion
    }
  }
}
