import Foundation
import Testing

/// Programs of strangers: compiled from the headers alone by the toolchain's compiler, with every
/// warning an error, and run in a process that holds no Swift.
@Suite struct OutsideProgramTests {
  @Test(arguments: ["assay-reference", "assay-baseline"])
  func `a C program drives a library by its header, and no Swift comes along`(
    name: String
  ) throws {
    let printed = try run("engine.c", ["-std=c11"], with: try SharedLibrary.path(of: name))
    #expect(
      printed == """
        0: accepted 1
        1: accepted 2
        2: accepted 3
        2: traded 1 3 5@100
        2: traded 2 3 2@101
        3: rejected 1 reason 1
        4: rejected 4 reason 6
        best ask 3@101, 0 bids

        """)
  }

  @Test(arguments: [("assay-flash1", "plain"), ("assay-flash1-ring", "own")])
  func `a C++ program drives a flash1 library`(name: String, transport: String) throws {
    let printed = try run(
      "engine.cpp", ["-x", "c++", "-std=c++17", "-lstdc++"],
      with: try SharedLibrary.path(of: name))
    #expect(
      printed == """
        \(transport) transport
        0 seq 0 id 1 5@100
        0 seq 1 id 2 8@100
        1 seq 1 id 2 5@100
        2 seq 1 id 2 3@100
        4 seq 2 id 1 0@0

        """)
  }

  /// Compiles a program, runs it on a library without any variable of our environment, and returns
  /// what it printed.
  private func run(_ source: String, _ options: [String], with library: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let root = SharedLibrary.root
    let program = folder.appending(path: "program").path
    try execute(
      "/usr/bin/env",
      ["clang"] + options + [
        "-Wall", "-Wextra", "-Werror", "-I", root.appending(path: "Sources/CEngine/include").path,
        root.appending(path: "Tests/OutsidePrograms/\(source)").path, "-o", program, "-ldl",
      ], environment: nil)
    return try execute(program, [library], environment: [:])
  }

  @discardableResult private func execute(
    _ path: String, _ words: [String], environment: [String: String]?
  ) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: path)
    process.arguments = words
    if let environment { process.environment = environment }
    process.standardOutput = output
    try process.run()
    let printed = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "\(path) \(words.joined(separator: " "))")
    return String(decoding: printed, as: UTF8.self)
  }
}
