import Market
import Testing

@testable import MarketData

/// All messages of a file in memory.
func itchMessages(
  _ bytes: [UInt8], unknownTypes: ItchReader.UnknownTypes = .refused
) throws(MarketDataProblem) -> [ItchMessage] {
  var reader = ItchReader(try source(bytes: bytes, name: "day.itch"), unknownTypes: unknownTypes)
  var messages: [ItchMessage] = []
  while let message = try reader.next() { messages.append(message) }
  return messages
}

@Suite struct ItchTextTests {
  @Test func `a text is padded with spaces and shown without them`() throws {
    let symbol = try #require(ItchSymbol(padding: "BRK.A"))
    #expect(symbol.characters == 0x42_52_4B_2E_41_20_20_20)
    #expect(symbol.description == "BRK.A")
    #expect(ItchSymbol(padding: "ABCDEFGH")?.description == "ABCDEFGH")
    #expect(ItchCode(padding: " ")?.description == "")
    #expect(ItchCode(padding: "Q")?.characters == 0x51)
    #expect(ItchSymbol(padding: "A B")?.description == "A B")
  }

  @Test func `a text that is too long or not printable is none`() {
    #expect(ItchSymbol(padding: "ABCDEFGHI") == nil)
    #expect(ItchName(padding: "NSDQX") == nil)
    #expect(ItchSymbol(padding: "ÄPFEL") == nil)
    #expect(ItchSymbol(padding: "A\n") == nil)
  }

  @Test func `each byte of a text is printable exactly from the space to the tilde`() {
    for place in 0..<8 as Range<UInt64> {
      for byte in 0...255 as ClosedRange<UInt64> {
        for others: UInt64 in [0x2020_2020_2020_2020, 0x7E7E_7E7E_7E7E_7E7E] {
          let characters = others & ~(0xFF << (8 * place)) | byte << (8 * place)
          #expect((ItchSymbol(characters: characters) != nil) == (0x20...0x7E).contains(byte))
        }
      }
    }
  }
}

@Suite struct ItchMessageTests {
  @Test(arguments: ItchMessage.types)
  func `a message of each type is read as it was written`(type: UInt8) throws {
    var least = ItchSample(.least)
    var greatest = ItchSample(.greatest)
    var messages = [least.message(type), greatest.message(type)]
    for seed in 0..<100 as Range<UInt64> {
      var random = ItchSample(.random, seed: seed)
      messages.append(random.message(type))
    }
    #expect(Set(messages.map(\.type)) == [type])
    #expect(try itchMessages(ItchFile(messages).bytes) == messages)
  }

  /// Every single byte of a message stands in a field that is read.
  @Test(arguments: ItchMessage.types)
  func `a changed byte is another message or a problem`(type: UInt8) throws {
    var random = ItchSample(.random, seed: 7)
    let message = random.message(type)
    let bytes = ItchFile([message]).bytes
    for index in bytes.indices.dropFirst(2) {
      var changed = bytes
      changed[index] ^= 1
      do throws(MarketDataProblem) {
        #expect(try itchMessages(changed) != [message])
      } catch {
        // A field's problem is told at its first byte.
        let offset = try #require(error.messagePlace?.offset)
        #expect((0...index).contains(offset))
      }
    }
  }

  @Test func `the lengths are those of the specification`() {
    let lengths: [Unicode.Scalar: Int] = [
      "S": 12, "R": 39, "H": 25, "Y": 20, "L": 26, "V": 35, "W": 12, "K": 28, "J": 35, "h": 21,
      "A": 36, "F": 40, "E": 31, "C": 36, "X": 23, "D": 19, "U": 35, "P": 44, "Q": 40, "B": 19,
      "I": 50, "N": 20, "O": 48,
    ]
    for type in 0...255 as ClosedRange<UInt8> {
      #expect(ItchMessage.length(ofType: type) == lengths[Unicode.Scalar(type)])
    }
    #expect(lengths.values.max() == ItchMessage.longest)
  }
}

/// Bytes put down by hand from the specification's tables.
@Suite struct ItchGoldenTests {
  /// Locate 0x0102, tracking number 0x0304, 9:30:00.000000001 in nanoseconds.
  private static let header: [UInt8] = [
    0x01, 0x02, 0x03, 0x04, 0x1F, 0x1A, 0xCE, 0xD9, 0xF0, 0x01,
  ]
  private static let opening = Timestamp(nanoseconds: 34_200_000_000_001)

  private func read(_ type: Unicode.Scalar, _ rest: [UInt8]) throws -> ItchMessage {
    var file = ItchFile()
    file.add(bytes: [UInt8(ascii: type)] + Self.header + rest)
    let messages = try itchMessages(file.bytes)
    let message = try #require(messages.first)
    #expect(messages.count == 1)
    #expect(message.locate == 258)
    #expect(message.tracking == 772)
    #expect(message.instant == Self.opening)
    return message
  }

  private static let apple = Array("AAPL    ".utf8)

  @Test func `system event`() throws {
    #expect(try read("S", [0x51]).content == .systemEvent("Q"))
  }

  @Test func `add order, with and without attribution`() throws {
    let bytes: [UInt8] =
      [0x00, 0x00, 0x00, 0x00, 0x12, 0x34, 0x56, 0x78]  // order reference
      + [0x42]  // buy
      + [0x00, 0x00, 0x01, 0x2C]  // 300 shares
      + Self.apple
      + [0x00, 0x1C, 0x9A, 0x30]  // 187.4480
    let order = ItchMessage.AddedOrder(
      id: OrderID(0x1234_5678), side: .buy, shares: Quantity(300), stock: "AAPL",
      price: Price(1_874_480), attribution: nil)
    #expect(try read("A", bytes).content == .added(order))
    var attributed = order
    attributed.attribution = "NITE"
    #expect(try read("F", bytes + Array("NITE".utf8)).content == .added(attributed))
  }

  @Test func `order executed, plainly and at a price`() throws {
    let bytes: [UInt8] =
      [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE]  // order reference
      + [0x00, 0x00, 0x00, 0x64]  // 100 shares
      + [0x00, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00]  // match number
    let execution = ItchMessage.Execution(
      id: OrderID(.max - 1), shares: Quantity(100), match: 65_536)
    #expect(try read("E", bytes).content == .executed(execution))
    #expect(
      try read("C", bytes + [0x4E, 0x00, 0x00, 0x27, 0x10]).content
        == .executedAtPrice(execution, Price(10_000), isPrintable: false))
  }

  @Test func `order cancel, delete and replace`() throws {
    let id: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 7]
    #expect(
      try read("X", id + [0, 0, 0, 25]).content == .reduced(OrderID(7), by: Quantity(25)))
    #expect(try read("D", id).content == .deleted(OrderID(7)))
    #expect(
      try read("U", id + [0, 0, 0, 0, 0, 0, 0, 8] + [0, 0, 1, 0xF4] + [0, 0x2D, 0x5F, 0x98])
        .content == .replaced(OrderID(7), by: OrderID(8), Quantity(500), Price(2_973_592)))
  }

  @Test func `trade and cross trade`() throws {
    #expect(
      try read(
        "P",
        [0, 0, 0, 0, 0, 0, 0, 0] + [0x53] + [0, 0, 0, 1] + Self.apple + [0, 0, 0, 2]
          + [0, 0, 0, 0, 0, 0, 0, 3]
      ).content
        == .trade(
          ItchMessage.Trade(
            id: OrderID(0), side: .sell, shares: Quantity(1), stock: "AAPL", price: Price(2),
            match: 3)))
    #expect(
      try read(
        "Q",
        [0, 0, 0, 1, 0, 0, 0, 2] + Self.apple + [0, 0, 0, 3] + [0, 0, 0, 4, 0, 0, 0, 5] + [0x4F]
      ).content
        == .crossTrade(
          ItchMessage.CrossTrade(
            shares: 1 << 32 | 2, stock: "AAPL", price: Price(3), match: 4 << 32 | 5, kind: "O")))
  }

  @Test func `stock directory`() throws {
    let text = Array("QN".utf8) + [0, 0, 0, 100] + Array("NCZ PNN1Y".utf8) + [0, 0, 0, 3, 0x4E]
    let content = try read("R", Self.apple + text).content
    #expect(
      content
        == .stockDirectory(
          ItchMessage.StockDirectory(
            stock: "AAPL", marketCategory: "Q", financialStatus: "N", roundLot: 100,
            roundLotsOnly: "N", classification: "C", subType: "Z ", authenticity: "P",
            shortSaleThreshold: "N", newIssue: "N", priceLimitTier: "1", fund: "Y",
            fundLeverage: 3, fundIsInverted: "N")))
  }

  @Test func `the levels of the circuit breaker have eight decimals`() throws {
    // 5123.45678901, all bits, and the highest bit.
    let content = try read(
      "V",
      [0x00, 0x00, 0x00, 0x77, 0x4A, 0x2E, 0xA4, 0x35] + [UInt8](repeating: 0xFF, count: 8)
        + [0x80, 0, 0, 0, 0, 0, 0, 0]
    ).content
    #expect(content == .circuitBreakerLevels(512_345_678_901, .max, 1 << 63))
  }
}
