import AssayKit

serve(
  EngineProfile(
    name: "outside", version: "1", language: "Swift",
    capabilities: [.trades, .tradeIDs, .tradePrices, .unknownCancels, .reasons, .orders])
) { _, _ in
  OutsideEngine()
}
