package import Market

extension Alphabet {
  /// The conventions under which sequences of the alphabet can differ: every combination of the
  /// choices that its letters can show, those of the alphabet first.
  package var everyConventions: [Conventions] {
    var all = [conventions]
    func vary<Choice: CaseIterable & Equatable>(_ choice: WritableKeyPath<Conventions, Choice>) {
      let own = conventions[keyPath: choice]
      all += Choice.allCases.filter { $0 != own }.flatMap { other in
        all.map { conventions in
          var changed = conventions
          changed[keyPath: choice] = other
          return changed
        }
      }
    }
    if perOrder.contains(where: \.isReplace) {
      vary(\.decreasePriority)
      vary(\.replaceQuantity)
      vary(\.replaceBelowFilled)
    }
    if perOrder.contains(where: \.isReuse) { vary(\.identifierReuse) }
    if free.contains(where: \.isMarketOrder) { vary(\.marketRemainder) }
    let phases = free.compactMap(\.phase)
    if phases.contains(.halted) || instrument.dynamicRange != nil { vary(\.halt) }
    if free.contains(where: \.isUncross) {
      if free.contains(where: \.isMarketOrder) { vary(\.auctionMarketOrders) }
      if Set(free.compactMap(\.limit)).count > 1 { vary(\.auctionPrice) }
    }
    if instrument.dynamicRange != nil { vary(\.volatilityInterruption) }
    return all
  }
}

extension Alphabet.Letter {
  fileprivate var isReplace: Bool { if case .replace = self { true } else { false } }
  fileprivate var isReuse: Bool { if case .reuse = self { true } else { false } }
  fileprivate var isUncross: Bool { if case .venue(.uncross) = self { true } else { false } }
  fileprivate var isMarketOrder: Bool {
    if case .new(_, .market, _, _) = self { true } else { false }
  }
  fileprivate var phase: Phase? {
    if case .venue(.phase(_, let phase)) = self { phase } else { nil }
  }
  fileprivate var limit: Price? {
    if case .new(_, .limit(let price), _, _) = self { price } else { nil }
  }
}
