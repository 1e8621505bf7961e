internal import Engines
internal import Market
internal import Wire

extension Examination {
  /// Gives a command, and follows what the engine says of its orders, without judging it.
  func follow(_ command: Command) throws(Ailment) {
    let reported = try answers(to: [command])[0]
    do throws(EventCompletion.Gap) {
      _ = try completion.complete(reported, of: command)
    } catch {
      throw .differs("an event of its answer to \(text(command)) is \(error.reason)")
    }
  }

  /// Holds the levels that the engine tells against those that its own events imply.
  ///
  /// It says nothing where its events don't tell what becomes of every order.
  func compareBookWithEvents() throws(Ailment) {
    guard profile.followsOrders, let told = try book(InstrumentID(0)) else { return }
    for side in [Side.buy, .sell] {
      var implied: [Price: UInt128] = [:]
      for order in completion.ledger.orders.values where order.side == side {
        guard let price = order.price else { continue }
        implied[price, default: 0] += UInt128(order.leaves.rawValue)
      }
      let best = side == .buy ? implied.keys.max() : implied.keys.min()
      var shown: [Price: UInt128] = [:]
      switch told {
      case .orders(let bids, let asks):
        for order in side == .buy ? bids : asks {
          guard let price = order.price else { continue }
          shown[price, default: 0] += UInt128(order.leaves.rawValue)
        }
      case .levels(let bids, let asks):
        for level in side == .buy ? bids : asks {
          guard let price = level.price else { continue }
          guard shown.updateValue(level.quantity.rawValue, forKey: price) == nil else {
            throw .differs("its \(side) side has two levels at \(price.rawValue): \(text(told))")
          }
        }
        if !profile.can(.levels) { implied = implied.filter { $0.key == best } }
      default: return
      }
      guard implied == shown else {
        throw .differs(
          "its \(side) side is \(text(told)), and its events leave \(text(implied))")
      }
    }
  }

  private func text(_ levels: [Price: UInt128]) -> String {
    levels.isEmpty
      ? "nothing"
      : levels.sorted { $0.key < $1.key }.map { "\($0.value) for \($0.key.rawValue)" }
        .joined(separator: ", ")
  }
}
