import Market
import Wire

/// Values of every kind drawn from a seed, edges more often than chance would have them.
struct RandomMarket {
  private var state: UInt64
  let instruments: [Instrument]

  init(seed: UInt64, instruments: [Instrument] = RandomMarket.instruments) {
    state = seed
    self.instruments = instruments
  }

  /// Three instruments whose scales all differ.
  static let instruments = [
    Instrument(
      symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)),
      tickTable: TickTable(increment: 5), priceSigns: .any),
    Instrument(
      symbol: "Ümläut \"7\"", priceScale: Scale(unit: ExactDecimal(25, decimals: 6)),
      quantityScale: Scale(unit: ExactDecimal(1, decimals: 8))),
    Instrument(
      symbol: "7", priceScale: Scale(unit: ExactDecimal(999_999_999_999_999_999)),
      quantityScale: Scale(unit: ExactDecimal(123_456_789_012_345_678, decimals: 18))),
  ]

  private static let exact: Int64 = 1 << 53
  private static let signedEdges: [Int64] = [
    .min, .min + 1, .max, -1, 0, 1, exact, exact + 1, -exact, -exact - 1,
  ]
  private static let word: UInt128 = 1 << 64
  private static let wideEdges: [UInt128] = [
    .max, .max - 1, 0, 1 << 127, word, word - 1, 1 << 53, UInt128(exact) + 1,
  ]

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }

  mutating func maybe<Value>(_ draw: (inout RandomMarket) -> Value) -> Value? {
    below(2) == 0 ? draw(&self) : nil
  }

  mutating func signed() -> Int64 {
    switch below(3) {
    case 0:
      pick(Self.signedEdges)
    case 1: Int64(truncatingIfNeeded: next())
    default: Int64(below(2001)) - 1000
    }
  }

  mutating func unsigned() -> UInt64 { UInt64(bitPattern: signed()) }

  mutating func wide() -> UInt128 {
    switch below(3) {
    case 0: pick(Self.wideEdges)
    case 1: UInt128(next()) << 64 | UInt128(next())
    default: UInt128(below(1000))
    }
  }

  mutating func order() -> OrderID { OrderID(unsigned()) }
  mutating func price() -> Price { Price(signed()) }
  mutating func quantity() -> Quantity { Quantity(signed()) }
  mutating func time() -> Timestamp { Timestamp(nanoseconds: signed()) }
  mutating func side() -> Side { pick(Side.allCases) }
  mutating func phase() -> Phase { pick(Phase.allCases) }

  /// One of the instruments, or one that isn't there.
  mutating func instrument() -> InstrumentID {
    InstrumentID(pick(instruments.indices.map { UInt32($0) } + [UInt32(instruments.count), .max]))
  }

  mutating func timeInForce() -> TimeInForce {
    pick([
      .goodTillCancel, .day, .goodTillDate(time()), .immediateOrCancel, .fillOrKill, .atOpening,
      .atClose,
    ])
  }

  mutating func command() -> Command {
    switch below(7) {
    case 0:
      .new(
        NewOrder(
          id: order(), instrument: instrument(), side: side(),
          type: pick([.limit(price()), .market]), quantity: quantity(),
          timeInForce: timeInForce(), account: AccountID(unsigned())))
    case 1: .cancel(order())
    case 2:
      .replace(Replace(id: order(), price: maybe { $0.price() }, quantity: maybe { $0.quantity() }))
    case 3:
      .massCancel(
        MassCancel(
          account: maybe { AccountID($0.unsigned()) }, instrument: maybe { $0.instrument() },
          side: maybe { $0.side() }))
    case 4: .phase(instrument(), phase())
    case 5: .uncross(instrument())
    default: .clock(time())
    }
  }

  mutating func event() -> Event {
    switch below(8) {
    case 0: .accepted(Acceptance(id: order(), instrument: instrument()))
    case 1: .rejected(Rejection(id: maybe { $0.order() }, reason: pick(RejectReason.allCases)))
    case 2:
      .traded(
        Trade(
          instrument: instrument(), maker: order(), taker: order(), price: price(),
          quantity: quantity(), makerLeaves: quantity(), takerLeaves: quantity(),
          aggressor: pick(Aggressor.allCases)))
    case 3:
      .canceled(
        Cancellation(
          id: order(), instrument: instrument(), quantity: quantity(),
          reason: pick(CancelReason.allCases)))
    case 4:
      .replaced(
        Replacement(
          id: order(), instrument: instrument(), price: maybe { $0.price() },
          leaves: quantity(), priority: pick(Priority.allCases)))
    case 5: .expired(Expiry(id: order(), instrument: instrument(), quantity: quantity()))
    case 6: .phaseChanged(PhaseChange(instrument: instrument(), phase: phase()))
    default:
      .uncrossed(
        Uncrossing(
          instrument: instrument(), price: maybe { $0.price() }, volume: Volume(wide()),
          imbalance: Int128(bitPattern: wide())))
    }
  }

  mutating func loggedEvent() -> LoggedEvent {
    LoggedEvent(command: pick([1, .max, 1 + below(1000)]), event: event())
  }
}
