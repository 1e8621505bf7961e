import JSONText
import Reports
import Results
import Testing

/// The JSON of an examination of an adapter.
@Suite struct DoctorReportTests {
  private let result = DoctorResult(
    engine: EngineIdentity(name: "mine", version: "1"), occasion: Sample.occasion("assay doctor"),
    findings: [
      DoctorFinding(name: "ids", verdict: .ok, seen: "all came back", fix: nil),
      DoctorFinding(name: "reset", verdict: .wrong, seen: "a \"7\" is left", fix: "forget it"),
      DoctorFinding(name: "stop", verdict: .notChecked, seen: "it went before", fix: nil),
    ])

  @Test func `what is written is read again`() throws {
    #expect(try DoctorJSON.result(from: DoctorJSON.bytes(of: result)) == result)
    #expect(!result.isSound)
  }

  @Test func `a verdict that is none is refused`() {
    let text = String(decoding: DoctorJSON.bytes(of: result), as: UTF8.self)
    let wrong = Array(text.replacing("\"wrong\"", with: "\"wring\"").utf8)
    #expect(throws: JSONRefusal.self) { try DoctorJSON.result(from: wrong) }
  }

  @Test func `where nothing was checked nothing is sound`() {
    #expect(!DoctorResult(engine: result.engine, occasion: result.occasion, findings: []).isSound)
  }
}
