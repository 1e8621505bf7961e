import Laws
import Market
import Testing

/// For plain limit orders three laws leave one matching: positive spread, priority, conservation.
///
/// The theorem is that of Garg and Sarswat. Here every small input is taken (an uncrossed book of a
/// few orders that came one after the other, then one incoming order), and for it *every* matching:
/// a quantity for each pair of a buy and a sell order. Each is reported as an engine would report
/// it, and the laws are asked.
///
/// What a matching does not say is fixed: fills are told by price, then time, at the maker's price,
/// and what is left adds up to what was traded. Pairs of two resting orders are told with the later
/// one as taker.
@Suite struct CompletenessTests {
  /// The laws of the theorem: priority is by price, then time; to conserve quantities is also to
  /// leave filled orders alone; and only pairs that may trade are matched at all.
  private static let complete: [String: Set<Law>] = [
    "positive spread": [.positiveSpread],
    "priority": [.pricePriority, .timePriority],
    "conservation": [.conservation, .theDeadStayDead],
    "limits": [.limit],
  ]

  private static let all = complete.values.reduce(into: Set<Law>()) { $0.formUnion($1) }

  private static let instrument = InstrumentID(0)

  private struct Offer: Hashable {
    var side: Side
    var price: Int64
    var quantity: Int64
  }

  private static func offers(at prices: [Int64]) -> [Offer] {
    Side.allCases.flatMap { side in
      prices.flatMap { price in
        [1, 2].map { Offer(side: side, price: price, quantity: $0) }
      }
    }
  }

  /// All books of so many orders, one after the other, that are never crossed.
  private static func books(of count: Int, _ offers: [Offer]) -> [[Offer]] {
    guard count > 0 else { return [[]] }
    return books(of: count - 1, offers).flatMap { book in
      offers.compactMap { offer in
        let isCrossing = book.contains { crosses(offer, $0) }
        return isCrossing ? nil : book + [offer]
      }
    }
  }

  private static func crosses(_ a: Offer, _ b: Offer) -> Bool {
    guard a.side != b.side else { return false }
    return a.side == .buy ? a.price >= b.price : b.price >= a.price
  }

  /// A quantity for a pair of orders, by their numbers from 0; the later order takes.
  private struct Fill: Hashable {
    var maker: Int
    var taker: Int
    var quantity: Int64
  }

  /// Every matching: a quantity from 0 on for each pair of a buy and a sell order, within the
  /// quantity of the smaller.
  private static func matchings(of orders: [Offer]) -> [[Fill]] {
    var pairs: [(maker: Int, taker: Int)] = []
    for taker in orders.indices {
      for maker in 0..<taker where orders[maker].side != orders[taker].side {
        pairs.append((maker, taker))
      }
    }
    return pairs.reduce([[]]) { matchings, pair in
      let most = min(orders[pair.maker].quantity, orders[pair.taker].quantity)
      return matchings.flatMap { matching in
        (0...most).map { quantity in
          quantity == 0
            ? matching
            : matching + [Fill(maker: pair.maker, taker: pair.taker, quantity: quantity)]
        }
      }
    }
  }

  /// The commands that enter the orders.
  private static func commands(_ orders: [Offer]) -> [Command] {
    orders.enumerated().map { index, order in
      .new(
        NewOrder(
          id: OrderID(UInt64(index + 1)), instrument: instrument, side: order.side,
          type: .limit(Price(order.price)), quantity: Quantity(order.quantity)))
    }
  }

  /// The answer to the last order when the orders match so.
  private static func answer(_ orders: [Offer], _ matching: [Fill]) -> [Event] {
    var left = orders.map(\.quantity)
    let told = matching.sorted { a, b in
      let (first, second) = (orders[a.maker], orders[b.maker])
      if a.taker != b.taker { return a.taker > b.taker }
      if first.price == second.price { return a.maker < b.maker }
      return (first.price > second.price) == (first.side == .buy)
    }
    let last = orders.count
    return [.accepted(Acceptance(id: OrderID(UInt64(last)), instrument: instrument))]
      + told.map { fill in
        left[fill.maker] = max(0, left[fill.maker] - fill.quantity)
        left[fill.taker] = max(0, left[fill.taker] - fill.quantity)
        return .traded(
          Trade(
            instrument: instrument, maker: OrderID(UInt64(fill.maker + 1)),
            taker: OrderID(UInt64(fill.taker + 1)), price: Price(orders[fill.maker].price),
            quantity: Quantity(fill.quantity), makerLeaves: Quantity(left[fill.maker]),
            takerLeaves: Quantity(left[fill.taker]), aggressor: Aggressor(orders[fill.taker].side)))
      }
  }

  /// The matching that price, then time gives, worked out by itself.
  private static func dueMatching(_ orders: [Offer]) -> Set<Fill> {
    guard let taker = orders.last else { return [] }
    let makers = orders.indices.dropLast().filter { crosses(orders[$0], taker) }.sorted { a, b in
      orders[a].price == orders[b].price
        ? a < b : (orders[a].price > orders[b].price) == (orders[a].side == .buy)
    }
    var fills: Set<Fill> = []
    var left = taker.quantity
    for maker in makers where left > 0 {
      let quantity = min(left, orders[maker].quantity)
      fills.insert(Fill(maker: maker, taker: orders.count - 1, quantity: quantity))
      left -= quantity
    }
    return fills
  }

  @Test(
    arguments: [
      (0, [100, 101, 102]), (1, [100, 101, 102]), (2, [100, 101, 102]), (3, [100, 101]),
    ] as [(Int, [Int64])])
  func `exactly one matching keeps the laws`(resting: Int, prices: [Int64]) {
    let offers = Self.offers(at: prices)
    let books = Self.books(of: resting, offers)
    var inputs = 0
    var candidates = 0
    for book in books {
      var judge = Judge(
        instruments: [Instrument(symbol: "X")], conventions: Conventions())
      for (index, command) in Self.commands(book).enumerated() {
        let id = OrderID(UInt64(index + 1))
        let answer = Event.accepted(Acceptance(id: id, instrument: Self.instrument))
        #expect(judge.judge(command, answeredBy: [answer]).isEmpty)
      }
      for incoming in offers {
        let orders = book + [incoming]
        inputs += 1
        var kept: [[Fill]] = []
        for matching in Self.matchings(of: orders) {
          candidates += 1
          var own = judge
          let violations = own.judge(
            Self.commands(orders)[resting], answeredBy: Self.answer(orders, matching))
          let isKept = !violations.contains { Self.all.contains($0.law) }
          if isKept { kept.append(matching) }
          // The laws beside them add nothing where those are kept.
          if isKept, !violations.isEmpty {
            Issue.record("\(orders): \(violations.map(\.sentence))")
          }
        }
        guard kept.count == 1, Set(kept[0]) == Self.dueMatching(orders) else {
          Issue.record("\(orders) has the matchings \(kept)")
          return
        }
      }
    }
    #expect(inputs == books.count * offers.count)
    #expect(resting == 0 || candidates > inputs)
    print("\(resting) resting: \(inputs) inputs, \(candidates) matchings")
  }

  /// Without one of the laws more than one matching is left somewhere.
  @Test(arguments: ["positive spread", "priority", "conservation", "limits"])
  func `no law of the theorem can be left out`(law: String) {
    let laws = Self.all.subtracting(Self.complete[law] ?? [])
    let offers = Self.offers(at: [100, 101])
    let isAmbiguous = Self.books(of: 2, offers).contains { book in
      offers.contains { incoming in
        let orders = book + [incoming]
        return Self.matchings(of: orders).count { matching in
          var judge = Judge(
            instruments: [Instrument(symbol: "X")], conventions: Conventions())
          for (index, command) in Self.commands(book).enumerated() {
            let id = OrderID(UInt64(index + 1))
            _ = judge.judge(
              command,
              answeredBy: [.accepted(Acceptance(id: id, instrument: Self.instrument))])
          }
          let violations = judge.judge(
            Self.commands(orders)[2], answeredBy: Self.answer(orders, matching))
          return !violations.contains { laws.contains($0.law) }
        } > 1
      }
    }
    #expect(isAmbiguous)
  }
}
