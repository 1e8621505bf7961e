package import Market

/// The comparison, row by row, of a book file with the messages beside it.
///
/// From one row to the next the file must change by what the message says and by nothing else,
/// wherever both rows can show it. A level that came up while it was in view, and never left it,
/// holds only orders that are known: its quantity must be that of the audited book.
///
/// What the file does not show, though it would if it were there, has gone unseen and is taken
/// out of the audited book; what is worse than the last level shown is out of view from then on.
package struct BookComparison: Sendable {
  /// How often the two agree.
  package struct Tally: Hashable, Sendable {
    package var rows = 0
    /// The rows that have one before them, whose changes can be compared.
    package var changes = 0
    package var agreeingChanges = 0
    /// The levels, over all rows, of which all orders are known.
    package var wholeLevels = 0
    package var agreeingLevels = 0
    /// The other levels, over all rows.
    package var partialLevels = 0
    /// The executions of displayed orders that state their price and have a row before them.
    package var executions = 0
    /// Of these, the ones at the best price that the row before shows.
    package var executionsAtBest = 0
  }

  /// A place where the file and the messages differ.
  package struct Difference: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      /// The change from the row before.
      case change
      /// The quantity of a level whose orders are all known.
      case level
    }

    package var subject: Subject
    package var place: Int
    package var side: Side
    package var price: Price
    /// What the messages make of it.
    package var expected: Int64
    /// What the file shows.
    package var shown: Int64
    package var file: BookView
    package var rebuilt: BookView
  }

  package private(set) var tally = Tally()
  /// The first difference, with the two books.
  package private(set) var first: Difference?
  private var before: BookView?
  /// Which of the levels shown last, best first, hold known orders alone.
  private var wholeBids: [Bool] = []
  private var wholeAsks: [Bool] = []

  package init() {}

  /// Compares a row with the book after its message, and brings the book into line with it.
  package mutating func compare(
    _ view: BookView, after message: BookMessage, with book: inout AuditedBook
  ) {
    tally.rows += 1
    if let before {
      var agrees = true
      for side in Side.allCases {
        let change = message.change(on: side)
        let wrong = follow(before, view, side, change)
        if let wrong {
          agrees = false
          note(.change, message, side, wrong, view, book)
        }
      }
      tally.changes += 1
      tally.agreeingChanges += agrees ? 1 : 0
      checkPrice(of: message, before)
    } else {
      wholeBids = [Bool](repeating: false, count: view.bids.count)
      wholeAsks = [Bool](repeating: false, count: view.asks.count)
    }
    for side in Side.allCases { align(side, view, message, &book) }
    before = view
  }
}

extension BookComparison {
  /// A price with what should stand there and what does.
  private typealias Finding = (price: Price, expected: Int64, shown: Int64)

  /// Goes through two rows of a side side by side: notes which levels hold known orders alone,
  /// and returns the first price where the rows differ by something else than the change.
  private mutating func follow(
    _ before: BookView, _ after: BookView, _ side: Side,
    _ change: (price: Price, quantity: Int64)?
  ) -> Finding? {
    let (old, new) = (before[side], after[side])
    let whole = side == .buy ? wholeBids : wholeAsks
    var nowWhole: [Bool] = []
    nowWhole.reserveCapacity(new.count)
    var finding: Finding?
    func check(_ price: Price, _ was: Int64, _ quantity: Int64) {
      guard before.covers(price, side), after.covers(price, side) else { return }
      let expected = change?.price == price ? change?.quantity ?? 0 : 0
      if quantity - was != expected, finding == nil {
        finding = (price, expected, quantity - was)
      }
    }
    var index = 0
    var sawChange = change == nil
    for level in new {
      while index < old.count, old[index].price.isBetter(than: level.price, for: side) {
        check(old[index].price, old[index].quantity.rawValue, 0)
        sawChange = sawChange || old[index].price == change?.price
        index += 1
      }
      if index < old.count, old[index].price == level.price {
        check(level.price, old[index].quantity.rawValue, level.quantity.rawValue)
        nowWhole.append(whole[index])
        index += 1
      } else {
        check(level.price, 0, level.quantity.rawValue)
        nowWhole.append(before.covers(level.price, side))
      }
      sawChange = sawChange || level.price == change?.price
    }
    for level in old[index...] {
      check(level.price, level.quantity.rawValue, 0)
      sawChange = sawChange || level.price == change?.price
    }
    if !sawChange, let change { check(change.price, 0, 0) }
    if side == .buy { wholeBids = nowWhole } else { wholeAsks = nowWhole }
    return finding
  }

  private mutating func checkPrice(of message: BookMessage, _ before: BookView) {
    guard case .executed = message.content, let terms = message.terms else { return }
    tally.executions += 1
    tally.executionsAtBest += before[terms.side].first?.price == terms.price ? 1 : 0
  }

  /// Compares the levels with those of the audited book, and takes out what is not there.
  private mutating func align(
    _ side: Side, _ view: BookView, _ message: BookMessage, _ book: inout AuditedBook
  ) {
    let (absent, finding) = compareLevels(side, view, book.queues)
    if let finding { note(.level, message, side, finding, view, book) }
    for price in absent { book.takeOutLevel(side, at: price) }
    if view[side].count >= view.depth, let worst = view[side].last {
      book.doubt(side, beyond: worst.price)
    }
  }

  /// Goes through the levels shown and those rebuilt; returns the prices of rebuilt ones that
  /// should be shown and are not, and the first whole level that has another quantity.
  private mutating func compareLevels(
    _ side: Side, _ view: BookView, _ queues: OrderQueues
  ) -> (absent: [Price], finding: Finding?) {
    let rebuilt = queues.levels(side)
    var index = rebuilt.count - 1
    var absent: [Price] = []
    var finding: Finding?
    for (level, isWhole) in zip(view[side], side == .buy ? wholeBids : wholeAsks) {
      while index >= 0, rebuilt[index].price.isBetter(than: level.price, for: side) {
        absent.append(rebuilt[index].price)
        index -= 1
      }
      var quantity = Volume.zero
      if index >= 0, rebuilt[index].price == level.price {
        quantity = rebuilt[index].quantity
        index -= 1
      }
      guard isWhole else {
        tally.partialLevels += 1
        continue
      }
      tally.wholeLevels += 1
      if quantity == Volume(level.quantity) {
        tally.agreeingLevels += 1
      } else if finding == nil {
        finding = (level.price, Int64(clamping: quantity.rawValue), level.quantity.rawValue)
      }
    }
    guard view[side].count < view.depth else { return (absent, finding) }
    while index >= 0 {
      absent.append(rebuilt[index].price)
      index -= 1
    }
    return (absent, finding)
  }

  private mutating func note(
    _ subject: Difference.Subject, _ message: BookMessage, _ side: Side, _ finding: Finding,
    _ view: BookView, _ book: AuditedBook
  ) {
    guard first == nil else { return }
    func levels(_ side: Side) -> [BookView.Level] {
      book.levels(side, limit: view.depth).map {
        BookView.Level(
          price: $0.price, quantity: Quantity(Int64(clamping: $0.quantity.rawValue)))
      }
    }
    first = Difference(
      subject: subject, place: message.place, side: side, price: finding.price,
      expected: finding.expected, shown: finding.shown, file: view,
      rebuilt: BookView(depth: view.depth, bids: levels(.buy), asks: levels(.sell)))
  }
}

extension BookMessage {
  /// What a message that states its terms does to the quantity of a level of a side.
  fileprivate func change(on side: Side) -> (price: Price, quantity: Int64)? {
    guard let terms, terms.side == side else { return nil }
    switch content {
    case .added: return (terms.price, terms.quantity.rawValue)
    case .reduced, .deleted, .executed: return (terms.price, -terms.quantity.rawValue)
    case .executedInCross, .replaced, .executedHidden, .crossed, .halted, .resumed, .broken,
      .marketHoursBegan, .marketHoursEnded:
      return nil
    }
  }
}
