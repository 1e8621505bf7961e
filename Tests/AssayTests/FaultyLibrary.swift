import CommandLineFrame
import Engines
import Foundation
import Testing

/// An engine in C that has a fault, compiled into a shared library of its own.
struct FaultyLibrary {
  /// Which ABI it exports.
  enum ABI: String {
    case library, flash1

    fileprivate var source: String {
      switch self {
      case .library: "faulty_engine.c"
      case .flash1: "faulty_flash1.c"
      }
    }
  }

  let path: String
  private let abi: ABI
  private let folder: URL

  /// What `--engine` means by it.
  var spec: String { "\(abi.rawValue):\(path)" }

  /// Compiles the engine with the fault of a name in its source.
  init(_ fault: String, _ abi: ABI = .library) throws {
    self.abi = abi
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    folder = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.appending(path: "libfaulty.so").path
    // The preprocessor knows no names of an enumeration.
    let numbers = [
      "MISSING": "1", "HALF_TRANSPORT": "13", "NO_QUEUE": "14", "FULL": "15", "LYING_DRAIN": "16",
      "ENDLESS_DRAIN": "17",
    ]
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.arguments = [
      "clang", "-std=gnu11", "-Wall", "-shared", "-fPIC", "-DFAULT=\(numbers[fault] ?? fault)",
      "-I", root.appending(path: "Sources/CEngine/include").path,
      root.appending(path: "Tests/OutsidePrograms/\(abi.source)").path, "-o", path,
    ]
    try compiler.run()
    compiler.waitUntilExit()
    try #require(
      compiler.terminationStatus == 0, "clang, which comes with Swift, must compile the engine")
  }

  func remove() { _ = try? FileManager.default.removeItem(at: folder) }

  /// An engine of it, hosted by the executable beside the tests' own.
  ///
  /// Patience is short where it will be needed, and else such that a busy machine tries it not.
  func open(expecting kind: EngineFailure.Kind = .crashed) throws -> EngineSource {
    let executable = URL(filePath: Surroundings.process.executable)
      .deletingLastPathComponent().appending(path: "assay").path
    return try EngineSpec(spec).open(
      ProcessLimits(requestNanoseconds: kind == .hung ? 1_000_000_000 : 30_000_000_000),
      host: [executable, "serve"])
  }
}

/// What a library with a fault does, and how it is told.
struct Misdeed: CustomTestStringConvertible, Sendable {
  /// Its name in the C source.
  var name: String
  var kind: EngineFailure.Kind
  /// What the message must say.
  var says: String

  init(_ name: String, _ kind: EngineFailure.Kind, _ says: String) {
    self.name = name
    self.kind = kind
    self.says = says
  }

  var testDescription: String { name }
}
