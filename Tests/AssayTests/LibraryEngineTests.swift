import CommandLineFrame
import Foundation
import Testing

/// The shared libraries that `make libraries` has built, judged from the command line.
@Suite struct LibraryEngineTests {
  private static func path(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: ".build/lib/lib\(name).so").path
    try #require(
      FileManager.default.fileExists(atPath: file),
      "lib\(name).so is not built; build it by: make libraries")
    return file
  }

  static let engines = [
    ("library", "assay-reference"), ("library", "assay-baseline"), ("flash1", "assay-flash1"),
    ("flash1", "assay-flash1-ring"),
  ]

  @Test(arguments: engines) func `a library passes what it declares`(
    scheme: String, name: String
  ) throws {
    let spec = scheme + ":" + (try Self.path(name))
    let areas = ["time-priority", "price-priority", "cancel", "mass-cancel", "partial-fills"]
    let run = try assay(["run"] + areas + ["--engine", spec])
    #expect(run.status == 0, "\(run.output) \(run.error)")
    #expect(run.output.contains("conforms"))
    let isWhole = name == "assay-reference"
    #expect(run.output.contains(" 0/") != isWhole)
  }

  @Test(arguments: engines) func `a campaign on a library is clean`(
    scheme: String, name: String
  ) throws {
    let spec = scheme + ":" + (try Self.path(name))
    let fuzz = try assay(["fuzz", "--engine", spec, "--cases", "10", "--commands", "100"])
    #expect(fuzz.status == 0, "\(fuzz.output) \(fuzz.error)")
  }

  @Test func `exhaustive search takes a library that reports all, and says what another lacks`()
    throws
  {
    let whole = try assay(
      ["exhaust", "--engine", "library:" + (try Self.path("assay-baseline")), "--depth", "1"])
    #expect(whole.status == 0, "\(whole.output) \(whole.error)")
    let flash1 = try assay(
      ["exhaust", "--engine", "flash1:" + (try Self.path("assay-flash1")), "--depth", "1"])
    #expect(flash1.status == 2)
    #expect(flash1.error.contains("orders") && flash1.error.contains("does not declare"))
  }

  @Test(arguments: engines) func `a library says who it is`(scheme: String, name: String) throws {
    let spec = scheme + ":" + (try Self.path(name))
    let result = try assay(["engines", "--engine", spec])
    #expect(result.status == 0)
    #expect(result.output.contains("tradeIDs"))
    #expect(result.output.contains(scheme == "flash1" ? "decreasePriority: loses" : "language"))
  }

  @Test(arguments: [
    ("libary:x.so", "did you mean 'library:x.so'"), ("flash:x.so", "flash1:x.so"),
    ("library:", "names no file"), ("engine.so", "library:engine.so"),
    ("library:/no/such.so", "No such file"), ("flash1:/no/such.so", "No such file"),
  ])
  func `what is no library is told before anything is judged`(engine: String, says: String) throws {
    let result = try assay(["run", "--engine", engine])
    #expect(result.status == 2)
    #expect(result.error.contains(says), "\(result.error)")
  }

  @Test func `the ABIs are not taken for each other`() throws {
    let one = try assay(["engines", "--engine", "library:" + (try Self.path("assay-flash1"))])
    #expect(one.status == 2 && one.error.contains("no symbol assay_engine_abi_version"))
    let other = try assay(["engines", "--engine", "flash1:" + (try Self.path("assay-reference"))])
    #expect(other.status == 2 && other.error.contains("no symbol engine_init"))
  }
}
