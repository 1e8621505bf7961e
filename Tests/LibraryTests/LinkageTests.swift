import Foundation
import Testing

/// What the libraries need of the machine that loads them.
@Suite struct LinkageTests {
  private static let names = [
    "assay-reference", "assay-flash1", "assay-flash1-ring", "assay-baseline",
  ]

  /// What `readelf` tells of a library.
  private func readelf(_ option: String, _ name: String) throws -> [Substring] {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["readelf", "--wide", option, try SharedLibrary.path(of: name)]
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return String(decoding: printed, as: UTF8.self).split(separator: "\n")
  }

  @Test(arguments: names) func `a library needs nothing but the system's own`(name: String) throws {
    let lines = try readelf("--dynamic", name)
    let needed = lines.compactMap { $0.firstMatch(of: /\(NEEDED\).*\[(.*)\]/)?.output.1 }
    #expect(!needed.isEmpty)
    let system: Set<Substring> = [
      "libc", "libm", "libstdc++", "libgcc_s", "ld-linux-x86-64",
      "ld-linux-aarch64", "libdl", "libpthread",
    ]
    for library in needed {
      #expect(system.contains(library.prefix { $0 != "." }), "\(library)")
    }
    let paths = lines.compactMap { $0.firstMatch(of: /\((?:RUN|R)PATH\).*\[(.*)\]/)?.output.1 }
    #expect(paths.allSatisfy { $0 == "$ORIGIN" }, "\(paths)")
  }

  @Test(arguments: names)
  func `a library shows its entry points alone, and takes the host's memory`(
    name: String
  ) throws {
    let rows = try readelf("--dyn-syms", name).map { $0.split(separator: " ") }
      .filter { $0.count >= 8 && $0[4] != "LOCAL" && $0[6] != "Ndx" }
    let shown = rows.filter { $0[6] != "UND" && $0[6] != "ABS" }.map { $0[7].prefix { $0 != "@" } }
    #expect(shown.count >= 10)
    for symbol in shown {
      #expect(symbol.hasPrefix("assay_engine_") || symbol.hasPrefix("engine_"), "\(symbol)")
    }
    let taken = Set(rows.filter { $0[6] == "UND" }.map { $0[7].prefix { $0 != "@" } })
    #expect(!taken.isDisjoint(with: ["malloc", "_Znwm"]), "\(taken.sorted())")
  }
}
