import Market
import MarketData
import Testing

@Suite struct ReorderingSearchTests {
  /// A command for each identifier: a cancel where it comes again.
  private func commands(_ ids: [UInt64]) -> [Command] {
    var seen: Set<UInt64> = []
    return ids.map { id in
      seen.insert(id).inserted
        ? .new(
          NewOrder(
            id: OrderID(id), instrument: InstrumentID(0), side: .buy, type: .limit(Price(1)),
            quantity: Quantity(1)))
        : .cancel(OrderID(id))
    }
  }

  /// Trades that tell in which order commands were carried out.
  private func trace(_ commands: [Command]) -> [TradeIdentity] {
    commands.map { command in
      let (id, cancels): (OrderID, Int64) =
        switch command {
        case .new(let order): (order.id, 0)
        case .cancel(let id): (id, 1)
        case .replace, .massCancel, .phase, .uncross, .clock: (OrderID(0), 0)
        }
      return TradeIdentity(
        maker: id, taker: id, price: Price(cancels), quantity: Quantity(1), aggressor: .buy)
    }
  }

  /// Searches the order in which commands at these places come out.
  private func find(
    _ places: [Int], from ids: [UInt64], limit: Int = 20_000, moves: Int = 3
  ) -> ReorderingSearch.Finding {
    let commands = commands(ids)
    var search = ReorderingSearch()
    search.candidateLimit = limit
    search.moveLimit = moves
    return search.find(trace(places.map { commands[$0] }), from: commands, replay: trace)
  }

  @Test func `one move is found, the earliest command and the nearest place first`() {
    #expect(find([1, 0], from: [1, 2]) == .init(order: [1, 0], candidates: 1))
    #expect(find([1, 2, 0], from: [1, 2, 3]) == .init(order: [1, 2, 0], candidates: 2))
    #expect(find([0, 2, 1], from: [1, 2, 3]) == .init(order: [0, 2, 1], candidates: 3))
    #expect(find([2, 0, 1], from: [1, 2, 3]) == .init(order: [2, 0, 1], candidates: 4))
  }

  @Test func `what needs more moves is found after all that needs fewer`() {
    let reversed = find([2, 1, 0], from: [1, 2, 3])
    #expect(reversed == .init(order: [2, 1, 0], candidates: 5))
    #expect(find([2, 1, 0], from: [1, 2, 3], moves: 1) == .init(order: nil, candidates: 4))
    #expect(find([3, 2, 1, 0], from: [1, 2, 3, 4]).order == [3, 2, 1, 0])
    #expect(find([3, 2, 1, 0], from: [1, 2, 3, 4], moves: 2).order == nil)
  }

  @Test func `every order of four commands is tried once`() {
    let search = ReorderingSearch()
    var tried: [[TradeIdentity]] = []
    let all = search.find([], from: commands([1, 2, 3, 4])) { commands in
      tried.append(trace(commands))
      return trace(commands)
    }
    #expect(all == .init(order: nil, candidates: 23))
    #expect(Set(tried).count == 23)
    #expect(tried.count == 23)
  }

  @Test func `the commands of one order keep their order`() {
    #expect(find([1, 0], from: [1, 1]) == .init(order: nil, candidates: 0))
    #expect(find([2, 0, 1], from: [1, 1, 2]).order == [2, 0, 1])
    #expect(find([2, 1, 0], from: [1, 1, 2]) == .init(order: nil, candidates: 2))
    #expect(find([1, 2, 0], from: [1, 2, 1]).order == nil)
  }

  @Test func `past the limit of candidates nothing is claimed`() {
    #expect(find([1, 2, 0], from: [1, 2, 3], limit: 2).order == [1, 2, 0])
    #expect(find([1, 2, 0], from: [1, 2, 3], limit: 1) == .init(order: nil, candidates: 1))
  }

  @Test func `an instant of very many commands is not searched`() {
    let most = Array(1...64).map(UInt64.init)
    let swapped = [1, 0] + Array(2..<64)
    #expect(find(swapped, from: most) == .init(order: swapped, candidates: 1))
    let tooMany = most + [65]
    #expect(find(swapped + [64], from: tooMany) == .init(order: nil, candidates: 0))
  }

  @Test func `one command, or none, has no other order`() {
    #expect(find([0], from: [1]) == .init(order: nil, candidates: 0))
    #expect(find([], from: []) == .init(order: nil, candidates: 0))
  }

  @Test func `nothing is claimed where a command names no order`() {
    let commands = commands([1, 2]) + [.uncross(InstrumentID(0))]
    let finding = ReorderingSearch().find(
      trace([commands[1], commands[0], commands[2]]), from: commands, replay: trace)
    #expect(finding == .init(order: nil, candidates: 0))
  }
}
