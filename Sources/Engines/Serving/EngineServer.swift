internal import JSONText
internal import Market
internal import Wire

/// An engine of our own behind the protocol of lines: a request in, an answer out.
package struct EngineServer: ~Copyable {
  private let source: EngineSource
  private var codec = ProtocolCodec(instruments: [])
  private var line = LineBuilder(symbols: [])
  private var engine: (any Engine)?
  private var instruments = 0
  /// Whether it was asked to stop.
  package private(set) var isStopped = false

  /// A server that introduces itself by the profile of the source.
  package init(_ source: EngineSource) { self.source = source }

  /// Answers one line, without its end, by the bytes of another, with its end.
  ///
  /// What can't be understood or done is answered by an error.
  package mutating func answer(_ request: [UInt8]) -> [UInt8] {
    line.removeAll()
    do throws(JSONRefusal) {
      answer(try codec.request(request))
    } catch {
      line.answer(.broken("the request is not one: \(error.problems[0])"))
    }
    return line.bytes
  }

  private mutating func answer(_ request: ProtocolRequest) {
    switch request {
    case .start(let version):
      line.answer(
        version == protocolVersion
          ? .started(source.profile)
          : .broken("this engine speaks version \(protocolVersion), not \(version)"))
    case .reset(let instruments, let conventions):
      codec = ProtocolCodec(instruments: instruments)
      line = LineBuilder(symbols: instruments.map(\.symbol))
      self.instruments = instruments.count
      engine = source.makeEngine(instruments: instruments, conventions: conventions)
      line.answer(.done)
    case .stop:
      isStopped = true
      line.answer(.done)
    case .commands(let commands):
      guard let engine else { return refuse() }
      line.beginEvents()
      for (index, command) in commands.enumerated() {
        line.beginCommand(isFirst: index == 0)
        for (place, event) in engine.apply(command).enumerated() {
          line.event(ReportedEvent(event), isFirst: place == 0)
        }
        line.endCommand()
      }
      line.endEvents()
    case .book(let instrument):
      guard let engine, instrument.index < instruments else { return refuse() }
      line.answer(
        .orders(
          bids: engine.orders(of: instrument, side: .buy).map(ReportedOrder.init),
          asks: engine.orders(of: instrument, side: .sell).map(ReportedOrder.init)))
    case .phase(let instrument):
      guard let engine, instrument.index < instruments else { return refuse() }
      line.answer(.phase(engine.phase(of: instrument)))
    case .indication(let instrument):
      guard let engine, instrument.index < instruments else { return refuse() }
      line.answer(
        .indication(engine.indication(of: instrument).map { ReportedEvent(.uncrossed($0)) }))
    }
  }

  private mutating func refuse() {
    line.answer(.broken("there is no such instrument; the first request after start is a reset"))
  }
}

extension ReportedOrder {
  fileprivate init(_ order: RestingOrder) {
    self.init(id: order.id, price: order.price, leaves: order.leaves)
  }
}
