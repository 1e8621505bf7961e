import Engines
import Foundation
import Market
import Testing

/// Children that answer rightly and then do something that nobody asked for.
@Suite struct LateChildTests {
  private let file = FileManager.default.temporaryDirectory.appending(
    path: "assay-\(UUID().uuidString)")

  /// Waits until a child has died that has written its number into the file.
  private func awaitDeath() throws {
    var text = ""
    for _ in 0..<1_000 where !text.hasSuffix("\n") {
      text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
      usleep(10_000)
    }
    let process = try #require(Int32(text.dropLast()))
    for _ in 0..<1_000 {
      let state = try String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      if state.contains(") Z ") { return }
      usleep(10_000)
    }
  }

  @Test func `one that dies while it waits is told by what it was used for, and not used again`()
    throws
  {
    defer { try? FileManager.default.removeItem(at: file) }
    var script = ChildScript()
    script.commands = """
      echo '{"events":[[{"event":"accepted"}]]}'
      case $line in *'"id":"1"'*) echo $$ >'\(file.path)'; kill -SEGV $$ ;; esac
      """
    var source = try script.source()
    func apply(_ id: UInt64) -> EngineFailure? {
      let engine = source.makeEngine(
        instruments: [Instrument(symbol: "A")], conventions: Conventions())
      #expect(engine.apply(.buy(id)).count == 1)
      return engine.failure
    }
    source.occasion = "the first"
    #expect(apply(1) == nil)
    try awaitDeath()
    source.occasion = "the second"
    #expect(apply(2) == nil)
    let late = source.settle()
    #expect(late.map(\.occasion) == ["the first"])
    #expect(late.first?.failure.kind == .crashed)
    #expect(late.first?.failure.message.contains("SIGSEGV") == true)
    #expect(source.settle() == [], "each is told once")
  }
}
