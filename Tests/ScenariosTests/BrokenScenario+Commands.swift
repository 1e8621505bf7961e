extension BrokenScenario {
  /// Instruments, conventions and commands that can't be.
  static let commands: [BrokenScenario] = [
    BrokenScenario(
      "a price that is missing",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:9: missing key "price", at steps[0].new"#
      ]),
    BrokenScenario(
      "a price of a market order",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "type": "#
          + #""market"}}"#, noTrades,
      ],
      problems: [
        #"5:43: unexpected "price": a market order has no price, at steps[0].new.price"#
      ]),
    BrokenScenario(
      "a price off the unit",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.005", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:43: expected a multiple of 0.01, the priceUnit of XYZ, found string "#
          + #""100.005"; a finer "priceUnit" of XYZ lets such a price be sent, at "#
          + #"steps[0].new.price"#
      ]),
    BrokenScenario(
      "a price that is no number",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "1O0", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:43: expected a price, a decimal number such as "100.25", found string "1O0", "#
          + #"at steps[0].new.price"#
      ]),
    BrokenScenario(
      "a price with a leading zero",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "0100", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:43: expected a price, a decimal number such as "100.25", found string "0100", "#
          + #"at steps[0].new.price"#
      ]),
    BrokenScenario(
      "a price beyond 64 bits",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "92233720368547758.08", "quantity": "#
          + #"5}}"#, noTrades,
      ],
      problems: [
        #"5:43: expected a price from -92233720368547758.08 to 92233720368547758.07, "#
          + #"found string "92233720368547758.08", at steps[0].new.price"#
      ]),
    BrokenScenario(
      "a quantity off the unit",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": "0.5"}}"#, noTrades,
      ],
      problems: [
        #"5:65: expected a multiple of 1, the quantityUnit of XYZ, found string "0.5"; a "#
          + #"finer "quantityUnit" of XYZ lets such a quantity be sent, at "#
          + #"steps[0].new.quantity"#
      ]),
    BrokenScenario(
      "a quantity that is missing",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "qty": 5}}"#, noTrades,
      ],
      problems: [
        #"5:9: missing key "quantity", at steps[0].new"#,
        #"5:53: unknown key "qty"; known here: "id", "instrument", "side", "type", "#
          + #""price", "quantity", "timeInForce" or "account", at steps[0].new.qty"#,
      ]),
    BrokenScenario(
      "gtd without expires",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "#
          + #""timeInForce": "gtd"}}"#, noTrades,
      ],
      problems: [
        #"5:9: missing key "expires", at steps[0].new"#
      ]),
    BrokenScenario(
      "expires without gtd",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "expires": "#
          + #"5}}"#, noTrades,
      ],
      problems: [
        #"5:79: unexpected "expires": only an order whose "timeInForce" is "gtd" expires, "#
          + #"at steps[0].new.expires"#
      ]),
    BrokenScenario(
      "expires with ioc",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "#
          + #""timeInForce": "ioc", "expires": 5}}"#, noTrades,
      ],
      problems: [
        #"5:101: unexpected "expires": only an order whose "timeInForce" is "gtd" "#
          + #"expires, at steps[0].new.expires"#
      ]),
    BrokenScenario(
      "account 0",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "account": "#
          + #"0}}"#, noTrades,
      ],
      problems: [
        #"5:79: expected an account, an integer from 1 to 18446744073709551615, found "#
          + #"number 0, at steps[0].new.account"#
      ]),
    BrokenScenario(
      "a negative id",
      steps: [
        #"{"new": {"id": -1, "side": "buy", "price": "100.00", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:16: expected \#(anID), found number -1, at steps[0].new.id"#
      ]),
    BrokenScenario(
      "an id too large",
      steps: [
        #"{"new": {"id": 18446744073709551616, "side": "buy", "price": "100.00", "#
          + #""quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:16: expected \#(anID), found number 18446744073709551616, at steps[0].new.id"#
      ]),
    BrokenScenario(
      "an id with a leading zero",
      steps: [
        #"{"new": {"id": "01", "side": "buy", "price": "100.00", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:16: expected \#(anID), found string "01", at steps[0].new.id"#
      ]),
    BrokenScenario(
      "an id with a fraction",
      steps: [
        #"{"new": {"id": 1.5, "side": "buy", "price": "100.00", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:16: expected \#(anID), found number 1.5, at steps[0].new.id"#
      ]),
    BrokenScenario(
      "a time beyond 64 bits",
      steps: [
        #"{"clock": {"time": "9223372036854775808"}}"#, noTrades,
      ],
      problems: [
        #"5:20: expected a time in nanoseconds, an integer from -9223372036854775808 to "#
          + #"9223372036854775807, found string "9223372036854775808", at steps[0].clock.time"#
      ]),
    BrokenScenario(
      "an unknown side",
      steps: [
        #"{"new": {"id": 1, "side": "Buy", "price": "100.00", "quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:27: expected "buy" or "sell", found string "Buy", at steps[0].new.side (did "#
          + #"you mean "buy"?)"#
      ]),
    BrokenScenario(
      "an unknown type",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "type": "#
          + #""stop"}}"#, noTrades,
      ],
      problems: [
        #"5:76: expected "limit" or "market", found string "stop", at steps[0].new.type"#
      ]),
    BrokenScenario(
      "an unknown time in force",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "#
          + #""timeInForce": "IOC"}}"#, noTrades,
      ],
      problems: [
        #"5:83: expected \#(aTimeInForce), found string "IOC", at "#
          + #"steps[0].new.timeInForce (did you mean "ioc"?)"#
      ]),
    BrokenScenario(
      "an unknown convention",
      extra: #""conventions": {"decreasePriorty": "keeps"}"#,
      steps: [order, noTrades],
      problems: [
        #"4:17: unknown key "decreasePriorty", at conventions.decreasePriorty (did you "#
          + #"mean "decreasePriority"?)"#
      ]),
    BrokenScenario(
      "an unknown value of a convention",
      extra: #""conventions": {"decreasePriority": "loose"}"#,
      steps: [order, noTrades],
      problems: [
        #"4:37: expected "keeps" or "loses", found string "loose", at "#
          + #"conventions.decreasePriority"#
      ]),
    BrokenScenario(
      "an unknown symbol",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "#
          + #""instrument": "XYS"}}"#, noTrades,
      ],
      problems: [
        #"5:82: expected the symbol of an instrument, found string "XYS", at "#
          + #"steps[0].new.instrument (did you mean "XYZ"?)"#
      ]),
    BrokenScenario(
      "a duplicate symbol",
      extra: #""instruments": [{"symbol": "A"}, {"symbol": "A"}]"#,
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "100.00", "quantity": 5, "#
          + #""instrument": "A"}}"#, noTrades,
      ],
      problems: [
        #"4:45: expected each symbol once, found "A" again, at instruments[1].symbol"#
      ]),
    BrokenScenario(
      "no instruments",
      extra: #""instruments": []"#,
      steps: [order, noTrades],
      problems: [
        #"4:16: expected at least one instrument, at instruments"#
      ]),
    BrokenScenario(
      "a tick of zero",
      extra: #""instruments": [{"symbol": "A", "tick": "0"}]"#,
      steps: [order, noTrades],
      problems: [
        #"4:41: expected a tick, a positive decimal number of at most 18 digits, found "#
          + #"string "0", at instruments[0].tick"#
      ]),
    BrokenScenario(
      "several instruments without a name",
      extra: #""instruments": [{"symbol": "A"}, {"symbol": "B"}]"#,
      steps: [
        order,
        #"{"expect": {"book": {"bids": []}}}"#,
        #"{"uncross": {}}"#,
        #"{"phase": {"phase": "closed"}}"#,
      ],
      problems: [
        #"6:9: missing key "instrument", at steps[0].new"#,
        #"7:21: missing key "instrument", at steps[1].expect.book"#,
        #"8:13: missing key "instrument", at steps[2].uncross"#,
        #"9:11: missing key "instrument", at steps[3].phase"#,
      ]),
    BrokenScenario(
      "several scales and a price without a name",
      extra: #""instruments": [{"symbol": "A"}, {"symbol": "B", "tick": "0.05"}]"#,
      steps: [
        #"{"replace": {"id": 1, "price": "1.00"}}"#,
        #"{"expect": {"trades": [{"price": "1.00"}], "events": [{"event": "expired", "#
          + #""quantity": 1}]}}"#,
      ],
      problems: [
        #"6:13: missing key "instrument", at steps[0].replace"#,
        #"7:24: missing key "instrument", at steps[1].expect.trades[0]"#,
        #"7:55: missing key "instrument", at steps[1].expect.events[0]"#,
      ]),
    BrokenScenario(
      "an instrument that is not there in an expectation",
      steps: [
        order,
        #"{"expect": {"book": {"instrument": 7, "bids": []}, "phase": {"instrument": 1, "#
          + #""phase": "closed"}}}"#,
      ],
      problems: [
        #"6:21: expected an instrument of the scenario, found number 7, at "#
          + #"steps[1].expect.book"#,
        #"6:61: expected an instrument of the scenario, found number 1, at "#
          + #"steps[1].expect.phase"#,
      ]),
  ]
}
