import JSONText
import Reports
import Results
import Testing

@Suite struct ReportSchemaTests {
  private func parsed(_ bytes: [UInt8]) throws -> JSONValue {
    try #require(JSONText.parse(bytes).value)
  }

  @Test func `the schema names its dialect and describes what the writer writes`() throws {
    let schema = try parsed(ReportJSON.schema)
    #expect(
      schema["$schema"]
        == JSONValue(
          .string("https://json-schema.org/draft/2020-12/schema"), at: .start))
    let checker = SchemaChecker(root: schema)
    let feed = Report(suiteVersion: "1", replays: [Sample.feedReplay])
    var parts = Sample.conforming
    parts.runs[0].shard = Shard(
      number: 1, count: 2, whole: "0123456789abcdef", isComplete: false)
    for report in [Sample.report, Sample.conforming, feed, parts, Report(suiteVersion: "")] {
      #expect(checker.problems(of: try parsed(ReportJSON.bytes(of: report))) == [])
    }
  }

  @Test(arguments: [
    ("\"version\": 1,", "\"version\": 2,"),
    ("\"verdict\": \"hung\"", "\"verdict\": \"slow\""),
    ("\"judge\": \"golden\",", ""),
    ("\"seed\": \"1\"", "\"seed\": 1"),
    ("\"agreeing\": 279", "\"agreeing\": -1"),
    ("\"skipped\": ", "\"judged\": \"passed\", \"skipped\": "),
    ("\"lag\": {", "\"lags\": {"),
  ])
  func `the schema refuses what the reader refuses`(_ old: String, _ new: String) throws {
    let schema = try parsed(ReportJSON.schema)
    let text = String(decoding: ReportJSON.bytes(of: Sample.report), as: UTF8.self)
    let wrong = text.replacing(old, with: new, maxReplacements: 1)
    #expect(wrong != text)
    #expect(throws: JSONRefusal.self) { try ReportJSON.report(from: Array(wrong.utf8)) }
    #expect(SchemaChecker(root: schema).problems(of: try parsed(Array(wrong.utf8))) != [])
  }

  @Test func `the schema knows what an uncross would bring`() throws {
    var report = Sample.conforming
    let book = LadderBook(
      holder: "e", instrument: "XYZ", asks: [], bids: [],
      indication: LadderIndication(price: nil, volume: "0", imbalance: "0"))
    report.runs[0].cases[0].failures = [
      Failure(judge: .expectation, message: "m", booksBefore: [book], replay: "r")
    ]
    let checker = SchemaChecker(root: try parsed(ReportJSON.schema))
    #expect(checker.problems(of: try parsed(ReportJSON.bytes(of: report))) == [])
  }

  @Test func `every key has a description that is a sentence`() throws {
    let schema = try parsed(ReportJSON.schema)
    guard case .object(let definitions)? = schema["$defs"]?.kind else {
      Issue.record("there are no definitions")
      return
    }
    #expect(definitions.count > 15)
    for definition in [schema] + definitions.map(\.value) {
      guard case .object(let members)? = definition["properties"]?.kind else {
        Issue.record("a definition has no properties")
        continue
      }
      for member in members {
        guard case .string(let text)? = member.value["description"]?.kind else {
          Issue.record("\(member.key) has no description")
          continue
        }
        #expect(text.hasSuffix("."), "\(member.key): \(text)")
      }
    }
  }
}

/// As much of JSON Schema as the schema of reports uses, patterns left out.
struct SchemaChecker {
  let root: JSONValue

  func problems(of value: JSONValue) -> [String] { problems(of: value, by: root) }

  private func problems(of value: JSONValue, by schema: JSONValue) -> [String] {
    guard case .object(let keywords) = schema.kind else { return ["a schema is no object"] }
    return keywords.flatMap { keyword in
      problems(of: value, by: keyword.key, keyword.value, in: schema)
    }
  }

  private func problems(
    of value: JSONValue, by keyword: String, _ argument: JSONValue, in schema: JSONValue
  ) -> [String] {
    switch (keyword, argument.kind, value.kind) {
    case ("$ref", .string(let reference), _):
      let name = String(reference.dropFirst("#/$defs/".count))
      guard let definition = root["$defs"]?[name] else { return ["no definition \(name)"] }
      return problems(of: value, by: definition)
    case ("type", .string(let type), let kind):
      return type == typeName(of: kind) ? [] : ["\(value.summary) is no \(type)"]
    case ("const", _, _):
      return value == argument ? [] : ["\(value.summary) is not the constant"]
    case ("enum", .array(let choices), _):
      return choices.contains(value) ? [] : ["\(value.summary) is no choice"]
    case ("minimum", .number(let low), .number(let number)):
      return (number.int64 ?? .min) >= (low.int64 ?? .max) ? [] : ["\(number) is too low"]
    case ("maximum", .number(let high), .number(let number)):
      return (number.int64 ?? .max) <= (high.int64 ?? .min) ? [] : ["\(number) is too high"]
    case ("items", _, .array(let elements)):
      return elements.flatMap { problems(of: $0, by: argument) }
    case ("minItems", .number(let least), .array(let elements)):
      return Int64(elements.count) >= (least.int64 ?? .max) ? [] : ["too few elements"]
    case ("maxItems", .number(let most), .array(let elements)):
      return Int64(elements.count) <= (most.int64 ?? .min) ? [] : ["too many elements"]
    case ("minProperties", .number(let least), .object(let members)):
      return Int64(members.count) >= (least.int64 ?? .max) ? [] : ["too few members"]
    case ("maxProperties", .number(let most), .object(let members)):
      return Int64(members.count) <= (most.int64 ?? .min) ? [] : ["too many members"]
    case ("required", .array(let keys), .object):
      return keys.compactMap { key in
        guard case .string(let name) = key.kind else { return "a required key is no string" }
        return value[name] == nil ? "missing \(name)" : nil
      }
    case ("properties", _, .object(let members)):
      return members.flatMap { member in
        argument[member.key].map { problems(of: member.value, by: $0) } ?? []
      }
    case ("additionalProperties", .bool(false), .object(let members)):
      return members.filter { schema["properties"]?[$0.key] == nil }.map { "unknown \($0.key)" }
    case ("$schema", _, _), ("title", _, _), ("description", _, _), ("$defs", _, _),
      ("pattern", .string, .string):
      return []
    default: return ["keyword \(keyword) is not known here for \(value.summary)"]
    }
  }

  private func typeName(of kind: JSONValue.Kind) -> String {
    switch kind {
    case .string: "string"
    case .array: "array"
    case .object: "object"
    case .number(let number): number.isInteger ? "integer" : "number"
    case .bool: "boolean"
    case .null: "null"
    }
  }
}
