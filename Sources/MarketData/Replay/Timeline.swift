import Market

/// The instants of a recorded flow and of its trades, in order.
struct Timeline {
  /// One instant, with the places of its commands in the flow and of its trades among the trades.
  struct Moment {
    var instant: Timestamp
    var commands: Range<Int>
    var trades: Range<Int>
  }

  let moments: [Moment]

  /// The instants of commands and trades, neither of which may run back; the trades must tell
  /// their instants.
  init(_ flow: RecordedFlow, _ trades: [RecordedTrade]) {
    let tradeInstants = trades.map { trade in
      guard let instant = trade.instant else {
        preconditionFailure("the trades of a timeline tell their instants")
      }
      return instant
    }
    var moments: [Moment] = []
    var (command, trade) = (0, 0)
    while command < flow.commands.count || trade < trades.count {
      let next = [
        command < flow.commands.count ? flow.commands[command].instant : nil,
        trade < trades.count ? tradeInstants[trade] : nil,
      ]
      guard let instant = next.compactMap({ $0 }).min() else { break }
      let (firstCommand, firstTrade) = (command, trade)
      while command < flow.commands.count, flow.commands[command].instant == instant {
        command += 1
      }
      while trade < trades.count, tradeInstants[trade] == instant { trade += 1 }
      precondition(command > firstCommand || trade > firstTrade, "instants do not run back")
      moments.append(
        Moment(
          instant: instant, commands: firstCommand..<command, trades: firstTrade..<trade))
    }
    self.moments = moments
  }
}
