import Market
import OrderFlow
import ReferenceEngine
import Specification

/// The two engines on one flow, compared command for command and, now and then, as a whole.
struct SideBySide: ~Copyable {
  private let campaign: Campaign
  private let suite: String
  private var flow: RandomFlow
  private let reflection: Reflection
  private var specification: Specification
  private var reference: ReferenceEngine
  private(set) var tally = EventTally()
  private var recent: [Command] = []

  /// Both engines at their start; `suite` is the name that runs the campaign again.
  init(_ campaign: Campaign, suite: String) {
    self.campaign = campaign
    self.suite = suite
    flow = RandomFlow(seed: campaign.seed, profile: campaign.profile)
    reflection = Reflection(isOn: campaign.isMirrored)
    specification = Specification(
      instruments: flow.instruments, conventions: campaign.conventions)
    reference = ReferenceEngine(
      instruments: flow.instruments.map(reflection.of), conventions: campaign.conventions)
  }

  /// Plays the campaign to its end, or to the first difference, which it describes.
  mutating func play() -> String? {
    for index in 0..<campaign.commandCount {
      let command = flow.next()
      guard let reflected = reflection.of(command) else {
        tally.countUnreflected()
        continue
      }
      recent.append(command)
      if recent.count > 40 { recent.removeFirst(28) }
      if let difference = compareAnswers(to: command, reflected) ?? compareWholes(after: index) {
        return story(of: difference, at: index)
      }
    }
    return nil
  }

  private mutating func compareAnswers(to command: Command, _ reflected: Command) -> String? {
    var expected = EventLog()
    var found = EventLog()
    let promised = indication(before: command)
    specification.apply(command, to: &expected)
    reference.apply(reflected, to: &found)
    tally.count(expected.events)
    if let promised, found.events.first != .uncrossed(promised) {
      return "the uncross is another than was indicated, \(promised): \(Self.list(found.events))"
    }
    var seen = found.events.map(reflection.of)
    if seen == expected.events { return nil }
    if campaign.isMirrored, case .uncross(let instrument) = command {
      seen = withPrice(of: expected.events, seen, in: flow.instruments[instrument.index])
      if seen == expected.events {
        tally.roundedAuctions += 1
        // From here on the last prices differ, and what is left of market orders.
        reference = ReferenceEngine(
          instruments: flow.instruments.map(reflection.of), conventions: campaign.conventions,
          restoring: reflection.of(specification.save()))
        return nil
      }
    }
    return """
      the specification: \(Self.list(expected.events))
      the reference engine\(campaign.isMirrored ? ", seen in the mirror" : ""): \
      \(Self.list(seen))
      """
  }

  /// What the reference engine says that an uncross will bring, where it will be taken.
  private func indication(before command: Command) -> Uncrossing? {
    guard case .uncross(let instrument) = command,
      let indication = reference.indication(of: instrument),
      reference.phase(of: instrument).isAuction
    else { return nil }
    return indication
  }

  /// The events of an auction with another's price, if rounding or a tie alone can have parted
  /// the two: both engines round up and take the higher of two, and in the mirror up is down.
  private func withPrice(
    of expected: [Event], _ seen: [Event], in instrument: Instrument
  ) -> [Event] {
    guard case .uncrossed(let right)? = expected.first, case .uncrossed(let left)? = seen.first,
      let price = right.price, let other = left.price
    else { return seen }
    let increment = max(
      instrument.tickTable.increment(at: price), instrument.tickTable.increment(at: other))
    let distance = Int128(price.rawValue) - Int128(other.rawValue)
    let isRounded = distance.magnitude < 2 * UInt128(increment)
    let isTied = left.imbalance.magnitude == right.imbalance.magnitude
    guard distance != 0, left.volume == right.volume, isRounded || isTied else { return seen }
    return seen.map { event in
      switch event {
      case .uncrossed(var uncrossing):
        uncrossing.price = price
        uncrossing.imbalance = right.imbalance
        return .uncrossed(uncrossing)
      case .traded(var trade) where trade.price == other:
        trade.price = price
        return .traded(trade)
      default:
        return event
      }
    }
  }

  /// Compares the states and every query at times, and lets each engine go on from the state
  /// that the other saved.
  private mutating func compareWholes(after index: Int) -> String? {
    // The digest is cheap to look at often; a prime keeps clear of the flow's stretches.
    guard index % 97 == 0 || index == campaign.commandCount - 1 else { return nil }
    let expected = specification.save()
    let found = reference.save()
    guard reflection.of(found) == expected else {
      return "the saved states differ: \(expected) and \(reflection.of(found))"
    }
    if specification.digest != expected.digest || reference.digest != found.digest {
      return "a digest is not that of the saved state"
    }
    for index in flow.instruments.indices {
      if let difference = compareQueries(of: InstrumentID(UInt32(index))) { return difference }
    }
    if specification.clock != expected.clock || reference.clock != expected.clock {
      return "the clocks differ"
    }
    specification = Specification(
      instruments: flow.instruments, conventions: campaign.conventions,
      restoring: reflection.of(found))
    reference = ReferenceEngine(
      instruments: flow.instruments.map(reflection.of), conventions: campaign.conventions,
      restoring: reflection.of(expected))
    return nil
  }

  private func compareQueries(of instrument: InstrumentID) -> String? {
    for side in Side.allCases {
      let orders = specification.orders(of: instrument, side: side)
      let levels = specification.levels(of: instrument, side: side)
      let other = reflection.of(side)
      if reference.orders(of: instrument, side: other).map(reflection.of) != orders {
        return "the orders of instrument \(instrument.rawValue) differ"
      }
      if reference.levels(of: instrument, side: other).map(reflection.of) != levels {
        return "the levels of instrument \(instrument.rawValue) differ"
      }
      for limit in 0...2 {
        let first = Array(levels.prefix(limit))
        if specification.levels(of: instrument, side: side, limit: limit) != first
          || reference.levels(of: instrument, side: other, limit: limit).map(reflection.of)
            != first
        {
          return "the first levels of instrument \(instrument.rawValue) are others"
        }
      }
    }
    if reflection.of(reference.topOfBook(of: instrument)) != specification.topOfBook(of: instrument)
    {
      return "the best levels of instrument \(instrument.rawValue) differ"
    }
    let expected = specification.indication(of: instrument)
    let found = reference.indication(of: instrument).map { reflection.of($0) }
    // In the mirror rounding and ties may give another price.
    let isComparable = !campaign.isMirrored || expected?.price == found?.price
    if isComparable ? expected != found : expected?.volume != found?.volume {
      return "the indications of instrument \(instrument.rawValue) differ"
    }
    if reference.phase(of: instrument) != specification.phase(of: instrument) {
      return "the phases of instrument \(instrument.rawValue) differ"
    }
    return nil
  }

  private func story(of difference: String, at index: Int) -> String {
    """
    seed \(campaign.seed)\(campaign.isMirrored ? ", mirrored" : ""), command \(index) \
    (from 0), conventions \(campaign.conventions)
    the last commands:\(Self.list(recent.suffix(12)))
    \(difference)
    ASSAY_SEED=\(campaign.seed) swift test --filter \(suite)
    """
  }

  private static func list(_ lines: some Collection) -> String {
    lines.isEmpty ? " nothing" : lines.map { "\n  \($0)" }.joined()
  }
}
