public import Market
public import ReferenceEngine
package import Specification

/// An engine as a plain value in our own process, for code that is specialised to its type.
public protocol MatchingCore: ~Copyable {
  /// An engine with empty books, every instrument in continuous trading, at time 0.
  init(instruments: [Instrument], conventions: Conventions)
  /// An engine in a saved state.
  init(instruments: [Instrument], conventions: Conventions, restoring snapshot: Snapshot)
  /// Carries out one command and reports what happened to the sink, in order.
  mutating func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink)
  /// The best level of each side: L1.
  func topOfBook(of instrument: InstrumentID) -> TopOfBook
  /// The levels of a side, best first, at most `limit`: L2.
  func levels(of instrument: InstrumentID, side: Side, limit: Int) -> [Level]
  /// The orders of a side, by price, then time: L3.
  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder]
  /// The phase of an instrument.
  func phase(of instrument: InstrumentID) -> Phase
  /// What an uncross would bring now; nil in a phase that collects nothing for an auction.
  func indication(of instrument: InstrumentID) -> Uncrossing?
  /// The logical time.
  var clock: Timestamp { get }
  /// The whole state.
  func save() -> Snapshot
  /// A fingerprint of the state, equal in every engine that is in the same state.
  var digest: UInt64 { get }
}

extension ReferenceEngine: MatchingCore {}
extension Specification: MatchingCore {}
