import MarketData

extension Fuzzer {
  /// What is compressed: read or refused with words, in bounded memory; and any bytes, compressed
  /// in two pieces, come out as they went in and end where they ended.
  static let gzip = Fuzzer("gzip") { bytes in
    do throws(MarketDataProblem) {
      var source = try ByteSource(bytes, name: RecordedBytes.name)
      _ = try source.starts(with: [UInt8](repeating: 0, count: 1 << 18))
    } catch {
      require(!error.expected.isEmpty && !error.found.isEmpty, "a problem without words")
    }
    guard !bytes.isEmpty else { return }
    let middle = bytes.count / 2
    let packed = Fuzzers.gzip(bytes[..<middle]) + Fuzzers.gzip(bytes[middle...])
    do throws(MarketDataProblem) {
      var source = try ByteSource(packed, name: RecordedBytes.name)
      require(try source.starts(with: bytes), "other bytes than were compressed")
      require(try !source.starts(with: bytes + [0]), "more bytes than were compressed")
    } catch {
      fatalError("broken promise: what was compressed is refused: \(error)")
    }
  }
}
