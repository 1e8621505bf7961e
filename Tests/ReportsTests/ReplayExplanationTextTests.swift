import Reports
import Results
import Testing

/// What led to one trade, as it is printed.
@Suite struct ReplayExplanationTextTests {
  @Test func `an explanation is drawn as ladder, queue and lists`() {
    let explanation = ReplayExplanation(
      trade: "Trade 3 on trades line 4: 2 at 10.02, maker 9, taker 20 buys", agrees: false,
      verdict: "priority differs: Another resting order of the same price was chosen.",
      place: "Command 5, flow line 6 at 5 ns", command: #"{"cancel":{"id":"20"}}"#,
      book: LadderBook(
        holder: "reference", instrument: "XYZ",
        asks: [LadderLevel(price: "10.02", quantity: "4", orders: [.init(id: "1", leaves: "4")])],
        bids: []),
      queues: [
        .init(
          name: "sell at 10.02", count: 1_200,
          places: [
            .init(number: 1, order: .init(id: "1", leaves: "4"), mark: "engine’s maker"),
            .init(number: 2, order: .init(id: "2", leaves: "3")),
            .init(number: 1_100, order: .init(id: "9", leaves: "2"), mark: "recorded maker"),
          ])
      ],
      made: .init(count: 13, first: 3, shown: ["2 at 10.02, maker 1"], inQuestion: 0),
      recorded: .init(count: 0, first: 1, shown: [], inQuestion: nil))
    #expect(
      ReplayExplanationText.text(for: explanation) == """
        Trade 3 on trades line 4: 2 at 10.02, maker 9, taker 20 buys
        ≠ priority differs: Another resting order of the same price was chosen.

        Command 5, flow line 6 at 5 ns:
          {"cancel":{"id":"20"}}

        Book of XYZ just before, reference:
          sell  10.02  4  #1×4
          ----
          buy   nothing

        Queue to sell at 10.02, 1,200 orders:
              1  #1×4  ← engine’s maker
              2  #2×3
          … 1,097 more orders
          1,100  #9×2  ← recorded maker
          … 100 more orders

        Trades of the command, reference:
          … 2 more trades
        → 2 at 10.02, maker 1
          … 10 more trades

        Trades recorded:
          nothing
        """)
  }

  @Test func `how far a file is read is told with rate and rest`() {
    #expect(ReplayText.progress(bytes: 0, of: 10, inNanoseconds: 5) == "")
    #expect(
      ReplayText.progress(bytes: 250, of: 1000, commands: 6_000, inNanoseconds: 2_000_000_000)
        == ": 25.00 %, 3.00 k/s, 6.00 s left")
    #expect(ReplayText.progress(bytes: 2048, of: nil, inNanoseconds: 5) == ": 2.00 KiB")
    #expect(ReplayText.progress(bytes: 10, of: 10, inNanoseconds: 5) == ": 100 %")
  }
}
