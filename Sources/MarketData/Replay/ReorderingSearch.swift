package import Market

/// The search for an order of the commands of one instant that makes the trades that happened.
///
/// A log does not always tell the order in which the commands of one instant were carried out.
/// Any order is allowed that keeps the commands of each order as they are; nothing is added,
/// dropped or altered. The orders that move the fewest commands come first, so that what is
/// found is one of the smallest changes that explain the trades.
package struct ReorderingSearch: Sendable {
  /// How many orders of the commands may be tried; past it nothing is claimed.
  package var candidateLimit = 20_000
  /// How many commands may be moved.
  package var moveLimit = 3
  /// How many commands an instant may have; one of more is not searched.
  package var commandLimit = 64

  /// What a search came to.
  package struct Finding: Hashable, Sendable {
    /// The places of the commands in the order that was found; nil when none was.
    package var order: [Int]?
    /// How many orders were tried.
    package var candidates: Int

    package init(order: [Int]?, candidates: Int) {
      self.order = order
      self.candidates = candidates
    }
  }

  package init() {}

  /// Searches; `replay` tells the trades that commands make at the instant.
  ///
  /// Nothing is found where a command names no order: its place in the instant is not known to
  /// be free.
  ///
  /// - Complexity: At most `candidateLimit` calls of `replay`, and as many orders kept.
  package func find(
    _ expected: [TradeIdentity], from commands: [Command],
    replay: ([Command]) -> [TradeIdentity]
  ) -> Finding {
    let owners = commands.compactMap(\.namedOrder)
    guard owners.count == commands.count, commands.count <= commandLimit else {
      return Finding(order: nil, candidates: 0)
    }
    let recorded = Array(commands.indices)
    var seen: Set<[Int]> = [recorded]
    var layer = [recorded]
    for _ in 0..<moveLimit {
      var next: [[Int]] = []
      for order in layer {
        for moved in Self.moves(of: order, owners) where seen.insert(moved).inserted {
          guard seen.count - 1 <= candidateLimit else {
            return Finding(order: nil, candidates: candidateLimit)
          }
          if replay(moved.map { commands[$0] }) == expected {
            return Finding(order: moved, candidates: seen.count - 1)
          }
          next.append(moved)
        }
      }
      layer = next
    }
    return Finding(order: nil, candidates: seen.count - 1)
  }

  /// The orders one move away that keep each owner's commands as they are.
  private static func moves(of order: [Int], _ owners: [OrderID]) -> [[Int]] {
    var moves: [[Int]] = []
    for from in order.indices {
      for target in order.indices where target != from {
        var moved = order
        moved.insert(moved.remove(at: from), at: target)
        if keepsOwnOrder(moved, owners) { moves.append(moved) }
      }
    }
    return moves
  }

  private static func keepsOwnOrder(_ order: [Int], _ owners: [OrderID]) -> Bool {
    var latest: [OrderID: Int] = [:]
    for place in order {
      if let earlier = latest.updateValue(place, forKey: owners[place]), earlier > place {
        return false
      }
    }
    return true
  }
}

extension Command {
  /// The order that the command names, if it names one.
  var namedOrder: OrderID? {
    switch self {
    case .new(let order): order.id
    case .cancel(let id): id
    case .replace(let replace): replace.id
    case .massCancel, .phase, .uncross, .clock: nil
    }
  }
}

extension Snapshot {
  /// The state with those orders alone that commands of a one-instrument flow can concern.
  ///
  /// An order concerns them when one of them names it, or when a new limit order may trade with
  /// it. Other commands than new limit orders and cancels may concern every order.
  func reduced(to commands: [Command]) -> Snapshot {
    var named: Set<OrderID> = []
    var limits: [(side: Side, price: Price)] = []
    for command in commands {
      switch command {
      case .cancel(let id):
        named.insert(id)
      case .new(let order):
        guard case .limit(let price) = order.type, order.instrument.index == 0 else { return self }
        named.insert(order.id)
        limits.append((order.side, price))
      case .replace, .massCancel, .phase, .uncross, .clock:
        return self
      }
    }
    var reduced = self
    for book in books.indices {
      reduced.books[book].orders.removeAll { order in
        !named.contains(order.id)
          && !limits.contains { limit in
            limit.side != order.side
              && order.price.map { limit.price.allows($0, for: limit.side) } ?? true
          }
      }
    }
    return reduced
  }
}
