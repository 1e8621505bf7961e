package import Market

/// The binary form of flows and logs: a header of 8 bytes, then records of 64 bytes each.
///
/// The header is `ASSAY`, `C` for commands or `E` for events, the version, and the size of a
/// record. Every value has exactly one form and every other sequence of bytes is refused, so that
/// equal streams are equal byte for byte.
package enum BinaryStream {
  /// What the records of a stream are.
  package enum Content: UInt8, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    case commands = 0x43
    case events = 0x45

    package var description: String { self == .commands ? "commands" : "events" }

    var other: Content { self == .commands ? .events : .commands }
  }

  /// The version of the form that is written, and the only one read.
  package static let version: UInt8 = 1

  private static let name = Array("ASSAY".utf8)
  private static let headerSize = 8

  /// The stream of a flow of commands.
  package static func encode(_ commands: some Collection<Command>) -> [UInt8] {
    var bytes = header(of: .commands, count: commands.count)
    for command in commands { BinaryRecord(command).append(to: &bytes) }
    return bytes
  }

  /// The stream of a log of events.
  package static func encode(_ events: some Collection<LoggedEvent>) -> [UInt8] {
    var bytes = header(of: .events, count: events.count)
    for event in events { BinaryRecord(event).append(to: &bytes) }
    return bytes
  }

  /// The commands of a stream; the first fault is thrown.
  package static func decodeCommands(_ bytes: [UInt8]) throws(BinaryError) -> [Command] {
    try decode(bytes, .commands) { record throws(BinaryError) in try Command(record) }
  }

  /// The events of a stream; the first fault is thrown.
  package static func decodeEvents(_ bytes: [UInt8]) throws(BinaryError) -> [LoggedEvent] {
    try decode(bytes, .events) { record throws(BinaryError) in try LoggedEvent(record) }
  }

  private static func header(of content: Content, count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headerSize + count * BinaryRecord.size)
    bytes += name
    bytes += [content.rawValue, version, UInt8(BinaryRecord.size)]
    return bytes
  }

  private static func checkHeader(_ bytes: [UInt8], _ content: Content) throws(BinaryError) {
    for (offset, byte) in zip(bytes, name).enumerated() where byte.0 != byte.1 {
      throw BinaryError(offset: offset, reason: .notAStream)
    }
    guard bytes.count >= headerSize else {
      throw BinaryError(offset: bytes.count, reason: .truncated(missing: headerSize - bytes.count))
    }
    guard let found = Content(rawValue: bytes[5]) else {
      throw BinaryError(offset: 5, reason: .unknownCode(bytes[5], of: "content"))
    }
    guard found == content else {
      throw BinaryError(offset: 5, reason: .otherContent(expected: content))
    }
    guard bytes[6] == version else {
      throw BinaryError(offset: 6, reason: .unknownVersion(bytes[6]))
    }
    guard bytes[7] == UInt8(BinaryRecord.size) else {
      throw BinaryError(offset: 7, reason: .unknownRecordSize(bytes[7]))
    }
  }

  private static func decode<Value>(
    _ bytes: [UInt8], _ content: Content,
    _ read: (BinaryRecord) throws(BinaryError) -> Value
  ) throws(BinaryError) -> [Value] {
    try checkHeader(bytes, content)
    let span = bytes.span
    let count = (bytes.count - headerSize) / BinaryRecord.size
    var values: [Value] = []
    values.reserveCapacity(count)
    for index in 0..<count {
      let offset = headerSize + index * BinaryRecord.size
      do {
        values.append(try read(BinaryRecord(span, at: offset)))
      } catch {
        throw BinaryError(offset: offset + error.offset, reason: error.reason)
      }
    }
    let rest = (bytes.count - headerSize) % BinaryRecord.size
    guard rest == 0 else {
      throw BinaryError(
        offset: bytes.count, reason: .truncated(missing: BinaryRecord.size - rest))
    }
    return values
  }
}

extension BinaryRecord {
  /// The case that a byte of the first word stands for.
  func code<Code: RawRepresentable<UInt8>>(
    _ index: Int, _ name: String, as type: Code.Type = Code.self
  ) throws(BinaryError) -> Code {
    guard let code = Code(rawValue: self[byte: index]) else {
      throw BinaryError(offset: index, reason: .unknownCode(self[byte: index], of: name))
    }
    return code
  }

  /// Refuses the record if a byte is set that the value read from it doesn't account for.
  func check(_ written: BinaryRecord) throws(BinaryError) {
    guard let difference = firstDifference(from: written) else { return }
    throw BinaryError(offset: difference.offset, reason: .strayByte(difference.byte))
  }
}
