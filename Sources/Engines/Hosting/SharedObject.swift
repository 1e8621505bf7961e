internal import Glibc

/// A shared library that was loaded, for ever.
@safe struct SharedObject {
  let path: String
  private let handle: UnsafeMutableRawPointer

  /// Loads a library; what its symbols need must be there.
  ///
  /// A path without a slash is one in the current folder.
  init(_ path: String) throws(EngineFailure) {
    self.path = path
    let place = path.contains("/") ? path : "./" + path
    guard let loaded = unsafe dlopen(place, RTLD_NOW | RTLD_LOCAL) else {
      let reason = unsafe dlerror().map { unsafe String(cString: $0) } ?? "no reason is known"
      throw EngineFailure(.crashed, "\(path) can't be loaded: \(reason)")
    }
    unsafe handle = loaded
  }

  /// A function that the library must have, of a type that its header tells; `abi` names what
  /// asks for it.
  func function<Function>(
    _ name: String, of abi: String, as type: Function.Type = Function.self
  ) throws(EngineFailure) -> Function {
    guard let found = optional(name, as: type) else {
      throw EngineFailure(.crashed, "\(path) has no symbol \(name), which \(abi) asks for")
    }
    return found
  }

  /// A function that the library may have.
  func optional<Function>(_ name: String, as type: Function.Type = Function.self) -> Function? {
    guard let address = unsafe dlsym(handle, name) else { return nil }
    return unsafe unsafeBitCast(address, to: type)
  }
}
