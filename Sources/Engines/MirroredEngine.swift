package import Market

/// An engine seen in a mirror: it trades with sides and prices reflected, and what it says is
/// reflected back.
///
/// To an engine that treats both sides alike the mirror makes no difference. Every price that
/// passes must have a mirror image.
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
    return engine.apply(reflected).map { event in
      guard let reflected = Mirror.reflect(event) else {
        preconditionFailure("an event without a mirror image")
      }
      return reflected
    }
  }

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    engine.orders(of: instrument, side: side.opposite).map { order in
      var reflected = order
      reflected.side = side
      if let price = order.price {
        guard let mirrored = Mirror.reflect(price) else {
          preconditionFailure("an order without a mirror image")
        }
        reflected.price = mirrored
      }
      return reflected
    }
  }

  package func phase(of instrument: InstrumentID) -> Phase { engine.phase(of: instrument) }

  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    guard let uncrossing = engine.indication(of: instrument) else { return nil }
    guard case .uncrossed(let reflected)? = Mirror.reflect(.uncrossed(uncrossing)) else {
      preconditionFailure("an auction without a mirror image")
    }
    return reflected
  }
}
