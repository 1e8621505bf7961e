// Gives one of `Fuzzers` to libFuzzer: parser-fuzzer TARGET [ARGUMENT OF LIBFUZZER]…
import CLibFuzzer
import Fuzzers
import Glibc

/// The fuzzer chosen on the command line, which libFuzzer's callback can't carry; set once, before
/// libFuzzer runs.
nonisolated(unsafe) private var chosen: Fuzzer?

private let name = CommandLine.arguments.dropFirst().first
unsafe chosen = Fuzzer.all.first { $0.name == name }
guard unsafe chosen != nil else {
  print("usage: parser-fuzzer TARGET [ARGUMENT OF LIBFUZZER]…")
  print("targets: \(Fuzzer.all.map(\.name).joined(separator: " "))")
  exit(name == nil ? 0 : 2)
}

/// Gives the chosen fuzzer an input; the name is the one that libFuzzer's own main calls.
@_cdecl("LLVMFuzzerTestOneInput")
func check(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  unsafe chosen?.check(Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}

/// The arguments without the target's name.
private var arguments: [UnsafeMutablePointer<CChar>?] =
  unsafe CommandLine.arguments.enumerated()
  .filter { $0.offset != 1 }.map { unsafe strdup($0.element) } + [nil]
private var count = Int32(unsafe arguments.count - 1)

private let status = unsafe arguments.withUnsafeMutableBufferPointer { buffer in
  unsafe withUnsafeMutablePointer(to: &count) { count in
    var first = buffer.baseAddress
    return unsafe LLVMFuzzerRunDriver(count, &first) { unsafe check($0, $1) }
  }
}
exit(status)
