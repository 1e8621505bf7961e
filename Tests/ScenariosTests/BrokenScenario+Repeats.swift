extension BrokenScenario {
  /// Repeats that can't be, and what can't be mirrored.
  static let repeats: [BrokenScenario] = [
    BrokenScenario(
      "a repeat of no round",
      steps: [
        #"{"repeat": {"times": 0, "steps": [{"new": {"id": 1, "side": "buy", "price": "#
          + #""100.00", "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:22: expected an integer from 1 to 5000000, found number 0, at "#
          + #"steps[0].repeat.times"#
      ]),
    BrokenScenario(
      "a repeat of too many rounds",
      steps: [
        #"{"repeat": {"times": 5000001, "steps": [{"new": {"id": 1, "side": "buy", "#
          + #""price": "100.00", "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"4:10: expected at most 5000000 commands in all, found 5000001, at steps"#
      ]),
    BrokenScenario(
      "repeats of too many commands together",
      steps: [
        #"{"repeat": {"times": 2500000, "steps": [{"new": {"id": 1, "side": "buy", "#
          + #""price": "100.00", "quantity": 5}}]}}"#,
        #"{"repeat": {"times": 2500000, "steps": [{"new": {"id": 1, "side": "buy", "#
          + #""price": "100.00", "quantity": 5}}]}}"#, order, noTrades,
      ],
      problems: [
        #"4:10: expected at most 5000000 commands in all, found 5000001, at steps"#
      ]),
    BrokenScenario(
      "a repeat of nothing",
      steps: [
        #"{"repeat": {"times": 3, "steps": []}}"#, noTrades,
      ],
      problems: [
        #"5:12: expected 1 to 1666666 commands to repeat, found 0, at steps[0].repeat"#
      ]),
    BrokenScenario(
      "a repeat without times",
      steps: [
        #"{"repeat": {"steps": [{"new": {"id": 1, "side": "buy", "price": "100.00", "#
          + #""quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:12: missing key "times", at steps[0].repeat"#
      ]),
    BrokenScenario(
      "a nested repeat",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"repeat": {"times": 2, "steps": [{"new": "#
          + #"{"id": 1, "side": "buy", "price": "100.00", "quantity": 5}}]}}]}}"#, noTrades,
      ],
      problems: [
        #"5:36: expected a command, \#(aCommand), found "repeat", at "#
          + #"steps[0].repeat.steps[0].repeat"#
      ]),
    BrokenScenario(
      "an expectation in a repeat",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"new": {"id": 1, "side": "buy", "price": "#
          + #""100.00", "quantity": 5}}, {"expect": {"trades": []}}]}}"#, noTrades,
      ],
      problems: [
        #"5:105: expected a command, \#(aCommand), found "expect", at "#
          + #"steps[0].repeat.steps[1].expect"#
      ]),
    BrokenScenario(
      "an unknown command in a repeat",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"nwe": {}}, {"cancel": {"di": 1}}]}}"#, noTrades,
      ],
      problems: [
        #"5:36: expected a command, \#(aCommand), found "nwe", at "#
          + #"steps[0].repeat.steps[0].nwe (did you mean "new"?)"#,
        #"5:60: unknown key "di", at steps[0].repeat.steps[1].cancel.di (did you mean "#
          + #""id"?)"#,
      ]),
    BrokenScenario(
      "a progression outside of a repeat",
      steps: [
        #"{"new": {"id": {"from": 1, "by": 1}, "side": "buy", "price": "100.00", "#
          + #""quantity": 5}}"#, noTrades,
      ],
      problems: [
        #"5:16: expected \#(anID), found an object, at steps[0].new.id"#
      ]),
    BrokenScenario(
      "a progression without by",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"new": {"id": {"from": 1}, "side": "buy", "#
          + #""price": "100.00", "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:50: missing key "by", at steps[0].repeat.steps[0].new.id"#
      ]),
    BrokenScenario(
      "a progression with another key",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"new": {"id": {"from": 1, "by": 1, "to": 5}, "#
          + #""side": "buy", "price": "100.00", "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:71: unknown key "to"; known here: "from" or "by", at "#
          + #"steps[0].repeat.steps[0].new.id.to"#
      ]),
    BrokenScenario(
      "a progression off the unit in its second round",
      steps: [
        #"{"repeat": {"times": 9, "steps": [{"new": {"id": 1, "side": "buy", "price": "#
          + #"{"from": "100.00", "by": "0.005"}, "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:77: expected a multiple of 0.01, the priceUnit of XYZ, found string "#
          + #""100.005"; a finer "priceUnit" of XYZ lets such a price be sent, at "#
          + #"steps[0].repeat.steps[0].new.price"#
      ]),
    BrokenScenario(
      "a progression below zero in its last round",
      steps: [
        #"{"repeat": {"times": 9, "steps": [{"new": {"id": {"from": 7, "by": -1}, "side": "#
          + #""buy", "price": "100.00", "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:50: expected \#(anID), found string "-1", at steps[0].repeat.steps[0].new.id"#
      ]),
    BrokenScenario(
      "a progression with too many digits",
      steps: [
        #"{"repeat": {"times": 9, "steps": [{"new": {"id": 1, "side": "buy", "price": "#
          + #"{"from": "100.00", "by": "170141183460469231731687303715884105727"}, "#
          + #""quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:77: the value of round 2 has too many digits, at "#
          + #"steps[0].repeat.steps[0].new.price"#
      ]),
    BrokenScenario(
      "a progression that is no number",
      steps: [
        #"{"repeat": {"times": 9, "steps": [{"new": {"id": 1, "side": "buy", "price": "#
          + #"{"from": "a", "by": []}, "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:86: expected a decimal number of at most 38 digits and 18 decimals, found "#
          + #"string "a", at steps[0].repeat.steps[0].new.price.from"#,
        #"5:97: expected a decimal number of at most 38 digits and 18 decimals, found an "#
          + #"array, at steps[0].repeat.steps[0].new.price.by"#,
      ]),
    BrokenScenario(
      "a progression of a word",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"new": {"id": 1, "side": {"from": 1, "by": "#
          + #"1}, "price": "100.00", "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:61: expected "buy" or "sell", found string "1", at "#
          + #"steps[0].repeat.steps[0].new.side"#
      ]),
    BrokenScenario(
      "a price without a mirror image",
      steps: [
        #"{"new": {"id": 1, "side": "buy", "price": "-92233720368547758.08", "quantity": "#
          + #"5}}"#, noTrades,
      ],
      problems: [
        #"5:1: \#(noMirrorImage), at steps[0]"#
      ]),
    BrokenScenario(
      "a price without a mirror image in a repeat",
      steps: [
        #"{"repeat": {"times": 2, "steps": [{"new": {"id": 1, "side": "buy", "price": "#
          + #"{"from": "-92233720368547758.08", "by": "0.01"}, "quantity": 5}}]}}"#, noTrades,
      ],
      problems: [
        #"5:1: \#(noMirrorImage), at steps[0]"#
      ]),
    BrokenScenario(
      "a band without a mirror image",
      extra: #""instruments": [{"symbol": "A", "priceSigns": "any", "priceBand": {"lower": "#
        + #""-92233720368547758.08", "upper": "1"}}]"#,
      steps: [order, noTrades],
      problems: [
        #"4:17: \#(noMirrorImage), at instruments[0]"#
      ]),
  ]
}
