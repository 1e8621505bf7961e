import JSONText
import Market
import Testing
import Wire

/// What is said about broken commands and events, word for word.
@Suite struct JSONProblemTests {
  static let commands: [(text: String, problems: [String])] = [
    (
      #"{"nwe":{"id":1}}"#, [#"1:2: unknown key "nwe", at nwe (did you mean "new"?)"#]
    ),
    (
      "{}",
      [
        """
        1:1: missing key "new", "cancel", "replace", "massCancel", "phase", "uncross" or "clock"
        """
      ]
    ),
    (
      #"{"cancel":{"id":1},"clock":{"time":1}}"#,
      [#"1:20: expected only one of the keys "cancel" and "clock", at clock"#]
    ),
    (
      #"{"cancel":{"id":-1}}"#,
      [
        """
        1:17: expected an order's id, an integer from 0 to 18446744073709551615, \
        found number -1, at cancel.id
        """
      ]
    ),
    (
      #"{"cancel":{"id":"-0"}}"#,
      [
        """
        1:17: expected an order's id, an integer from 0 to 18446744073709551615, \
        found string "-0", at cancel.id
        """
      ]
    ),
    (
      #"{"cancel":{"id":"18446744073709551616"}}"#,
      [
        """
        1:17: expected an order's id, an integer from 0 to 18446744073709551615, \
        found string "18446744073709551616", at cancel.id
        """
      ]
    ),
    (
      #"{"cancel":{"id":1.0}}"#,
      [
        """
        1:17: expected an order's id, an integer from 0 to 18446744073709551615, \
        found number 1.0, at cancel.id
        """
      ]
    ),
    (
      #"{"cancel":{"id":"007"}}"#,
      [
        """
        1:17: expected an order's id, an integer from 0 to 18446744073709551615, \
        found string "007", at cancel.id
        """
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"by","price":1,"quantity":1,"accont":7}}"#,
      [
        #"1:42: expected "buy" or "sell", found string "by", at new.side (did you mean "buy"?)"#,
        #"1:70: unknown key "accont", at new.accont (did you mean "account"?)"#,
      ]
    ),
    (
      #"{"new":{"side":"buy","quantity":1}}"#,
      [
        #"1:8: missing key "id", at new"#,
        #"1:8: missing key "instrument", at new"#,
        #"1:8: missing key "price", at new"#,
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZZ","side":"buy","price":"one","quantity":"1"}}"#,
      [
        """
        1:29: expected the symbol of an instrument, found string "XYZZ", at new.instrument \
        (did you mean "XYZ"?)
        """,
        """
        1:57: expected a price, a decimal number such as "100.25", found string "one", \
        at new.price
        """,
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":1,"side":"buy","price":1,"quantity":1}}"#,
      [
        """
        1:29: expected the symbol of an instrument, or an index from 2 up for one that isn't \
        there, found number 1, at new.instrument
        """
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":null,"side":"buy","price":1,"quantity":1}}"#,
      ["1:29: expected the symbol of an instrument, found null, at new.instrument"]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","type":"market","price":1,"quantity":1}}"#,
      [#"1:72: unexpected "price": a market order has no price, at new.price"#]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","type":"stop","price":1,"quantity":1}}"#,
      [#"1:55: expected "limit" or "market", found string "stop", at new.type"#]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","price":1,"quantity":1,"expires":5}}"#,
      [
        """
        1:81: unexpected "expires": only an order whose "timeInForce" is "gtd" expires, \
        at new.expires
        """
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","price":1,"quantity":1,"timeInForce":"gtd"}}"#,
      [#"1:8: missing key "expires", at new"#]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","price":1,"quantity":1,"account":0}}"#,
      [
        """
        1:81: expected an account, an integer from 1 to 18446744073709551615, found number 0, \
        at new.account
        """
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","price":"100.005","quantity":"0.5"}}"#,
      [
        """
        1:56: expected a multiple of 0.01, the priceUnit of XYZ, found string "100.005"; \
        a finer "priceUnit" of XYZ lets such a price be sent, at new.price
        """,
        """
        1:77: expected a multiple of 1, the quantityUnit of XYZ, found string "0.5"; \
        a finer "quantityUnit" of XYZ lets such a quantity be sent, at new.quantity
        """,
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","price":92233720368547758.08,"quantity":1}}"#,
      [
        """
        1:56: expected a price from -92233720368547758.08 to 92233720368547758.07, \
        found number 92233720368547758.08, at new.price
        """
      ]
    ),
    (
      #"{"new":{"id":1,"instrument":"XYZ","side":"buy","price":0.1234567890123456789,"quantity":1}}"#,
      [
        """
        1:56: expected a price of at most 38 digits and 18 decimals, \
        found number 0.1234567890123456789, at new.price
        """
      ]
    ),
    (
      #"{"replace":{"id":1,"price":1}}"#, [#"1:12: missing key "instrument", at replace"#]
    ),
    (
      #"{"phase":{"instrument":"XYZ","phase":"Closed"}}"#,
      [
        """
        1:38: expected "preOpen", "openingAuction", "continuous", "halted", "reopeningAuction", \
        "callAuction", "closingAuction" or "closed", found string "Closed", at phase.phase \
        (did you mean "closed"?)
        """
      ]
    ),
    (
      """
      {"new":{"id":1,"instrument":"XYZ","side":"buy","price":1,"quantity":1,"timeInForce":"ogp",
      "expires":1}}
      """,
      [
        """
        1:85: expected "gtc", "day", "gtd", "ioc", "fok", "opg" or "cls", found string "ogp", \
        at new.timeInForce (did you mean "opg"?)
        """
      ]
    ),
    (
      """
      {"new":{"id":1,"instrument":"XYZ","side":"buy","price":1,"quantity":1,"timeInForce":"cls",
      "expires":1}}
      """,
      [
        """
        2:11: unexpected "expires": only an order whose "timeInForce" is "gtd" expires, \
        at new.expires
        """
      ]
    ),
    (
      #"{"clock":{"time":"9223372036854775808"}}"#,
      [
        """
        1:18: expected a time in nanoseconds, an integer from -9223372036854775808 to \
        9223372036854775807, found string "9223372036854775808", at clock.time
        """
      ]
    ),
  ]

  @Test(arguments: commands)
  func `a broken command is told all that is wrong with it`(
    text: String, problems: [String]
  ) throws {
    let codec = JSONGoldenTests.decimals
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: codec.command)
    }
    #expect(refusal.problems.map(\.description) == problems)
  }

  static let events: [(text: String, problems: [String])] = [
    (
      #"{"command":0,"event":"accepted","id":1,"instrument":"XYZ"}"#,
      [
        "1:12: expected an integer from 1 to 9223372036854775807, found number 0, at command"
      ]
    ),
    (
      #"{"command":1,"event":"trade","maker":1}"#,
      [
        """
        1:22: expected "accepted", "rejected", "traded", "canceled", "replaced", "expired", \
        "phaseChanged" or "uncrossed", found string "trade", at event (did you mean "traded"?)
        """
      ]
    ),
    (
      #"{"command":1,"event":"rejected","reason":"unknownOder"}"#,
      [
        #"1:42: expected \#(alternatives(RejectReason.words.all)), "#
          + #"found string "unknownOder", at reason (did you mean "unknownOrder"?)"#
      ]
    ),
    (
      """
      {"command":1,"event":"replaced","id":1,"instrument":"XYZ","price":"none","leaves":1}
      """,
      [
        #"1:1: missing key "priority""#,
        """
        1:67: expected a price in units, an integer from -9223372036854775808 to \
        9223372036854775807, found string "none", at price
        """,
      ]
    ),
    (
      """
      {"command":1,"event":"uncrossed","instrument":"XYZ","price":null,"volume":-1,"imbalance":1.5}
      """,
      [
        """
        1:61: expected a price in units, an integer from -9223372036854775808 to \
        9223372036854775807, found null, at price
        """,
        """
        1:75: expected a volume in units, an integer from 0 to \
        340282366920938463463374607431768211455, found number -1, at volume
        """,
        """
        1:90: expected an imbalance in units, an integer from \
        -170141183460469231731687303715884105728 to 170141183460469231731687303715884105727, \
        found number 1.5, at imbalance
        """,
      ]
    ),
    (
      #"{"command":1,"event":"expired","id":1,"instrument":"XYZ","quantity":1,"reason":"x"}"#,
      [
        """
        1:71: unknown key "reason"; known here: "command", "event", "id", "instrument" or \
        "quantity", at reason
        """
      ]
    ),
  ]

  @Test(arguments: events)
  func `a broken event is told all that is wrong with it`(
    text: String, problems: [String]
  ) throws {
    let codec = JSONGoldenTests.units
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: codec.event)
    }
    #expect(refusal.problems.map(\.description) == problems)
  }

  @Test func `a replace in units names no instrument`() throws {
    let text = #"{"replace":{"id":1,"instrument":"XYZ"}}"#
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: JSONGoldenTests.units.command)
    }
    #expect(
      refusal.problems.map(\.message) == [
        #"unknown key "instrument"; known here: "id", "price" or "quantity""#
      ])
  }

  @Test func `books that are not those of the instruments are refused`() throws {
    let text = """
      {"clock":0,"books":[{"instrument":"COIN","phase":"closed","orders":[]},
      {"instrument":"XYZ","phase":"closed","orders":[]}]}
      """
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: JSONGoldenTests.units.snapshot)
    }
    #expect(
      refusal.problems.map(\.description) == [
        "1:20: expected one book for each instrument, in the order of the instruments, at books"
      ])
  }

  @Test(arguments: [
    (
      #"{"auctionPrice":"Xetra"}"#,
      [
        """
        1:17: expected "shanghai", "xetra", "euronext", "nasdaq" or "asx", \
        found string "Xetra", at auctionPrice (did you mean "xetra"?)
        """
      ]
    ),
    (
      #"{"halt":"takesAll","volatilityInterruption":"refuse","auctionMarketOrder":"collected"}"#,
      [
        """
        1:9: expected "takesCancels", "takesOrders" or "takesNothing", found string "takesAll", \
        at halt
        """,
        """
        1:45: expected "halts" or "refuses", found string "refuse", at volatilityInterruption \
        (did you mean "refuses"?)
        """,
        """
        1:54: unknown key "auctionMarketOrder", at auctionMarketOrder \
        (did you mean "auctionMarketOrders"?)
        """,
      ]
    ),
  ])
  func `broken conventions are told all that is wrong with them`(
    text: String, problems: [String]
  ) throws {
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: .conventions)
    }
    #expect(refusal.problems.map(\.description) == problems)
  }

  @Test func `a level without orders is refused`() throws {
    let text = #"{"instrument":"XYZ","bids":[],"asks":[{"price":1,"quantity":1,"orders":0}]}"#
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: JSONGoldenTests.units.ladder)
    }
    #expect(
      refusal.problems.map(\.description) == [
        "1:72: expected an integer from 1 to 9223372036854775807, found number 0, at asks[0].orders"
      ])
  }

  private static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "\"\($0)\"" }
    return quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
  }
}
