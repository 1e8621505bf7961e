import AssayKit

// With the word `levels`, it tells its book by levels alone.
let book: Capability = CommandLine.arguments.dropFirst().first == "levels" ? .levels : .orders
serve(
  EngineProfile(
    name: "outside", version: "1", language: "Swift",
    capabilities: [.trades, .tradeIDs, .tradePrices, .unknownCancels, .reasons, book])
) { _, _ in
  OutsideEngine()
}
