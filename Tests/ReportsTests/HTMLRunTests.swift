import Reports
import Results
import Testing

/// The section of a run and its stories.
@Suite struct HTMLRunTests {
  private func section(_ run: RunResult = Sample.run) throws -> ParsedMarkup {
    let html = HTMLReport.page(for: Report(suiteVersion: "1", runs: [run]))
    return try #require(try ParsedMarkup(html: html).all("section").first)
  }

  @Test func `the lead says what came out, when, and how long it took`() throws {
    #expect(
      try section().styled("lead")[0].text
        == "5 of 11 scenarios break conformance. Started 2026-03-14 09:26:53 UTC, took 1.23 s.")
    var run = Sample.run
    run.occasion.started = "yesterday"
    #expect(try section(run).styled("lead")[0].text.contains("Started yesterday, took"))
  }

  @Test func `the areas have a row each, with a column for each verdict that occurs`() throws {
    let none = ["0", "0", "0", "0", "0", "0"]
    #expect(
      try section().table("Areas") == [
        [
          "Area", "Scenarios", "Passed", "Failed", "Convention", "Unsupported", "Crashed", "Hung",
          "Malformed", "Unknown", "Share", "Time",
        ],
        ["price-priority", "2", "2"] + none + ["0", "", "104 µs"],
        ["time-priority", "3", "1", "1", "1", "0", "0", "0", "0", "0", "", "120 µs"],
        ["market", "1", "1"] + none + ["0", "", "27.7 µs"],
        ["auction", "2", "0", "0", "0", "1", "1", "0", "0", "0", "", "3.10 ms"],
        ["replace", "2", "0", "0", "0", "0", "0", "1", "1", "0", "", "5.00 s"],
        ["identity", "1"] + none + ["0", "1", "", "12.0 µs"],
      ])
    var run = Sample.run
    run.cases = [run.cases[0]]
    #expect(
      try section(run).table("Areas")[0] == ["Area", "Scenarios", "Passed", "Share", "Time"])
  }

  @Test func `the bar of an area has a part for each verdict`() throws {
    let bars = try section().styled("bar")
    #expect(
      bars[0].attributes["aria-label"] == """
        4 passed, 1 failed, 1 convention, 1 unsupported, 1 crashed, 1 hung, 1 malformed, 1 unknown
        """)
    let parts = bars[2].all("rect").map {
      ($0.attributes["class"], $0.attributes["x"], $0.attributes["width"])
    }
    #expect(parts.map(\.0) == ["fill-passed", "fill-failed", "fill-convention"])
    #expect(parts.map(\.1) == ["0", "3333", "6666"])
    #expect(parts.map(\.2) == ["3333", "3333", "3334"])
  }

  @Test func `only what breaks has a story, in the order of the suite`() throws {
    #expect(
      try section().styled("story").map { $0.all("h4")[0].text } == [
        "An earlier order at the same price trades first",
        "All orders priced better than the auction price are filled",
        "A replace into the other side trades", "A smaller quantity keeps the place",
        "A dead order's id may be used again",
      ])
  }

  @Test func `a story tells what the scenario shows and what became of its mirror`() throws {
    let stories = try section().styled("story")
    let story = stories[0]
    #expect(story.styled("pill")[0].text == "Failed")
    #expect(story.styled("origin")[0].text == "time-priority/earlier-order-first C1 fifo")
    #expect(story.styled("why")[0].text.hasPrefix("Price-time priority: at one price the oldest"))
    #expect(
      story.styled("mirror")[0].text == "Mirrored, with sides and prices reflected: failed.")
    #expect(stories[1].styled("mirror")[0].text == "Not run mirrored: the engine crashed before.")
    #expect(
      story.styled("finding").map(\.text) == [
        "The first trade has maker 2, expected 1. Found by an expectation of the scenario.",
        "The log differs from the golden one from line 4 on. Found by the golden log.",
      ])
    #expect(
      story.styled("asked").map(\.text) == [
        #"Command 3, step 4 {"new":{"id":"3","instrument":"XYZ","side":"buy","price":"100.00","quantity":"7"}}"#
      ])
    #expect(
      story.styled("command-line").map(\.text) == [
        "Replay it assay run time-priority/earlier-order-first --engine reference",
        "Replay it assay explain time-priority/earlier-order-first",
      ])
  }

  @Test func `events stand side by side, and what differs is marked`() throws {
    let table = try section().styled("story")[0].styled("events")[0]
    let rows = table.all("tr")
    #expect(rows.map { $0.attributes["class"] } == [nil, "same", "differs", "differs"])
    let cells = rows.map { row in
      row.descendants.filter { $0.name == "td" || $0.name == "th" }.map(\.text)
    }
    #expect(cells[0] == ["Event", "Expected", "Actual"])
    #expect(cells[1] == ["1", "accepted id 3 instrument XYZ", "accepted id 3 instrument XYZ"])
    let rest = "taker 3 price 100.00 quantity 5 makerLeaves 0 takerLeaves 2 aggressor buy"
    #expect(
      cells[2] == [
        "≠ 2", "traded instrument XYZ maker 1 \(rest)", "traded instrument XYZ maker 2 \(rest)",
      ])
    #expect(table.styled("wrong").map(\.text) == ["maker 1", "maker 2", "maker 2", "maker 1"])
  }

  @Test func `an event that is missing is nothing`() throws {
    let table = try section().styled("story")[1].styled("events")[0]
    #expect(table.all("td").map(\.text).last == "nothing")
    #expect(table.styled("wrong").isEmpty)
  }

  @Test func `ladders have the asks above the bids, best to best, and mark what differs`() throws {
    let ladders = try section().styled("story")[0].styled("ladder")
    #expect(
      ladders.map { $0.all("caption")[0].text }
        == ["expected XYZ, just before", "reference XYZ, just before"])
    func rows(_ ladder: ParsedMarkup) -> [[String]] {
      ladder.all("tr").map { row in
        row.descendants.filter { $0.name == "td" || $0.name == "th" }.map(\.text)
      }
    }
    let expected = [
      ["Buy", "Price", "Sell", "Orders, oldest first"],
      ["", "101.50", "40", "#11 ×25 #12 ×15"], ["", "100.05", "120", "#17 ×120"],
      ["", "100.00", "10", "≠ #1 ×5 #2 ×5"], ["30", "99.95", "", "#8 ×30"],
      ["275", "99.50", "", "#4 ×200 #9 ×75"],
    ]
    #expect(rows(ladders[0]) == expected)
    #expect(rows(ladders[1])[3] == ["", "100.00", "10", "≠ #2 ×5 #1 ×5"])
    #expect(ladders[1].styled("differs").count == 1)
    #expect(ladders[0].styled("asks")[0].all("tr").count == 3)
  }

  @Test func `a book is held against the other holder's of its instrument, side by side`() throws {
    func book(_ holder: String, _ instrument: String, ask: String, bid: String) -> LadderBook {
      LadderBook(
        holder: holder, instrument: instrument, asks: [LadderLevel(price: ask, quantity: "1")],
        bids: [LadderLevel(price: bid, quantity: "1")])
    }
    var run = Sample.run
    run.cases = [run.cases[2]]
    run.cases[0].failures[0].booksBefore = [
      book("expected", "ABC", ask: "12", bid: "10"), book("expected", "XYZ", ask: "9", bid: "8"),
      book("engine", "ABC", ask: "12", bid: "11"), book("engine", "XYZ", ask: "9", bid: "8"),
    ]
    let ladders = try section(run).styled("ladder")
    #expect(ladders.map { $0.styled("differs").map(\.text) } == [["1 10 ≠"], [], ["1 11 ≠"], []])
  }

  @Test func `what an uncross would bring stands under a ladder`() throws {
    func book(_ holder: String, _ indication: LadderIndication?) -> LadderBook {
      LadderBook(holder: holder, instrument: "XYZ", asks: [], bids: [], indication: indication)
    }
    var run = Sample.run
    run.cases = [run.cases[2]]
    let trade = LadderIndication(price: "9.50", volume: "2", imbalance: "-3")
    run.cases[0].failures[0].booksBefore = [book("expected", trade), book("engine", nil)]
    let ladders = try section(run).styled("ladder")
    #expect(
      ladders[0].all("tfoot").map(\.text) == ["an uncross would trade 2 at 9.50, imbalance -3"])
    #expect(ladders[0].styled("differs").count == 1)
    #expect(ladders[1].all("tfoot").isEmpty)
  }

  @Test func `empty and deep sides of a ladder say so`() throws {
    var run = Sample.run
    run.cases = [run.cases[2]]
    run.cases[0].failures[0].booksBefore = [
      LadderBook(
        holder: "engine", instrument: "XYZ", asks: [],
        bids: (0..<50).map { LadderLevel(price: "\(99 - $0)", quantity: "1") })
    ]
    let ladder = try #require(try section(run).styled("ladder").first)
    #expect(ladder.styled("asks")[0].text == "no sell order")
    #expect(ladder.styled("bids")[0].all("tr").count == 11)
    #expect(ladder.styled("bids")[0].text.hasSuffix("40 levels further away"))
    #expect(ladder.styled("differs").isEmpty)
  }

  @Test func `what neither passed nor broke has its reason`() throws {
    #expect(
      try section().table("Neither passed nor broken") == [
        ["Scenario", "Verdict", "Reason"],
        [
          "A decrease that loses priority goes to the back time-priority/decrease-loses-place",
          "Convention", "decreasePriority is declared as loses; the log differs only there.",
        ],
        [
          "The auction price is the middle auction/middle-of-interval", "Unsupported",
          "The engine can't do: callAuction.",
        ],
      ])
  }

  @Test func `all scenarios stand in the list of their area`() throws {
    let section = try section()
    #expect(section.all("details").count == 6)
    #expect(
      section.all("summary").map(\.text)[1] == "time-priority 1 passed, 1 failed, 1 convention")
    #expect(
      section.table("Scenarios of auction") == [
        ["Scenario", "Verdict", "Mirrored", "Time"],
        [
          "The auction price is the middle auction/middle-of-interval", "Unsupported",
          "Not run the tie-break rounds up, which has a side", "900 ns",
        ],
        [
          "All orders priced better than the auction price are filled auction/all-better-filled",
          "Crashed", "Not run the engine crashed before", "3.10 ms",
        ],
      ])
  }

  @Test func `very many failures of one case are told in part`() throws {
    var run = Sample.run
    run.cases[2].failures = Array(repeating: run.cases[2].failures[1], count: 40)
    let story = try section(run).styled("story")[0]
    #expect(story.styled("failure").count == 3)
    #expect(story.styled("more").last?.text == "37 more failures.")
  }

  @Test func `very many broken cases are told in part`() throws {
    var run = Sample.run
    run.cases = Array(repeating: run.cases[8], count: 250)
    let section = try section(run)
    #expect(section.styled("story").count == 100)
    #expect(section.styled("more").last?.text.hasPrefix("150 more cases broke") == true)
  }
}
