import Market
import Testing
import Wire

/// The bytes of one value of each kind: whoever changes the form sees it here.
@Suite struct BinaryGoldenTests {
  private static let xyz = InstrumentID(0x0102_0304)
  private static let id = OrderID(0xF1F2_F3F4_F5F6_F7F8)
  private static let full = "f8f7f6f5f4f3f2f1"

  static let commands: [(command: Command, words: String)] = [
    (
      .new(
        NewOrder(
          id: id, instrument: xyz, side: .sell, type: .limit(Price(-2)), quantity: Quantity(5),
          timeInForce: .goodTillDate(Timestamp(nanoseconds: 60)), account: AccountID(7))),
      "0101000204030201 \(full) feffffffffffffff 0500 3c00 0700"
    ),
    (
      .new(
        NewOrder(
          id: id, instrument: xyz, side: .buy, type: .market, quantity: Quantity(5),
          timeInForce: .fillOrKill)),
      "0100010404030201 \(full) 0000 0500"
    ),
    (
      .new(
        NewOrder(
          id: id, instrument: xyz, side: .buy, type: .market, quantity: Quantity(5),
          timeInForce: .atOpening)),
      "0100010504030201 \(full) 0000 0500"
    ),
    (
      .new(
        NewOrder(
          id: id, instrument: xyz, side: .buy, type: .limit(Price(1)), quantity: Quantity(5),
          timeInForce: .atClose)),
      "0100000604030201 \(full) 0100 0500"
    ),
    (.cancel(id), "0200 \(full)"),
    (
      .replace(Replace(id: id, price: Price(300), quantity: Quantity(9))),
      "0300000300000000 \(full) 2c01 0900"
    ),
    (.replace(Replace(id: id)), "0300 \(full)"),
    (
      .massCancel(MassCancel(account: AccountID(7), instrument: xyz, side: .sell)),
      "0401001c04030201 0000 0000 0000 0000 0700"
    ),
    (.massCancel(MassCancel()), "0400"),
    (.phase(xyz, .closed), "0502000004030201"),
    (.phase(xyz, .preOpen), "0503000004030201"),
    (.phase(xyz, .openingAuction), "0504000004030201"),
    (.phase(xyz, .halted), "0505000004030201"),
    (.phase(xyz, .reopeningAuction), "0506000004030201"),
    (.phase(xyz, .closingAuction), "0507000004030201"),
    (.uncross(xyz), "0600000004030201"),
    (.clock(Timestamp(nanoseconds: -1)), "0700 0000 0000 0000 ffffffffffffffff"),
  ]

  static let events: [(event: Event, words: String)] = [
    (.accepted(Acceptance(id: id, instrument: xyz)), "0100000004030201 \(full)"),
    (
      .rejected(Rejection(id: id, reason: .clockRanBack)),
      "0212000100000000 \(full)"
    ),
    (.rejected(Rejection(reason: .unknownOrder)), "0201000000000000"),
    (
      .traded(
        Trade(
          instrument: xyz, maker: id, taker: OrderID(2), price: Price(-1), quantity: Quantity(3),
          makerLeaves: Quantity(4), takerLeaves: Quantity(5), aggressor: .auction)),
      "0302000004030201 \(full) 0200 ffffffffffffffff 0300 0400 0500"
    ),
    (
      .canceled(
        Cancellation(
          id: id, instrument: xyz, quantity: Quantity(3), reason: .replacedBelowFilled)),
      "0405000004030201 \(full) 0000 0000 0300"
    ),
    (
      .replaced(
        Replacement(
          id: id, instrument: xyz, price: Price(300), leaves: Quantity(3), priority: .lost)),
      "0501000104030201 \(full) 0000 2c01 0300"
    ),
    (
      .replaced(
        Replacement(id: id, instrument: xyz, price: nil, leaves: Quantity(3), priority: .kept)),
      "0500000004030201 \(full) 0000 0000 0300"
    ),
    (
      .canceled(
        Cancellation(
          id: id, instrument: xyz, quantity: Quantity(3), reason: .outsideDynamicRange)),
      "0406000004030201 \(full) 0000 0000 0300"
    ),
    (.rejected(Rejection(reason: .tradingHalted)), "0213000000000000"),
    (.rejected(Rejection(reason: .auctionPassed)), "0214000000000000"),
    (.rejected(Rejection(reason: .phaseCannotFollow)), "0215000000000000"),
    (
      .expired(Expiry(id: id, instrument: xyz, quantity: Quantity(3))),
      "0600000004030201 \(full) 0000 0000 0300"
    ),
    (.phaseChanged(PhaseChange(instrument: xyz, phase: .callAuction)), "0701000004030201"),
    (
      .uncrossed(
        Uncrossing(
          instrument: xyz, price: Price(300), volume: Volume(UInt128(1) << 64 | 2),
          imbalance: -2)),
      "0800000104030201 0200 0100 2c01 feffffffffffffff ffffffffffffffff"
    ),
    (
      .uncrossed(
        Uncrossing(instrument: xyz, price: nil, volume: .zero, imbalance: 0)),
      "0800000004030201"
    ),
  ]

  @Test(arguments: commands)
  func `a command has these bytes`(command: Command, words: String) throws {
    let bytes = Array("ASSAYC".utf8) + [1, 64] + record(words)
    #expect(BinaryStream.encode([command]) == bytes)
    #expect(try BinaryStream.decodeCommands(bytes) == [command])
  }

  @Test(arguments: events)
  func `an event has these bytes, the number of its command last`(
    event: Event, words: String
  ) throws {
    let logged = LoggedEvent(command: 0x1_0203, event: event)
    var bytes = Array("ASSAYE".utf8) + [1, 64] + record(words)
    bytes.replaceSubrange(64..<72, with: [3, 2, 1, 0, 0, 0, 0, 0])
    #expect(BinaryStream.encode([logged]) == bytes)
    #expect(try BinaryStream.decodeEvents(bytes) == [logged])
  }

  /// The 64 bytes of a record given as words in hexadecimal, each filled up with zeros.
  private func record(_ words: String) -> [UInt8] {
    let bytes = words.split(separator: " ").flatMap { word in
      let digits =
        Array(word.utf8) + Array(repeating: UInt8(ascii: "0"), count: 16 - word.utf8.count)
      return stride(from: 0, to: 16, by: 2).map { hex(digits[$0]) << 4 | hex(digits[$0 + 1]) }
    }
    return bytes + Array(repeating: 0, count: 64 - bytes.count)
  }

  private func hex(_ digit: UInt8) -> UInt8 {
    digit <= UInt8(ascii: "9") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }
}
