import JSONText
import Market
import Scenarios
import Testing
import Wire

@Suite struct SchemaTests {
  private func schema(_ name: String) throws -> JSONValue {
    let listed = try #require(Schemas.all.first { $0.name == name })
    return try #require(JSONText.parse(listed.text).value)
  }

  @Test func `the schemas are the ones of the suite, each with a summary`() {
    #expect(Schemas.all.map(\.name) == ["scenario", "golden", "history"])
    #expect(Schemas.all.allSatisfy { !$0.summary.isEmpty })
  }

  @Test(arguments: Schemas.all.map(\.name))
  func `the file of a schema is what the tool prints, byte for byte`(name: String) throws {
    let listed = try #require(Schemas.all.first { $0.name == name })
    #expect(try ProjectFiles.bytes("scenarios/schema/\(name).json") == Array(listed.text.utf8))
  }

  @Test func `no schema file is without a schema`() throws {
    let files = try ProjectFiles.paths(in: "scenarios/schema", extension: "")
    #expect(Set(files) == Set(Schemas.all.map { "scenarios/schema/\($0.name).json" }))
  }

  @Test(arguments: Schemas.all.map(\.name))
  func `a schema names its dialect, and every key it knows is described`(name: String) throws {
    let schema = try schema(name)
    #expect(schema["$schema"]?.text == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["title"]?.text.isEmpty == false)
    var undescribed: [String] = []
    func visit(_ value: JSONValue, _ path: String) {
      for key in ["properties", "patternProperties"] {
        for member in value[key]?.members ?? [] where !path.contains("allOf") {
          let named = (member.value["$ref"]?.text).flatMap {
            schema["$defs"]?[String($0.dropFirst("#/$defs/".count))]
          }
          let text = member.value["description"] ?? named?["description"]
          if text?.text.hasSuffix(".") != true { undescribed.append("\(path) \(member.key)") }
        }
      }
      for member in value.members { visit(member.value, "\(path)/\(member.key)") }
      for element in value.elements { visit(element, path) }
    }
    visit(schema, "")
    #expect(undescribed == [])
  }

  @Test(arguments: Schemas.all.map(\.name))
  func `every object that a schema describes is closed`(name: String) throws {
    var open: [String] = []
    func visit(_ value: JSONValue, _ path: String) {
      if value["type"]?.text == "object", value["additionalProperties"] == nil { open.append(path) }
      for member in value.members { visit(member.value, "\(path)/\(member.key)") }
      for element in value.elements { visit(element, path) }
    }
    visit(try schema(name), "")
    #expect(open == [])
  }

  // MARK: - Closed lists

  @Test func `the lists of the scenario schema are those of the vocabulary`() throws {
    let definitions = try #require(try schema("scenario")["$defs"])
    func list(_ path: String...) throws -> [String] {
      var value = definitions
      for key in path { value = try #require(value[key], "\(path)") }
      return try #require(value["enum"], "\(path)").elements.map(\.text)
    }
    #expect(try list("side") == Side.words.all)
    #expect(try list("phaseName") == Phase.words.all)
    #expect(try list("rejectReason") == RejectReason.words.all)
    #expect(try list("cancelReason") == CancelReason.words.all)
    #expect(try list("new", "properties", "type") == OrderTypeWord.words.all)
    #expect(try list("new", "properties", "timeInForce") == TimeInForceWord.words.all)
    #expect(try list("traded", "properties", "aggressor") == Aggressor.words.all)
    #expect(try list("replaced", "properties", "priority") == Priority.words.all)
    #expect(try list("instrument", "properties", "priceSigns") == PriceSigns.words.map(\.name))
    let status = ["expectation", "properties", "orders", "patternProperties"]
    let statuses = status.reduce(definitions) { $0[$1] ?? $0 }.members
    #expect(
      statuses.first?.value["enum"]?.elements.map(\.text) == OrderStatus.allCases.map(\.rawValue))
    let steps = try #require(definitions["step"]?["properties"]).members.map(\.key)
    #expect(steps == CommandKind.words.all + ["expect", "repeat"])
    let repeated = try #require(definitions["repeatedCommand"]?["properties"]).members.map(\.key)
    #expect(repeated == CommandKind.words.all)
    let events = try #require(definitions["event"]?["oneOf"]).elements
    #expect(events.map { $0["$ref"]?.text } == EventKind.words.all.map { "#/$defs/\($0)" })
    for kind in EventKind.words.all {
      #expect(definitions[kind]?["properties"]?["event"]?["const"]?.text == kind)
    }
  }

  @Test func `the conventions of the scenario schema are all there are, with their defaults`()
    throws
  {
    let choices = try #require(try schema("scenario")["$defs"]?["conventions"]?["properties"])
    var writer = JSONWriter()
    writer.conventions(Conventions())
    let defaults = try #require(JSONText.parse(writer.bytes).value)
    #expect(choices.members.map(\.key) == defaults.members.map(\.key))
    for choice in choices.members {
      #expect(choice.value["default"]?.text == defaults[choice.key]?.text)
    }
    func words<Choice: RawRepresentable<String> & CaseIterable>(_: Choice.Type) -> [String] {
      Choice.allCases.map(\.rawValue)
    }
    let lists = choices.members.map { $0.value["enum"]?.elements.map(\.text) }
    #expect(
      lists == [
        words(Conventions.DecreasePriority.self), words(Conventions.ReplaceQuantity.self),
        words(Conventions.ReplaceBelowFilled.self), words(Conventions.MarketRemainder.self),
        words(Conventions.IdentifierReuse.self), words(Conventions.Halt.self),
        words(Conventions.AuctionMarketOrders.self), words(Conventions.AuctionPrice.self),
        words(Conventions.VolatilityInterruption.self),
      ])
  }

  @Test func `the lists of the golden schema are those of the vocabulary`() throws {
    let schema = try schema("golden")
    let kinds = try #require(schema["oneOf"]).elements.map { $0["$ref"]?.text }
    #expect(kinds == (EventKind.words.all + ["digest"]).map { "#/$defs/\($0)" })
    func list(_ kind: String, _ key: String) -> [String]? {
      schema["$defs"]?[kind]?["properties"]?[key]?["enum"]?.elements.map(\.text)
    }
    #expect(list("rejected", "reason") == RejectReason.words.all)
    #expect(list("canceled", "reason") == CancelReason.words.all)
    #expect(list("traded", "aggressor") == Aggressor.words.all)
    #expect(list("replaced", "priority") == Priority.words.all)
    #expect(list("phaseChanged", "phase") == Phase.words.all)
    for kind in EventKind.words.all {
      #expect(schema["$defs"]?[kind]?["properties"]?["event"]?["const"]?.text == kind)
    }
  }

  @Test func `the lists of the history schema are those of the vocabulary`() throws {
    let schema = try schema("history")
    let kinds = try #require(schema["oneOf"]).elements.map { $0["$ref"]?.text }
    #expect(
      kinds
        == (["header", "commandLine", "shownBook"] + EventKind.words.all).map { "#/$defs/\($0)" })
    let commands = schema["$defs"]?["commandLine"]?["properties"]?.members.map(\.key)
    #expect(commands == CommandKind.words.all)
    func list(_ kind: String, _ key: String) -> [String]? {
      schema["$defs"]?[kind]?["properties"]?[key]?["enum"]?.elements.map(\.text)
    }
    #expect(list("traded", "aggressor") == Aggressor.words.all)
    #expect(list("replaced", "priority") == Priority.words.all)
    for kind in EventKind.words.all {
      #expect(schema["$defs"]?[kind]?["properties"]?["event"]?["const"]?.text == kind)
    }
  }

  // MARK: - Files

  @Test func `every scenario of the suite is valid by the schema`() throws {
    let checker = SchemaChecker(root: try schema("scenario"))
    let paths = try ProjectFiles.scenarios()
    #expect(paths.count >= 100)
    for path in paths {
      let value = try #require(JSONText.parse(try ProjectFiles.bytes(path)).value)
      #expect(checker.problems(of: value) == [], "\(path)")
    }
  }

  /// What the reader finds and a schema can't say: units, ranges of both notations, sums.
  private static let beyondSchemas: Set = [
    "a price off the unit", "a price beyond 64 bits", "a quantity off the unit",
    "a time beyond 64 bits", "an unknown symbol", "a duplicate symbol", "a tick of zero",
    "several instruments without a name", "several scales and a price without a name",
    "an instrument that is not there in an expectation",
    "an indication of an instrument that is not there",
    "an indication of no instrument among several",
    "repeats of too many commands together", "a progression off the unit in its second round",
    "a progression below zero in its last round", "a progression with too many digits",
    "a price without a mirror image", "a price without a mirror image in a repeat",
    "a band without a mirror image",
  ]

  @Test func `what the reader refuses is not valid by the schema, so far as a schema can tell`()
    throws
  {
    let checker = SchemaChecker(root: try schema("scenario"))
    var valid: Set<String> = []
    for file in BrokenScenario.all {
      guard let value = JSONText.parse(file.text).value else { continue }
      if checker.problems(of: value).isEmpty { valid.insert(file.testDescription) }
    }
    #expect(valid == Self.beyondSchemas)
  }

  @Test func `every line of every golden log is valid by the schema`() throws {
    let checker = SchemaChecker(root: try schema("golden"))
    var seen: Set<String> = []
    for path in try ProjectFiles.paths(in: "golden", extension: ".jsonl") {
      for line in try GoldenLog(reading: try ProjectFiles.bytes(path)).lines {
        let value = try #require(JSONText.parse(line).value)
        #expect(checker.problems(of: value) == [], "\(path)")
        seen.insert(value["event"]?.text ?? "digest")
      }
    }
    #expect(seen == Set(EventKind.words.all + ["digest"]))
  }

  @Test func `every event of a golden log is valid in a history`() throws {
    let checker = SchemaChecker(root: try schema("history"))
    for path in try ProjectFiles.paths(in: "golden", extension: ".jsonl") {
      for line in try GoldenLog(reading: try ProjectFiles.bytes(path)).lines {
        let value = try #require(JSONText.parse(line).value)
        #expect(checker.problems(of: value).isEmpty == (value["event"] != nil), "\(path)")
      }
    }
  }

  @Test(arguments: [
    #"{"instruments":[{"symbol":"A"}]}"#,
    #"{"instruments":[{"symbol":"A","tick":"0.05"}],"conventions":{"halt":"takesNothing"}}"#,
    #"{"instruments":[{"symbol":"A"}],"unreported":["accepted"],"bookDepth":5,"$schema":"x"}"#,
    #"{"new":{"id":1,"side":"buy","price":"1.00","quantity":5}}"#, #"{"clock":{"time":5}}"#,
    #"{"massCancel":{}}"#, #"{"command":1,"event":"accepted","id":1}"#,
    #"{"command":1,"book":{"asks":[{"price":"market","quantity":5},{"price":"1.00","orders":[1]}]}}"#,
    #"{"command":1,"event":"replaced","id":1,"price":null,"leaves":5,"priority":"kept"}"#,
  ])
  func `a line of a history is valid by the schema`(line: String) throws {
    let value = try #require(JSONText.parse(line).value)
    #expect(SchemaChecker(root: try schema("history")).problems(of: value) == [])
  }

  @Test(arguments: [
    #"{"instruments":[]}"#, #"{"instrument":[{"symbol":"A"}]}"#,
    #"{"instruments":[{"symbol":"A"}],"unreported":["traded"]}"#,
    #"{"instruments":[{"symbol":"A"}],"bookDepth":0}"#,
    #"{"new":{"id":1,"side":"buy","quantity":5}}"#, #"{"clock":{"time":5},"massCancel":{}}"#,
    #"{"new":{"id":{"from":1,"by":1},"side":"buy","price":1,"quantity":5}}"#, #"{"stop":{}}"#,
    #"{"command":0,"event":"accepted","id":1}"#, #"{"command":1,"event":"accepted"}"#,
    #"{"command":1,"event":"accepted","id":1,"side":"buy"}"#, #"{"command":1,"book":{}}"#,
    #"{"book":{"asks":[]}}"#, #"{"command":1,"book":{"asks":[{"quantity":1}]}}"#,
    #"{"command":1,"book":{"asks":[{"price":1},{"price":"market"}]}}"#,
    #"{"commands":"1-2","events":3,"digest":"0123456789abcdef"}"#, "{}", "[]",
  ])
  func `a line that no history has is not valid by the schema`(line: String) throws {
    let value = try #require(JSONText.parse(line).value)
    #expect(SchemaChecker(root: try schema("history")).problems(of: value) != [])
  }

  @Test(arguments: [
    #"{"command":1,"event":"replaced","id":"1","instrument":"XYZ","price":null,"leaves":"5","priority":"kept"}"#,
    #"{"command":1,"event":"phaseChanged","instrument":"XYZ","phase":"reopeningAuction"}"#,
    #"{"command":1,"event":"canceled","id":"1","instrument":"XYZ","quantity":"5","reason":"outsideDynamicRange"}"#,
  ])
  func `a line of a day with auctions is valid by the schema`(line: String) throws {
    let value = try #require(JSONText.parse(line).value)
    #expect(SchemaChecker(root: try schema("golden")).problems(of: value) == [])
  }

  @Test func `a scenario of a whole day is valid by the schema, and is read`() throws {
    let text = BrokenScenario.wholeDay
    let value = try #require(JSONText.parse(text).value)
    #expect(SchemaChecker(root: try schema("scenario")).problems(of: value) == [])
    let scenario = try Scenario(reading: Array(text.utf8))
    #expect(scenario.conventions.halt == .takesNothing)
    #expect(scenario.conventions.auctionMarketOrders == .collected)
    #expect(scenario.conventions.auctionPrice == .xetra)
    #expect(scenario.conventions.volatilityInterruption == .refuses)
    #expect(scenario.instruments[0].dynamicRange == 500)
    #expect(scenario.instruments[0].auctionCollar == 1000)
    let lifetimes = scenario.commands.compactMap { command -> TimeInForce? in
      if case .new(let order) = command { order.timeInForce } else { nil }
    }
    #expect(lifetimes == [.atOpening, .atClose])
  }

  @Test(arguments: [
    #"{"command":0,"event":"accepted","id":"1","instrument":"XYZ"}"#,
    #"{"command":1,"event":"accepted","id":1,"instrument":"XYZ"}"#,
    #"{"command":1,"event":"accepted","id":"01","instrument":"XYZ"}"#,
    #"{"command":1,"event":"accepted","id":"1"}"#,
    #"{"command":1,"event":"accepted","id":"1","instrument":"XYZ","price":"1"}"#,
    #"{"command":1,"event":"rejected","reason":"unknown"}"#,
    #"{"command":1,"event":"expired","id":"1","instrument":"XYZ","quantity":5}"#,
    #"{"command":1,"event":"gone","id":"1","instrument":"XYZ"}"#,
    #"{"commands":"1-2","events":3,"digest":"0123456789abcde"}"#,
    #"{"commands":"1-2","events":-1,"digest":"0123456789abcdef"}"#,
    #"{"commands":"0-2","events":1,"digest":"0123456789abcdef"}"#,
    #"{"command":1,"event":"phaseChanged","instrument":"XYZ","phase":"open"}"#,
    #"{"command":1,"event":"uncrossed","instrument":"XYZ","price":null,"volume":"0","imbalance":"0"}"#,
    #"{}"#, #"[]"#,
  ])
  func `a line that no engine's log has is not valid by the schema`(line: String) throws {
    let value = try #require(JSONText.parse(line).value)
    #expect(SchemaChecker(root: try schema("golden")).problems(of: value) != [])
  }
}
