import Market
import MarketData

/// The steps of an order log, all of them.
func steps(
  _ text: String, _ format: OrderLogFormat = OrderLogFormat()
) throws(MarketDataProblem) -> [RecordedStep] {
  var reader = try OrderLogReader(
    source(text, name: "orders.csv"), format: format, symbol: "XYZ")
  var steps: [RecordedStep] = []
  while try reader.read(3, into: &steps) {}
  return steps
}

/// The only step of a row under a heading.
func actions(
  _ heading: String, _ rows: [String], _ format: OrderLogFormat = OrderLogFormat()
) throws(MarketDataProblem) -> [RecordedStep.Action] {
  try steps(([heading] + rows).map { $0 + "\n" }.joined(), format).map(\.action)
}

/// What is wrong with an order log.
func complaint(
  _ text: String, _ format: OrderLogFormat = OrderLogFormat()
) -> String? {
  problem { () throws(MarketDataProblem) in _ = try steps(text, format) }
}

/// A new limit order to hold others against.
func order(
  _ id: UInt64, _ side: Side, _ quantity: Int64, at price: Int64,
  _ timeInForce: TimeInForce = .goodTillCancel, in instrument: UInt32 = 0
) -> RecordedStep.Action {
  .command(
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(instrument), side: side,
        type: .limit(Price(price)), quantity: Quantity(quantity), timeInForce: timeInForce)))
}
