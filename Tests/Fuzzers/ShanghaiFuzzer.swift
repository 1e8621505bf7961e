import Market
import MarketData

extension Fuzzer {
  /// A day of Shanghai, or its trades: read whole or step by step the same, with commands that the
  /// format has, and written again read as it was.
  static let shanghai = Fuzzer("shanghai") { bytes in
    let security = ShanghaiSecurity(symbol: "600519")
    let file = RecordedBytes(bytes: bytes)
    let read = file.read { (source) throws(MarketDataProblem) in
      try ShanghaiTrades.read(source, of: security)
    }
    for trade in read ?? [] {
      require(trade.trade.price > Price(0) && trade.trade.quantity > .zero, "\(trade)")
      require(trade.trade.maker != trade.trade.taker, "\(trade)")
    }
    let flow = file.read { (source) throws(MarketDataProblem) in
      try ShanghaiFlow.read(source, of: security)
    }
    let steps = file.read { (source) throws(MarketDataProblem) in
      guard
        case .shanghaiDay(var day) = try RecordedSource.open(
          source, name: "600519", format: nil)
      else { return [RecordedStep]() }
      var steps: [RecordedStep] = []
      while try day.read(1, into: &steps) {}
      return steps
    }
    guard let flow else { return }
    require(steps == flow.commands.map { RecordedStep($0) }, "other steps than commands")
    let instants = flow.commands.map(\.instant)
    require(instants == instants.sorted(), "commands that run back")
    require(
      (instants.first ?? .zero) >= .zero && (instants.last ?? .zero).rawValue < 86_400_000_000_000,
      "an instant of another day")
    requireOrder(flow.commands.map(\.line))
    flow.commands.forEach { checkShanghai($0.command) }
    let again = RecordedBytes(bytes: [UInt8](lines: rows(of: flow))).read {
      (source) throws(MarketDataProblem) in try ShanghaiFlow.read(source, of: security)
    }
    require(again == flow, "written again, the day is another: \(rows(of: flow))")
  }

  private static func checkShanghai(_ command: Command) {
    switch command {
    case .new(let order):
      guard case .limit(let price) = order.type else { fatalError("broken promise: \(order)") }
      require(price > Price(0) && order.quantity > .zero, "\(order)")
      require(
        order.timeInForce == .goodTillCancel || order.timeInForce == .immediateOrCancel, "\(order)")
    case .cancel, .phase, .uncross: break
    case .replace, .massCancel, .clock: fatalError("broken promise: \(command) in Shanghai")
    }
  }

  /// The rows of a day; its phases are not among them, but follow from them.
  private static func rows(of flow: RecordedFlow) -> [String] {
    ["op,id,side,price_milli,qty,time_hhmmsscc,tif"]
      + flow.commands.compactMap { recorded in
        let digits = ShanghaiTime(recorded.instant).description.filter { $0 != ":" && $0 != "." }
        // A time has no leading zeros.
        let time = "\(Int(digits) ?? 0)"
        switch recorded.command {
        case .new(let order):
          guard case .limit(let price) = order.type else { return nil }
          let (side, tif) = (
            order.side == .buy ? "B" : "S", order.timeInForce == .goodTillCancel ? "gtc" : "ioc"
          )
          return "new,\(order.id.rawValue),\(side),\(price.rawValue * 10),"
            + "\(order.quantity.rawValue),\(time),\(tif)"
        case .cancel(let id): return "cancel,\(id.rawValue),,,,\(time),"
        case .uncross: return "uncross,,,,,\(time),"
        default: return nil
        }
      }
  }
}
