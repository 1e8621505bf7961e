import Market
import Specification
import Testing

/// A specification under test, which checks with each command what must always hold.
///
/// Each command is also given to an engine restored from the state just before it, which must
/// answer alike, and its mirror image to a mirrored engine, which must answer with the mirror
/// image.
struct Venue {
  private(set) var engine: Specification
  private var reflection: Specification?
  private let instruments: [Instrument]
  private let conventions: Conventions

  init(
    _ instruments: [Instrument] = [Instrument(symbol: "XYZ")],
    isSymmetric: Bool = true,
    conventions choose: (inout Conventions) -> Void = { _ in }
  ) {
    var conventions = Conventions()
    choose(&conventions)
    self.instruments = instruments
    self.conventions = conventions
    self.engine = Specification(instruments: instruments, conventions: conventions)
    let mirrored = instruments.compactMap { Mirror.reflect($0) }
    if isSymmetric, mirrored.count == instruments.count {
      self.reflection = Specification(instruments: mirrored, conventions: conventions)
    }
  }

  /// Gives commands to the engine, one after the other, and returns the events of the last.
  @discardableResult
  mutating func send(
    _ commands: Command..., sourceLocation: SourceLocation = #_sourceLocation
  ) -> [Event] {
    var events: [Event] = []
    for command in commands {
      let before = engine.save()
      events = engine.answer(command)
      checkRestored(from: before, command, events, sourceLocation)
      checkReflection(command, events, sourceLocation)
      checkBooks(sourceLocation)
    }
    return events
  }

  /// The buy orders of an instrument, best first, as "#id leaves@price".
  func bids(on instrument: InstrumentID = 0) -> [String] {
    engine.orders(of: instrument, side: .buy).map(\.line)
  }

  /// The sell orders of an instrument, best first, as "#id leaves@price".
  func asks(on instrument: InstrumentID = 0) -> [String] {
    engine.orders(of: instrument, side: .sell).map(\.line)
  }

  private func checkRestored(
    from snapshot: Snapshot, _ command: Command, _ events: [Event], _ location: SourceLocation
  ) {
    var restored = Specification(
      instruments: instruments, conventions: conventions, restoring: snapshot)
    #expect(restored.save() == snapshot, sourceLocation: location)
    #expect(restored.answer(command) == events, sourceLocation: location)
    #expect(restored.save() == engine.save(), sourceLocation: location)
    #expect(restored.digest == engine.digest, sourceLocation: location)
    if case .rejected = events.first {
      #expect(events.count == 1, sourceLocation: location)
      #expect(
        engine.save() == snapshot, "a refused command changes nothing", sourceLocation: location)
    }
  }

  private mutating func checkReflection(
    _ command: Command, _ events: [Event], _ location: SourceLocation
  ) {
    guard let mirrored = Mirror.reflect(command) else {
      reflection = nil
      return
    }
    guard let answer = reflection?.answer(mirrored) else { return }
    #expect(answer.map { Mirror.reflect($0) } == events, "mirrored", sourceLocation: location)
  }

  private func checkBooks(_ location: SourceLocation) {
    for index in instruments.indices {
      let instrument = InstrumentID(UInt32(index))
      for side in Side.allCases {
        let orders = engine.orders(of: instrument, side: side)
        #expect(
          orders.allSatisfy { $0.leaves > .zero && $0.side == side }, sourceLocation: location)
        #expect(
          zip(orders, orders.dropFirst()).allSatisfy {
            $0.price == nil
              || $1.price.map { [price = $0.price] in
                !$0.isBetter(than: price ?? $0, for: side)
              } == true
          },
          sourceLocation: location)
      }
      let top = engine.topOfBook(of: instrument)
      if engine.phase(of: instrument) == .continuous, let bid = top.bid, let ask = top.ask {
        #expect(
          bid.price < ask.price, "continuous trading leaves no crossed book",
          sourceLocation: location)
      }
    }
  }
}

extension Specification {
  mutating func answer(_ command: Command) -> [Event] {
    var log = EventLog()
    apply(command, to: &log)
    return log.events
  }
}

extension RestingOrder {
  /// The order as "#id leaves@price".
  var line: String {
    "#\(id.rawValue) \(leaves.rawValue)@\(price?.rawValue.description ?? "market")"
  }
}
