import Foundation
import JSONText
import Scenarios
import Testing
import Wire

/// The schemas of the process protocol, held against the session that its description shows.
@Suite struct ProtocolSchemaTests {
  private func problems(of lines: [String], by schema: String) throws -> [String] {
    let checker = SchemaChecker(root: try #require(JSONText.parse(schema).value))
    return try lines.flatMap { line in
      checker.problems(of: try #require(JSONText.parse(line).value, "\(line)"))
    }
  }

  private func lines(_ mark: String) throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appending(path: "Sources/Adapters/PROTOCOL.md"), encoding: .utf8)
    let session = try #require(text.components(separatedBy: "## A session").last)
    return session.split(separator: "\n").filter { $0.hasPrefix(mark) }.map {
      String($0.dropFirst(mark.count))
    }
  }

  @Test func `every line of the session is by its schema`() throws {
    #expect(try lines("→ ").count == 11)
    #expect(try problems(of: lines("→ "), by: ProtocolSchema.request) == [])
    #expect(try problems(of: lines("← "), by: ProtocolSchema.answer) == [])
  }

  @Test func `a quantity may be a string of digits, zero too, as both readers have it`() throws {
    let line = #"{"events":[[{"event":"canceled","id":"1","quantity":"0"}]]}"#
    #expect(try problems(of: [line], by: ProtocolSchema.answer) == [])
    let codec = ProtocolCodec(instruments: [])
    #expect(codec.fastEvents(Array(line.utf8))?.count == 1)
    #expect(throws: Never.self) { try codec.answer(Array(line.utf8), to: .commands) }
  }

  @Test(arguments: [
    #"{"events":[[{"event":"accepted","note":1}]]}"#, #"{"ok":false}"#, #"{"events":[{}]}"#,
    #"{"events":[[{"event":"traded","maker":"1","taker":"2"}]]}"#, "{}", #"{"phase":"open"}"#,
    #"{"assay":1,"name":"x","version":"1","capabilities":["markets"]}"#,
    #"{"events":[[{"event":"accepted","id":1}]]}"#,
    #"{"events":[[{"event":"canceled","id":"1","quantity":"05"}]]}"#,
  ])
  func `an answer that is none is none by the schema`(line: String) throws {
    #expect(try problems(of: [line], by: ProtocolSchema.answer) != [])
  }
}
