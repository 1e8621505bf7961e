package import Market

/// The levels of one instrument's book, best first: what an engine answers when asked for L2.
package struct Ladder: Hashable, Sendable {
  package var instrument: InstrumentID
  package var bids: [Level]
  package var asks: [Level]

  /// The levels of both sides.
  package init(instrument: InstrumentID, bids: [Level], asks: [Level]) {
    self.instrument = instrument
    self.bids = bids
    self.asks = asks
  }
}
