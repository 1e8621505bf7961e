import Market
import Testing
import Wire

@Suite struct BinaryStreamTests {
  private static let header = Array("ASSAYC".utf8) + [1, 64]
  private static let cancel = BinaryStream.encode([Command.cancel(OrderID(1))])
  private static let phase = BinaryStream.encode([Command.phase(InstrumentID(0), .closed)])
  private static let accepted = BinaryStream.encode([
    LoggedEvent(
      command: 1, event: .accepted(Acceptance(id: OrderID(1), instrument: InstrumentID(0))))
  ])

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `random commands come back as they were`(seed: UInt64) throws {
    var random = RandomMarket(seed: seed)
    let commands = (0..<500).map { _ in random.command() }
    let bytes = BinaryStream.encode(commands)
    #expect(bytes.count == 8 + 500 * 64)
    #expect(try BinaryStream.decodeCommands(bytes) == commands)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `random events come back as they were`(seed: UInt64) throws {
    var random = RandomMarket(seed: seed)
    let events = (0..<500).map { _ in random.loggedEvent() }
    let bytes = BinaryStream.encode(events)
    #expect(bytes.count == 8 + 500 * 64)
    #expect(try BinaryStream.decodeEvents(bytes) == events)
  }

  @Test func `a stream may be empty`() throws {
    #expect(BinaryStream.encode([Command]()) == Self.header)
    #expect(try BinaryStream.decodeCommands(Self.header) == [])
    #expect(try BinaryStream.decodeEvents(BinaryStream.encode([LoggedEvent]())) == [])
  }

  /// What a byte changed in a good stream makes of it.
  static let faults: [(bytes: [UInt8], offset: Int, reason: BinaryError.Reason, text: String)] = [
    (
      [], 0, .truncated(missing: 8), "byte 0: the stream ends too early: 8 more bytes are expected"
    ),
    (
      Array(header.prefix(7)), 7, .truncated(missing: 1),
      "byte 7: the stream ends too early: 1 more byte is expected"
    ),
    (
      changed(cancel, at: 2, to: 0x20), 2, .notAStream,
      "byte 2: expected a binary stream, which begins with \"ASSAY\""
    ),
    (
      Array("ASx".utf8), 2, .notAStream,
      "byte 2: expected a binary stream, which begins with \"ASSAY\""
    ),
    (
      accepted, 5, .otherContent(expected: .commands),
      "byte 5: expected a stream of commands, found one of events"
    ),
    (
      changed(cancel, at: 5, to: 9), 5, .unknownCode(9, of: "content"),
      "byte 5: 9 stands for no content"
    ),
    (
      changed(cancel, at: 6, to: 2), 6, .unknownVersion(2), "byte 6: expected version 1, found 2"
    ),
    (
      changed(cancel, at: 7, to: 72), 7, .unknownRecordSize(72),
      "byte 7: expected records of 64 bytes, found 72"
    ),
    (
      changed(cancel, at: 8, to: 0), 8, .unknownCode(0, of: "command"),
      "byte 8: 0 stands for no command"
    ),
    (
      changed(cancel, at: 8, to: 8), 8, .unknownCode(8, of: "command"),
      "byte 8: 8 stands for no command"
    ),
    (
      changed(phase, at: 9, to: 8), 9, .unknownCode(8, of: "phase"), "byte 9: 8 stands for no phase"
    ),
    (
      changed(cancel, at: 9, to: 1), 9, .strayByte(1), "byte 9: expected a zero, found 1"
    ),
    (
      changed(cancel, at: 71, to: 255), 71, .strayByte(255), "byte 71: expected a zero, found 255"
    ),
    (
      cancel + cancel.dropFirst(8).dropLast(), 135, .truncated(missing: 1),
      "byte 135: the stream ends too early: 1 more byte is expected"
    ),
    (
      cancel + [2], 73, .truncated(missing: 63),
      "byte 73: the stream ends too early: 63 more bytes are expected"
    ),
  ]

  @Test(arguments: faults)
  func `a fault in a stream of commands is named with its place`(
    bytes: [UInt8], offset: Int, reason: BinaryError.Reason, text: String
  ) throws {
    let error = try #require(throws: BinaryError.self) { try BinaryStream.decodeCommands(bytes) }
    #expect(error.offset == offset)
    #expect(error.reason == reason)
    #expect(error.description == text)
  }

  @Test func `a fault in a later record counts from the stream's start`() throws {
    let bytes = changed(Self.cancel + Self.cancel.dropFirst(8), at: 72, to: 77)
    let error = try #require(throws: BinaryError.self) { try BinaryStream.decodeCommands(bytes) }
    #expect(error.offset == 72)
    #expect(error.reason == .unknownCode(77, of: "command"))
  }

  @Test func `an event must name a command, counted from 1`() throws {
    var bytes = Self.accepted
    bytes[64] = 0
    let error = try #require(throws: BinaryError.self) { try BinaryStream.decodeEvents(bytes) }
    #expect(error.offset == 64)
    #expect(error.reason == .commandNumber(0))
    bytes[71] = 0x80
    let tooHigh = try #require(throws: BinaryError.self) { try BinaryStream.decodeEvents(bytes) }
    #expect(tooHigh.reason == .commandNumber(1 << 63))
    #expect(
      tooHigh.description
        == "byte 64: expected the number of a command, from 1 to 9223372036854775807, "
        + "found 9223372036854775808")
  }

  @Test func `a stream of commands is no stream of events`() throws {
    let error = try #require(throws: BinaryError.self) {
      try BinaryStream.decodeEvents(Self.cancel)
    }
    #expect(error.reason == .otherContent(expected: .events))
  }

  /// What is accepted is written again byte for byte, so no two streams mean the same.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func `a mutated stream is refused or means just what it says`(seed: UInt64) {
    var random = RandomMarket(seed: seed)
    let commands = BinaryStream.encode((0..<5).map { _ in random.command() })
    let events = BinaryStream.encode((0..<5).map { _ in random.loggedEvent() })
    var accepted = 0
    for _ in 0..<400 {
      let mutatedCommands = mutated(commands, by: &random)
      if case .success(let values) = Result(catching: {
        try BinaryStream.decodeCommands(mutatedCommands)
      }) {
        accepted += 1
        #expect(BinaryStream.encode(values) == mutatedCommands)
      }
      let mutatedEvents = mutated(events, by: &random)
      if case .success(let values) = Result(catching: {
        try BinaryStream.decodeEvents(mutatedEvents)
      }) {
        accepted += 1
        #expect(BinaryStream.encode(values) == mutatedEvents)
      }
    }
    #expect(accepted > 0)
  }

  private func mutated(_ bytes: [UInt8], by random: inout RandomMarket) -> [UInt8] {
    var bytes = bytes
    switch random.below(8) {
    case 0: bytes.removeLast(random.below(bytes.count + 1))
    case 1: bytes.append(UInt8(random.below(256)))
    case 2: bytes.remove(at: random.below(bytes.count))
    default: bytes[random.below(bytes.count)] = UInt8(random.below(256))
    }
    return bytes
  }
}

private func changed(_ bytes: [UInt8], at offset: Int, to byte: UInt8) -> [UInt8] {
  var bytes = bytes
  bytes[offset] = byte
  return bytes
}
