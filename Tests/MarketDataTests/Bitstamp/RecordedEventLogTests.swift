import Market
import MarketData
import Testing

/// Some hours of Bitstamp in 2015, where they are.
@Suite struct RecordedEventLogTests {
  private static let file = "bitstamp-btcusd-2015-05-01/orders.csv.gz"

  @Test(.needs(file)) func `every loss of volume of the recorded hours is half of a fill`() throws {
    let log = try BitstampEventLog.read(ByteSource(file: RecordedData.path(Self.file)))
    var tally = BitstampEventLog.Tally()
    (tally.created, tally.changed, tally.deleted) = (24_894, 602, 24_918)
    (tally.losses, tally.unpaired, tally.moneyEnds) = (1_146, 0, 4)
    (tally.roundedFills, tally.adjustedOrders) = (65, 58)
    (tally.repricings, tally.unchanged) = (36, 0)
    // Taken as they stand, 208 deletions are of orders that no row above creates: those of 182
    // from before the file, the 21 that come twice, and 5 whose creation is a row too late.
    (tally.ordersFromBefore, tally.lateRows, tally.repeatedDeletions) = (182, 6, 21)
    #expect(log.tally == tally)
    #expect(log.tally.rows == 50_414)
    #expect(log.fills.count == 575)
    #expect(log.fillCount(.first) == 575)
    #expect(log.fills.count { $0.trade.trade.aggressor == .buy } == 307)
    #expect(log.cancellations.count == 24_313)
    #expect(log.closingBook.count == 179)
    #expect(log.flow.commands.count == 49_425)
    #expect(
      hashOfFills(log) == "2946d34b5dbb2bd399d228135fb9cdbad90aefed33e03c36ce64643b10bf1b2e")
  }

  /// The hash of the fills as lines `maker,taker,price,quantity`; an independent reading of the
  /// log found the same.
  private func hashOfFills(_ log: BitstampEventLog) -> String {
    var hash = SHA256()
    for trade in log.fills.map(\.trade.trade) {
      let fields: [any CustomStringConvertible] = [
        trade.maker.rawValue, trade.taker.rawValue, trade.price.rawValue, trade.quantity.rawValue,
      ]
      hash.add((fields.map(\.description).joined(separator: ",") + "\n").utf8)
    }
    return hash.digest()
  }
}
