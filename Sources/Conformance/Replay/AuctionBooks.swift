internal import Market
internal import MarketData
internal import Results

/// The call auctions of a replay, and what the trades that happened say of each.
struct AuctionBooks {
  let words: RecordingWords
  let flow: RecordedFlow
  let record: ReplayRecord

  /// The places in the flow of the commands that hold the auctions.
  private var uncrossings: [Int] {
    flow.commands.indices.filter { index in
      if case .uncross = flow.commands[index].command { true } else { false }
    }
  }

  /// The auctions as the engine held them; one that it refused traded nothing.
  var held: [ReplayCounts.HeldAuction] {
    uncrossings.enumerated().map { index, command in
      let uncrossing = record.auctions.first { $0.command == command }?.uncrossing
      let outcome = AuctionOutcome(
        price: uncrossing?.price.map { words.price($0) },
        volume: words.quantity(uncrossing?.volume.rawValue ?? 0),
        trades: record.trades.count { $0.command == command })
      return ReplayCounts.HeldAuction(
        name: Self.name(index),
        time: words.instant(flow.commands[command].instant), outcome: outcome)
    }
  }

  /// The auctions as the engine held them beside what happened.
  func results(expected: [RecordedTrade]) -> [AuctionResult] {
    let shares = shares(of: expected)
    return held.enumerated().map { index, auction in
      AuctionResult(
        name: auction.name, time: auction.time, expected: outcome(of: shares[index]),
        actual: auction.outcome)
    }
  }

  private static func name(_ index: Int) -> String {
    index < 2 ? ["opening", "closing"][index] : "number \(index + 1)"
  }

  /// The auction trades that happened, by the auction of each: the first one after both orders
  /// had come.
  ///
  /// Two orders that came before the same auction and can trade do so in it.
  private func shares(of expected: [RecordedTrade]) -> [[TradeIdentity]] {
    var arrivals: [OrderID: Int] = [:]
    for (index, recorded) in flow.commands.enumerated() {
      if case .new(let order) = recorded.command { arrivals[order.id] = index }
    }
    let uncrossings = uncrossings
    var shares = [[TradeIdentity]](repeating: [], count: uncrossings.count)
    for trade in expected.lazy.map(\.trade) where trade.aggressor == .auction {
      let arrival = max(arrivals[trade.maker] ?? 0, arrivals[trade.taker] ?? 0)
      if let place = uncrossings.firstIndex(where: { $0 > arrival }) {
        shares[place].append(trade)
      }
    }
    return shares
  }

  private func outcome(of trades: [TradeIdentity]) -> AuctionOutcome {
    let prices = Set(trades.map(\.price)).sorted().map { words.price($0) }
    let volume = trades.reduce(Int128.zero) { $0 + Int128($1.quantity.rawValue) }
    return AuctionOutcome(
      price: prices.isEmpty ? nil : prices.joined(separator: " and "),
      volume: words.quantity(volume), trades: trades.count)
  }
}
