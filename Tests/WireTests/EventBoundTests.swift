import JSONText
import Market
import Testing
import Wire

/// One answer may hold so many events and no more, whoever reads it.
@Suite struct EventBoundTests {
  private func answer(_ events: Int, spaced: Bool) -> [UInt8] {
    let event = spaced ? #"{"event": "accepted"}"# : #"{"event":"accepted"}"#
    var line = Array(#"{"events":[["#.utf8)
    let text = Array(event.utf8)
    for index in 0..<events {
      if index > 0 { line.append(UInt8(ascii: ",")) }
      line += text
    }
    return line + Array("]]}".utf8)
  }

  @Test(arguments: [false, true])
  func `an answer of more events than the bound is refused`(spaced: Bool) throws {
    let codec = ProtocolCodec(instruments: [])
    let refusal = #expect(throws: JSONRefusal.self) {
      try codec.answer(answer(ProtocolCodec.eventBound + 1, spaced: spaced), to: .commands)
    }
    #expect(refusal?.problems[0].message.contains("at most 1048576 events") == true)
  }

  @Test func `a long answer of fewer events is read`() throws {
    let codec = ProtocolCodec(instruments: [])
    let line = answer(100_000, spaced: false)
    #expect(line.count > 2 * ProtocolCodec.eventBound)
    guard case .events(let lists) = try codec.answer(line, to: .commands) else {
      Issue.record("it is no answer to commands")
      return
    }
    #expect(lists.map(\.count) == [100_000])
  }
}
