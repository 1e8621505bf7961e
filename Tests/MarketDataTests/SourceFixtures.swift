import CZlib
import Glibc
import MarketData

/// A source in memory that holds a text.
func source(_ text: String, name: String = "flow.csv") throws(MarketDataProblem) -> ByteSource {
  try ByteSource(Array(text.utf8), name: name)
}

/// A source in memory that holds these bytes.
func source(
  bytes: some Sequence<UInt8>, name: String = "flow.csv.gz"
) throws(MarketDataProblem) -> ByteSource {
  try ByteSource(Array(bytes), name: name)
}

/// What a body says of the file it could not read; nil when it could.
func problem(_ body: () throws(MarketDataProblem) -> Void) -> String? {
  do throws(MarketDataProblem) {
    try body()
    return nil
  } catch {
    return error.description
  }
}

/// The bytes of a text, compressed with gzip.
func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

/// Bytes, compressed with gzip.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  var plain = bytes
  var stream = unsafe z_stream()
  var packed = [UInt8](repeating: 0, count: plain.count + 1024)
  let count = unsafe plain.withUnsafeMutableBufferPointer { input in
    unsafe packed.withUnsafeMutableBufferPointer { output in
      unsafe deflateInit2_(
        &stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size))
      unsafe stream.next_in = UnsafePointer(input.baseAddress)
      unsafe stream.avail_in = UInt32(input.count)
      unsafe stream.next_out = output.baseAddress
      unsafe stream.avail_out = UInt32(output.count)
      let status = unsafe deflate(&stream, Z_FINISH)
      precondition(status == Z_STREAM_END, "the fixture is compressed in one go")
      unsafe deflateEnd(&stream)
      return unsafe output.count - Int(stream.avail_out)
    }
  }
  return Array(packed[..<count])
}

/// A file that lives as long as the value.
struct TemporaryFile: ~Copyable {
  let path: String

  init(_ bytes: [UInt8]) {
    var template = Array("\(P_tmpdir)/assay-test-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    precondition(descriptor >= 0, "a temporary file can be made")
    let written = unsafe write(descriptor, bytes, bytes.count)
    precondition(written == bytes.count, "a temporary file can be written")
    close(descriptor)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { unsafe unlink(path) }
}

/// A folder that lives as long as the value, with the files put into it.
final class TemporaryFolder {
  let path: String
  private var files: [String] = []

  init() {
    var template = Array("\(P_tmpdir)/assay-test-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template)
    precondition(unsafe made != nil, "a temporary folder can be made")
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Puts a file into the folder, or other bytes into one that is there.
  func add(_ name: String, _ bytes: [UInt8]) {
    let file = "\(path)/\(name)"
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(descriptor >= 0, "a temporary file can be made")
    let written = unsafe write(descriptor, bytes, bytes.count)
    precondition(written == bytes.count, "a temporary file can be written")
    close(descriptor)
    files.append(file)
  }

  deinit {
    for file in files { unsafe unlink(file) }
    unsafe rmdir(path)
  }
}
