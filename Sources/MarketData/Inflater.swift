import CZlib

/// Decompresses gzip data, checksums included.
@safe
struct Inflater: ~Copyable {
  /// What one step did.
  struct Progress {
    /// The compressed bytes it used up.
    var consumed: Int
    /// The plain bytes it made.
    var produced: Int
    /// Whether the data ends here, its checksum and length found right.
    var isFinished: Bool
    /// What is wrong with the data after the plain bytes made so far.
    var failure: StorageFailure?
  }

  /// The state, at an address of its own: zlib keeps a pointer to it.
  private let stream: UnsafeMutablePointer<z_stream>

  init() throws(StorageFailure) {
    let fresh = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe fresh.initialize(to: z_stream())
    guard unsafe czlib_begin_gzip(fresh) == Z_OK else {
      unsafe fresh.deallocate()
      throw StorageFailure(expected: "memory to decompress gzip data", found: "none")
    }
    unsafe stream = fresh
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Makes ready for another piece of data that was compressed on its own.
  mutating func restart() { unsafe inflateReset(stream) }

  /// Decompresses the bytes of `input` in `range` into `output`, from its start, as far as both go.
  mutating func inflate(
    _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8]
  ) -> Progress {
    let room = output.count
    let status = unsafe input[range].withUnsafeBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target in
        unsafe stream.pointee.next_in = source.baseAddress
        unsafe stream.pointee.avail_in = UInt32(source.count)
        unsafe stream.pointee.next_out = target.baseAddress
        unsafe stream.pointee.avail_out = UInt32(target.count)
        return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      }
    }
    // Z_BUF_ERROR says only that more input is needed to go on.
    let isSound = [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(status)
    return unsafe Progress(
      consumed: range.count - Int(stream.pointee.avail_in),
      produced: room - Int(stream.pointee.avail_out),
      isFinished: status == Z_STREAM_END,
      failure: isSound
        ? nil : StorageFailure(expected: "sound gzip data", found: complaint))
  }

  private var complaint: String {
    guard let message = unsafe stream.pointee.msg else { return "damaged data" }
    return unsafe "damaged data (\(String(cString: message)))"
  }
}
