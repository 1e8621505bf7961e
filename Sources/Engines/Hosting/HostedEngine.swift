internal import Market
internal import Wire

/// An engine that this process answers the protocol for: one of our own, or one of a library.
///
/// What it can't do, and what its library told that makes no sense, is a failure; after one it is
/// asked no more but to begin anew.
protocol HostedEngine: AnyObject {
  var profile: EngineProfile { get }
  /// Begins anew: empty books, continuous trading, time 0.
  func reset(_ instruments: [Instrument], _ conventions: Conventions) throws(EngineFailure)
  /// Carries out commands, each before the next, and tells what happened at each.
  func apply(_ commands: [Command]) throws(EngineFailure) -> [[ReportedEvent]]
  /// A book, by the most that the engine can tell.
  func book(of instrument: InstrumentID) throws(EngineFailure) -> ProtocolAnswer
  func phase(of instrument: InstrumentID) throws(EngineFailure) -> Phase
  /// What an uncross would bring; nil in a phase that collects nothing for an auction.
  func indication(of instrument: InstrumentID) throws(EngineFailure) -> Uncrossing?
}

extension HostedEngine {
  func phase(of instrument: InstrumentID) throws(EngineFailure) -> Phase {
    throw EngineFailure(.crashed, "it can't tell its phase")
  }

  func indication(of instrument: InstrumentID) throws(EngineFailure) -> Uncrossing? {
    throw EngineFailure(.crashed, "it can't tell what an uncross would bring")
  }
}

/// An engine of our own, hosted.
final class OwnEngine: HostedEngine {
  private let source: EngineSource
  /// The most of a book that its profile says it can tell.
  private let view: Projection.BookView
  private var engine: any Engine

  init(_ source: EngineSource) {
    self.source = source
    view = Projection(source.profile).bookView
    engine = source.makeEngine(
      instruments: [Instrument(symbol: "")], conventions: Conventions())
  }

  var profile: EngineProfile { source.profile }

  func reset(_ instruments: [Instrument], _ conventions: Conventions) {
    engine = source.makeEngine(instruments: instruments, conventions: conventions)
  }

  func apply(_ commands: [Command]) -> [[ReportedEvent]] {
    commands.map { engine.apply($0).map(ReportedEvent.init) }
  }

  func book(of instrument: InstrumentID) throws(EngineFailure) -> ProtocolAnswer {
    switch view {
    case .orders:
      .orders(
        bids: engine.orders(of: instrument, side: .buy).map(ReportedOrder.init),
        asks: engine.orders(of: instrument, side: .sell).map(ReportedOrder.init))
    case .levels: levels(of: instrument, depth: .max)
    case .top: levels(of: instrument, depth: 1)
    case .nothing: throw EngineFailure(.crashed, "it can't tell its book")
    }
  }

  private func levels(of instrument: InstrumentID, depth: Int) -> ProtocolAnswer {
    let sides = [Side.buy, .sell].map { side in
      engine.levels(of: instrument, side: side).prefix(depth).map(ReportedRow.init)
    }
    return .levels(bids: sides[0], asks: sides[1])
  }

  func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  func indication(of instrument: InstrumentID) -> Uncrossing? {
    engine.indication(of: instrument)
  }
}

extension ReportedRow {
  fileprivate init(_ level: ReportedLevel) {
    self.init(price: level.price, quantity: level.quantity, orders: level.orders)
  }
}

extension ReportedOrder {
  fileprivate init(_ order: RestingOrder) {
    self.init(id: order.id, price: order.price, leaves: order.leaves)
  }
}
