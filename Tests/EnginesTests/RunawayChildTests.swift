import Engines
import Foundation
import Market
import Testing

/// Children that leave the process group that they were started in.
@Suite struct RunawayChildTests {
  private let folder = FileManager.default.temporaryDirectory.appending(
    path: "assay-\(UUID().uuidString)")

  /// A program that goes over to its parent's group, waits, and leaves a mark if it lives so long.
  private func script(_ mark: String) -> ChildScript {
    var script = ChildScript()
    script.commands = """
      exec perl -e 'setpgrp(0, getpgrp(getppid())); sleep 20; open(F, ">", "\(mark)")'
      """
    return script
  }

  @Test func `a child that has left its group is killed all the same`() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let mark = folder.appending(path: "mark").path
    let source = try script(mark).source()
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    _ = engine.apply(.buy(1))
    let failure = try #require(engine.failure)
    #expect(failure.kind == .hung)
    let processes = ProcessTable.numbers(in: failure.lastWords)
    #expect(!processes.isEmpty)
    for process in processes { #expect(ProcessTable.vanishes(process)) }
    #expect(!FileManager.default.fileExists(atPath: mark), "it lived on to its own end")
  }
}
