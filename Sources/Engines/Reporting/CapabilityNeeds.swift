package import Market

/// What an engine must be able to do to answer commands as a correct engine has answered them.
package struct CapabilityNeeds: Sendable {
  /// What the commands so far need.
  package private(set) var all: Set<Capability> = []
  /// The most orders that were live at one time.
  package private(set) var liveOrders = 0
  /// The orders that are live.
  package var liveNow: Int { ledger.orders.count }
  private let conventions: Conventions
  private var ledger: OrderLedger

  /// The needs of these instruments, without any command.
  package init(instruments: [Instrument], conventions: Conventions) {
    self.conventions = conventions
    ledger = OrderLedger(instruments: instruments.count)
    for instrument in instruments { all.formUnion(Capability.needed(by: instrument)) }
    if instruments.count > 1 { all.insert(.instruments) }
  }

  /// What a command needs, as far as it shows before it is answered.
  package func needs(of command: Command) -> Set<Capability> {
    guard case .replace(let replace) = command, let order = ledger[replace.id] else {
      return Capability.needed(by: command)
    }
    return reduces(replace, order) ? [.reduce] : [.replace]
  }

  /// What the answer to a command needs beyond the command itself.
  package static func needs(of answer: [Event]) -> Capability? {
    guard case .rejected(let rejection)? = answer.first else { return nil }
    return Capability.needed(by: rejection.reason)
  }

  /// Adds a command and the answer of a correct engine.
  package mutating func add(_ command: Command, answeredBy answer: [Event]) {
    all.formUnion(needs(of: command))
    if let need = Self.needs(of: answer) { all.insert(need) }
    for event in answer { ledger.follow(event, of: command) }
    liveOrders = max(liveOrders, ledger.orders.count)
  }

  private func reduces(_ replace: Replace, _ order: OrderLedger.Entry) -> Bool {
    guard replace.price == nil || replace.price == order.price, let quantity = replace.quantity
    else { return false }
    switch conventions.replaceQuantity {
    case .remaining: return quantity < order.leaves
    case .total:
      return quantity.rawValue
        < order.leaves.rawValue.addingReportingOverflow(
          order.filled.rawValue
        ).partialValue
    }
  }
}

extension EngineProfile {
  /// Why it can't be asked commands with these needs; nil where it can.
  package func obstacle(
    to needs: CapabilityNeeds, and explicit: Set<Capability> = [], instruments: Int,
    commands: some Sequence<Command>
  ) -> Obstacle? {
    let missing = Capability.allCases.filter {
      (needs.all.contains($0) || explicit.contains($0)) && !can($0)
    }
    if !missing.isEmpty {
      return Obstacle(
        missing: Set(missing),
        note: "needs \(missing.map(\.rawValue).joined(separator: ", ")), which the engine does not "
          + "declare")
    }
    if let limit = limits.instruments, instruments > limit {
      return Obstacle(note: "has \(instruments) instruments, the engine takes \(limit)")
    }
    if let limit = limits.liveOrders, needs.liveOrders > limit {
      return Obstacle(note: "has \(needs.liveOrders) live orders, the engine takes \(limit)")
    }
    guard let excess = limits.excess(of: commands) else { return nil }
    return Obstacle(note: "goes beyond the engine's limits: \(excess)")
  }

  /// Why an engine can't be asked something.
  package struct Obstacle: Hashable, Sendable {
    /// What it does not declare.
    package var missing: Set<Capability> = []
    /// In words that follow `the scenario`.
    package var note: String
  }
}

extension EngineLimits {
  /// The first number of commands that goes too far, in words; nil where none does.
  package func excess(of commands: some Sequence<Command>) -> String? {
    guard self != EngineLimits() else { return nil }
    for command in commands { if let excess = excess(of: command) { return excess } }
    return nil
  }
}
