internal import Market

/// A named flow for measuring: always the same commands, on every machine.
///
/// It is meant for engines under the default conventions, which refuse fewer than 12 of its
/// commands in a thousand: cancels and replaces that come too late.
package struct Workload: Hashable, Sendable {
  /// What the flow is made of.
  package enum Kind: String, CaseIterable, Sendable {
    case mixed
    case mixed500 = "mixed-500"
    case cancelStorm = "cancel-storm"
    case deepSweeps = "deep-sweeps"
    case staticDeep = "static-deep"
    case swingingPrice = "swinging-price"
    case flashCrash = "flash-crash"
    case widePrices = "wide-prices"
    case crowdedLevel = "crowded-level"
    case growingBook = "growing-book"
    case auctionDay = "auction-day"

    /// What the flow is made of, in a line.
    package var summary: String {
      switch self {
      case .mixed:
        "one instrument; near half cancels and replaces, a fifth of the new orders cross"
      case .mixed500:
        "the mixed flow over 500 instruments, a few of them busy and most of them quiet"
      case .cancelStorm:
        "bursts of up to thousands of orders, canceled almost all, by age, youth or at random"
      case .deepSweeps:
        "ten thousand levels on each side, swept by the hundred and filled up again"
      case .staticDeep:
        "a hundred thousand orders on a thousand levels a side; the price never moves"
      case .swingingPrice:
        "a price that swings by thousands of ticks, sweeping old levels and making new ones"
      case .flashCrash:
        "calm, a fall to a tenth of the price while makers withdraw, and a slow recovery"
      case .widePrices:
        "prices from one tick to a million millions, nearly a level for each order"
      case .crowdedLevel:
        "forty thousand orders on two levels, canceled from head, middle and tail"
      case .growingBook:
        "ten million orders that all stay, over ten thousand levels a side"
      case .auctionDay:
        "days with opening, reopening and closing auctions, a halt, and trading between them"
      }
    }

    /// The number of commands where no other is asked for.
    package var usualCommandCount: Int {
      switch self {
      case .mixed, .mixed500: 5_000_000
      case .growingBook: 10_000_000
      case .cancelStorm, .deepSweeps, .staticDeep, .swingingPrice, .flashCrash, .widePrices,
        .crowdedLevel, .auctionDay:
        2_000_000
      }
    }
  }

  package var kind: Kind
  package var seed: UInt64
  /// The number of commands; a shorter flow is the beginning of a longer one.
  package var commandCount: Int

  /// A workload with its usual number of commands unless another is given.
  package init(_ kind: Kind, seed: UInt64 = 1, commandCount: Int? = nil) {
    self.kind = kind
    self.seed = seed
    self.commandCount = commandCount ?? kind.usualCommandCount
  }

  /// Every workload, with its usual seed and number of commands.
  package static let all = Kind.allCases.map { Workload($0) }

  /// The name, such as `mixed-500`.
  package var name: String { kind.rawValue }

  /// What the flow is made of, in a line.
  package var summary: String { kind.summary }

  /// Makes the flow as a whole.
  package func makeFlow() -> Flow {
    var stream = makeStream()
    var commands: [Command] = []
    commands.reserveCapacity(commandCount)
    stream.append(commandCount, to: &commands)
    return Flow(instruments: stream.instruments, commands: commands)
  }

  /// Makes the flow as it is taken; it does not end.
  package func makeStream() -> FlowStream {
    let source: any CommandSource & Sendable =
      switch kind {
      case .mixed: MixedFlow(instruments: 1, seed: seed)
      case .mixed500: MixedFlow(instruments: 500, seed: seed)
      case .cancelStorm: CancelStorm(seed: seed)
      case .deepSweeps: DeepSweeps(seed: seed)
      case .staticDeep: StaticBook(seed: seed)
      case .swingingPrice: MovingMarket(.swing, seed: seed)
      case .flashCrash: MovingMarket(.crash, seed: seed)
      case .widePrices: WidePrices(seed: seed)
      case .crowdedLevel: CrowdedLevel(seed: seed)
      case .growingBook: GrowingBook(seed: seed)
      case .auctionDay: AuctionDay(seed: seed)
      }
    return FlowStream(source)
  }
}
