import JSONText
import Market
import Scenarios
import Testing
import Wire

/// A scenario file that can't be read, and every problem that must be reported.
struct BrokenScenario: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let problems: [String]

  init(_ name: String, text: String, problems: [String]) {
    testDescription = name
    self.text = text
    self.problems = problems
  }

  /// A file of one line for each step, the first of them the fifth, or the sixth where there is a
  /// line of something extra before the steps.
  init(_ name: String, extra: String = "", steps: [String], problems: [String]) {
    self.init(name, text: Self.text(extra: extra, steps: steps), problems: problems)
  }

  static func text(extra: String = "", steps: [String]) -> String {
    "{\n\"title\": \"T\",\n\"why\": \"W\",\n" + (extra.isEmpty ? "" : extra + ",\n")
      + "\"steps\": [\n" + steps.joined(separator: ",\n") + "\n]}"
  }

  /// The whole table.
  static let all = files + commands + expectations + repeats

  /// A file that is not broken, with every word that only a day of auctions needs.
  static let wholeDay = text(
    extra: """
      "conventions": {"halt": "takesNothing", "auctionMarketOrders": "collected",
        "auctionPrice": "xetra", "volatilityInterruption": "refuses"},
      "instruments": [{"symbol": "XYZ", "referencePrice": "100.00", "dynamicRange": "5.00",
        "auctionCollar": 10}]
      """,
    steps: [
      #"{"phase": {"phase": "closed"}}"#, #"{"phase": {"phase": "preOpen"}}"#,
      #"{"new": {"id": 1, "side": "buy", "type": "market", "quantity": 5, "timeInForce": "opg"}}"#,
      #"{"new": {"id": 2, "side": "sell", "price": 99, "quantity": 5, "timeInForce": "cls"}}"#,
      #"{"replace": {"id": 1, "quantity": 4}}"#,
      """
      {"expect": {"events": [{"event": "replaced", "price": null, "leaves": 4}],
        "book": {"bids": [{"price": "market", "quantity": 4, "orders": [1]}], "asks": []},
        "indicative": {"price": null, "volume": 0, "imbalance": 0}}}
      """,
      #"{"phase": {"phase": "openingAuction"}}"#, #"{"phase": {"phase": "halted"}}"#,
      #"{"expect": {"indicative": null}}"#,
      #"{"phase": {"phase": "reopeningAuction"}}"#, #"{"phase": {"phase": "closingAuction"}}"#,
    ])

  // MARK: - Parts of the table

  static let order = #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5}}"#
  static let noTrades = #"{"expect": {"trades": []}}"#
  static let aCommand = "one of " + CommandKind.words.all.joined(separator: ", ")
  static let aStep = aCommand + ", expect, repeat"
  static let anID = "an order's id, an integer from 0 to 18446744073709551615"
  static let aRejectReason = alternatives(RejectReason.words.all)
  static let aCancelReason = alternatives(CancelReason.words.all)
  static let anEventKind = alternatives(EventKind.words.all)
  static let aPhase = alternatives(Phase.words.all)
  static let aTimeInForce = alternatives(TimeInForceWord.words.all)
  static let aStatus = alternatives(OrderStatus.allCases.map(\.rawValue))
  static let noMirrorImage =
    "a price here has no mirror image, so the key \"mirror\" must say why the scenario can't be "
    + "mirrored"

  private static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "\"\($0)\"" }
    return quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
  }
}

@Suite struct BrokenScenarioTests {
  @Test(arguments: BrokenScenario.all)
  func `a broken file is refused with exactly its problems`(file: BrokenScenario) {
    let refusal = #expect(throws: JSONRefusal.self) { try Scenario(reading: Array(file.text.utf8)) }
    #expect(refusal?.problems.map(\.description) == file.problems)
  }
}
