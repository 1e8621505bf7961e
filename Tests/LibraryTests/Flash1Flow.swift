import OrderFlow

/// Random messages in the manner of the benchmark: passive orders about a middle that moves, most
/// of them canceled, some modified, some immediate; and now and then one that comes too late.
struct Flash1Flow {
  /// How far the middle moves.
  enum Regime: Int, CaseIterable, Sendable {
    case still, normal, swing25, swing40, flashCrash

    /// The greatest step of the middle per message, in ticks.
    var step: Int64 {
      switch self {
      case .still: 0
      case .normal: 3
      case .swing25: 40
      case .swing40: 80
      case .flashCrash: 400
      }
    }
  }

  private var generator: SeededGenerator
  private let regime: Regime
  private var middle: Int64 = 33_504
  private var live: [(id: UInt64, price: Int64, quantity: UInt32, side: UInt8)] = []
  private var dead: [UInt64] = [1]

  init(_ regime: Regime, seed: UInt64) {
    self.regime = regime
    generator = SeededGenerator(seed: seed)
  }

  mutating func next() -> Flash1Message {
    let step = regime.step
    if step > 0 {
      middle += generator.value(in: -step...step)
      middle = min(max(middle, 300), 262_143 - 300)
    }
    if generator.chance(2, in: 100) { return late() }
    let wantsCancel = live.count > 800 ? 75 : live.count > 20 ? 45 : 0
    if generator.chance(UInt64(wantsCancel), in: 100) {
      let place = Int(generator.below(UInt64(live.count)))
      let order = live.remove(at: place)
      dead.append(order.id)
      return .cancel(id: order.id)
    }
    if live.count > 20, generator.chance(12, in: 100) {
      let place = Int(generator.below(UInt64(live.count)))
      live[place].quantity += 1
      live[place].price += generator.value(in: -1...1)
      let order = live[place]
      return .modify(
        id: order.id, price: order.price, quantity: order.quantity, side: order.side)
    }
    let side = UInt8(generator.below(2))
    let distance = generator.tail(doublings: 6) - (generator.chance(1, in: 6) ? 10 : 0)
    let isImmediate = generator.chance(15, in: 100)
    let order = (
      id: generator.next(), price: side == 0 ? middle - distance : middle + distance,
      quantity: UInt32(generator.value(in: 1...100)), side: side
    )
    if !isImmediate { live.append(order) }
    return .new(
      id: order.id, price: order.price, quantity: order.quantity, side: order.side,
      ioc: isImmediate)
  }

  /// A cancel or a modify of what is dead, or the identifier of the dead used again.
  private mutating func late() -> Flash1Message {
    let id = dead[Int(generator.below(UInt64(dead.count)))]
    switch generator.below(3) {
    case 0: return .cancel(id: id)
    case 1: return .modify(id: id, price: middle, quantity: 5, side: UInt8(generator.below(2)))
    default: return .new(id: id, price: middle, quantity: 7, side: UInt8(generator.below(2)))
    }
  }
}
