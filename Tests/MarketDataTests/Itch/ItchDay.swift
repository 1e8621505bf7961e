import Market

@testable import MarketData

/// A made-up day of two stocks at a venue that keeps price-time priority, as its messages tell it:
/// crossed orders before the opening, opening crosses, sweeps, hidden trades, replacements, a halt
/// with orders that cross, a broken trade, and closing crosses.
struct ItchDay {
  static let symbols: [ItchSymbol] = ["AAPL", "MSFT"]

  private struct Order {
    var id: OrderID
    var side: Side
    var price: Price
    var leaves: Quantity
  }

  private(set) var file = ItchFile()
  private var numbers: ItchSample.Numbers
  /// The live orders of each stock by their arrival.
  private var books: [[Order]] = [[], []]
  private var (now, orders, matches) = (Int64(14_400_000_000_000), UInt64(0), UInt64(0))
  /// The executions of each stock's displayed orders outside of auctions.
  private(set) var executions = [0, 0]

  /// A day with so many steps of continuous trading.
  init(seed: UInt64, steps: Int) {
    numbers = ItchSample.Numbers(state: seed)
    add(.systemEvent("O"), 0)
    for (index, symbol) in Self.symbols.enumerated() {
      add(Self.directory(symbol), UInt16(index + 1))
      add(action(index, .trading), UInt16(index + 1))
    }
    for stock in [0, 1] { auction(stock, kind: "O") }
    add(.systemEvent("Q"), 0)
    for step in 0..<steps {
      let stock = Int.random(in: 0...1, using: &numbers)
      trade(stock)
      guard step == steps / 2 else { continue }
      say(action(stock, .halted), of: stock)
      auction(stock, kind: "H")
      say(action(stock, .trading), of: stock)
      say(.brokenTrade(match: 1), of: stock)
    }
    add(.systemEvent("M"), 0)
    for stock in [0, 1] { auction(stock, kind: "C") }
    add(.systemEvent("C"), 0)
  }

  private static func directory(_ symbol: ItchSymbol) -> ItchMessage.Content {
    .stockDirectory(
      ItchMessage.StockDirectory(
        stock: symbol, marketCategory: "Q", financialStatus: "N", roundLot: 100,
        roundLotsOnly: "N", classification: "C", subType: "Z", authenticity: "P",
        shortSaleThreshold: "N", newIssue: "N", priceLimitTier: "1", fund: "N", fundLeverage: 0,
        fundIsInverted: "N"))
  }

  private func action(
    _ stock: Int, _ state: ItchMessage.TradingAction.State
  ) -> ItchMessage.Content {
    .tradingAction(
      ItchMessage.TradingAction(
        stock: Self.symbols[stock], state: state, reserved: 0x20, reason: " "))
  }

  private mutating func add(_ content: ItchMessage.Content, _ locate: UInt16) {
    file.add(
      ItchMessage(
        locate: locate, tracking: 0, instant: Timestamp(nanoseconds: now), content: content))
  }

  private mutating func say(_ content: ItchMessage.Content, of stock: Int) {
    add(content, UInt16(stock + 1))
  }

  private mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
    .random(in: range, using: &numbers)
  }
}

extension ItchDay {
  private mutating func enter(_ side: Side, at price: Price, _ stock: Int) {
    orders += 1
    let order = Order(
      id: OrderID(orders), side: side, price: price, leaves: Quantity(number(1...100)))
    books[stock].append(order)
    say(
      .added(
        ItchMessage.AddedOrder(
          id: order.id, side: side, shares: order.leaves, stock: Self.symbols[stock],
          price: price)), of: stock)
  }

  /// A price at which an order of this side meets no other.
  private mutating func passivePrice(_ side: Side) -> Price {
    Price(side == .buy ? number(990...999) : number(1001...1010))
  }

  /// Orders that cross, and the auction that trades them.
  private mutating func auction(_ stock: Int, kind: ItchCode) {
    for side in [Side.buy, .sell, .buy, .sell] {
      now += 1000
      enter(side, at: Price(side == .buy ? 1005 : 995), stock)
    }
    now += 1000
    let crossing = books[stock].filter {
      $0.side == .buy ? $0.price.rawValue > 1000 : $0.price.rawValue < 1000
    }
    for order in crossing {
      matches += 1
      say(
        .executedAtPrice(
          ItchMessage.Execution(id: order.id, shares: order.leaves, match: matches),
          Price(1000), isPrintable: false), of: stock)
      books[stock].removeAll { $0.id == order.id }
    }
    say(
      .crossTrade(
        ItchMessage.CrossTrade(
          shares: 1, stock: Self.symbols[stock], price: Price(1000), match: matches, kind: kind)),
      of: stock)
  }

  /// A step of continuous trading.
  private mutating func trade(_ stock: Int) {
    now += number(0...2) * 1000
    let side = number(0...1) == 0 ? Side.buy : .sell
    let place = books[stock].indices.randomElement(using: &numbers)
    switch (number(0...9), place) {
    case (0...1, _): sweep(side, stock)
    case (2, _):
      say(
        .trade(
          ItchMessage.Trade(
            id: OrderID(0), side: .buy, shares: Quantity(5), stock: Self.symbols[stock],
            price: Price(1000), match: matches)), of: stock)
    case (3, let place?):
      say(.deleted(books[stock].remove(at: place).id), of: stock)
    case (4, let place?) where books[stock][place].leaves > Quantity(1):
      let order = books[stock][place]
      books[stock][place].leaves = order.leaves - Quantity(1)
      say(.reduced(order.id, by: Quantity(1)), of: stock)
    case (5, let place?):
      var order = books[stock].remove(at: place)
      let old = order.id
      orders += 1
      (order.id, order.price) = (OrderID(orders), passivePrice(order.side))
      books[stock].append(order)
      say(.replaced(old, by: order.id, order.leaves, order.price), of: stock)
    default: enter(side, at: passivePrice(side), stock)
    }
  }

  /// Executes some orders of a side by price, then time, as one order from the other side does.
  private mutating func sweep(_ side: Side, _ stock: Int) {
    now += 1000
    var wanted = Quantity(number(1...200))
    while wanted > .zero {
      let candidates = books[stock].indices.filter { books[stock][$0].side == side }
      let best = candidates.min { a, b in
        let (left, right) = (books[stock][a].price, books[stock][b].price)
        return left == right ? a < b : left.isBetter(than: right, for: side)
      }
      guard let best else { break }
      let quantity = min(wanted, books[stock][best].leaves)
      matches += 1
      executions[stock] += 1
      say(
        .executed(
          ItchMessage.Execution(id: books[stock][best].id, shares: quantity, match: matches)),
        of: stock)
      wanted = wanted - quantity
      books[stock][best].leaves = books[stock][best].leaves - quantity
      if books[stock][best].leaves == .zero { books[stock].remove(at: best) }
    }
    now += 1000
  }
}
