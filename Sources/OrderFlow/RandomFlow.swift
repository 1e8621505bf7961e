package import Market

/// Commands of every kind, for comparing engines: the usual, the rare and the hostile.
///
/// The chances are drawn anew for every stretch of commands, as swarm testing has it (Groce and
/// others, 2012): some kinds are left out for a while, others come in heaps, prices lie close
/// together or far apart, so that rare mixes happen often. The same seed and profile give the
/// same commands on every machine. The flow knows no engine: its orders may be dead, its books
/// crossed, its identifiers taken.
///
/// No more than `Profile.liveOrders` orders are ever live, under any conventions, so that slow
/// engines can follow; that needs the features `cancel` or `massCancel`.
package struct RandomFlow: CommandSource, Sendable {
  package let instruments: [Instrument]
  let profile: Profile
  var generator: SeededGenerator
  var ids: OrderIDSequence
  var mix: Mix
  var places: [Place]
  /// Orders that are in no expected book but may be live even so.
  var doubtful: [Doubtful] = []
  /// Orders that are dead for sure, a few of them.
  var departed: [OrderID] = []
  var clock: Int64 = 0
  /// A command that belongs behind the one before it.
  var sequel: Command?
  private var leftOfStretch: Int

  /// What the flow remembers of an instrument.
  struct Place: Sendable {
    /// Where its prices lie in the long run.
    let home: Int64
    /// Where they lie in this stretch.
    var center: Int64
    /// The phase that it should be in.
    var phase = Phase.continuous
    /// Whether it may be halted, for all that is known, and then take no cancel.
    var mayBeHalted = false
    /// About where the last trade was.
    var lastPrice: Int64?
    var book = ExpectedBook()
    /// The orders at the close, before their auction.
    var waiting = ExpectedBook()

    /// The number of orders that should be live.
    var count: Int { book.count + waiting.count }
  }

  /// An order that may be live, and the place of its instrument.
  struct Doubtful: Sendable {
    var id: OrderID
    var index: Int
  }

  /// The flow of a seed.
  package init(seed: UInt64, profile: Profile = Profile()) {
    precondition(
      profile.instruments > 0 && profile.liveOrders > 0 && profile.stretch > 0,
      "a flow has instruments, orders and stretches")
    var generator = SeededGenerator(seed: seed)
    let spreads = OrderIDSequence.Spread.allCases
    let spread = spreads[generator.index(below: spreads.count)]
    ids = OrderIDSequence(spread: spread, seed: generator.next())
    let all = InstrumentTemplate.all
    let first = generator.index(below: all.count)
    let templates = (0..<profile.instruments).map { all[(first + $0) % all.count] }
    let hasPhases = profile.features.contains(.phases)
    instruments = templates.enumerated().map { index, template in
      var instrument = template.instrument(symbol: "RND\(index)")
      // What halts an instrument begins a phase.
      if !hasPhases { instrument.dynamicRange = nil }
      return instrument
    }
    places = zip(templates, instruments).map { template, instrument in
      Place(
        home: template.home, center: template.home,
        mayBeHalted: instrument.dynamicRange != nil)
    }
    mix = Mix(profile: profile, using: &generator)
    leftOfStretch = profile.stretch
    self.profile = profile
    self.generator = generator
  }

  /// The first commands of a seed's flow; a shorter flow is the beginning of a longer one.
  package static func flow(
    seed: UInt64, profile: Profile = Profile(), commandCount: Int
  ) -> Flow {
    RandomFlow(seed: seed, profile: profile).flow(commandCount: commandCount)
  }

  /// The next command.
  package mutating func next() -> Command {
    if let command = sequel {
      sequel = nil
      return command
    }
    if leftOfStretch == 0 { beginStretch() }
    leftOfStretch -= 1
    let perhapsLive = places.reduce(doubtful.count) { $0 + $1.count }
    if perhapsLive >= profile.liveOrders, let command = thinOut() { return command }
    switch mix.kind(using: &generator) {
    case .new: return newOrder()
    case .cancel: return cancel()
    case .replace: return replace()
    case .massCancel: return massCancel()
    case .phase: return changePhase(of: InstrumentID(mix.instrument(using: &generator)))
    case .uncross: return uncross()
    case .clock: return moveClock()
    }
  }

  private mutating func beginStretch() {
    leftOfStretch = profile.stretch
    mix = Mix(profile: profile, using: &generator)
    for index in places.indices {
      let drift = Int128(generator.value(in: -mix.width...mix.width))
      places[index].center = Int64(clamping: Int128(places[index].home) + drift)
    }
  }
}
