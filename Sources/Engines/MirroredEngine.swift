package import Market

/// An engine seen in a mirror: it trades with sides and prices reflected, and what it says is
/// reflected back.
///
/// To an engine that treats both sides alike the mirror makes no difference. Every price of a
/// command must have a mirror image; what an engine says that has none is passed on as it is.
package final class MirroredEngine: Engine {
  private let engine: any Engine

  /// The mirror of an engine that was made for the reflected instruments.
  package init(of engine: any Engine) {
    self.engine = engine
  }

  package func apply(_ command: Command) -> [Event] {
    guard let reflected = Mirror.reflect(command) else {
      preconditionFailure("a command without a mirror image")
    }
    return engine.apply(reflected).map { Mirror.reflect($0) ?? $0 }
  }

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    engine.orders(of: instrument, side: side.opposite).map { order in
      var reflected = order
      reflected.side = side
      reflected.price = order.price.map { Mirror.reflect($0) ?? $0 }
      return reflected
    }
  }

  package func levels(of instrument: InstrumentID, side: Side) -> [ReportedLevel] {
    engine.levels(of: instrument, side: side.opposite).map { level in
      var reflected = level
      reflected.price = level.price.map { Mirror.reflect($0) ?? $0 }
      return reflected
    }
  }

  package func prepare(_ commands: [Command]) {
    engine.prepare(commands.compactMap(Mirror.reflect))
  }

  package var failure: EngineFailure? { engine.failure }

  package func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    guard let uncrossing = engine.indication(of: instrument) else { return nil }
    guard case .uncrossed(let reflected)? = Mirror.reflect(.uncrossed(uncrossing)) else {
      return uncrossing
    }
    return reflected
  }
}
