import JSONText
import Market
import Testing
import Wire

@Suite struct InstrumentFormTests {
  private static let plain = Instrument(
    symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)))

  static let instruments: [(short: String, instrument: Instrument, canonical: String)] = [
    (
      #"{"symbol":"XYZ"}"#, plain,
      #"{"symbol":"XYZ","tick":"0.01","priceUnit":"0.01","lot":"1","quantityUnit":"1"}"#
    ),
    (
      #"{"symbol":"XYZ","tick":0.05,"priceUnit":"0.01","lot":100,"quantityUnit":"1"}"#,
      Instrument(
        symbol: "XYZ", priceScale: plain.priceScale, tickTable: TickTable(increment: 5),
        lot: Quantity(100)),
      #"{"symbol":"XYZ","tick":"0.05","priceUnit":"0.01","lot":"100","quantityUnit":"1"}"#
    ),
    (
      #"{"symbol":"XYZ","lot":"100","minimumQuantity":"200","maximumQuantity":"1000000"}"#,
      Instrument(
        symbol: "XYZ", priceScale: plain.priceScale, quantityScale: Scale(unit: ExactDecimal(100)),
        minimumQuantity: Quantity(2), maximumQuantity: Quantity(10000)),
      """
      {"symbol":"XYZ","tick":"0.01","priceUnit":"0.01","lot":"100","quantityUnit":"100",\
      "minimumQuantity":"200","maximumQuantity":"1000000"}
      """
    ),
    (
      #"{"symbol":"XYZ","tick":[{"from":0,"tick":"0.0001"},{"from":"1.00","tick":0.01}]}"#,
      Instrument(
        symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 4)),
        tickTable: TickTable(rows: [
          TickTable.Row(from: 0, increment: 1), TickTable.Row(from: 10000, increment: 100),
        ])),
      """
      {"symbol":"XYZ","tick":[{"from":"0.0000","tick":"0.0001"},{"from":"1.0000",\
      "tick":"0.0100"}],"priceUnit":"0.0001","lot":"1","quantityUnit":"1"}
      """
    ),
    (
      #"{"symbol":"XYZ","tick":[{"from":0,"tick":"0.2"},{"from":"0.9","tick":0.5}]}"#,
      Instrument(
        symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 1)),
        tickTable: TickTable(rows: [
          TickTable.Row(from: 0, increment: 2), TickTable.Row(from: 9, increment: 5),
        ])),
      """
      {"symbol":"XYZ","tick":[{"from":"0.0","tick":"0.2"},{"from":"0.9","tick":"0.5"}],\
      "priceUnit":"0.1","lot":"1","quantityUnit":"1"}
      """
    ),
    (
      // The bound, too, is a multiple of the unit.
      #"{"symbol":"XYZ","tick":[{"from":0,"tick":"0.2"},{"from":"0.9","tick":0.4}]}"#,
      Instrument(
        symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 1)),
        tickTable: TickTable(rows: [
          TickTable.Row(from: 0, increment: 2), TickTable.Row(from: 9, increment: 4),
        ])),
      """
      {"symbol":"XYZ","tick":[{"from":"0.0","tick":"0.2"},{"from":"0.9","tick":"0.4"}],\
      "priceUnit":"0.1","lot":"1","quantityUnit":"1"}
      """
    ),
    (
      // Limits may leave one price and one quantity.
      """
      {"symbol":"XYZ","minimumQuantity":3,"maximumQuantity":3,"priceBand":{"lower":1,"upper":1}}
      """,
      Instrument(
        symbol: "XYZ", priceScale: plain.priceScale, minimumQuantity: Quantity(3),
        maximumQuantity: Quantity(3), priceBand: Price(100)...Price(100)),
      """
      {"symbol":"XYZ","tick":"0.01","priceUnit":"0.01","lot":"1","quantityUnit":"1",\
      "minimumQuantity":"3","maximumQuantity":"3","priceBand":{"lower":"1.00","upper":"1.00"}}
      """
    ),
    (
      """
      {"symbol":"XYZ","priceSigns":"any","priceBand":{"lower":-10,"upper":"110.00"},\
      "referencePrice":100}
      """,
      Instrument(
        symbol: "XYZ", priceScale: plain.priceScale, priceSigns: .any,
        priceBand: Price(-1000)...Price(11000), referencePrice: Price(10000)),
      """
      {"symbol":"XYZ","tick":"0.01","priceUnit":"0.01","lot":"1","quantityUnit":"1",\
      "priceSigns":"any","priceBand":{"lower":"-10.00","upper":"110.00"},\
      "referencePrice":"100.00"}
      """
    ),
    (
      #"{"symbol":"XYZ","referencePrice":"100","dynamicRange":"5.00","auctionCollar":0}"#,
      Instrument(
        symbol: "XYZ", priceScale: plain.priceScale, referencePrice: Price(10000),
        dynamicRange: 500, auctionCollar: 0),
      """
      {"symbol":"XYZ","tick":"0.01","priceUnit":"0.01","lot":"1","quantityUnit":"1",\
      "referencePrice":"100.00","dynamicRange":"5.00","auctionCollar":"0.00"}
      """
    ),
    (
      #"{"symbol":"BTC/USD","tick":"0.5","lot":"1e-8","priceSigns":"nonNegative"}"#,
      Instrument(
        symbol: "BTC/USD", priceScale: Scale(unit: ExactDecimal(5, decimals: 1)),
        quantityScale: Scale(unit: ExactDecimal(1, decimals: 8)),
        priceSigns: [.zero, .positive]),
      """
      {"symbol":"BTC/USD","tick":"0.5","priceUnit":"0.5","lot":"0.00000001",\
      "quantityUnit":"0.00000001","priceSigns":"nonNegative"}
      """
    ),
  ]

  @Test(arguments: instruments)
  func `an instrument is read with its defaults and written whole`(
    short: String, instrument: Instrument, canonical: String
  ) throws {
    #expect(try JSONText.read(Array(short.utf8), as: .instrument) == instrument)
    #expect(JSONGoldenTests.text { $0.instrument(instrument) } == canonical)
    #expect(try JSONText.read(Array(canonical.utf8), as: .instrument) == instrument)
  }

  @Test(arguments: instruments)
  func `the mirrored instrument comes back as it was`(
    short: String, instrument: Instrument, canonical: String
  ) throws {
    let mirrored = try #require(Mirror.reflect(instrument))
    let text = JSONGoldenTests.text { $0.instrument(mirrored) }
    #expect(try JSONText.read(Array(text.utf8), as: .instrument) == mirrored)
  }

  static let broken: [(text: String, problems: [String])] = [
    (
      #"[{"symbol":"A"},{"symbol":"B"},{"symbol":"A"}]"#,
      [#"1:42: expected each symbol once, found "A" again, at [2].symbol"#]
    ),
    ("[]", ["1:1: expected at least one instrument"]),
    (#"[{"tick":"0.01"}]"#, [#"1:2: missing key "symbol", at [0]"#]),
    (
      #"[{"symbol":""}]"#,
      [#"1:12: expected a text that is not empty, found string "", at [0].symbol"#]
    ),
    (
      #"[{"symbol":"A","tick":"0"}]"#,
      [
        """
        1:23: expected a tick, a positive decimal number of at most 18 digits, \
        found string "0", at [0].tick
        """
      ]
    ),
    (
      #"[{"symbol":"A","lot":-1,"minimumQuantity":"x"}]"#,
      [
        """
        1:22: expected a lot, a positive decimal number of at most 18 digits, found number -1, \
        at [0].lot
        """,
        """
        1:43: expected a quantity, a decimal number such as "100.25", found string "x", \
        at [0].minimumQuantity
        """,
      ]
    ),
    (
      #"[{"symbol":"A","tick":"1000000000000000000"}]"#,
      [
        """
        1:23: expected a tick, a positive decimal number of at most 18 digits, \
        found string "1000000000000000000", at [0].tick
        """
      ]
    ),
    (
      #"[{"symbol":"A","tick":"0.01","priceUnit":"0.003"}]"#,
      [
        """
        1:42: expected a price unit of which every tick and bound of a tick is a multiple, \
        found string "0.003", at [0].priceUnit
        """
      ]
    ),
    (
      #"[{"symbol":"A","tick":"0.01","priceUnit":"0.02"}]"#,
      [
        """
        1:42: expected a price unit of which every tick and bound of a tick is a multiple, \
        found string "0.02", at [0].priceUnit
        """
      ]
    ),
    (
      #"[{"symbol":"A","lot":"10","quantityUnit":"3"}]"#,
      [
        """
        1:42: expected a quantity unit of which the lot, 10, is a multiple, found string "3", \
        at [0].quantityUnit
        """
      ]
    ),
    (
      #"[{"symbol":"A","tick":[]}]"#,
      [#"1:23: expected a table of ticks that begins with "from": "0", at [0].tick"#]
    ),
    (
      #"[{"symbol":"A","tick":[{"from":1,"tick":1}]}]"#,
      [#"1:24: expected a table of ticks that begins with "from": "0", at [0].tick[0]"#]
    ),
    (
      #"[{"symbol":"A","tick":[{"from":0,"tick":1},{"from":5,"tick":2},{"from":5.0,"tick":3}]}]"#,
      [
        """
        1:72: expected a "from" above that of the row before, 5, found 5, at [0].tick[2].from
        """
      ]
    ),
    (
      #"[{"symbol":"A","tick":[{"from":0,"tick":"1e-18"},{"from":-1,"tick":1}]}]"#,
      [
        """
        1:58: expected a price from 0 up, a decimal number of at most 18 digits, \
        found number -1, at [0].tick[1].from
        """
      ]
    ),
    (
      #"[{"symbol":"A","tick":[{"from":0,"tick":"1e-18"},{"from":1,"tick":"100"}]}]"#,
      [
        """
        1:23: expected ticks less far apart: in their common unit, 0.000000000000000001, \
        they do not fit 64 bits, at [0].tick
        """
      ]
    ),
    (
      #"[{"symbol":"A","minimumQuantity":0,"maximumQuantity":0}]"#,
      [
        "1:34: expected a quantity of at least 1, found number 0, at [0].minimumQuantity",
        "1:54: expected a quantity of at least 1, found number 0, at [0].maximumQuantity",
      ]
    ),
    (
      #"[{"symbol":"A","minimumQuantity":5,"maximumQuantity":4}]"#,
      ["1:54: expected a quantity of at least 5, found number 4, at [0].maximumQuantity"]
    ),
    (
      #"[{"symbol":"A","priceBand":{"lower":2,"upper":1}}]"#,
      ["1:28: expected an upper limit that is not below the lower, at [0].priceBand"]
    ),
    (
      #"[{"symbol":"A","dynamicRange":-1,"auctionCollar":"0.005"}]"#,
      [
        "1:31: expected a distance of at least 0, found number -1, at [0].dynamicRange",
        """
        1:50: expected a multiple of 0.01, the priceUnit of A, found string "0.005"; \
        a finer "priceUnit" of A lets such a distance be sent, at [0].auctionCollar
        """,
      ]
    ),
    (
      #"[{"symbol":"A","dynamicRange":"near","auctionColar":1}]"#,
      [
        """
        1:31: expected a distance, a decimal number such as "100.25", found string "near", \
        at [0].dynamicRange
        """,
        #"1:38: unknown key "auctionColar", at [0].auctionColar (did you mean "auctionCollar"?)"#,
      ]
    ),
    (
      #"[{"symbol":"A","referencePrice":"0.001","priceSigns":"All"}]"#,
      [
        """
        1:33: expected a multiple of 0.01, the priceUnit of A, found string "0.001"; \
        a finer "priceUnit" of A lets such a price be sent, at [0].referencePrice
        """,
        """
        1:54: expected "positive", "nonNegative", "any", "nonPositive" or "negative", \
        found string "All", at [0].priceSigns
        """,
      ]
    ),
  ]

  @Test(arguments: broken)
  func `broken instruments are told all that is wrong with them`(
    text: String, problems: [String]
  ) throws {
    let refusal = try #require(throws: JSONRefusal.self) {
      try JSONText.read(Array(text.utf8), as: .instruments)
    }
    #expect(refusal.problems.map(\.description) == problems)
  }
}
