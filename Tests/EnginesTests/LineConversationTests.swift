import Engines
import Foundation
import Testing

/// Conversations with children that have to end.
@Suite struct LineConversationTests {
  /// A child that answers each line by a right word, and then does this.
  private func child(then last: String) throws -> any LineConversation {
    let script = "while read -r line; do echo '{\"ok\":true}'; \(last)"
    return try EngineSpec.process(["/bin/sh", "-c", script]).converse(
      ProcessLimits(requestNanoseconds: 2_000_000_000), host: [], suiteVersion: "1")
  }

  private static let stop = Array("{\"ask\":\"stop\"}\n".utf8)

  @Test func `a child that ends with its input is well`() throws {
    let child = try child(then: "done")
    _ = try child.ask(Self.stop)
    child.endInput()
    try child.awaitEnd()
  }

  @Test(arguments: [
    ("done; echo why >&2; sleep 30", EngineFailure.Kind.hung, "did not end within 2 s"),
    ("done; exit 3", .crashed, "status 3 when it had to end"),
    ("done; echo bye", .malformed, "nobody asked for: bye"),
  ])
  func `one that goes on, fails or talks when its input ends is found out`(
    script: String, kind: EngineFailure.Kind, says: String
  ) throws {
    let child = try child(then: script)
    _ = try child.ask(Self.stop)
    child.endInput()
    let failure = #expect(throws: EngineFailure.self) { try child.awaitEnd() }
    #expect(failure?.kind == kind)
    if script.contains("why") { #expect(failure?.lastWords == ["why"]) }
    #expect(failure?.message.contains(says) == true, "\(String(describing: failure))")
  }

  @Test func `one that answers more after it was told to stop is found out`() throws {
    let child = try child(then: "sleep 0.2; echo '{\"ok\":true}'; exit 0; done")
    _ = try child.ask(Self.stop)
    let failure = #expect(throws: EngineFailure.self) { try child.awaitEnd() }
    #expect(failure?.kind == .malformed)
  }
}
