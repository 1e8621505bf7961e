import Conformance
import Engines
import Market
import Results
import Testing

/// Adapters that answer as none should: the examination ends, and says what is wrong.
@Suite struct HostileAdapterTests {
  /// An answer that is given to every request of a kind.
  struct Hostility: CustomTestStringConvertible, Sendable {
    var question: String
    var answer: String
    /// What some finding must say; nil where the answer need not be wrong.
    var says: String?

    init(_ question: String, _ answer: String, says: String?) {
      self.question = question
      self.answer = answer
      self.says = says
    }

    var testDescription: String { "\(answer) to \(question)" }
  }

  private static let most = "340282366920938463463374607431768211455"

  static let hostilities: [Hostility] = [
    Hostility("commands", #"{"malformed":"an event of no kind"}"#, says: "an event of no kind"),
    Hostility("reset", #"{"malformed":"no symbol"}"#, says: "no symbol"),
    Hostility("book", #"{"malformed":"a level of none"}"#, says: "a level of none"),
    Hostility("phase", #"{"malformed":"no phase"}"#, says: "no phase"),
    Hostility("indication", #"{"malformed":"no price"}"#, says: "no price"),
    Hostility("stop", #"{"malformed":"no end"}"#, says: "no end"),
    Hostility("commands", #"{"error":"division by zero"}"#, says: "division by zero"),
    Hostility("commands", #"{"ok":true}"#, says: "not one"),
    Hostility("commands", #"{"unsupported":"commands"}"#, says: "not one"),
    Hostility("commands", #"{"events":[]}"#, says: "by 0 lists"),
    Hostility("commands", #"{"events":[[],[],[],[],[],[],[]]}"#, says: "by 7 lists"),
    Hostility("commands", "", says: "not one"),
    Hostility("commands", "[]", says: "not one"),
    Hostility(
      "commands",
      #"{"events":[[{"event":"traded","maker":"1","taker":"2","price":-9223372036854775808,"#
        + #""quantity":9223372036854775807}]]}"#, says: "-9223372036854775808"),
    Hostility(
      "commands",
      #"{"events":[[{"event":"replaced","id":"1","price":9223372036854775807,"leaves":0}]]}"#,
      says: "9223372036854775807"),
    Hostility(
      "book",
      #"{"bids":[],"asks":[{"price":100,"quantity":\#(most)},{"price":100,"quantity":\#(most)}]}"#,
      says: "two levels at 100"),
    Hostility(
      "book",
      #"{"bids":[{"price":100,"quantity":\#(most)}],"asks":[{"price":100,"quantity":\#(most)}]}"#,
      says: most),
    Hostility("book", #"{"bids":[{"quantity":\#(most)}],"asks":[]}"#, says: most),
    Hostility(
      "start",
      #"{"assay":1,"name":"x","version":"1","capabilities":["trades"],"limits":"#
        + #"{"price":["9223372036854775806","9223372036854775807"]}}"#, says: nil),
    Hostility(
      "start",
      #"{"assay":1,"name":"x","version":"1","capabilities":["trades"],"limits":"#
        + #"{"price":["-9223372036854775808","-9223372036854775807"]}}"#, says: nil),
    Hostility("start", #"{"malformed":"who am I"}"#, says: "who am I"),
  ]

  @Test(arguments: hostilities)
  func `the doctor survives each hostile answer`(hostility: Hostility) {
    var source = EngineChoice.reference.source
    // Levels are summed up, so that their numbers can be the greatest.
    source.profile.capabilities.remove(.orders)
    let found = Doctor(limit: 1_000_000_000, clock: { 0 }) { () throws(EngineFailure) in
      FaultyAdapter(source) { line, ask throws(EngineFailure) in
        line.hasPrefix("{\"ask\":\"\(hostility.question)\"") ? hostility.answer : try ask(line)
      }
    }.examine().findings
    #expect(!found.isEmpty)
    guard let says = hostility.says else { return }
    #expect(
      found.contains { $0.verdict == .wrong && $0.seen.contains(says) },
      "\(found.filter { $0.verdict != .ok })")
  }
}
