import Market
import OrderFlow
import Testing

@Suite struct WorkloadTests {
  @Test(arguments: [
    (Workload.Kind.mixed, "e1e016bb054076c0"), (.mixed500, "12f36aabc34a28f5"),
    (.cancelStorm, "36c2946c5f81dcb0"), (.deepSweeps, "88784e6392afa276"),
  ])
  func `the first million commands are the same on every machine`(
    kind: Workload.Kind, hash: String
  ) {
    let flow = Workload(kind, commandCount: 1_000_000).makeFlow()
    #expect(flow.commands.count == 1_000_000)
    #expect(flow.hash == hash)
  }

  @Test(arguments: [
    (Workload.Kind.staticDeep, "cad3135d103aa819"), (.swingingPrice, "636ce59054f89111"),
    (.flashCrash, "520b9cbe0a7a6ff7"), (.widePrices, "7a24cb6034d6f926"),
    (.crowdedLevel, "53e83b094d3aafc9"), (.growingBook, "ccd936cd3c1e6404"),
    (.auctionDay, "83f5ef531684ff10"),
  ])
  func `the first hundred thousand are the same on every machine`(
    kind: Workload.Kind, hash: String
  ) {
    #expect(Workload(kind, commandCount: 100_000).makeFlow().hash == hash)
  }

  @Test func `every workload has its name, its line and its number of commands`() {
    #expect(
      Workload.all.map(\.name) == [
        "mixed", "mixed-500", "cancel-storm", "deep-sweeps", "static-deep", "swinging-price",
        "flash-crash", "wide-prices", "crowded-level", "growing-book", "auction-day",
      ])
    #expect(Workload.all.map(\.commandCount).prefix(3) == [5_000_000, 5_000_000, 2_000_000])
    #expect(Workload(.growingBook).commandCount == 10_000_000)
    #expect(Set(Workload.all.map(\.summary)).count == Workload.all.count)
    #expect(Workload.all.allSatisfy { $0.seed == 1 && !$0.summary.isEmpty })
  }

  @Test(arguments: Workload.Kind.allCases)
  func `a shorter flow is the beginning of a longer one`(kind: Workload.Kind) {
    let long = Workload(kind, commandCount: 3_000).makeFlow()
    let short = Workload(kind, commandCount: 1_000).makeFlow()
    #expect(short.commands == Array(long.commands.prefix(1_000)))
    #expect(short.instruments == long.instruments)
    #expect(Workload(kind, commandCount: 0).makeFlow().commands.isEmpty)
  }

  @Test(arguments: Workload.Kind.allCases)
  func `another seed gives another flow`(kind: Workload.Kind) {
    let flows = [1, 2, 3].map { Workload(kind, seed: $0, commandCount: 500).makeFlow().hash }
    #expect(Set(flows).count == 3)
  }

  @Test(arguments: Workload.Kind.allCases)
  func `identifiers are never used twice and lie all over the 64 bits`(kind: Workload.Kind) {
    let ids = Workload(kind, commandCount: 20_000).makeFlow().commands.compactMap { command in
      if case .new(let order) = command { order.id.rawValue } else { nil }
    }
    #expect(Set(ids).count == ids.count)
    let sixteenths = ids.reduce(into: [Int](repeating: 0, count: 16)) { $0[Int($1 >> 60)] += 1 }
    #expect(sixteenths.allSatisfy { $0 > ids.count / 20 })
  }

  @Test func `the mixed flow is made of what it says`() {
    let reading = FlowReading(Workload(.mixed, commandCount: 30_000).makeFlow())
    expectMixture(reading)
    #expect(reading.bestBids.count > 2)
    #expect(reading.mostLive > 3_500 && reading.mostLive < 5_000)
    #expect(reading.cancelReasons.isSuperset(of: [.requested, .fillOrKill]))
  }

  @Test func `the mixed flow over 500 instruments has busy and quiet ones`() {
    let reading = FlowReading(
      Workload(.mixed500, commandCount: 30_000).makeFlow(), lookingEvery: 10_000)
    let orders = reading.instruments.values.sorted()
    #expect(orders.count == 500)
    #expect(orders[499] > 20 * orders[250])
    #expect(reading.mostLive > 15_000)
    #expect(1_000 * reading.rejections < 12 * reading.commands)
  }

  #if !DEBUG
    // Its books need some hundred thousand commands to fill, too many for an engine that checks
    // itself after each.
    @Test func `the mixed flow over 500 instruments settles down to the same mixture`() {
      let flow = Workload(.mixed500, commandCount: 1_000_000).makeFlow()
      expectMixture(FlowReading(flow, lookingEvery: .max))
    }
  #endif

  @Test func `a cancel storm cancels nearly everything, some of it too late`() {
    let reading = FlowReading(Workload(.cancelStorm, commandCount: 50_000).makeFlow())
    #expect(100 * reading.cancels > 45 * reading.commands)
    #expect(reading.replaces == 0)
    #expect(reading.crossing > 150 && 100 * reading.crossing < 2 * reading.newOrders)
    #expect(reading.rejections > 50 && 1_000 * reading.rejections < 12 * reading.commands)
    #expect(reading.mostLive > 5_000)
  }

  @Test func `deep sweeps go through hundreds of levels, and no command is refused`() {
    let reading = FlowReading(
      Workload(.deepSweeps, commandCount: 50_000).makeFlow(), lookingEvery: 10_000)
    #expect(reading.rejections == 0)
    #expect(reading.mostTrades > 500 && reading.mostTrades < 2_000)
    #expect(10 * reading.trades > 8 * (reading.commands - 20_000))
    #expect(reading.mostLive > 18_000)
    #expect(reading.cancels > 20)
  }

  private func expectMixture(
    _ reading: FlowReading, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let changes = reading.cancels + reading.replaces
    #expect(
      (35...52).contains(100 * changes / reading.commands), sourceLocation: sourceLocation)
    #expect((11...13).contains(100 * reading.replaces / changes), sourceLocation: sourceLocation)
    #expect(
      (17...23).contains(100 * reading.crossing / reading.newOrders),
      sourceLocation: sourceLocation)
    #expect(1_000 * reading.rejections < 12 * reading.commands, sourceLocation: sourceLocation)
    #expect(reading.reasons == [.unknownOrder], sourceLocation: sourceLocation)
  }
}
