public import Market

/// The dynamic range: how far from the last price a trade in continuous trading may be.
extension ReferenceEngine {
  /// Trades an incoming order within the dynamic range, and returns whether the range stopped it.
  @inlinable
  @inline(never)
  mutating func tradeWithinRange<Sink: EventSink & ~Copyable>(
    _ taker: inout Taker, to sink: inout Sink
  ) -> Bool {
    guard let range = dynamicRange(of: taker.instrument, taker.side.opposite) else {
      match(&taker, upTo: taker.limit, to: &sink)
      return false
    }
    // Keys rise from level to level, so the first alone can be below the range.
    if let first = reachableKey(for: taker), first >= range.lowerBound {
      match(&taker, upTo: min(taker.limit, range.upperBound), to: &sink)
    }
    return taker.leaves > 0 && reachableKey(for: taker) != nil
  }

  /// The key of the best level that an order may trade with by its limit.
  @usableFromInline mutating func reachableKey(for taker: Taker) -> UInt64? {
    let level = ladders.best(LadderPlan.limits(taker.instrument, taker.side.opposite))
    guard level != 0, ladders.levels[level].key <= taker.limit else { return nil }
    return ladders.levels[level].key
  }

  /// The keys of a side at which trades are allowed now; nil where all are.
  @usableFromInline mutating func dynamicRange(of instrument: UInt32, _ side: Side) -> ClosedRange<
    UInt64
  >? {
    guard let distance = instruments[Int(instrument)].dynamicRange,
      let reference = referencePrice(of: instrument)
    else { return nil }
    let prices = reference.neighbourhood(distance)
    let ends = (
      PriceKey.key(prices.lowerBound, on: side), PriceKey.key(prices.upperBound, on: side)
    )
    return min(ends.0, ends.1)...max(ends.0, ends.1)
  }

  /// The price from which distances are measured: that of the last trade, if there is one.
  func referencePrice(of instrument: UInt32) -> Price? {
    books[instrument].lastPrice ?? instruments[Int(instrument)].referencePrice
  }

  /// Whether an order can be filled whole, at once.
  @usableFromInline mutating func canFill(_ taker: Taker) -> Bool {
    let ladder = LadderPlan.limits(taker.instrument, taker.side.opposite)
    var worst = taker.limit
    if books[taker.instrument].hasDynamicRange,
      let range = dynamicRange(of: taker.instrument, taker.side.opposite)
    {
      guard let first = reachableKey(for: taker), first >= range.lowerBound else { return false }
      worst = min(worst, range.upperBound)
    }
    return ladders.holds(UInt128(taker.leaves), upTo: worst, on: ladder)
  }

  /// Whether a trade outside the range halts the instrument.
  @inlinable var rangeHalts: Bool {
    @inline(__always)
    get { if case .halts = conventions.volatilityInterruption { true } else { false } }
  }

  /// Halts an instrument after an interruption, if the conventions have it so.
  @inlinable
  mutating func haltIfSo<Sink: EventSink & ~Copyable>(_ instrument: UInt32, to sink: inout Sink) {
    guard rangeHalts else { return }
    books[instrument].phase = .halted
    sink.record(
      .phaseChanged(PhaseChange(instrument: InstrumentID(instrument), phase: .halted)))
  }
}

extension Price {
  /// The prices at most a distance away, which must not be negative.
  func neighbourhood(_ distance: Int64) -> ClosedRange<Price> {
    let (lowest, isBelow) = rawValue.subtractingReportingOverflow(distance)
    let (highest, isAbove) = rawValue.addingReportingOverflow(distance)
    return Price(isBelow ? .min : lowest)...Price(isAbove ? .max : highest)
  }
}
