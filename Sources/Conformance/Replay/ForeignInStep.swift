internal import Engines
internal import Market
internal import MarketData
internal import Results

/// An engine that others wrote, kept in step with a feed in batches.
final class ForeignInStep: InStepEngine {
  /// The conventions under which it runs.
  let conventions: Conventions
  private let source: EngineSource
  private var player: ForeignPlayer

  /// A fresh engine of one instrument.
  init(_ source: EngineSource, _ instrument: Instrument) {
    self.source = source
    let asked = Conventions()
    conventions = source.profile.conventions.imposed(on: asked)
    player = ForeignPlayer(source, instruments: [instrument], conventions: asked)
  }

  var batch: Int { 1_024 }

  func prepare(_ commands: [PlacedCommand]) -> Int {
    guard obstacle == nil else { return 0 }
    let steps = commands.map { RecordedStep(.command($0.command), at: nil, line: $0.place) }
    return player.prepare(steps[...])
  }

  func apply<Sink: EventSink & ~Copyable>(_ command: Command, to sink: inout Sink) {
    player.take(.command(command), to: &sink)
  }

  func standingOrders() -> [RestingOrder]? {
    guard source.profile.can(.orders), finding == nil else { return nil }
    return [Side.buy, .sell].flatMap { player.orders(of: InstrumentID(0), side: $0) }
  }

  // MARK: - What is to be told

  var finding: ReplayFinding? {
    obstacle.map { ReplayFinding(.unsupported, $0) } ?? player.finding
  }

  var notes: [String] { player.notes }

  /// Why the engine can't be kept in step with any feed; nil where it can.
  private var obstacle: String? {
    guard source.profile.followsOrders, source.profile.can(.tradePrices) else {
      return "the executions of a feed name orders and prices, which the engine does not tell: it "
        + "declares not all of trades, tradeIDs and tradePrices, or aggregates"
    }
    guard conventions.decreasePriority == .keeps else {
      return "the orders of a feed keep their place when they lose quantity, and the engine has "
        + "chosen that decreasePriority is \(conventions.decreasePriority.rawValue)"
    }
    return nil
  }
}
