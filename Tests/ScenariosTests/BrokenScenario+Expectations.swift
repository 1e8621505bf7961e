extension BrokenScenario {
  /// Expectations that can't be.
  static let expectations: [BrokenScenario] = [
    BrokenScenario(
      "an empty expectation",
      steps: [
        order,
        #"{"expect": {}}"#,
      ],
      problems: [
        #"6:12: expected something to be expected, found an empty object, at "#
          + #"steps[1].expect"#
      ]),
    BrokenScenario(
      "an unknown key of an expectation",
      steps: [
        order,
        #"{"expect": {"trade": []}}"#,
      ],
      problems: [
        #"6:13: unknown key "trade", at steps[1].expect.trade (did you mean "trades"?)"#
      ]),
    BrokenScenario(
      "an unknown status",
      steps: [
        order,
        #"{"expect": {"orders": {"1": "fild", "2": "dead"}}}"#,
      ],
      problems: [
        #"6:29: expected \#(aStatus), found string "fild", at steps[1].expect.orders.1"#,
        #"6:42: expected \#(aStatus), found string "dead", at steps[1].expect.orders.2"#,
      ]),
    BrokenScenario(
      "a status of no id",
      steps: [
        order,
        #"{"expect": {"orders": {"one": "filled", "01": "filled"}}}"#,
      ],
      problems: [
        #"6:24: expected \#(anID), found string "one", at steps[1].expect.orders.one"#,
        #"6:41: expected \#(anID), found string "01", at steps[1].expect.orders.01"#,
      ]),
    BrokenScenario(
      "an unknown reason",
      steps: [
        order,
        #"{"expect": {"rejected": "unknownOrders"}}"#,
      ],
      problems: [
        #"6:25: expected \#(aRejectReason), found string "unknownOrders", at "#
          + #"steps[1].expect.rejected (did you mean "unknownOrder"?)"#
      ]),
    BrokenScenario(
      "a reason of the other kind",
      steps: [
        order,
        #"{"expect": {"events": [{"event": "canceled", "reason": "unknownOrder"}]}}"#,
      ],
      problems: [
        #"6:56: expected \#(aCancelReason), found string "unknownOrder", at "#
          + #"steps[1].expect.events[0].reason"#
      ]),
    BrokenScenario(
      "an event without a kind",
      steps: [
        order,
        #"{"expect": {"events": [{"id": 1}]}}"#,
      ],
      problems: [
        #"6:24: missing key "event", at steps[1].expect.events[0]"#
      ]),
    BrokenScenario(
      "an event of an unknown kind",
      steps: [
        order,
        #"{"expect": {"events": [{"event": "trade"}]}}"#,
      ],
      problems: [
        #"6:34: expected \#(anEventKind), found string "trade", at "#
          + #"steps[1].expect.events[0].event (did you mean "traded"?)"#
      ]),
    BrokenScenario(
      "a field of another kind of event",
      steps: [
        order,
        #"{"expect": {"events": [{"event": "accepted", "price": "1.00"}]}}"#,
      ],
      problems: [
        #"6:46: unknown key "price"; known here: "event", "id" or "instrument", at "#
          + #"steps[1].expect.events[0].price"#
      ]),
    BrokenScenario(
      "a kind that the list has not",
      steps: [
        order,
        #"{"expect": {"trades": [{"event": "canceled", "price": "1.00"}]}}"#,
      ],
      problems: [
        #"6:24: expected an event of kind "traded", found "canceled", at "#
          + #"steps[1].expect.trades[0]"#
      ]),
    BrokenScenario(
      "a book without a side",
      steps: [
        order,
        #"{"expect": {"book": {"instrument": "XYZ"}}}"#,
      ],
      problems: [
        #"6:21: expected the key "bids" or "asks", at steps[1].expect.book"#
      ]),
    BrokenScenario(
      "a misspelt side of a book",
      steps: [
        order,
        #"{"expect": {"book": {"bid": []}}}"#,
      ],
      problems: [
        #"6:22: unknown key "bid", at steps[1].expect.book.bid (did you mean "bids"?)"#
      ]),
    BrokenScenario(
      "a level without a price",
      steps: [
        order,
        #"{"expect": {"book": {"bids": [{"quantity": 5}]}}}"#,
      ],
      problems: [
        #"6:31: missing key "price", at steps[1].expect.book.bids[0]"#
      ]),
    BrokenScenario(
      "an order of a level without leaves",
      steps: [
        order,
        #"{"expect": {"book": {"bids": [{"price": "1.00", "orders": [{"id": 1}]}]}}}"#,
      ],
      problems: [
        #"6:60: missing key "leaves", at steps[1].expect.book.bids[0].orders[0]"#
      ]),
    BrokenScenario(
      "a level of a misspelt market",
      steps: [
        order,
        #"{"expect": {"book": {"bids": [{"price": "Market"}, {"price": null}]}}}"#,
      ],
      problems: [
        #"6:41: expected a price, a decimal number such as "100.25", or "market", "#
          + #"found string "Market", at steps[1].expect.book.bids[0].price "#
          + #"(did you mean "market"?)"#,
        #"6:62: expected a price, a decimal number such as "100.25", found null, at "#
          + #"steps[1].expect.book.bids[1].price"#,
      ]),
    BrokenScenario(
      "market orders behind a price",
      steps: [
        order,
        #"{"expect": {"book": {"asks": [{"price": "1.00"}, {"price": "market"}]}}}"#,
      ],
      problems: [
        #"6:50: expected the level of the market orders first, and once, at "#
          + #"steps[1].expect.book.asks[1]"#
      ]),
    BrokenScenario(
      "market orders twice",
      steps: [
        order,
        #"{"expect": {"book": {"asks": [{"price": "market"}, {"price": "market"}]}}}"#,
      ],
      problems: [
        #"6:52: expected the level of the market orders first, and once, at "#
          + #"steps[1].expect.book.asks[1]"#
      ]),
    BrokenScenario(
      "an indication of nonsense",
      steps: [
        order,
        #"{"expect": {"indicative": {"price": "none", "volume": -1, "inbalance": 0}}}"#,
      ],
      problems: [
        #"6:37: expected a price, a decimal number such as "100.25", found string "none", at "#
          + #"steps[1].expect.indicative.price"#,
        #"6:55: expected a volume from 0 to 340282366920938463463374607431768211455, "#
          + #"found number -1, at steps[1].expect.indicative.volume"#,
        #"6:59: unknown key "inbalance", at steps[1].expect.indicative.inbalance "#
          + #"(did you mean "imbalance"?)"#,
      ]),
    BrokenScenario(
      "an indication that is only a word",
      steps: [
        order,
        #"{"expect": {"indicative": "none"}}"#,
      ],
      problems: [
        #"6:27: expected an object, found string "none", at steps[1].expect.indicative"#
      ]),
    BrokenScenario(
      "an indication of an instrument that is not there",
      steps: [
        order,
        #"{"expect": {"indicative": [{"instrument": "XYZZ", "volume": 0}]}}"#,
      ],
      problems: [
        #"6:43: expected the symbol of an instrument, found string "XYZZ", at "#
          + #"steps[1].expect.indicative[0].instrument (did you mean "XYZ"?)"#
      ]),
    BrokenScenario(
      "an indication of no instrument among several",
      extra: #""instruments": [{"symbol": "A"}, {"symbol": "B"}]"#,
      steps: [
        #"{"phase": {"instrument": "A", "phase": "halted"}}"#,
        #"{"expect": {"indicative": {"volume": 0}}}"#,
      ],
      problems: [
        #"7:27: missing key "instrument", at steps[1].expect.indicative"#
      ]),
    BrokenScenario(
      "a price of null in a trade",
      steps: [
        order,
        #"{"expect": {"trades": [{"price": null}]}}"#,
      ],
      problems: [
        #"6:34: expected a price, a decimal number such as "100.25", found null, at "#
          + #"steps[1].expect.trades[0].price"#
      ]),
    BrokenScenario(
      "a phase that is only a word",
      steps: [
        order,
        #"{"expect": {"phase": "closed"}}"#,
      ],
      problems: [
        #"6:22: expected an object, found string "closed", at steps[1].expect.phase"#
      ]),
    BrokenScenario(
      "an unknown phase",
      steps: [
        order,
        #"{"expect": {"phase": {"phase": "open"}}}"#,
      ],
      problems: [
        #"6:32: expected \#(aPhase), found string "open", at "#
          + #"steps[1].expect.phase.phase"#
      ]),
  ]
}
