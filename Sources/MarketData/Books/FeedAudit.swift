package import Market

/// An order-by-order feed in one pass: its book audited, compared with a book file where there is
/// one, and an engine kept in step with it.
///
/// Memory goes with the live orders, not with the feed.
package struct FeedAudit<Engine: InStepEngine & ~Copyable>: ~Copyable {
  package private(set) var book: AuditedBook
  package private(set) var comparison = BookComparison()
  private var engine: EngineInStep<Engine>

  /// An audit with an engine that stands at its beginning.
  package init(
    _ engine: consuming EngineInStep<Engine>, coverage: AuditedBook.Coverage,
    hours: AuditedBook.Hours = .untold
  ) {
    book = AuditedBook(coverage, hours: hours)
    self.engine = engine
  }

  /// What the engine made of the feed so far.
  package var record: InStepRecord { engine.record }

  /// Takes the next message, with the best levels after it where a file shows them.
  package mutating func take(_ message: BookMessage, showing view: BookView? = nil) {
    engine.prepare(for: message, book)
    book.apply(message)
    if let view {
      comparison.compare(view, after: message, with: &book)
    } else {
      book.doubtBeyondCoverage()
    }
    engine.follow(message, book)
  }

  /// Ends the feed.
  package mutating func finish() {
    book.finish()
    engine.finish(book)
  }
}

extension FeedAudit where Engine: Replayable & ~Copyable {
  /// An audit with a fresh engine that can be put into the state of the book.
  package init(
    _: Engine.Type, instrument: Instrument, coverage: AuditedBook.Coverage,
    hours: AuditedBook.Hours = .untold
  ) {
    self.init(
      EngineInStep(Engine.self, instrument: instrument), coverage: coverage, hours: hours)
  }
}
