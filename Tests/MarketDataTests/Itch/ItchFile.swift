import Market

@testable import MarketData

/// A file of messages that is being written, each after its length.
struct ItchFile {
  private(set) var bytes: [UInt8] = []

  init(_ messages: [ItchMessage] = []) {
    for message in messages { add(message) }
  }

  mutating func add(_ message: ItchMessage) { add(bytes: Self.encoded(message)) }

  /// Adds what may not be a message, after its length.
  mutating func add(bytes message: [UInt8]) {
    bytes += [UInt8(message.count >> 8), UInt8(message.count & 0xFF)] + message
  }

  /// Adds a length of 0.
  mutating func end() { bytes += [0, 0] }

  /// The bytes of a message, from its type on.
  static func encoded(_ message: ItchMessage) -> [UInt8] {
    [message.type] + message.fields.flatMap(\.bytes)
  }
}

/// A field of a message, as the specification's tables have it.
enum ItchField {
  case number(UInt64, size: Int)
  case text([UInt8])

  static func text<Storage>(_ text: ItchText<Storage>) -> ItchField {
    .text(ItchField.number(UInt64(text.characters), size: Storage.bitWidth / 8).bytes)
  }

  static func price(_ price: Price) -> ItchField { .number(UInt64(price.rawValue), size: 4) }

  static func shares(_ shares: Quantity) -> ItchField { .number(UInt64(shares.rawValue), size: 4) }

  static func order(_ id: OrderID) -> ItchField { .number(id.rawValue, size: 8) }

  static func side(_ side: Side) -> ItchField {
    .text([side == .buy ? UInt8(ascii: "B") : UInt8(ascii: "S")])
  }

  var bytes: [UInt8] {
    switch self {
    case .text(let bytes): bytes
    case .number(let number, let size):
      (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
  }

  /// A number in decimal, or the bytes of a text in hexadecimal.
  var word: String {
    switch self {
    case .number(let number, _): "\(number)"
    case .text(let bytes):
      bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
  }
}

extension ItchMessage {
  /// All types of ITCH 5.0, in the order of the specification.
  static let types = Array("SRHYLVWKJhAFECXDUPQBINO".utf8)

  var type: UInt8 {
    let letter: Unicode.Scalar =
      switch content {
      case .systemEvent: "S"
      case .stockDirectory: "R"
      case .tradingAction: "H"
      case .shortSaleRestriction: "Y"
      case .participantPosition: "L"
      case .circuitBreakerLevels: "V"
      case .circuitBreakerBreach: "W"
      case .quotingPeriod: "K"
      case .auctionCollar: "J"
      case .operationalHalt: "h"
      case .added(let order): order.attribution == nil ? "A" : "F"
      case .executed: "E"
      case .executedAtPrice: "C"
      case .reduced: "X"
      case .deleted: "D"
      case .replaced: "U"
      case .trade: "P"
      case .crossTrade: "Q"
      case .brokenTrade: "B"
      case .imbalance: "I"
      case .retailInterest: "N"
      case .directListing: "O"
      }
    return UInt8(ascii: letter)
  }

  /// The fields after the type, in the order of the specification's table.
  var fields: [ItchField] {
    [
      .number(UInt64(locate), size: 2), .number(UInt64(tracking), size: 2),
      .number(UInt64(instant.rawValue), size: 6),
    ] + (ordersFields ?? stocksFields)
  }

  /// The fields of messages about orders and trades.
  private var ordersFields: [ItchField]? {
    switch content {
    case .added(let order):
      [
        .order(order.id), .side(order.side), .shares(order.shares), .text(order.stock),
        .price(order.price),
      ] + (order.attribution.map { [.text($0)] } ?? [])
    case .executed(let execution):
      [.order(execution.id), .shares(execution.shares), .number(execution.match, size: 8)]
    case .executedAtPrice(let execution, let price, let isPrintable):
      [
        .order(execution.id), .shares(execution.shares), .number(execution.match, size: 8),
        .text(Array((isPrintable ? "Y" : "N").utf8)), .price(price),
      ]
    case .reduced(let id, let shares): [.order(id), .shares(shares)]
    case .deleted(let id): [.order(id)]
    case .replaced(let old, let new, let shares, let price):
      [.order(old), .order(new), .shares(shares), .price(price)]
    case .trade(let trade):
      [
        .order(trade.id), .side(trade.side), .shares(trade.shares), .text(trade.stock),
        .price(trade.price), .number(trade.match, size: 8),
      ]
    case .crossTrade(let cross):
      [
        .number(cross.shares, size: 8), .text(cross.stock), .price(cross.price),
        .number(cross.match, size: 8), .text(cross.kind),
      ]
    case .brokenTrade(let match): [.number(match, size: 8)]
    case .imbalance(let imbalance):
      [
        .number(imbalance.pairedShares, size: 8), .number(imbalance.imbalanceShares, size: 8),
        .text(imbalance.direction), .text(imbalance.stock), .price(imbalance.farPrice),
        .price(imbalance.nearPrice), .price(imbalance.referencePrice), .text(imbalance.kind),
        .text(imbalance.variation),
      ]
    default: nil
    }
  }

  /// The fields of the other messages.
  private var stocksFields: [ItchField] {
    switch content {
    case .systemEvent(let code): [.text(code)]
    case .stockDirectory(let stock):
      [
        .text(stock.stock), .text(stock.marketCategory), .text(stock.financialStatus),
        .number(UInt64(stock.roundLot), size: 4), .text(stock.roundLotsOnly),
        .text(stock.classification), .text(stock.subType), .text(stock.authenticity),
        .text(stock.shortSaleThreshold), .text(stock.newIssue), .text(stock.priceLimitTier),
        .text(stock.fund), .number(UInt64(stock.fundLeverage), size: 4),
        .text(stock.fundIsInverted),
      ]
    case .tradingAction(let action):
      [
        .text(action.stock), .text([action.state.rawValue]), .text([action.reserved]),
        .text(action.reason),
      ]
    case .shortSaleRestriction(let stock, let action): [.text(stock), .text(action)]
    case .participantPosition(let position):
      [
        .text(position.participant), .text(position.stock), .text(position.primaryMarketMaker),
        .text(position.mode), .text(position.state),
      ]
    case .circuitBreakerLevels(let first, let second, let third):
      [first, second, third].map { .number($0, size: 8) }
    case .circuitBreakerBreach(let level): [.text(level)]
    case .quotingPeriod(let period):
      [
        .text(period.stock), .number(UInt64(period.releaseTime), size: 4),
        .text(period.qualifier), .price(period.price),
      ]
    case .auctionCollar(let collar):
      [
        .text(collar.stock), .price(collar.referencePrice), .price(collar.upperPrice),
        .price(collar.lowerPrice), .number(UInt64(collar.extensions), size: 4),
      ]
    case .operationalHalt(let halt):
      [.text(halt.stock), .text(halt.market), .text([halt.action.rawValue])]
    case .retailInterest(let stock, let flag): [.text(stock), .text(flag)]
    case .directListing(let listing):
      [
        .text(listing.stock), .text(listing.eligibility), .price(listing.minimumPrice),
        .price(listing.maximumPrice), .price(listing.nearPrice),
        .number(listing.nearTime, size: 8), .price(listing.lowerCollar),
        .price(listing.upperCollar),
      ]
    default: []
    }
  }
}
