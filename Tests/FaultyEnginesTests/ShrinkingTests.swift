import Conformance
import Engines
import FaultyEngines
import Market
import OrderFlow
import Results
import Testing

/// What shrinking leaves of the flows that show planted faults, checked by brute force: no command
/// can go and no number be nearer to the simplest without losing the law or the shape.
@Suite struct ShrinkingTests {
  @Test(arguments: PlantedFault.allCases.indices.filter { $0 % 24 == 0 })
  func `what is left is minimal`(index: Int) throws {
    let fault = PlantedFault.allCases[index]
    guard let shrunk = try ShrunkFault(fault) else { return }
    shrunk.checkMinimal()
  }

  @Test(arguments: [PlantedFault.lastInFirstOut, .fillOrKillOfOneLevel])
  func `the same flow is shrunk alike each time, and within the budget`(
    fault: PlantedFault
  ) throws {
    let first = try #require(try ShrunkFault(fault))
    let second = try #require(try ShrunkFault(fault))
    #expect(first.play == second.play)
    #expect(first.failure == second.failure)
    #expect(first.failure.trials < 20_000)
    var cramped = PlayShrinking(first.whole, engine: first.shrinking.engine)
    cramped.trialLimit = 10
    let stopped = cramped.shrink(replay: "again", isInterrupted: { false })
    let left = try #require(stopped)
    #expect(left.failure.trials <= 10)
    #expect(left.failure.kind == first.failure.kind)
  }

  @Test func `names, conventions and instruments become plain`() throws {
    let shrunk = try #require(try ShrunkFault(.increaseKeeps))
    #expect(shrunk.play.instruments == [Instrument(symbol: "A")])
    #expect(shrunk.play.conventions == Conventions())
    let ids = Set(shrunk.play.commands.compactMap(SimplerPlays.order))
    #expect(ids == Set((1...UInt64(ids.count)).map { Int128($0) }))
  }
}

/// All planted faults: needs an optimized build.
@Suite(.enabled(if: ShrunkFault.isOptimized)) struct ShrinkingHeavyTests {
  @Test func `what is left of every fault is minimal, and mostly a handful of commands`() throws {
    var sizes: [Int] = []
    var unseen: [PlantedFault] = []
    for fault in PlantedFault.allCases {
      guard let shrunk = try ShrunkFault(fault) else {
        unseen.append(fault)
        continue
      }
      sizes.append(shrunk.play.commands.count)
      if shrunk.play.commands.count <= 40 { shrunk.checkMinimal() }
    }
    sizes.sort()
    let counts = Dictionary(grouping: sizes, by: \.self).mapValues(\.count)
    print("commands left, by faults: \(counts.sorted { $0.key < $1.key }), unseen: \(unseen)")
    #expect(Set(unseen).isSubset(of: ShrunkFault.unseen))
    #expect(sizes.count >= PlantedFault.allCases.count - ShrunkFault.unseen.count)
    #expect(sizes[sizes.count / 2] <= 5)
    #expect(sizes[sizes.count * 9 / 10] <= 5)
  }
}

/// A flow that shows a planted fault, and what shrinking leaves of it.
struct ShrunkFault {
  let fault: PlantedFault
  let shrinking: PlayShrinking
  let whole: Play
  let failure: CampaignFailure
  let play: Play

  /// Faults that these flows don't show by what is said: they need crowds, hours, phases, or a look
  /// at the book.
  static let unseen: Set<PlantedFault> = {
    let ofDays = PlantedFault.allCases.filter { fault in
      guard case .history = fault.evidence else { return true }
      return fault.code.hasPrefix("L")
    }
    let others: Set<PlantedFault> = [
      .dayNotKept, .depthByArrival, .knownForAWhile, .levelTreeBreaks, .logOf1024,
      .overflowingTimes, .poolFull, .slotsLeak, .massCancelForgetsWaiting,
    ]
    return others.union(ofDays)
  }()

  #if DEBUG
    static let isOptimized = false
  #else
    static let isOptimized = true
  #endif

  /// Plays cases of each profile until one fails; nil where none does.
  init?(_ fault: PlantedFault) throws {
    let engine = CampaignEngine(
      PlainEngine.source(of: fault), conventions: Conventions(),
      takes: { Self.isModest($0, for: fault) })
    for profile in [NamedProfile.plain, .identity, .crowdedLevel, .widePrices] {
      for number in 0..<40 {
        let plan = Campaign.Plan(profile: profile, seed: 1, commands: 150)
        let one = plan.case(number)
        var flow = one.flow
        var commands: [Command] = []
        for _ in 0..<plan.commands {
          let command = flow.next()
          if Self.isModest(command, for: fault) {
            commands.append(command)
          }
        }
        let whole = Play(
          instruments: flow.instruments, conventions: Conventions(), commands: commands)
        let shrinking = PlayShrinking(whole, engine: engine)
        let shrunk = shrinking.shrink(replay: "again", isInterrupted: { false })
        guard let (failure, play) = shrunk else { continue }
        self.fault = fault
        self.shrinking = shrinking
        self.whole = whole
        self.failure = failure
        self.play = play
        return
      }
    }
    return nil
  }

  /// Whether a quantity is small enough that a fault which adds up wrongly does not trap.
  private static func isModest(_ command: Command, for fault: PlantedFault) -> Bool {
    let quantity: Quantity? =
      switch command {
      case .new(let order): order.quantity
      case .replace(let replace): replace.quantity
      default: nil
      }
    guard let quantity, fault != .overflowingSum else { return true }
    return quantity.rawValue.magnitude < 1 << 40
  }

  /// Tries all that is simpler by one command or one number.
  func checkMinimal() {
    guard let kind = PlayShrinking(play, engine: shrinking.engine).kind else {
      Issue.record("\(fault): what is left does not fail")
      return
    }
    #expect(kind == shrinking.kind, "\(fault)")
    #expect(kind.text == failure.kind)
    for simpler in SimplerPlays.all(of: play) where shrinking.fails(simpler, as: kind) {
      Issue.record("\(fault): \(play.commands) can be \(simpler.commands)")
      return
    }
  }
}

/// The plays that are simpler than one by a single command or a single number.
enum SimplerPlays {
  /// Numbers are tried as far as this from the simplest, beyond it by halves of the way.
  private static let farthest: Int128 = 250

  static func all(of play: Play) -> [Play] {
    var all: [Play] = []
    for index in play.commands.indices {
      var shorter = play
      shorter.commands.remove(at: index)
      all.append(shorter)
      for command in simpler(play.commands[index]) {
        var other = play
        other.commands[index] = command
        all.append(other)
      }
    }
    return all
  }

  /// The identifier that a command names.
  static func order(_ command: Command) -> Int128? {
    switch command {
    case .new(let order): Int128(order.id.rawValue)
    case .cancel(let id): Int128(id.rawValue)
    case .replace(let replace): Int128(replace.id.rawValue)
    default: nil
    }
  }

  /// All numbers that are nearer to the simplest.
  private static func nearer(_ number: Int128, to base: Int128) -> [Int128] {
    let distance = abs(number - base)
    guard distance > farthest else {
      return (0..<distance).flatMap { $0 == 0 ? [base] : [base + $0, base - $0] }
    }
    let step: Int128 = number > base ? -1 : 1
    return [base, number + step, base + (number - base) / 2]
  }

  private static func simpler(_ command: Command) -> [Command] {
    var all: [Command] = []
    switch command {
    case .new(let order):
      if case .limit(let price) = order.type {
        for number in nearer(Int128(price.rawValue), to: 100) {
          var other = order
          other.type = .limit(Price(Int64(clamping: number)))
          all.append(.new(other))
        }
      }
      for number in nearer(Int128(order.quantity.rawValue), to: 1) {
        var other = order
        other.quantity = Quantity(Int64(clamping: number))
        all.append(.new(other))
      }
      for number in nearer(Int128(order.account.rawValue), to: 1)
      where order.account != .none && number > 0 {
        var other = order
        other.account = AccountID(UInt64(clamping: number))
        all.append(.new(other))
      }
      if case .goodTillDate(let end) = order.timeInForce {
        for number in nearer(Int128(end.rawValue), to: 0) {
          var other = order
          other.timeInForce = .goodTillDate(Timestamp(nanoseconds: Int64(clamping: number)))
          all.append(.new(other))
        }
      }
    case .replace(let replace):
      for number in replace.price.map({ nearer(Int128($0.rawValue), to: 100) }) ?? [] {
        var other = replace
        other.price = Price(Int64(clamping: number))
        all.append(.replace(other))
      }
      for number in replace.quantity.map({ nearer(Int128($0.rawValue), to: 1) }) ?? [] {
        var other = replace
        other.quantity = Quantity(Int64(clamping: number))
        all.append(.replace(other))
      }
    case .clock(let time):
      all += nearer(Int128(time.rawValue), to: 0).map {
        .clock(Timestamp(nanoseconds: Int64(clamping: $0)))
      }
    case .cancel, .massCancel, .phase, .uncross: break
    }
    return all
  }
}
