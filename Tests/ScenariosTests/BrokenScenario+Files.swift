extension BrokenScenario {
  /// Files that are wrong as a whole, and steps that are no steps.
  static let files: [BrokenScenario] = [
    BrokenScenario(
      "an unknown key",
      extra: #""tag": ["C1"]"#,
      steps: [order, noTrades],
      problems: [
        #"4:1: unknown key "tag", at tag (did you mean "tags"?)"#
      ]),
    BrokenScenario(
      "a missing title, raw",
      text: #"{"why": "W", "steps": [{"new": {"id": 1, "side": "buy", "price": "100.00", "#
        + #""quantity": 5}}, {"expect": {"trades": []}}]}"#,
      problems: [
        #"1:1: missing key "title""#
      ]),
    BrokenScenario(
      "a missing why, misspelt",
      text: #"{"title": "T", "wyh": "W", "steps": [{"new": {"id": 1, "side": "buy", "price": "#
        + #""100.00", "quantity": 5}}, {"expect": {"trades": []}}]}"#,
      problems: [
        #"1:16: unknown key "wyh", at wyh (did you mean "why"?)"#
      ]),
    BrokenScenario(
      "an empty title and a why of spaces",
      text: #"{"title": "", "why": " ", "steps": [{"new": {"id": 1, "side": "buy", "price": "#
        + #""100.00", "quantity": 5}}, {"expect": {"trades": []}}]}"#,
      problems: [
        #"1:11: expected a text that says something, found string "", at title"#,
        #"1:22: expected a text that says something, found string " ", at why"#,
      ]),
    BrokenScenario(
      "missing steps",
      text: #"{"title": "T", "why": "W"}"#,
      problems: [
        #"1:1: missing key "steps""#
      ]),
    BrokenScenario(
      "steps that are no list",
      text: #"{"title": "T", "why": "W", "steps": {}}"#,
      problems: [
        #"1:37: expected an array, found an object, at steps"#
      ]),
    BrokenScenario(
      "empty steps",
      steps: [],
      problems: [
        #"4:10: expected at least one "expect" among the steps, at steps"#
      ]),
    BrokenScenario(
      "no expectation",
      steps: [order],
      problems: [
        #"4:10: expected at least one "expect" among the steps, at steps"#
      ]),
    BrokenScenario(
      "an expectation first",
      steps: [noTrades, order, noTrades],
      problems: [
        #"5:1: expected a command before the first "expect", at steps[0]"#
      ]),
    BrokenScenario(
      "a tag of two words",
      extra: #""tags": ["C 1", ""]"#,
      steps: [order, noTrades],
      problems: [
        #"4:10: expected a word of letters, digits and hyphens, found string "C 1", at "#
          + #"tags[0]"#,
        #"4:17: expected a word of letters, digits and hyphens, found string "", at "#
          + #"tags[1]"#,
      ]),
    BrokenScenario(
      "a mirror without a reason",
      extra: #""mirror": """#,
      steps: [order, noTrades],
      problems: [
        #"4:11: expected a text that says something, found string "", at mirror"#
      ]),
    BrokenScenario(
      "a mirror that is true",
      extra: #""mirror": true"#,
      steps: [order, noTrades],
      problems: [
        #"4:11: expected a string, found true, at mirror"#
      ]),
    BrokenScenario(
      "an unknown step",
      steps: [
        #"{"cancle": {"id": 1}}"#, order, noTrades,
      ],
      problems: [
        #"5:2: expected a step, \#(aStep), found "cancle", at steps[0].cancle (did you "#
          + #"mean "cancel"?)"#
      ]),
    BrokenScenario(
      "two commands in a step",
      steps: [
        #"{"cancel": {"id": 1}, "uncross": {}}"#, order, noTrades,
      ],
      problems: [
        #"5:1: expected a step to have a single key, \#(aStep), found 2 keys, at steps[0]"#
      ]),
    BrokenScenario(
      "a command beside an expectation",
      steps: [
        order,
        #"{"expect": {"trades": []}, "clock": {"time": 1}}"#,
      ],
      problems: [
        #"6:1: expected a step to have a single key, \#(aStep), found 2 keys, at steps[1]"#
      ]),
    BrokenScenario(
      "a step without a key",
      steps: [
        #"{}"#, order, noTrades,
      ],
      problems: [
        #"5:1: expected a step to have a single key, \#(aStep), found 0 keys, at steps[0]"#
      ]),
    BrokenScenario(
      "a step that is no object",
      steps: [
        #""new""#, order, noTrades,
      ],
      problems: [
        #"5:1: expected an object, found string "new", at steps[0]"#
      ]),
    BrokenScenario(
      "a syntax error",
      text: #"{"title": "T", "why": "W",\#n "steps": [{"new": {"id": 1, "side": "buy", "price": "#
        + #""100.00", "quantity": 5}} {"expect": {"trades": []}},]}"#,
      problems: [
        #"2:80: expected ',' or ']', found '{'"#,
        #"2:107: expected a value after ',', found ']'"#,
      ]),
    BrokenScenario(
      "a duplicate key",
      extra: #""why": "again""#,
      steps: [order, noTrades],
      problems: [
        #"4:1: duplicate key "why", given first at line 3, column 1"#
      ]),
    BrokenScenario(
      "an empty file",
      text: #""#,
      problems: [
        #"1:1: expected a value, found the end of the text"#
      ]),
    BrokenScenario(
      "a list",
      text: #"[]"#,
      problems: [
        #"1:1: expected an object, found an array"#
      ]),
    BrokenScenario(
      "many at once",
      extra: #""conventions": {"x": 1}, "tags": [1]"#,
      steps: [
        #"{"cancle": {}}"#,
        #"{"new": {"id": "x", "side": "b", "price": "p", "quantity": []}}"#,
        #"{"expect": {"orders": {"1": "x"}, "rejected": 5}}"#,
        #"{"clock": {}}"#,
      ],
      problems: [
        #"4:17: unknown key "x"; known here: "decreasePriority", "replaceQuantity", "#
          + #""replaceBelowFilled", "marketRemainder", "identifierReuse", "halt", "#
          + #""auctionMarketOrders", "auctionPrice" or "volatilityInterruption", at conventions.x"#,
        #"4:35: expected a string, found number 1, at tags[0]"#,
        #"6:2: expected a step, \#(aStep), found "cancle", at steps[0].cancle (did you "#
          + #"mean "cancel"?)"#,
        #"7:16: expected \#(anID), found string "x", at steps[1].new.id"#,
        #"7:29: expected "buy" or "sell", found string "b", at steps[1].new.side"#,
        #"7:43: expected a price, a decimal number such as "100.25", found string "p", at "#
          + #"steps[1].new.price"#,
        #"7:60: expected a quantity, a decimal number such as "100.25", found an array, "#
          + #"at steps[1].new.quantity"#,
        #"8:29: expected \#(aStatus), found string "x", at steps[2].expect.orders.1"#,
        #"8:47: expected \#(aRejectReason), found number 5, at steps[2].expect.rejected"#,
        #"9:11: missing key "time", at steps[3].clock"#,
      ]),
  ]
}
