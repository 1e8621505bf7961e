import Conformance
import Engines
import Market
import OrderFlow
import Results
import Scenarios
import Testing

@Suite struct ExhaustiveRunTests {
  private func run(_ run: ExhaustiveRun) -> ExhaustiveRun.Outcome {
    run.run(clock: { 0 }, isWanted: { _ in true })
  }

  @Test(arguments: NamedAlphabet.allCases, EngineChoice.allCases)
  func `our engines do nothing wrong, and every sequence is judged`(
    name: NamedAlphabet, engine: EngineChoice
  ) {
    for mirrorImages in MirrorImages.allCases {
      var exhaustive = ExhaustiveRun(engine: engine, alphabet: name.alphabet, depth: 3)
      exhaustive.mirrorImages = mirrorImages
      let outcome = run(exhaustive)
      #expect(outcome.wrong == nil)
      #expect(outcome.depths.count == 3)
      for depth in outcome.depths { #expect(depth.sequences == depth.total) }
    }
  }

  @Test(arguments: [NamedAlphabet.plain, .auction])
  func `the reference engine does nothing wrong in any sequence of four`(name: NamedAlphabet) {
    let outcome = run(ExhaustiveRun(engine: .reference, alphabet: name.alphabet, depth: 4))
    #expect(outcome.wrong == nil)
    #expect(outcome.depths.last?.sequences == outcome.depths.last?.total)
    #expect(outcome.sequences > 100_000)
  }

  @Test func `an engine that branches by replay is judged alike`() {
    let outcome = run(
      ExhaustiveRun(
        engine: EngineChoice.reference.source, alphabet: NamedAlphabet.types.alphabet, depth: 2))
    #expect(outcome.wrong == nil)
    #expect(outcome.sequences == 32 + 1056)
  }

  @Test func `what is wrong is found at the least depth that shows it`() {
    let cases: [(Fault, Int)] = [
      (.wrongLeaves, 2), (.takersPrice, 2), (.takersPriceForSells, 2), (.lastInFirstOut, 3),
    ]
    for (fault, depth) in cases {
      let outcome = run(
        ExhaustiveRun(engine: fault.source, alphabet: NamedAlphabet.plain.alphabet, depth: 4))
      #expect(outcome.wrong?.count == depth)
      #expect(outcome.depths.count == depth)
    }
  }

  @Test func `a book that is shown wrong is found where a sequence is carried on`() {
    let fault = Fault(orders: { orders, _ in orders.reversed() })
    let outcome = run(
      ExhaustiveRun(engine: fault.source, alphabet: NamedAlphabet.plain.alphabet, depth: 3))
    #expect(outcome.wrong?.count == 2)
  }

  @Test func `the story names the law, and the flow is kept as a scenario`() throws {
    let exhaustive = ExhaustiveRun(
      engine: Fault.lastInFirstOut.source, alphabet: NamedAlphabet.plain.alphabet, depth: 4)
    let outcome = run(exhaustive)
    let story = try #require(
      exhaustive.story(
        of: outcome, engine: Fault.lastInFirstOut.source, partner: EngineChoice.reference.source,
        replay: "assay exhaust --depth 4"))
    #expect(story.law == "time-priority")
    #expect(story.failure.judge == .law)
    #expect(story.failure.command?.number == 3)
    #expect(story.failure.expected.count == 3)
    #expect(story.failure.booksBefore.count == 2)
    #expect(story.failure.replay == "assay exhaust --depth 4")
    let saved = try #require(story.saved)
    #expect(saved.name.hasPrefix("time-priority-"))
    let scenario = try Scenario(reading: Array(saved.text.utf8))
    #expect(scenario.commands == outcome.wrong)
    let cases = outcome.cases(of: "plain", story: story)
    #expect(cases.map(\.verdict) == [.passed, .passed, .failed])
    #expect(cases.last?.failures == [story.failure])
  }

  @Test func `a run that is no longer wanted says what it did`() {
    var asked = 0
    let exhaustive = ExhaustiveRun(
      engine: .reference, alphabet: NamedAlphabet.plain.alphabet, depth: 3)
    let outcome = exhaustive.run(
      clock: { 0 },
      isWanted: { _ in
        asked += 1
        return asked < 3
      })
    #expect(outcome.wasInterrupted)
    #expect(outcome.depths.map(\.sequences) == [12, 216, 0])
    #expect(outcome.cases(of: "plain", story: nil).count == 2)
  }
}
