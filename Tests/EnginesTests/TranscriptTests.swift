import Engines
import Foundation
import Market
import Testing

/// The session that stands in the protocol's description, played again.
@Suite struct TranscriptTests {
  /// The requests with their answers.
  static func session() throws -> [(request: String, answer: String)] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Sources/Adapters/PROTOCOL.md"), encoding: .utf8)
    let part = try #require(text.components(separatedBy: "## A session").last)
    func lines(_ mark: String) -> [String] {
      part.split(separator: "\n").filter { $0.hasPrefix(mark) }.map {
        String($0.dropFirst(mark.count))
      }
    }
    return Array(zip(lines("→ "), lines("← "))).map { (request: $0, answer: $1) }
  }

  @Test func `the engine says literally what stands there`() throws {
    var source = EngineChoice.reference.source
    source.profile.version = "0.1.0"
    var server = EngineServer(source)
    let session = try Self.session()
    #expect(session.count == 11)
    for (request, answer) in session {
      let isStopped = server.isStopped
      #expect(!isStopped)
      let said = server.answer(Array(request.utf8))
      #expect(String(decoding: said, as: UTF8.self) == answer + "\n")
    }
    let isStopped = server.isStopped
    #expect(isStopped)
  }

  @Test(arguments: [
    ("hello", "the request is not one"), (#"{"ask":"help"}"#, "\\\"start\\\""),
    (#"{"ask":"commands","commands":[]}"#, "reset"), (#"{"ask":"start","assay":2}"#, "version 1"),
    (#"{"ask":"book","instrument":7}"#, "reset"),
  ])
  func `what can't be answered is answered by an error`(request: String, says: String) {
    var server = EngineServer(EngineChoice.specification.source)
    let said = String(decoding: server.answer(Array(request.utf8)), as: UTF8.self)
    #expect(said.hasPrefix(#"{"error":""#) && said.contains(says), "\(said)")
  }
}
