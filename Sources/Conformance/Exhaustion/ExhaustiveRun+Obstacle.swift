package import Engines
internal import Market
internal import OrderFlow

extension ExhaustiveRun {
  /// Why the sequences can't be judged on an engine: what it does not declare of what the letters
  /// need, and of the reports and books that are compared whole; nil where they can.
  package func obstacle(for engine: EngineSource) -> String? {
    var needed: Set<Capability> = [
      .duplicates, .unknownCancels, .trades, .tradeIDs, .tradePrices, .reasons, .orders,
    ]
    for letter in alphabet.free + alphabet.perOrder {
      let command = letter.command(OrderID(1))
      needed.formUnion(Capability.needed(by: command))
      if case .replace = command { needed.insert(.replace) }
    }
    let missing = Capability.allCases.filter { needed.contains($0) && !engine.profile.can($0) }
    guard !missing.isEmpty else { return nil }
    return "all sequences of \(alphabet.name) commands need "
      + "\(missing.map(\.rawValue).joined(separator: ", ")), which \(engine.name) does not declare"
  }
}
