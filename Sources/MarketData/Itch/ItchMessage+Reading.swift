import Market

extension ItchMessage {
  /// The length of a message of this type in bytes, its type included; nil for a type that
  /// ITCH 5.0 does not have.
  static func length(ofType type: UInt8) -> Int? {
    switch Unicode.Scalar(type) {
    case "S", "W": 12
    case "D", "B": 19
    case "N", "Y": 20
    case "h": 21
    case "X": 23
    case "H": 25
    case "L": 26
    case "K": 28
    case "E": 31
    case "J", "U", "V": 35
    case "A", "C": 36
    case "R": 39
    case "F", "Q": 40
    case "P": 44
    case "O": 48
    case "I": 50
    default: nil
    }
  }

  /// The length of the longest type.
  static let longest = 50
  /// The length of what all types start with: the type, the locate, the tracking number and the
  /// instant.
  static let headerLength = 11

  /// Reads a message from its type on; the bytes are as many as its type has.
  ///
  /// - Precondition: `length(ofType:)` of the first byte is the number of bytes.
  @inline(__always) init(_ bytes: Span<UInt8>) throws(ItchFault) {
    locate = bytes.number16(at: 1)
    tracking = bytes.number16(at: 3)
    instant = bytes.instant(at: 5)
    content = try Self.content(bytes)
  }

  /// The types by how often they come: the orders of the book first.
  @inline(__always) private static func content(
    _ bytes: Span<UInt8>
  ) throws(ItchFault) -> Content {
    switch Unicode.Scalar(bytes[0]) {
    case "A", "F": .added(try AddedOrder(bytes))
    case "D": .deleted(bytes.orderID(at: 11))
    case "U":
      .replaced(
        bytes.orderID(at: 11), by: bytes.orderID(at: 19), bytes.shares(at: 27),
        bytes.price(at: 31))
    case "E": .executed(Execution(bytes))
    case "X": .reduced(bytes.orderID(at: 11), by: bytes.shares(at: 19))
    case "P": .trade(try Trade(bytes))
    case "C":
      .executedAtPrice(
        Execution(bytes), bytes.price(at: 32), isPrintable: try bytes.isPrintable(at: 31))
    default: try rareContent(bytes)
    }
  }

  @inline(never) private static func rareContent(
    _ bytes: Span<UInt8>
  ) throws(ItchFault) -> Content {
    switch Unicode.Scalar(bytes[0]) {
    case "I": .imbalance(try Imbalance(bytes))
    case "L": .participantPosition(try ParticipantPosition(bytes))
    case "Q": .crossTrade(try CrossTrade(bytes))
    case "R": .stockDirectory(try StockDirectory(bytes))
    case "H": .tradingAction(try TradingAction(bytes))
    case "S": .systemEvent(try bytes.code(at: 11))
    case "Y": .shortSaleRestriction(try bytes.symbol(at: 11), action: try bytes.code(at: 19))
    case "V":
      .circuitBreakerLevels(
        bytes.number64(at: 11), bytes.number64(at: 19), bytes.number64(at: 27))
    case "W": .circuitBreakerBreach(level: try bytes.code(at: 11))
    case "K": .quotingPeriod(try QuotingPeriod(bytes))
    case "J": .auctionCollar(try AuctionCollar(bytes))
    case "h": .operationalHalt(try OperationalHalt(bytes))
    case "B": .brokenTrade(match: bytes.number64(at: 11))
    case "N": .retailInterest(try bytes.symbol(at: 11), flag: try bytes.code(at: 19))
    case "O": .directListing(try DirectListing(bytes))
    default: preconditionFailure("a message has a type that has a length")
    }
  }
}

extension ItchMessage.AddedOrder {
  @inline(__always) fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    id = bytes.orderID(at: 11)
    side = try bytes.side(at: 19)
    shares = bytes.shares(at: 20)
    stock = try bytes.symbol(at: 24)
    price = bytes.price(at: 32)
    attribution = bytes[0] == UInt8(ascii: "F") ? try bytes.name(at: 36) : nil
  }
}

extension ItchMessage.Execution {
  @inline(__always) fileprivate init(_ bytes: Span<UInt8>) {
    id = bytes.orderID(at: 11)
    shares = bytes.shares(at: 19)
    match = bytes.number64(at: 23)
  }
}

extension ItchMessage.Trade {
  @inline(__always) fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    id = bytes.orderID(at: 11)
    side = try bytes.side(at: 19)
    shares = bytes.shares(at: 20)
    stock = try bytes.symbol(at: 24)
    price = bytes.price(at: 32)
    match = bytes.number64(at: 36)
  }
}

extension ItchMessage.CrossTrade {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    shares = bytes.number64(at: 11)
    stock = try bytes.symbol(at: 19)
    price = bytes.price(at: 27)
    match = bytes.number64(at: 31)
    kind = try bytes.code(at: 39)
  }
}

extension ItchMessage.Imbalance {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    pairedShares = bytes.number64(at: 11)
    imbalanceShares = bytes.number64(at: 19)
    direction = try bytes.code(at: 27)
    stock = try bytes.symbol(at: 28)
    farPrice = bytes.price(at: 36)
    nearPrice = bytes.price(at: 40)
    referencePrice = bytes.price(at: 44)
    kind = try bytes.code(at: 48)
    variation = try bytes.code(at: 49)
  }
}

extension ItchMessage.StockDirectory {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    stock = try bytes.symbol(at: 11)
    marketCategory = try bytes.code(at: 19)
    financialStatus = try bytes.code(at: 20)
    roundLot = bytes.number32(at: 21)
    roundLotsOnly = try bytes.code(at: 25)
    classification = try bytes.code(at: 26)
    subType = try bytes.subType(at: 27)
    authenticity = try bytes.code(at: 29)
    shortSaleThreshold = try bytes.code(at: 30)
    newIssue = try bytes.code(at: 31)
    priceLimitTier = try bytes.code(at: 32)
    fund = try bytes.code(at: 33)
    fundLeverage = bytes.number32(at: 34)
    fundIsInverted = try bytes.code(at: 38)
  }
}

extension ItchMessage.TradingAction {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    stock = try bytes.symbol(at: 11)
    state = try bytes.tradingState(at: 19)
    reserved = bytes[20]
    reason = try bytes.name(at: 21)
  }
}

extension ItchMessage.ParticipantPosition {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    participant = try bytes.name(at: 11)
    stock = try bytes.symbol(at: 15)
    primaryMarketMaker = try bytes.code(at: 23)
    mode = try bytes.code(at: 24)
    state = try bytes.code(at: 25)
  }
}

extension ItchMessage.QuotingPeriod {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    stock = try bytes.symbol(at: 11)
    releaseTime = bytes.number32(at: 19)
    qualifier = try bytes.code(at: 23)
    price = bytes.price(at: 24)
  }
}

extension ItchMessage.AuctionCollar {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    stock = try bytes.symbol(at: 11)
    referencePrice = bytes.price(at: 19)
    upperPrice = bytes.price(at: 23)
    lowerPrice = bytes.price(at: 27)
    extensions = bytes.number32(at: 31)
  }
}

extension ItchMessage.OperationalHalt {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    stock = try bytes.symbol(at: 11)
    market = try bytes.code(at: 19)
    action = try bytes.haltAction(at: 20)
  }
}

extension ItchMessage.DirectListing {
  fileprivate init(_ bytes: Span<UInt8>) throws(ItchFault) {
    stock = try bytes.symbol(at: 11)
    eligibility = try bytes.code(at: 19)
    minimumPrice = bytes.price(at: 20)
    maximumPrice = bytes.price(at: 24)
    nearPrice = bytes.price(at: 28)
    nearTime = bytes.number64(at: 32)
    lowerCollar = bytes.price(at: 40)
    upperCollar = bytes.price(at: 44)
  }
}
