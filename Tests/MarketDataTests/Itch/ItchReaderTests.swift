import Market
import Testing

@testable import MarketData

@Suite struct ItchReaderTests {
  /// A message of each type, with other values for another seed.
  static func oneOfEach(seed: UInt64 = 1) -> [ItchMessage] {
    var random = ItchSample(.random, seed: seed)
    return ItchMessage.types.map { random.message($0) }
  }

  private func said(
    _ bytes: [UInt8], unknownTypes: ItchReader.UnknownTypes = .refused
  ) -> String? {
    problem { () throws(MarketDataProblem) in
      _ = try itchMessages(bytes, unknownTypes: unknownTypes)
    }
  }

  @Test func `messages on the borders of what is read at once are whole`() throws {
    // Three times the 64 KiB that are read at once, cut by every message once somewhere.
    var messages: [ItchMessage] = []
    for seed in 0..<400 as Range<UInt64> { messages += Self.oneOfEach(seed: seed) }
    let file = ItchFile(messages)
    #expect(file.bytes.count > 3 << 16)
    #expect(try itchMessages(file.bytes) == messages)
  }

  @Test func `a compressed file and a file on disk are read alike`() throws {
    var messages: [ItchMessage] = []
    for seed in 0..<300 as Range<UInt64> { messages += Self.oneOfEach(seed: seed) }
    let bytes = ItchFile(messages).bytes
    #expect(try itchMessages(gzip(bytes)) == messages)
    let file = TemporaryFile(bytes)
    var reader = try ItchReader(ByteSource(file: file.path))
    for message in messages { #expect(try reader.next() == message) }
    #expect(try reader.next() == nil)
    #expect(reader.number == messages.count)
  }

  @Test func `a day's file is known by its first bytes and read from them on`() throws {
    let event = ItchMessage(
      locate: 0, tracking: 0, instant: .zero, content: .systemEvent("O"))
    let bytes = ItchFile([event] + Self.oneOfEach()).bytes
    for stored in [bytes, gzip(bytes)] {
      var source = try source(bytes: stored)
      #expect(try source.starts(with: ItchReader.opening))
      #expect(try source.starts(with: ItchReader.opening))
      var reader = ItchReader(source)
      #expect(try reader.next() == event)
    }
    for other in ["id,timestamp", "", "\0", "\0\u{0C}A"] {
      var source = try source(other)
      #expect(try !source.starts(with: ItchReader.opening))
      var output = [UInt8](repeating: 0, count: 20)
      var read: [UInt8] = []
      while case let count = try source.read(into: &output), count > 0 { read += output[..<count] }
      #expect(read == Array(other.utf8))
    }
  }

  @Test func `a length of 0 ends a file and nothing may follow`() throws {
    let messages = Self.oneOfEach()
    var file = ItchFile(messages)
    file.end()
    #expect(try itchMessages(file.bytes) == messages)
    let number = messages.count + 1
    let offset = file.bytes.count - 2
    file.add(messages[0])
    #expect(
      said(file.bytes) == """
        day.itch: message \(number), byte \(offset): \
        expected the end of the file after a length of 0, found more bytes
        """)
  }

  @Test func `after its end a file has no more messages`() throws {
    var file = ItchFile([Self.oneOfEach()[0]])
    file.end()
    var reader = try ItchReader(source(bytes: file.bytes))
    #expect(try reader.next() != nil)
    for _ in 0..<3 { #expect(try reader.next() == nil) }
  }

  @Test func `a file cut anywhere but between messages is a problem`() {
    let messages = Self.oneOfEach()
    let bytes = ItchFile(messages).bytes
    var ends: [Int] = []
    for message in messages {
      ends.append((ends.last ?? 0) + 2 + ItchFile.encoded(message).count)
    }
    for count in 1..<bytes.count {
      #expect((said(Array(bytes[..<count])) == nil) == ends.contains(count))
    }
  }

  @Test func `a cut names the message, where it starts and how much of it is there`() {
    let first = ItchMessage(
      locate: 0, tracking: 0, instant: .zero, content: .deleted(OrderID(7)))
    let bytes = ItchFile([first, first]).bytes
    #expect(
      said(Array(bytes.dropLast())) == """
        day.itch: message 2, byte 21: expected the 19 bytes of a message of type "D", \
        found the end of the file after 18
        """)
    #expect(
      said(Array(bytes[..<23])) == """
        day.itch: message 2, byte 21: expected a message of 19 bytes, found the end of the file
        """)
    #expect(
      said(Array(bytes[..<22])) == """
        day.itch: message 2, byte 21: expected the two bytes of a length, \
        found the end of the file after 1
        """)
  }

  @Test func `a problem far into a file names its byte`() {
    var messages: [ItchMessage] = []
    for seed in 0..<400 as Range<UInt64> { messages += Self.oneOfEach(seed: seed) }
    let bytes = ItchFile(messages).bytes
    let message = "day.itch: message \(messages.count + 1), byte \(bytes.count)"
    #expect(said(bytes + [0, 12, 0x53])?.hasPrefix("\(message): expected the 12 bytes") == true)
  }

  @Test func `an empty file is a problem`() {
    #expect(
      said([]) == """
        day.itch: message 1, byte 0: expected a message (messages of TotalView-ITCH 5.0, each \
        after its length in two bytes), found the end of the file
        """)
  }

  @Test func `an end without a message before it is a problem`() {
    #expect(
      said([0, 0]) == """
        day.itch: message 1, byte 0: expected a message (messages of TotalView-ITCH 5.0, each \
        after its length in two bytes), found a length of 0, which ends the file
        """)
  }

  @Test(arguments: ItchMessage.types)
  func `a wrong length is a problem`(type: UInt8) throws {
    var random = ItchSample(.random)
    let bytes = ItchFile.encoded(random.message(type))
    let good = ItchMessage(
      locate: 0, tracking: 0, instant: .zero, content: .systemEvent("O"))
    for wrong in [Array(bytes.dropLast()), bytes + [0x20]] {
      var file = ItchFile([good])
      file.add(bytes: wrong)
      file.add(good)
      #expect(
        said(file.bytes) == """
          day.itch: message 2, byte 14: expected a length of \(bytes.count) for type \
          \(Quotation([type])), found \(wrong.count)
          """)
    }
  }

  @Test func `packets of networks are told from the form that is read`() {
    let event = ItchFile.encoded(
      ItchMessage(locate: 0, tracking: 0, instant: .zero, content: .systemEvent("O")))
    // SoupBinTCP: a packet with sequenced data has a type of its own before the message.
    var soup = ItchFile()
    soup.add(bytes: [UInt8(ascii: "S")] + event)
    let hint = "(messages of TotalView-ITCH 5.0, each after its length in two bytes)"
    #expect(
      said(soup.bytes) == """
        day.itch: message 1, byte 0: expected a length of 12 for type "S" \(hint), found 13
        """)
    // MoldUDP64: ten characters of a session, a sequence number and a count.
    let mold = Array("0000000001".utf8) + [0, 0, 0, 0, 0, 0, 0, 1, 0, 1] + ItchFile().bytes
    #expect(
      said(mold + [0, 12] + event) == """
        day.itch: message 1, byte 2: expected a type of ITCH 5.0 \(hint), \
        found "0" in a message of 12336 bytes
        """)
  }

  @Test func `fields that can't be read are problems where they stand`() {
    var random = ItchSample(.random, seed: 3)
    let cases: [(type: Unicode.Scalar, place: Int, byte: UInt8, said: String)] = [
      ("A", 19, 0x62, "a side, \"B\" or \"S\", found \"b\""),
      ("P", 19, 0x00, "a side, \"B\" or \"S\", found \"\\0\""),
      ("C", 31, 0x20, "whether it is printable, \"Y\" or \"N\", found \" \""),
      ("H", 19, 0x58, "a trading state, \"H\", \"P\", \"Q\" or \"T\", found \"X\""),
      ("h", 20, 0x51, "an operational halt action, \"H\" or \"T\", found \"Q\""),
      ("S", 11, 0x80, "a code, 1 character of printable ASCII, found \"\u{FFFD}\""),
    ]
    for wrong in cases {
      var bytes = ItchFile([random.message(UInt8(ascii: wrong.type))]).bytes
      bytes[2 + wrong.place] = wrong.byte
      let file = ItchFile([random.message(UInt8(ascii: "D"))]).bytes + bytes
      #expect(
        said(file) == "day.itch: message 2, byte \(21 + 2 + wrong.place): expected \(wrong.said)")
    }
  }

  @Test func `a symbol that is not ASCII is a problem at its start`() {
    let order = ItchMessage(
      locate: 1, tracking: 0, instant: .zero,
      content: .added(
        ItchMessage.AddedOrder(
          id: OrderID(1), side: .buy, shares: Quantity(1), stock: "AAPL", price: Price(1),
          attribution: nil)))
    var bytes = ItchFile([order]).bytes
    bytes[2 + 24 + 3] = 0xC4
    #expect(
      said(bytes)?.hasPrefix("day.itch: message 1, byte 26: expected the symbol of a stock") == true
    )
    #expect(said(bytes)?.hasSuffix("found \"AAP\u{FFFD}    \"") == true)
  }

  @Test func `damaged gzip data names the message that was reached`() throws {
    var messages: [ItchMessage] = []
    for seed in 0..<300 as Range<UInt64> { messages += Self.oneOfEach(seed: seed) }
    let packed = gzip(ItchFile(messages).bytes)
    let message = try #require(said(Array(packed[..<(packed.count / 2)])))
    let words = message.split { " ,".contains($0) }
    let number = try #require(Int(words[2]))
    #expect((messages.count / 3...messages.count * 2 / 3).contains(number))
    #expect(message.hasSuffix(": expected the rest of the gzip data, found the end of the file"))
  }
}

@Suite struct ItchUnknownTypeTests {
  private static let event = ItchMessage(
    locate: 0, tracking: 0, instant: .zero, content: .systemEvent("O"))

  /// A file of a message, another of an unknown type and length, and a message.
  private func file(_ type: UInt8, length: Int) -> [UInt8] {
    var file = ItchFile([Self.event])
    file.add(bytes: [type] + [UInt8](repeating: 0, count: length - 1))
    file.add(Self.event)
    return file.bytes
  }

  @Test func `an unknown type is a problem`() {
    let said = problem { () throws(MarketDataProblem) in
      _ = try itchMessages(file(UInt8(ascii: "z"), length: 20))
    }
    #expect(
      said == """
        day.itch: message 2, byte 16: expected a type of ITCH 5.0, \
        found "z" in a message of 20 bytes
        """)
  }

  @Test(arguments: [11, 20, 128])
  func `an unknown type of a plausible length may be passed over`(length: Int) throws {
    let bytes = file(UInt8(ascii: "z"), length: length)
    var reader = try ItchReader(source(bytes: bytes), unknownTypes: .skipped)
    #expect(try reader.next() == Self.event)
    #expect(reader.number == 1)
    #expect(try reader.next() == Self.event)
    #expect(reader.number == 3)
    #expect(try reader.next() == nil)
    #expect(reader.skipped == 1)
  }

  @Test(arguments: [(UInt8(ascii: "z"), 10), (UInt8(ascii: "z"), 129), (0, 20), (0xC4, 20)])
  func `what is no message is never passed over`(type: UInt8, length: Int) {
    let said = problem { () throws(MarketDataProblem) in
      _ = try itchMessages(file(type, length: length), unknownTypes: .skipped)
    }
    #expect(said?.hasPrefix("day.itch: message 2, byte 16: expected a type of ITCH 5.0") == true)
  }

  @Test func `a cut unknown message is a problem`() {
    let bytes = Array(file(UInt8(ascii: "z"), length: 20).dropLast(15))
    let said = problem { () throws(MarketDataProblem) in
      _ = try itchMessages(bytes, unknownTypes: .skipped)
    }
    #expect(
      said == """
        day.itch: message 2, byte 14: expected the 20 bytes of a message of type "z", \
        found the end of the file after 19
        """)
  }
}
