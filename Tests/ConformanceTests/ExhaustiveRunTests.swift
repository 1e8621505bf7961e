import Conformance
import Engines
import Market
import OrderFlow
import Results
import Scenarios
import Testing

@Suite struct ExhaustiveRunTests {
  private func run(_ run: ExhaustiveRun) -> ExhaustiveRun.Outcome {
    run.run(now: { ExhaustiveRun.Instant(wall: 0, processor: 0) }, isWanted: { _ in true })
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
    #expect(outcome.sequences > 50_000)
  }

  @Test func `an engine that branches by replay is judged alike`() {
    var exhaustive = ExhaustiveRun(
      engine: EngineChoice.reference.source, alphabet: NamedAlphabet.types.alphabet, depth: 2)
    exhaustive.mirrorImages = .taken
    let outcome = run(exhaustive)
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

  @Test(arguments: MirrorImages.allCases)
  func `a book that is shown wrong is found after the last command`(images: MirrorImages) {
    let faults: [(Fault, Int)] = [
      (Fault(orders: { orders, _ in orders.reversed() }), 2),
      (Fault(orders: { orders, _ in Array(orders.dropLast()) }), 1),
      (Fault(orders: { orders, side in side == .buy ? orders : [] }), images == .taken ? 1 : 2),
    ]
    for (fault, depth) in faults {
      for deepest in [depth, 3] {
        var exhaustive = ExhaustiveRun(
          engine: fault.source, alphabet: NamedAlphabet.plain.alphabet, depth: deepest)
        exhaustive.mirrorImages = images
        #expect(run(exhaustive).wrong?.count == depth)
      }
      var shallow = ExhaustiveRun(
        engine: fault.source, alphabet: NamedAlphabet.plain.alphabet, depth: depth - 1)
      shallow.mirrorImages = images
      if depth > 1 { #expect(run(shallow).wrong == nil) }
    }
  }

  @Test(arguments: NamedAlphabet.allCases)
  func `our engines do nothing wrong under any conventions that the letters can show`(
    name: NamedAlphabet
  ) {
    let alphabet = name.alphabet
    #expect(alphabet.everyConventions.first == alphabet.conventions)
    #expect(Set(alphabet.everyConventions).count == alphabet.everyConventions.count)
    #expect(alphabet.everyConventions.count > 1)
    // The engines take turns, because each is the other's oracle; `make exhaust` goes deeper.
    for (index, conventions) in alphabet.everyConventions.enumerated() {
      let engine = EngineChoice.allCases[index % EngineChoice.allCases.count]
      var own = alphabet
      own.conventions = conventions
      let outcome = run(ExhaustiveRun(engine: engine, alphabet: own, depth: 2))
      #expect(outcome.wrong == nil, "\(conventions)")
    }
  }

  /// An engine of other conventions is wrong at the depth that shows them, and no sooner.
  @Test func `conventions that an engine does not have are found`() {
    let other = EngineSource(name: "other") { instruments, conventions in
      var own = conventions
      own.identifierReuse = .onceDead
      return EngineChoice.reference.makeEngine(instruments: instruments, conventions: own)
    }
    var alphabet = NamedAlphabet.identifiers.alphabet
    alphabet.conventions.identifierReuse = .never
    // Enter, cancel, enter again.
    #expect(run(ExhaustiveRun(engine: other, alphabet: alphabet, depth: 3)).wrong?.count == 3)
    alphabet.conventions.identifierReuse = .onceDead
    #expect(run(ExhaustiveRun(engine: other, alphabet: alphabet, depth: 3)).wrong == nil)
  }

  @Test(arguments: [NamedAlphabet.identifiers, .day, .range], EngineChoice.allCases)
  func `identifiers that stay used are told from those that were refused`(
    name: NamedAlphabet, engine: EngineChoice
  ) {
    var alphabet = name.alphabet
    alphabet.conventions.identifierReuse = .never
    let depth = name == .identifiers ? 3 : 2
    #expect(run(ExhaustiveRun(engine: engine, alphabet: alphabet, depth: depth)).wrong == nil)
  }

  @Test(arguments: [1, 2, 5])
  func `how many search at once changes nothing but the time`(jobs: Int) {
    for fault in [Fault.wrongLeaves, .lastInFirstOut, .takersPriceForSells] {
      let alone = run(
        ExhaustiveRun(engine: fault.source, alphabet: NamedAlphabet.plain.alphabet, depth: 4))
      var exhaustive = ExhaustiveRun(
        engine: fault.source, alphabet: NamedAlphabet.plain.alphabet, depth: 4)
      exhaustive.jobs = jobs
      let together = run(exhaustive)
      #expect(together.wrong == alone.wrong)
      #expect(together.depths == alone.depths)
    }
    var clean = ExhaustiveRun(
      engine: .reference, alphabet: NamedAlphabet.types.alphabet, depth: 3)
    clean.jobs = jobs
    for depth in run(clean).depths { #expect(depth.sequences == depth.total) }
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
    var exhaustive = ExhaustiveRun(
      engine: .reference, alphabet: NamedAlphabet.plain.alphabet, depth: 3)
    exhaustive.mirrorImages = .taken
    let outcome = exhaustive.run(
      now: { ExhaustiveRun.Instant(wall: 0, processor: 0) },
      isWanted: { $0.commands < 3 })
    #expect(outcome.wasInterrupted)
    #expect(outcome.depths.map(\.sequences) == [12, 216, 0])
    #expect(outcome.cases(of: "plain", story: nil).count == 2)
  }
}
