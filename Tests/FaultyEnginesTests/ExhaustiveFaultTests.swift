import Conformance
import Engines
import FaultyEngines
import OrderFlow
import Testing

/// Every short sequence on the plain engine, and on the same engine with one fault after the other.
@Suite struct ExhaustiveFaultTests {
  private func outcome(
    _ fault: PlantedFault?, _ name: NamedAlphabet, depth: Int, _ mirrorImages: MirrorImages = .taken
  ) -> ExhaustiveRun.Outcome {
    var run = ExhaustiveRun(
      engine: PlainEngine.source(of: fault), alphabet: name.alphabet, depth: depth)
    run.mirrorImages = mirrorImages
    return run.run(
      now: { ExhaustiveRun.Instant(wall: 0, processor: 0) }, isWanted: { _ in true })
  }

  @Test(arguments: NamedAlphabet.allCases)
  func `the plain engine does nothing wrong`(name: NamedAlphabet) {
    let outcome = outcome(nil, name, depth: 3)
    #expect(outcome.wrong == nil)
    #expect(outcome.depths.map(\.sequences) == outcome.depths.map(\.total))
  }

  /// The faults that sequences of a few commands show, by alphabet and the fewest that do.
  private static let shown: [(NamedAlphabet, Int, [PlantedFault])] = [
    (
      .plain, 2,
      [
        .awayAndBackKeeps, .buyNotAtTheTouch, .buyersPrice, .canceledStillTrades,
        .cancelsOfAsksOnly, .cancelsOfBidsOnly, .crossingBuyRests, .crossingSellRests,
        .decreaseLoses, .depthByArrival, .fullFillNotTaken, .increaseKeeps, .lastInFirstOut,
        .levelsUnsorted, .limitsNeverMeet, .middlePrice, .ordersMerged, .partFillNotTaken,
        .rolesSwapped, .sellNotAtTheTouch, .silentTrade, .takersPrice, .takersPriceOfBuys,
        .takersPriceOfSells, .worstAskFirst, .worstBidFirst, .zombie,
        // Only the book shows these so soon.
        .oneMakerThenLost, .unlikeSizesEndBoth,
      ]
    ),
    (
      .plain, 3,
      [
        .canceledTwice, .deadCancelTaken, .filledReplaced, .indexNotCleared, .limitForgotten,
        .lowerIdentifierMakes, .nextOrdersFill, .oldestCrossingFirst, .oneMakerThenRests,
        .phantomTrade, .replaceDoesNotTrade, .replacesOwnPrice, .staleBounds,
        .staleFilled, .sweepOfOneLevel, .wrapsBelowZero,
      ]
    ),
    (.identifiers, 2, [.duplicateTaken]),
    (.identifiers, 3, [.deadIdentifierRefused]),
    (.types, 1, [.immediateRests]),
    (.types, 2, [.fillOrKillAtItsLimit, .marketBuysOnly, .marketRestTwice, .marketRests]),
  ]

  @Test(arguments: shown.indices)
  func `a fault is found at the least depth that shows it`(row: Int) {
    let (name, depth, faults) = Self.shown[row]
    for fault in faults {
      // To search deeper finds nothing shorter, and to search less deep finds nothing.
      #expect(outcome(fault, name, depth: depth).wrong?.count == depth, "\(fault.rawValue)")
      guard depth > 1 else { continue }
      #expect(outcome(fault, name, depth: depth - 1).wrong == nil, "\(fault.rawValue)")
    }
  }

  @Test(
    arguments: [
      (PlantedFault.worstBidFirst, .worstAskFirst), (.buyNotAtTheTouch, .sellNotAtTheTouch),
      (.crossingBuyRests, .crossingSellRests), (.takersPriceOfBuys, .takersPriceOfSells),
      (.cancelsOfBidsOnly, .cancelsOfAsksOnly),
    ] as [(PlantedFault, PlantedFault)])
  func `a fault of either side is found, mirror images or not`(
    one: PlantedFault, other: PlantedFault
  ) {
    for images in MirrorImages.allCases {
      for fault in [one, other] {
        #expect(outcome(fault, .plain, depth: 4, images).wrong != nil, "\(fault.rawValue)")
      }
    }
  }

  @Test(arguments: [
    PlantedFault.worstAskFirst, .buyNotAtTheTouch, .crossingBuyRests, .takersPriceOfBuys,
    .cancelsOfBidsOnly,
  ])
  func `a fault of one side needs a command more where mirror images are skipped`(
    fault: PlantedFault
  ) {
    #expect(outcome(fault, .plain, depth: 3).wrong?.count == 2)
    #expect(outcome(fault, .plain, depth: 4, .skipped).wrong?.count == 3)
  }
}
