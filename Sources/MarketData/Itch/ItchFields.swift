import Market

/// What is wrong with the bytes of a message; who knows where the message stands adds that.
struct ItchFault: Error {
  /// Where the field stands, in bytes after the message's type.
  var offset: Int
  var expected: String
  var found: String
}

/// The fields of a message at their offsets: numbers without a sign, the highest byte first.
extension Span<UInt8> {
  @inline(__always) func number16(at offset: Int) -> UInt16 {
    UInt16(self[offset]) << 8 | UInt16(self[offset + 1])
  }

  @inline(__always) func number32(at offset: Int) -> UInt32 {
    UInt32(number16(at: offset)) << 16 | UInt32(number16(at: offset + 2))
  }

  @inline(__always) func number64(at offset: Int) -> UInt64 {
    UInt64(number32(at: offset)) << 32 | UInt64(number32(at: offset + 4))
  }

  /// Nanoseconds since midnight, in 6 bytes.
  @inline(__always) func instant(at offset: Int) -> Timestamp {
    Timestamp(
      nanoseconds: Int64(number16(at: offset)) << 32 | Int64(number32(at: offset + 2)))
  }

  @inline(__always) func orderID(at offset: Int) -> OrderID { OrderID(number64(at: offset)) }

  @inline(__always) func shares(at offset: Int) -> Quantity {
    Quantity(Int64(number32(at: offset)))
  }

  /// A price in units of 0.0001, in 4 bytes.
  @inline(__always) func price(at offset: Int) -> Price { Price(Int64(number32(at: offset))) }

  @inline(__always) func symbol(at offset: Int) throws(ItchFault) -> ItchSymbol {
    guard let symbol = ItchSymbol(characters: number64(at: offset)) else {
      throw unreadable(at: offset, count: 8, "the symbol of a stock")
    }
    return symbol
  }

  @inline(__always) func name(at offset: Int) throws(ItchFault) -> ItchName {
    guard let name = ItchName(characters: number32(at: offset)) else {
      throw unreadable(at: offset, count: 4, "a name")
    }
    return name
  }

  @inline(__always) func subType(at offset: Int) throws(ItchFault) -> ItchSubType {
    guard let subType = ItchSubType(characters: number16(at: offset)) else {
      throw unreadable(at: offset, count: 2, "a sub-type")
    }
    return subType
  }

  @inline(__always) func code(at offset: Int) throws(ItchFault) -> ItchCode {
    guard let code = ItchCode(characters: self[offset]) else {
      throw unreadable(at: offset, count: 1, "a code")
    }
    return code
  }

  @inline(__always) func side(at offset: Int) throws(ItchFault) -> Side {
    switch self[offset] {
    case UInt8(ascii: "B"): .buy
    case UInt8(ascii: "S"): .sell
    default: throw fault(at: offset, count: 1, "a side, \"B\" or \"S\"")
    }
  }

  func isPrintable(at offset: Int) throws(ItchFault) -> Bool {
    switch self[offset] {
    case UInt8(ascii: "Y"): true
    case UInt8(ascii: "N"): false
    default: throw fault(at: offset, count: 1, "whether it is printable, \"Y\" or \"N\"")
    }
  }

  func tradingState(at offset: Int) throws(ItchFault) -> ItchMessage.TradingAction.State {
    guard let state = ItchMessage.TradingAction.State(rawValue: self[offset]) else {
      throw fault(at: offset, count: 1, "a trading state, \"H\", \"P\", \"Q\" or \"T\"")
    }
    return state
  }

  func haltAction(at offset: Int) throws(ItchFault) -> ItchMessage.OperationalHalt.Action {
    guard let action = ItchMessage.OperationalHalt.Action(rawValue: self[offset]) else {
      throw fault(at: offset, count: 1, "an operational halt action, \"H\" or \"T\"")
    }
    return action
  }

  private func unreadable(at offset: Int, count: Int, _ what: String) -> ItchFault {
    let length = count == 1 ? "1 character" : "\(count) characters"
    return fault(at: offset, count: count, "\(what), \(length) of printable ASCII")
  }

  private func fault(at offset: Int, count: Int, _ expected: String) -> ItchFault {
    let bytes = (offset..<offset + count).map { self[$0] }
    return ItchFault(offset: offset, expected: expected, found: Quotation(bytes).description)
  }
}
