/// One of the project's readers, held against bytes that anybody may have written.
///
/// Its file says what it promises beyond not to crash. A broken promise traps, which libFuzzer
/// takes for a crash: it keeps the input and shrinks it.
package struct Fuzzer: Sendable {
  /// Its name: the folder of its seeds, and what `make fuzz TARGET=` calls it.
  package let name: String
  /// Gives the reader the bytes; traps where it breaks a promise.
  package let check: @Sendable ([UInt8]) -> Void

  init(_ name: String, check: @escaping @Sendable ([UInt8]) -> Void) {
    self.name = name
    self.check = check
  }

  /// All of them.
  package static let all: [Fuzzer] = [
    .json, .scenario, .golden, .jsonLines, .binary, .history, .shanghai, .bitstamp, .lobster, .itch,
    .orderLog, .gzip,
  ]
}

/// Stops the program where a reader breaks a promise.
func require(_ promise: Bool, _ broken: @autoclosure () -> String) {
  guard !promise else { return }
  fatalError("broken promise: \(broken())")
}
