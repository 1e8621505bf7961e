internal import Market
internal import Scenarios

/// What has become of each order, followed through commands and events.
struct OrderStatuses {
  private var statuses: [OrderID: OrderStatus] = [:]

  /// The status of an order.
  subscript(id: OrderID) -> OrderStatus { statuses[id] ?? .unknown }

  /// Follows a command and its answer.
  mutating func follow(_ command: Command, _ events: [Event]) {
    for event in events {
      switch event {
      case .accepted(let event): statuses[event.id] = .resting
      case .rejected(let event):
        // What is rejected changes nothing, so a live order of the same identifier lives on.
        guard case .new = command, let id = event.id, statuses[id] != .resting else { continue }
        statuses[id] = .rejected
      case .traded(let trade):
        if trade.makerLeaves == .zero { statuses[trade.maker] = .filled }
        if trade.takerLeaves == .zero { statuses[trade.taker] = .filled }
      case .canceled(let event): statuses[event.id] = .canceled
      case .expired(let event): statuses[event.id] = .expired
      case .replaced, .phaseChanged, .uncrossed: continue
      }
    }
  }
}
