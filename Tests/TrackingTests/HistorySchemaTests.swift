import JSONText
import Results
import Testing
import Tracking

/// The schema of a line, against what is written and read.
@Suite struct HistorySchemaTests {
  private let record = Records.record(
    "abc", committed: "2026-02-28T12:00:00Z", figures: [Records.throughput([1, 2])])

  private func keys(_ value: JSONValue?) -> [String] {
    guard case .object(let members)? = value?.kind else { return [] }
    return members.map(\.key)
  }

  private func texts(_ value: JSONValue?) -> [String] {
    guard case .array(let elements)? = value?.kind else { return [] }
    return elements.compactMap { if case .string(let text) = $0.kind { text } else { nil } }
  }

  @Test func `the schema has the keys of a line, in their order`() throws {
    let schema = try #require(JSONText.parse(HistoryLine.schema).value)
    let line = try #require(JSONText.parse(HistoryLine.bytes(of: record)).value)
    #expect(keys(schema["properties"]) == keys(line))
    for part in ["engine", "machine", "flow"] {
      let described = schema["properties"]?[part]
      #expect(keys(described?["properties"]) == keys(line[part]))
      #expect(texts(described?["required"]) == keys(line[part]))
    }
    let figure = schema["properties"]?["figures"]?["items"]
    guard case .array(let figures)? = line["figures"]?.kind else {
      Issue.record("there are no figures")
      return
    }
    #expect(keys(figure?["properties"]) == keys(figures.first))
    #expect(
      texts(figure?["properties"]?["better"]?["enum"])
        == TrackedFigure.Better.allCases.map(\.rawValue))
    #expect(
      texts(figure?["properties"]?["kind"]?["enum"])
        == TrackedFigure.Certainty.allCases.map(\.rawValue))
  }

  @Test func `a key that the schema requires is one that the reader requires`() throws {
    let schema = try #require(JSONText.parse(HistoryLine.schema).value)
    let required = Set(texts(schema["required"]))
    let text = String(decoding: HistoryLine.bytes(of: record), as: UTF8.self)
    for key in keys(schema["properties"]) {
      let without = text.replacing("\"\(key)\":", with: "\"another\":", maxReplacements: 1)
      let problems = JSONText.parse(without).problems
      #expect(problems.isEmpty)
      do throws(JSONRefusal) {
        _ = try HistoryLine.record(from: Array(without.utf8), line: 1)
        Issue.record("\(key) is not missed, and another key is taken")
      } catch {
        // An unknown key is refused in any case; only one that is required is missed as well.
        let isMissed = error.description.contains("missing key \"\(key)\"")
        #expect(isMissed == required.contains(key), "\(key): \(error)")
      }
    }
  }
}
