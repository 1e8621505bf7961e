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
  /// The levels of a side, best first, from the engine's own book.
  ///
  /// It is asked where the profile declares `levels`, or `top`, of which the first level is told,
  /// and not `orders`.
  func levels(of instrument: InstrumentID, side: Side) -> [BookLevel]
  /// The phase of an instrument; asked where the profile declares `phase`.
  func phase(of instrument: InstrumentID) -> Phase
  /// What an uncross would bring now; asked where the profile declares `indication`.
  func indication(of instrument: InstrumentID) -> Uncrossing?
}

/// One level of a book: its price, and what stands there.
public struct BookLevel: Hashable, Sendable {
  /// Nil for the market orders that are collected for an auction.
  public var price: Price?
  /// The sum of what is left of its orders.
  public var quantity: Volume
  /// The number of its orders; nil where the engine does not count them.
  public var orders: Int?

  public init(price: Price?, quantity: Volume, orders: Int? = nil) {
    self.price = price
    self.quantity = quantity
    self.orders = orders
  }
}

extension MatchingEngine {
  /// None, for engines that tell levels alone, or no book.
  public func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] { [] }

  /// The levels that its orders make.
  public func levels(of instrument: InstrumentID, side: Side) -> [BookLevel] {
    ReportedLevel.levels(of: orders(of: instrument, side: side)).map {
      BookLevel(price: $0.price, quantity: $0.quantity, orders: $0.orders)
    }
  }

  /// Continuous trading, for engines without phases.
  public func phase(of instrument: InstrumentID) -> Phase { .continuous }

  /// Nothing, for engines without auctions.
  public func indication(of instrument: InstrumentID) -> Uncrossing? { nil }
}

/// Answers the process protocol on standard input and output until the suite stops, so that
/// `assay run --engine process:COMMAND` judges the engine.
///
/// What the engine prints goes to standard error.
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

  func levels(of instrument: InstrumentID, side: Side) -> [ReportedLevel] {
    engine.levels(of: instrument, side: side).map {
      ReportedLevel(price: $0.price, quantity: $0.quantity, orders: $0.orders)
    }
  }

  func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? { engine.indication(of: instrument) }
}
