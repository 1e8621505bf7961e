internal import Engines
@_exported public import Market

/// An engine written in Swift that wants to be judged: commands in, events out.
///
///     import AssayKit
///
///     final class MyEngine: MatchingEngine { … }
///     serve(EngineProfile(name: "mine", version: "1", capabilities: [.trades, .orders])) {
///       instruments, conventions in MyEngine()
///     }
///
/// Every order and instrument goes by the suite's own identifiers, every price and quantity is in whole
/// units.
public protocol MatchingEngine: AnyObject {
  /// Carries out one command and returns what happened, in order.
  func apply(_ command: Command) -> [Event]
  /// The orders of a side, by price, then time, from the engine's own book.
  ///
  /// It is asked where the profile declares `orders`.
  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder]
  /// The phase of an instrument; asked where the profile declares `phase`.
  func phase(of instrument: InstrumentID) -> Phase
  /// What an uncross would bring now; asked where the profile declares `indication`.
  func indication(of instrument: InstrumentID) -> Uncrossing?
}

extension MatchingEngine {
  /// Continuous trading, for engines without phases.
  public func phase(of instrument: InstrumentID) -> Phase { .continuous }

  /// Nothing, for engines without auctions.
  public func indication(of instrument: InstrumentID) -> Uncrossing? { nil }
}

/// Answers the process protocol on standard input and output until the suite stops, so that
/// `assay run --engine process:COMMAND` judges the engine.
///
/// `make` gives a fresh engine for each case: empty books, continuous trading, time 0.
public func serve(
  _ profile: EngineProfile,
  make: @escaping @Sendable ([Instrument], Conventions) -> any MatchingEngine
) {
  let source = EngineSource(name: profile.name, profile: profile) { instruments, conventions in
    ServedEngine(make(instruments, conventions))
  }
  var server = EngineServer(source)
  server.serveStandardStreams()
}

/// An engine of an outside package as the suite knows engines.
private final class ServedEngine: Engine {
  private let engine: any MatchingEngine

  init(_ engine: any MatchingEngine) { self.engine = engine }

  func apply(_ command: Command) -> [Event] { engine.apply(command) }

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    engine.orders(of: instrument, side: side)
  }

  func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? { engine.indication(of: instrument) }
}
