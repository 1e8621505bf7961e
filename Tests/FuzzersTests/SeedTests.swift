import Foundation
import Fuzzers
import Testing

/// The inputs from which the fuzzers start, given to them once without libFuzzer.
@Suite struct SeedTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The bytes of every file below a folder of the project, by path.
  private static func files(in folder: String) throws -> [(path: String, bytes: [UInt8])] {
    let url = root.appending(path: folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: url.path).sorted()
    return try paths.compactMap { path in
      let file = url.appending(path: path)
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        return nil
      }
      return (path, Array(try Data(contentsOf: file)))
    }
  }

  @Test func `every fuzzer has seeds of its own, and every folder of seeds a fuzzer`() throws {
    let names = Fuzzer.all.map(\.name)
    #expect(Set(names).count == names.count)
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: Self.root.appending(path: "Tests/Fuzzers/Seeds").path)
    // Scenarios and golden logs are their own seeds.
    #expect(Set(folders).union(["scenario", "golden"]) == Set(names))
    #expect(folders.count == names.count - 2)
  }

  @Test(arguments: Fuzzer.all.map(\.name))
  func `a fuzzer finds every promise kept for its seeds, and for half of each`(
    name: String
  ) throws {
    let fuzzer = try #require(Fuzzer.all.first { $0.name == name })
    let folder =
      switch name {
      case "scenario": "scenarios/fok"
      case "golden": "golden/fok"
      default: "Tests/Fuzzers/Seeds/\(name)"
      }
    let files = try Self.files(in: folder)
    // Of the project's own files the long ones are no seeds: the fuzzer's inputs end at 4096 bytes.
    let seeds = folder.hasPrefix("Tests") ? files : files.filter { $0.bytes.count <= 4096 }
    #expect(!seeds.isEmpty)
    for seed in seeds {
      #expect(seed.bytes.count <= 4096, "\(seed.path) is longer than the fuzzer's inputs")
      fuzzer.check(seed.bytes)
      fuzzer.check(Array(seed.bytes.prefix(seed.bytes.count / 2)))
    }
    fuzzer.check([])
  }
}
