import Reports
import Results
import Testing

@Suite struct StoryTextTests {
  @Test func `a story tells the finding, the command, the events, the books and the replay`() throws
  {
    let failure = try #require(Sample.run.cases[2].failures.first)
    #expect(
      StoryText.text(for: failure) == """
        Found by an expectation of the scenario: The first trade has maker 2, expected 1.

        After command 3, step 4:
          {"new":{"id":"3","instrument":"XYZ","side":"buy","price":"100.00","quantity":"7"}}

          event 1  accepted id 3 instrument XYZ
        ≠ event 2
            expected  traded instrument XYZ maker 1 taker 3 price 100.00 quantity 5 \
        makerLeaves 0 takerLeaves 2 aggressor buy
            actual    traded instrument XYZ maker 2 taker 3 price 100.00 quantity 5 \
        makerLeaves 0 takerLeaves 2 aggressor buy
        ≠ event 3
            expected  traded instrument XYZ maker 2 taker 3 price 100.00 quantity 2 \
        makerLeaves 3 takerLeaves 0 aggressor buy
            actual    traded instrument XYZ maker 1 taker 3 price 100.00 quantity 2 \
        makerLeaves 3 takerLeaves 0 aggressor buy

        Book of XYZ just before, expected:
          sell  101.50   40  #11×25 #12×15
          sell  100.05  120  #17×120
          sell  100.00   10  #1×5 #2×5
          ----
          buy    99.95   30  #8×30
          buy    99.50  275  #4×200 #9×75

        Book of XYZ just before, reference:
          sell  101.50   40  #11×25 #12×15
          sell  100.05  120  #17×120
          sell  100.00   10  #2×5 #1×5
          ----
          buy    99.95   30  #8×30
          buy    99.50  275  #4×200 #9×75

        Replay it: assay run time-priority/earlier-order-first --engine reference
        """)
  }

  @Test func `a story without a command is short`() {
    let failure = Failure(judge: .connection, message: "No answer.", replay: "assay run a")
    #expect(
      StoryText.text(for: failure) == """
        Found by the connection to the engine: No answer.

        Replay it: assay run a
        """)
  }

  @Test func `an empty side is said to be empty, and orders that are not known are left out`() {
    let book = LadderBook(
      holder: "e", instrument: "X", asks: [],
      bids: [LadderLevel(price: "9", quantity: "100"), LadderLevel(price: "-10", quantity: "1")])
    #expect(
      StoryText.ladder(of: book) == ["sell  nothing", "----", "buy     9  100", "buy   -10    1"])
    let empty = LadderBook(holder: "e", instrument: "X", asks: [], bids: [])
    #expect(StoryText.ladder(of: empty) == ["sell  nothing", "----", "buy   nothing"])
  }

  @Test func `what an uncross would bring stands under the book`() {
    var book = LadderBook(
      holder: "e", instrument: "X", asks: [LadderLevel(price: "market", quantity: "2")],
      bids: [LadderLevel(price: "9.50", quantity: "5")],
      indication: LadderIndication(price: "9.50", volume: "2", imbalance: "3"))
    #expect(
      StoryText.ladder(of: book) == [
        "sell  market  2", "----", "buy     9.50  5",
        "an uncross would trade 2 at 9.50, imbalance 3",
      ])
    book.indication = LadderIndication(price: nil, volume: "0", imbalance: "0")
    #expect(StoryText.ladder(of: book).last == "an uncross would trade nothing")
  }

  @Test func `a deep book shows its best levels and counts the others`() {
    func levels(_ first: Int, step: Int) -> [LadderLevel] {
      (0..<50).map { LadderLevel(price: "\(first + step * $0)", quantity: "1") }
    }
    let book = LadderBook(
      holder: "e", instrument: "X", asks: levels(200, step: 1), bids: levels(199, step: -1))
    let lines = StoryText.ladder(of: book)
    #expect(lines.count == 8 + 1 + 1 + 1 + 8)
    #expect(lines.first == "      … 42 more levels")
    #expect(lines[1] == "sell  207  1")
    #expect(lines[8] == "sell  200  1")
    #expect(lines[10] == "buy   199  1")
    #expect(lines.last == "      … 42 more levels")
  }

  @Test func `a crowded level lists its oldest orders and counts the others`() {
    let orders = (1...1000).map { LadderOrder(id: "\($0)", leaves: "5") }
    let book = LadderBook(
      holder: "e", instrument: "X",
      asks: [LadderLevel(price: "1", quantity: "5000", orders: orders)], bids: [])
    #expect(
      StoryText.ladder(of: book)[0]
        == "sell  1  5000  #1×5 #2×5 #3×5 #4×5 #5×5 #6×5 #7×5 #8×5 #9×5 #10×5 … 990 more")
  }

  @Test func `a huge story stays short`() {
    let huge = String(repeating: "huge ", count: 100_000)
    let failure = Failure(
      judge: .golden, message: huge,
      command: Failure.FailingCommand(step: 1, number: 1, text: huge),
      expected: Array(repeating: huge, count: 1000), actual: Array(repeating: "", count: 2000),
      replay: huge)
    let text = StoryText.text(for: failure)
    #expect(text.utf8.count < 30_000)
    #expect(text.contains("… and 1,988 more events."))
  }

  @Test func `what is the same before the first difference is only counted`() {
    let lines = (1...10).map { "line \($0)" }
    let failure = Failure(
      judge: .golden, message: "m", expected: lines, actual: lines.dropLast() + ["other"],
      replay: "r")
    let text = StoryText.text(for: failure)
    #expect(text.contains("Events 1 to 6 are the same.\n  event 7  line 7\n"))
    #expect(text.contains("≠ event 10\n    expected  line 10\n    actual    other\n"))
  }
}
