import Market

@testable import MarketData

/// Makes messages of every type, whose fields are all at one end of what they can hold or random.
struct ItchSample {
  enum Values { case least, greatest, random }

  private let values: Values
  private var numbers: Numbers

  init(_ values: Values, seed: UInt64 = 0) {
    self.values = values
    numbers = Numbers(state: seed)
  }

  /// A small generator of numbers, the same everywhere.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state ^ state >> 33) &* 0xFF51_AFD7_ED55_8CCD
    }
  }

  private mutating func choice<Value>(_ options: [Value]) -> Value {
    switch values {
    case .least: options[0]
    case .greatest: options[options.count - 1]
    case .random: options[Int.random(in: 0..<options.count, using: &numbers)]
    }
  }

  private mutating func number<Number: FixedWidthInteger & UnsignedInteger>() -> Number {
    switch values {
    case .least: 0
    case .greatest: .max
    case .random: .random(in: 0 ... .max, using: &numbers)
    }
  }

  private mutating func text<Storage>() -> ItchText<Storage> {
    let printable = (UInt8(0x20)...0x7E).map { Character(Unicode.Scalar($0)) }
    let text = String((0..<ItchText<Storage>.length).map { _ in choice(printable) })
    return ItchText(padding: text) ?? " "
  }

  private mutating func id() -> OrderID { OrderID(number()) }
  private mutating func side() -> Side { choice([.buy, .sell]) }

  private mutating func shares() -> Quantity {
    let shares: UInt32 = number()
    return Quantity(Int64(shares))
  }

  private mutating func price() -> Price {
    let price: UInt32 = number()
    return Price(Int64(price))
  }

  private mutating func execution() -> ItchMessage.Execution {
    ItchMessage.Execution(id: id(), shares: shares(), match: number())
  }

  /// A message of this type.
  mutating func message(_ type: UInt8) -> ItchMessage {
    let instant: UInt64 = number()
    return ItchMessage(
      locate: number(), tracking: number(),
      instant: Timestamp(nanoseconds: Int64(instant >> 16)),
      content: ordersContent(Unicode.Scalar(type)) ?? stocksContent(Unicode.Scalar(type)))
  }

  private mutating func ordersContent(_ type: Unicode.Scalar) -> ItchMessage.Content? {
    switch type {
    case "A", "F":
      .added(
        ItchMessage.AddedOrder(
          id: id(), side: side(), shares: shares(), stock: text(), price: price(),
          attribution: type == "F" ? text() : nil))
    case "E": .executed(execution())
    case "C": .executedAtPrice(execution(), price(), isPrintable: choice([false, true]))
    case "X": .reduced(id(), by: shares())
    case "D": .deleted(id())
    case "U": .replaced(id(), by: id(), shares(), price())
    case "P":
      .trade(
        ItchMessage.Trade(
          id: id(), side: side(), shares: shares(), stock: text(), price: price(),
          match: number()))
    case "Q":
      .crossTrade(
        ItchMessage.CrossTrade(
          shares: number(), stock: text(), price: price(), match: number(), kind: text()))
    case "B": .brokenTrade(match: number())
    case "I":
      .imbalance(
        ItchMessage.Imbalance(
          pairedShares: number(), imbalanceShares: number(), direction: text(), stock: text(),
          farPrice: price(), nearPrice: price(), referencePrice: price(), kind: text(),
          variation: text()))
    default: nil
    }
  }

  private mutating func stocksContent(_ type: Unicode.Scalar) -> ItchMessage.Content {
    switch type {
    case "R": .stockDirectory(stockDirectory())
    case "H":
      .tradingAction(
        ItchMessage.TradingAction(
          stock: text(), state: choice(ItchMessage.TradingAction.State.allCases),
          reserved: number(), reason: text()))
    case "Y": .shortSaleRestriction(text(), action: text())
    case "L":
      .participantPosition(
        ItchMessage.ParticipantPosition(
          participant: text(), stock: text(), primaryMarketMaker: text(), mode: text(),
          state: text()))
    case "V": .circuitBreakerLevels(number(), number(), number())
    case "W": .circuitBreakerBreach(level: text())
    case "K":
      .quotingPeriod(
        ItchMessage.QuotingPeriod(
          stock: text(), releaseTime: number(), qualifier: text(), price: price()))
    case "J":
      .auctionCollar(
        ItchMessage.AuctionCollar(
          stock: text(), referencePrice: price(), upperPrice: price(), lowerPrice: price(),
          extensions: number()))
    case "h":
      .operationalHalt(
        ItchMessage.OperationalHalt(
          stock: text(), market: text(),
          action: choice(ItchMessage.OperationalHalt.Action.allCases)))
    case "N": .retailInterest(text(), flag: text())
    case "O":
      .directListing(
        ItchMessage.DirectListing(
          stock: text(), eligibility: text(), minimumPrice: price(), maximumPrice: price(),
          nearPrice: price(), nearTime: number(), lowerCollar: price(), upperCollar: price()))
    default: .systemEvent(text())
    }
  }

  private mutating func stockDirectory() -> ItchMessage.StockDirectory {
    ItchMessage.StockDirectory(
      stock: text(), marketCategory: text(), financialStatus: text(), roundLot: number(),
      roundLotsOnly: text(), classification: text(), subType: text(), authenticity: text(),
      shortSaleThreshold: text(), newIssue: text(), priceLimitTier: text(), fund: text(),
      fundLeverage: number(), fundIsInverted: text())
  }
}
