import Market
import OrderFlow
import Testing

/// What the workloads beyond the mixed ones are made of.
@Suite struct WorkloadMixtureTests {
  private func commands(_ kind: Workload.Kind, _ count: Int) -> [Command] {
    Workload(kind, commandCount: count).makeFlow().commands
  }

  /// The limits of the orders that stay where they can.
  private func restingPrices(_ commands: some Sequence<Command>) -> [Int64] {
    commands.compactMap { command in
      guard case .new(let order) = command, order.timeInForce == .goodTillCancel,
        case .limit(let price) = order.type
      else { return nil }
      return price.rawValue
    }
  }

  @Test func `a static book is filled once, and then stays on its levels`() {
    let commands = commands(.staticDeep, 130_000)
    #expect(restingPrices(commands.prefix(100_000)).count == 100_000)
    let prices = restingPrices(commands)
    #expect(prices.allSatisfy { (99_000...100_999).contains($0) })
    let rest = commands.dropFirst(100_000)
    let cancels = rest.count { if case .cancel = $0 { true } else { false } }
    let immediate = rest.count {
      if case .new(let order) = $0 { order.timeInForce == .immediateOrCancel } else { false }
    }
    #expect(cancels > 10_000 && immediate > 2_000)
  }

  @Test func `a swinging price trades all the time and no command is refused`() {
    let reading = FlowReading(
      Workload(.swingingPrice, commandCount: 20_000).makeFlow(), lookingEvery: 1_000)
    #expect(reading.rejections == 0)
    #expect(reading.crossing > 2_000 && reading.replaces > 500)
    let prices = restingPrices(commands(.swingingPrice, 200_000))
    #expect((prices.max() ?? 0) > 24_500 && (prices.min() ?? 0) < 15_500)
  }

  @Test func `a flash crash falls to a tenth and its makers withdraw`() {
    let commands = commands(.flashCrash, 140_000)
    let prices = restingPrices(commands)
    #expect((prices.min() ?? 0) < 2_500)
    #expect(restingPrices(commands.prefix(120_000)).allSatisfy { $0 > 18_000 })
    let falling = commands[120_000..<130_000]
    let cancels = falling.count { if case .cancel = $0 { true } else { false } }
    #expect(cancels > 2_000)
    #expect(restingPrices(falling).count < 4_000)
  }

  @Test func `wide prices go from one tick to a million millions, and few meet`() {
    let prices = restingPrices(commands(.widePrices, 50_000))
    #expect((prices.min() ?? 0) > 0 && (prices.min() ?? .max) < 1 << 38)
    #expect((prices.max() ?? 0) > 3 << 38)
    #expect(2 * Set(prices).count > prices.count)
    #expect(
      FlowReading(Workload(.widePrices, commandCount: 10_000).makeFlow(), lookingEvery: 2_000)
        .rejections == 0)
  }

  @Test func `a crowded level has two prices, and its orders leave from everywhere`() {
    var live: [OrderID] = []
    var places: [Int] = []
    for command in commands(.crowdedLevel, 20_000) {
      switch command {
      case .new(let order) where order.timeInForce == .goodTillCancel: live.append(order.id)
      case .cancel(let id):
        guard let place = live.firstIndex(of: id) else { continue }
        places.append(1_000 * place / live.count)
        live.remove(at: place)
      default: break
      }
    }
    #expect(Set(restingPrices(commands(.crowdedLevel, 20_000))) == [9_999, 10_000])
    #expect(places.count { $0 > 995 } > places.count / 5)
    #expect(places.count { $0 < 400 } > places.count / 5)
    #expect(places.count { (400...995).contains($0) } > places.count / 8)
  }

  @Test func `a growing book has orders that stay and nothing else`() {
    let commands = commands(.growingBook, 50_000)
    #expect(restingPrices(commands).count == 50_000)
    #expect(
      FlowReading(
        Flow(
          instruments: Workload(.growingBook).makeStream().instruments,
          commands: Array(commands.prefix(5_000))), lookingEvery: 5_000
      ).mostLive == 5_000)
  }

  @Test func `an auction day goes through every phase and uncrosses three times`() {
    let reading = FlowReading(
      Workload(.auctionDay, commandCount: 21_600).makeFlow(), lookingEvery: 5_000)
    #expect(reading.rejections == 0)
    #expect(
      reading.phases == [
        .closed, .preOpen, .openingAuction, .continuous, .halted, .reopeningAuction,
        .closingAuction,
      ])
    #expect(reading.auctions == 3)
    #expect(reading.mostTrades > 100 && reading.expiries > 50)
  }

  @Test func `a flow is the same whether it is made whole or by and by`() {
    for kind in Workload.Kind.allCases {
      var stream = Workload(kind).makeStream()
      var parts: [Command] = []
      for count in [1, 999, 500] { stream.append(count, to: &parts) }
      #expect(parts == commands(kind, 1_500))
    }
  }

  @Test(arguments: [(1_000, 10, 1), (1_000, 100, 7), (100, 1, 100)])
  func `a steady book keeps its size`(orders: Int, levels: Int, instruments: Int) {
    var stream = SteadyBook(orders: orders, levels: levels, instruments: instruments).makeStream()
    var commands: [Command] = []
    stream.append(orders + 3_000, to: &commands)
    #expect(stream.instruments.count == instruments)
    #expect(restingPrices(commands.prefix(orders)).count == orders)
    let reading = FlowReading(
      Flow(instruments: stream.instruments, commands: commands), lookingEvery: 50)
    #expect((orders - 1...orders + 1).contains(reading.mostLive))
    #expect(reading.rejections == 0)
    #expect(reading.crossing > 100 && reading.cancels > 1_000)
    #expect(reading.instruments.count == instruments)
    #expect(Set(restingPrices(commands)).count <= 2 * levels + 1)
  }
}
