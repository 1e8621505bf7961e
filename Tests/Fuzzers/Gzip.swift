import CZlib

/// Bytes, compressed with gzip.
func gzip(_ plain: some Collection<UInt8>) -> [UInt8] {
  var input = Array(plain)
  var output = [UInt8](repeating: 0, count: input.count + input.count / 1000 + 64)
  var stream = unsafe z_stream()
  let count = unsafe input.withUnsafeMutableBufferPointer { input in
    unsafe output.withUnsafeMutableBufferPointer { output in
      unsafe deflateInit2_(
        &stream, 1, Z_DEFLATED, 16 + MAX_WBITS, 4, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      unsafe stream.next_in = UnsafePointer(input.baseAddress)
      unsafe stream.avail_in = UInt32(input.count)
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(output.count)
      let status = unsafe deflate(&stream, Z_FINISH)
      require(status == Z_STREAM_END, "bytes are compressed in one go")
      unsafe deflateEnd(&stream)
      return unsafe output.count - Int(stream.avail_out)
    }
  }
  return Array(output[..<count])
}
