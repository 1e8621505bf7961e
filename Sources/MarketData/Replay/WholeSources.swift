package import Market

/// The commands of a flow that was read whole, one after the other.
package struct WholeFlow: ~Copyable, CommandSource {
  private let flow: RecordedFlow
  private var next = 0

  package init(_ flow: RecordedFlow) { self.flow = flow }

  package var instruments: [Instrument] { [flow.instrument] }

  package mutating func read(_ count: Int, into steps: inout [RecordedStep]) -> Bool {
    let end = min(flow.commands.count, next + count)
    steps += flow.commands[next..<end].lazy.map { RecordedStep($0) }
    next = end
    return next < flow.commands.count
  }
}

/// Trades that were read whole, one after the other.
package struct WholeTrades: ~Copyable, TradeSource {
  private let trades: [RecordedTrade]
  private var next = 0

  package init(_ trades: [RecordedTrade]) { self.trades = trades }

  package var fields: ComparedFields { .all }

  package mutating func read(_ count: Int, into trades: inout [RecordedTrade]) -> Bool {
    let end = min(self.trades.count, next + count)
    trades += self.trades[next..<end]
    next = end
    return next < self.trades.count
  }
}
