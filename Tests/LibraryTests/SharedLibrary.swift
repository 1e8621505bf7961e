import Foundation
import Testing

/// A shared library that `make libraries` has built, loaded for ever.
@safe struct SharedLibrary {
  /// Where it stands.
  let path: String
  private let handle: UnsafeMutableRawPointer

  /// The project's root.
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The file of a library, such as `assay-reference`; one that is not built fails the test.
  static func path(of name: String) throws -> String {
    let file = root.appending(path: ".build/lib/lib\(name).so").path
    try #require(
      FileManager.default.fileExists(atPath: file),
      "lib\(name).so is not built; build it by: make libraries")
    return file
  }

  init(_ name: String) throws {
    path = try Self.path(of: name)
    guard let loaded = unsafe dlopen(path, RTLD_NOW | RTLD_LOCAL) else {
      throw NotLoaded(reason: unsafe dlerror().map { unsafe String(cString: $0) } ?? path)
    }
    unsafe handle = loaded
  }

  /// An entry point, as a C function of a type that the caller knows from the header.
  func function<Function>(_ name: String, as type: Function.Type = Function.self) throws -> Function
  {
    guard let address = unsafe dlsym(handle, name) else {
      throw NotLoaded(reason: "\(path) has no \(name)")
    }
    return unsafe unsafeBitCast(address, to: type)
  }

  /// Whether there is such an entry point.
  func exports(_ name: String) -> Bool { unsafe dlsym(handle, name) != nil }
}

/// Why a library, or an entry point of it, is not there.
struct NotLoaded: Error {
  var reason: String
}
