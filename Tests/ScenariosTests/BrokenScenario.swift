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

  // MARK: - Parts of the table

  static let order = #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5}}"#
  static let noTrades = #"{"expect": {"trades": []}}"#
  static let aCommand = "one of " + CommandKind.words.all.joined(separator: ", ")
  static let aStep = aCommand + ", expect, repeat"
  static let anID = "an order's id, an integer from 0 to 18446744073709551615"
  static let aRejectReason = alternatives(RejectReason.words.all)
  static let aCancelReason = alternatives(CancelReason.words.all)
  static let anEventKind = alternatives(EventKind.words.all)
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
