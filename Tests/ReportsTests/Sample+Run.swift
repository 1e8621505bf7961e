import Results

extension Sample {
  static let run = RunResult(
    engine: engine, occasion: occasion("assay run --engine reference --json run.json"),
    cases: [
      passed("price-priority/best-price-first", "A better price trades before a worse one", 41_200),
      passed("price-priority/sweep", "A large order sweeps the levels in order", 63_020),
      earlierOrderFirst,
      passed("time-priority/after-partial-fill", "A partly filled order keeps its place", 38_400),
      CaseResult(
        scenario: "time-priority/decrease-loses-place",
        title: "A decrease that loses priority goes to the back",
        why: "Some venues treat each replace as a new order.", area: "time-priority",
        tags: ["C4"], verdict: .convention, mirror: .judged(.convention),
        durationNanoseconds: 29_000,
        note: "decreasePriority is declared as loses; the log differs only there."),
      passed("market/remainder-cancels", "What a market order can't fill is canceled", 27_700),
      CaseResult(
        scenario: "auction/middle-of-interval", title: "The auction price is the middle",
        why: "SSE Trading Rules 3.5.2.", area: "auction", verdict: .unsupported,
        mirror: .skipped("the tie-break rounds up, which has a side"),
        durationNanoseconds: 900, note: "The engine can't do: callAuction."),
      CaseResult(
        scenario: "auction/all-better-filled",
        title: "All orders priced better than the auction price are filled",
        why: "SSE Trading Rules 3.5.2, second condition.", area: "auction", verdict: .crashed,
        mirror: .skipped("the engine crashed before"), durationNanoseconds: 3_100_000,
        failures: [
          Failure(
            judge: .connection,
            message: "The engine ended with signal 11 (SIGSEGV) while it was asked for command 5.",
            command: Failure.FailingCommand(
              step: 5, number: 5, text: #"{"uncross":{"instrument":"XYZ"}}"#),
            expected: [
              #"{"command":5,"event":"uncrossed","instrument":"XYZ","price":"100.00","volume":"5","imbalance":"0"}"#
            ], replay: "assay run auction/all-better-filled --engine reference")
        ]),
      CaseResult(
        scenario: "replace/into-a-cross", title: "A replace into the other side trades",
        why: "A replace that loses priority is matched as a new order.", area: "replace",
        verdict: .hung, mirror: .skipped("the engine hung before"),
        durationNanoseconds: 5_000_000_000,
        failures: [
          Failure(
            judge: .connection, message: "No answer within 5 s.",
            replay: "assay run replace/into-a-cross --engine reference")
        ]),
      CaseResult(
        scenario: "replace/quantity-down", title: "A smaller quantity keeps the place",
        why: "Nasdaq Equity 4, 4757: a reduction alone keeps the time stamp.", area: "replace",
        verdict: .malformed, mirror: .skipped("the protocol was broken before"),
        durationNanoseconds: 80_000,
        failures: [
          Failure(
            judge: .connection,
            message: #"Line 7 of the engine's answer is no JSON: expected ',', found '<b>&"oops'."#,
            replay: "assay run replace/quantity-down --engine reference")
        ]),
      CaseResult(
        scenario: "identity/reused-id", title: "A dead order's id may be used again",
        why: "The convention identifierReuse.", area: "identity", verdict: .unknown,
        mirror: .skipped("the checker failed before"), durationNanoseconds: 12_000,
        failures: [
          Failure(
            judge: .checker, message: "The golden log could not be read: permission denied.",
            replay: "assay run identity/reused-id --engine reference")
        ]),
    ])

  private static let earlierOrderFirst = CaseResult(
    scenario: "time-priority/earlier-order-first",
    title: "An earlier order at the same price trades first",
    why: "Price-time priority: at one price the oldest resting order is filled first (FIX, "
      + "Nasdaq Equity 4, 4757(a)(1)(B)).", area: "time-priority", tags: ["C1", "fifo"],
    verdict: .failed, mirror: .judged(.failed), durationNanoseconds: 52_300,
    failures: [
      Failure(
        judge: .expectation, message: "The first trade has maker 2, expected 1.",
        command: Failure.FailingCommand(
          step: 4, number: 3,
          text:
            #"{"new":{"id":"3","instrument":"XYZ","side":"buy","price":"100.00","quantity":"7"}}"#
        ),
        expected: [
          #"{"command":3,"event":"accepted","id":"3","instrument":"XYZ"}"#,
          #"{"command":3,"event":"traded","instrument":"XYZ","maker":"1","taker":"3","price":"100.00","quantity":"5","makerLeaves":"0","takerLeaves":"2","aggressor":"buy"}"#,
          #"{"command":3,"event":"traded","instrument":"XYZ","maker":"2","taker":"3","price":"100.00","quantity":"2","makerLeaves":"3","takerLeaves":"0","aggressor":"buy"}"#,
        ],
        actual: [
          #"{"command":3,"event":"accepted","id":"3","instrument":"XYZ"}"#,
          #"{"command":3,"event":"traded","instrument":"XYZ","maker":"2","taker":"3","price":"100.00","quantity":"5","makerLeaves":"0","takerLeaves":"2","aggressor":"buy"}"#,
          #"{"command":3,"event":"traded","instrument":"XYZ","maker":"1","taker":"3","price":"100.00","quantity":"2","makerLeaves":"3","takerLeaves":"0","aggressor":"buy"}"#,
        ],
        booksBefore: [
          book("expected", first: "1", second: "2"), book("reference", first: "2", second: "1"),
        ], replay: "assay run time-priority/earlier-order-first --engine reference"),
      Failure(
        judge: .golden, message: "The log differs from the golden one from line 4 on.",
        expected: ["4 lines"], actual: ["5 lines"],
        replay: "assay explain time-priority/earlier-order-first"),
    ])

  private static func book(_ holder: String, first: String, second: String) -> LadderBook {
    LadderBook(
      holder: holder, instrument: "XYZ",
      asks: [
        LadderLevel(
          price: "100.00", quantity: "10",
          orders: [
            LadderOrder(id: first, leaves: "5"), LadderOrder(id: second, leaves: "5"),
          ]),
        LadderLevel(
          price: "100.05", quantity: "120", orders: [LadderOrder(id: "17", leaves: "120")]),
        LadderLevel(
          price: "101.50", quantity: "40",
          orders: [LadderOrder(id: "11", leaves: "25"), LadderOrder(id: "12", leaves: "15")]),
      ],
      bids: [
        LadderLevel(price: "99.95", quantity: "30", orders: [LadderOrder(id: "8", leaves: "30")]),
        LadderLevel(
          price: "99.50", quantity: "275",
          orders: [LadderOrder(id: "4", leaves: "200"), LadderOrder(id: "9", leaves: "75")]),
      ])
  }
}
