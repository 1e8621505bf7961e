/// The messages of a file of NASDAQ's TotalView-ITCH 5.0, one at a time.
///
/// Before each message stand two bytes with its length, the higher one first; a length of 0 may
/// end the file. That is the form of the daily files that Nasdaq publishes ("BinaryFILE"); the
/// packets of SoupBinTCP and MoldUDP64, which carry the same messages over networks, are not read.
/// The file may be compressed with gzip. Memory stays at some 200 KiB however large the file is.
package struct ItchReader: ~Copyable {
  /// What becomes of a message of a type that ITCH 5.0 does not have.
  package enum UnknownTypes: Sendable {
    /// It is a problem.
    case refused
    /// It is passed over and counted where its type is a letter and its length plausible, else a
    /// problem: 11 bytes, with which all types start, to 128.
    case skipped
  }

  private var source: ByteSource
  private let unknownTypes: UnknownTypes
  /// What the source gave last, before it goes to `window`.
  private var chunk = [UInt8](repeating: 0, count: 1 << 16)
  /// The bytes that are being read, at `pending`: the rest of the chunk before, and the chunk.
  private var window = [UInt8](repeating: 0, count: 1 << 16 + carried)
  private var pending = 0..<0
  /// How many bytes of the file stand before `window`.
  private var windowOffset = 0
  /// Where the message given out last stands in the file.
  private var lastOffset = 0
  private var hasEnded = false

  /// The number of the message given out last, from 1; 0 at the start.
  package private(set) var number = 0
  /// How many messages of unknown types were passed over.
  package private(set) var skipped = 0

  /// The bytes that a day's file begins with: the length and the type of a system event.
  package static let opening: [UInt8] = [0, 12, UInt8(ascii: "S")]

  /// The length of the longest message that may be passed over.
  private static let longestSkipped = 128
  private static let lengthSize = 2
  /// The most bytes that are kept of a chunk when the next one comes: a message but its last byte.
  private static let carried = lengthSize + longestSkipped

  /// Reads from a file's bytes.
  package init(_ source: consuming ByteSource, unknownTypes: UnknownTypes = .refused) {
    self.source = source
    self.unknownTypes = unknownTypes
  }

  /// What messages call the file.
  package var file: String { source.name }

  /// The next message; nil at the end of the file.
  package mutating func next() throws(MarketDataProblem) -> ItchMessage? {
    while let length = try nextLength() {
      let type = window[pending.lowerBound + Self.lengthSize]
      guard let expected = ItchMessage.length(ofType: type) else {
        try skip(type, length)
        continue
      }
      guard length == expected else {
        throw problemOfNext(
          "a length of \(expected) for type \(Quotation([type]))", "\(length)")
      }
      guard try holds(Self.lengthSize + length) else { throw cut(length, type) }
      let first = pending.lowerBound + Self.lengthSize
      let message: ItchMessage
      do throws(ItchFault) {
        message = try ItchMessage(window.span.extracting(first..<first + length))
      } catch {
        throw problemOfNext(
          error.expected, error.found, after: Self.lengthSize + error.offset)
      }
      pass(length)
      return message
    }
    return nil
  }

  /// What is wrong with the message given out last, as a whole.
  package func problem(_ expected: String, _ found: String) -> MarketDataProblem {
    problem(number, at: lastOffset, expected, found)
  }
}

/// The bytes of the file, a message at a time.
extension ItchReader {
  /// The length of the next message, whose type is at hand as well; nil at the end of the file.
  @inline(__always) private mutating func nextLength() throws(MarketDataProblem) -> Int? {
    guard !hasEnded else { return nil }
    guard try holds(Self.lengthSize) else {
      guard pending.isEmpty else {
        throw problemOfNext(
          "the two bytes of a length", "the end of the file after \(pending.count)")
      }
      guard number > 0 else { throw problemOfNext("a message", "the end of the file") }
      hasEnded = true
      return nil
    }
    let length = Int(window.span.number16(at: pending.lowerBound))
    let isAnotherByteThere = try holds(Self.lengthSize + 1)
    guard length > 0 else {
      guard !isAnotherByteThere else {
        throw problemOfNext("the end of the file after a length of 0", "more bytes")
      }
      guard number > 0 else {
        throw problemOfNext("a message", "a length of 0, which ends the file")
      }
      hasEnded = true
      return nil
    }
    guard isAnotherByteThere else {
      throw problemOfNext("a message of \(length) bytes", "the end of the file")
    }
    return length
  }

  private mutating func skip(_ type: UInt8, _ length: Int) throws(MarketDataProblem) {
    let isPlausible =
      Unicode.Scalar(type).properties.isAlphabetic && type < 0x80
      && (ItchMessage.headerLength...Self.longestSkipped).contains(length)
    guard unknownTypes == .skipped, isPlausible else {
      throw problemOfNext(
        "a type of ITCH 5.0", "\(Quotation([type])) in a message of \(length) bytes",
        after: Self.lengthSize)
    }
    guard try holds(Self.lengthSize + length) else { throw cut(length, type) }
    pass(length)
    skipped += 1
  }

  /// Goes on after a message.
  private mutating func pass(_ length: Int) {
    number += 1
    lastOffset = windowOffset + pending.lowerBound
    pending = (pending.lowerBound + Self.lengthSize + length)..<pending.upperBound
  }

  /// Sees to it that this many bytes are pending, at most `carried`; false where the file ends
  /// before.
  @inline(__always) private mutating func holds(_ count: Int) throws(MarketDataProblem) -> Bool {
    while pending.count < count {
      guard try fill() else { return false }
    }
    return true
  }

  /// Puts the source's next chunk after what is pending; false at the end of the file.
  @inline(never) private mutating func fill() throws(MarketDataProblem) -> Bool {
    let kept = pending.count
    windowOffset += pending.lowerBound
    for index in 0..<kept { window[index] = window[pending.lowerBound + index] }
    pending = 0..<kept
    let count: Int
    do throws(StorageFailure) {
      count = try source.read(into: &chunk)
    } catch {
      throw problemOfNext(error.expected, error.found, after: kept)
    }
    window.replaceSubrange(kept..<kept + count, with: chunk[..<count])
    pending = 0..<kept + count
    return count > 0
  }
}

/// What is wrong, and where.
extension ItchReader {
  private func cut(_ length: Int, _ type: UInt8) -> MarketDataProblem {
    problemOfNext(
      "the \(length) bytes of a message of type \(Quotation([type]))",
      "the end of the file after \(pending.count - Self.lengthSize)")
  }

  /// What is wrong with the message that stands next, so many bytes after its start.
  private func problemOfNext(
    _ expected: String, _ found: String, after count: Int = 0
  ) -> MarketDataProblem {
    var expected = expected
    if number == 0 {
      // Files that hold something else, or the packets of a network, fail on their first bytes.
      expected += " (messages of TotalView-ITCH 5.0, each after its length in two bytes)"
    }
    return problem(
      number + 1, at: windowOffset + pending.lowerBound + count, expected, found)
  }

  private func problem(
    _ number: Int, at offset: Int, _ expected: String, _ found: String
  ) -> MarketDataProblem {
    MarketDataProblem(
      file: file, message: MessagePlace(number: number, offset: offset), expected: expected,
      found: found)
  }
}
