internal import Foundation
package import Results

extension MachineFacts {
  /// The machine that this process runs on, as Linux tells.
  package static var current: MachineFacts {
    let name = ["ostype", "osrelease"]
      .compactMap { SystemFile(path: "/proc/sys/kernel/\($0)")?.content }
      .joined(separator: " ")
    let distribution = SystemFile(path: "/etc/os-release")?.value(of: "PRETTY_NAME")
    return MachineFacts(
      processor: SystemFile(path: "/proc/cpuinfo")?.value(of: "model name") ?? architecture,
      processors: ProcessInfo.processInfo.activeProcessorCount,
      memoryBytes: Int(clamping: ProcessInfo.processInfo.physicalMemory),
      system: [distribution, "\(name) \(architecture)"].compactMap { $0 }.joined(separator: ", "),
      toolchain: toolchain)
  }

  private static var architecture: String {
    #if arch(x86_64)
      "x86_64"
    #elseif arch(arm64)
      "aarch64"
    #else
      "another architecture"
    #endif
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
}

/// The memory of this process.
enum ProcessMemory {
  /// The greatest resident memory so far, in bytes.
  static var peakBytes: Int? { bytes("VmHWM") }

  /// The resident memory now, in bytes.
  static var residentBytes: Int? { bytes("VmRSS") }

  private static func bytes(_ key: String) -> Int? {
    // The line ends in "kB", by which Linux means 1,024 bytes.
    SystemFile(path: "/proc/self/status")?.value(of: key)
      .flatMap { Int($0.prefix { $0.isNumber }) }.map { $0 * 1_024 }
  }
}
