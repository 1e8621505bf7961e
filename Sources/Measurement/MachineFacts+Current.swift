internal import Glibc
package import Results

extension MachineFacts {
  /// The machine that this process runs on, as Linux tells.
  package static var current: MachineFacts {
    let kernel = Kernel()
    let distribution = value(of: "PRETTY_NAME", separator: "=", in: "/etc/os-release")
    return MachineFacts(
      processor: value(of: "model name", separator: ":", in: "/proc/cpuinfo") ?? kernel.machine,
      processors: sysconf(Int32(_SC_NPROCESSORS_ONLN)),
      memoryBytes: sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)),
      system: distribution.map { "\($0), \(kernel.name)" } ?? kernel.name, toolchain: toolchain)
  }

  /// The compiler, as far as it tells, and how it was told to build.
  private static var toolchain: String {
    #if compiler(>=6.4)
      let compiler = "Swift 6.4 or later"
    #else
      let compiler = "Swift 6.3"
    #endif
    #if DEBUG
      return "\(compiler), not optimized"
    #else
      return "\(compiler), optimized"
    #endif
  }

  /// The value behind the first line with a key in a file, without quotes; nil where there is none.
  private static func value(
    of key: String, separator: Character, in path: String
  ) -> String? {
    for line in lines(of: path) {
      let parts = line.split(separator: separator, maxSplits: 1)
      guard parts.count == 2, trimmed(parts[0]) == key else { continue }
      return trimmed(parts[1])
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String {
    let isOutside: (Character) -> Bool = { $0.isWhitespace || $0 == "\"" }
    let inside = text.drop(while: isOutside)
    guard let last = inside.lastIndex(where: { !isOutside($0) }) else { return "" }
    return String(inside[...last])
  }

  /// The lines of a file, none where it can't be read.
  private static func lines(of path: String) -> [Substring] {
    guard let file = unsafe fopen(path, "r") else { return [] }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = unsafe fgetc(file), byte != EOF {
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
  }
}

/// What the kernel calls itself and the machine.
private struct Kernel {
  var name = "Linux"
  var machine = "unknown"

  init() {
    var facts = utsname()
    guard unsafe uname(&facts) == 0 else { return }
    machine = Self.text(facts.machine)
    name = "\(Self.text(facts.sysname)) \(Self.text(facts.release)) \(machine)"
  }

  private static func text(_ field: some Any) -> String {
    unsafe withUnsafeBytes(of: field) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }
}
