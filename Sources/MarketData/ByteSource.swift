/// The plain bytes of a file, which may be compressed with gzip.
///
/// Whether it is compressed is seen from its first two bytes, not from its name. Memory stays
/// bounded however large the file is: 64 KiB for what is stored, and what the reader asks for.
package struct ByteSource: ~Copyable {
  /// What messages call the file.
  package let name: String
  private var stored: StoredBytes
  private let isCompressed: Bool
  private var inflater: Inflater
  /// What was read and not yet given out, at `pending`.
  private var buffer: [UInt8]
  private var pending: Range<Int>
  /// Plain bytes that were looked at and not yet given out.
  private var ahead: ArraySlice<UInt8> = []
  private var isBetweenMembers = false
  /// What is wrong with the data after the bytes given out so far.
  private var failure: StorageFailure?
  private let isWanted: ((ReadingProgress) -> Bool)?

  private static let bufferSize = 1 << 16
  private static let gzipMagic: [UInt8] = [0x1F, 0x8B]

  /// Opens a file; a problem when there is none or it can't be read.
  ///
  /// `isWanted` is told how far the reading has come, once for every 64 KiB of what is stored; where
  /// it says no, the reading ends with a problem.
  package init(
    file path: String, isWanted: ((ReadingProgress) -> Bool)? = nil
  ) throws(MarketDataProblem) {
    do throws(StorageFailure) {
      try self.init(StoredBytes(file: path), name: path, isWanted)
    } catch {
      throw MarketDataProblem(file: path, expected: error.expected, found: error.found)
    }
  }

  /// Reads standard input, which messages call by this name.
  ///
  /// `isWanted` is asked five times a second too while nothing comes.
  package init(
    standardInput name: String, isWanted: ((ReadingProgress) -> Bool)? = nil
  ) throws(MarketDataProblem) {
    do throws(StorageFailure) {
      try self.init(StoredBytes.standardInput(), name: name, isWanted)
    } catch {
      throw MarketDataProblem(file: name, expected: error.expected, found: error.found)
    }
  }

  /// Reads from memory what a file of this name would hold.
  package init(_ bytes: [UInt8], name: String) throws(MarketDataProblem) {
    do throws(StorageFailure) {
      try self.init(StoredBytes(bytes), name: name, nil)
    } catch {
      throw MarketDataProblem(file: name, expected: error.expected, found: error.found)
    }
  }

  private init(
    _ stored: consuming StoredBytes, name: String, _ isWanted: ((ReadingProgress) -> Bool)?
  ) throws(StorageFailure) {
    var stored = stored
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    // A pipe may give its bytes one by one, so that two reads can be needed for the magic.
    var opening: [UInt8] = []
    while opening.count < Self.gzipMagic.count {
      // What can be read at once is no progress to tell yet.
      if !stored.isReady() { try Self.wait(for: stored, isWanted) }
      let count = try stored.read(into: &buffer)
      if count == 0 { break }
      opening += buffer[..<count]
    }
    buffer.replaceSubrange(..<opening.count, with: opening)
    inflater = try Inflater()
    self.name = name
    self.isWanted = isWanted
    self.stored = stored
    self.buffer = buffer
    pending = 0..<opening.count
    isCompressed = opening.starts(with: Self.gzipMagic)
  }

  /// Whether the next plain bytes are these; they are given out all the same.
  package mutating func starts(with opening: [UInt8]) throws(MarketDataProblem) -> Bool {
    var output = [UInt8](repeating: 0, count: opening.count)
    while ahead.count < opening.count {
      do throws(StorageFailure) {
        let count = try readOn(into: &output)
        if count == 0 { return false }
        ahead += output[..<count]
      } catch {
        throw MarketDataProblem(file: name, expected: error.expected, found: error.found)
      }
    }
    return ahead.starts(with: opening)
  }

  /// Puts the next plain bytes at the start of `output`; returns how many, 0 at the end alone.
  mutating func read(into output: inout [UInt8]) throws(StorageFailure) -> Int {
    guard ahead.isEmpty else {
      let count = min(ahead.count, output.count)
      output.replaceSubrange(..<count, with: ahead.prefix(count))
      ahead = ahead.dropFirst(count)
      return count
    }
    return try readOn(into: &output)
  }

  /// Reads on after what was looked at.
  private mutating func readOn(into output: inout [UInt8]) throws(StorageFailure) -> Int {
    if isCompressed { return try inflate(into: &output) }
    if pending.isEmpty {
      try Self.wait(for: stored, isWanted)
      return try stored.read(into: &output)
    }
    let count = min(pending.count, output.count)
    output.replaceSubrange(..<count, with: buffer[pending.prefix(count)])
    pending = pending.dropFirst(count)
    return count
  }

  /// Waits until more can be read, as long as it is wanted.
  private static func wait(
    for stored: borrowing StoredBytes, _ isWanted: ((ReadingProgress) -> Bool)?
  ) throws(StorageFailure) {
    guard let isWanted else { return }
    repeat {
      guard isWanted(stored.progress) else {
        throw StorageFailure(expected: "to be read to the end", found: "an interruption")
      }
    } while !stored.isReady()
  }

  private mutating func inflate(into output: inout [UInt8]) throws(StorageFailure) -> Int {
    while true {
      if let failure { throw failure }
      if pending.isEmpty {
        try Self.wait(for: stored, isWanted)
        pending = try 0..<stored.read(into: &buffer)
        if pending.isEmpty {
          guard isBetweenMembers else {
            throw StorageFailure(
              expected: "the rest of the gzip data", found: "the end of the file")
          }
          return 0
        }
      }
      // Data compressed piece by piece may be joined end to end; zlib checks each one's header.
      if isBetweenMembers {
        inflater.restart()
        isBetweenMembers = false
      }
      let progress = inflater.inflate(buffer, pending, into: &output)
      pending = pending.dropFirst(progress.consumed)
      isBetweenMembers = progress.isFinished
      failure = progress.failure
      if progress.produced > 0 { return progress.produced }
    }
  }
}

/// How far the reading of a file has come.
package struct ReadingProgress: Hashable, Sendable {
  /// The bytes read, of what is stored.
  package var bytes: Int
  /// The size of what is stored; nil where it is not known, as of a pipe.
  package var size: Int?

  package init(bytes: Int = 0, size: Int? = nil) {
    self.bytes = bytes
    self.size = size
  }
}

extension ByteSource {
  /// Whether a path names a file that gives the same bytes again when it is opened again.
  package static func canBeReadAgain(_ path: String) -> Bool { StoredBytes.isRegularFile(path) }
}
