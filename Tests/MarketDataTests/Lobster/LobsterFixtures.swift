import Market
import MarketData

/// The messages in the rows of a message file.
func messages(_ rows: [String]) throws(MarketDataProblem) -> [BookMessage] {
  var reader = try LobsterMessages(source(rows.map { $0 + "\n" }.joined(), name: "m.csv"))
  var messages: [BookMessage] = []
  while let message = try reader.next() { messages.append(message) }
  return messages
}

/// The views in the rows of an order book file.
func views(_ rows: [String]) throws(MarketDataProblem) -> [BookView] {
  var reader = try LobsterBooks(source(rows.map { $0 + "\n" }.joined(), name: "b.csv"))
  var views: [BookView] = []
  var view = BookView(depth: 0)
  while try reader.next(into: &view) { views.append(view) }
  return views
}
