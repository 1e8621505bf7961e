package import JSONText
internal import OrderFlow
internal import Wire

/// How far a campaign has come: enough to go on from there as if it had never stopped.
package struct CampaignState: Hashable, Sendable {
  /// A kind of failure, by the case that showed it first.
  package struct Finding: Hashable, Sendable {
    package var number: Int
    /// The number of cases that showed it.
    package var seen: Int
  }

  package var engine: String
  package var plan: Campaign.Plan
  /// The cases before this one are done.
  package var next = 0
  package var commands = 0
  package var events = 0
  package var findings: [Finding] = []

  /// The state of a campaign that has not begun.
  package init(engine: String, plan: Campaign.Plan) {
    self.engine = engine
    self.plan = plan
  }

  private static let format = "assay-campaign"

  /// The state as JSON, with a line end.
  package var bytes: [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.beginObject()
    writer.key("format")
    writer.string(Self.format)
    writer.key("engine")
    writer.string(engine)
    writer.key("profile")
    writer.string(plan.profile.rawValue)
    writer.key("seed")
    writer.string("\(plan.seed)")
    writer.key("commandsPerCase")
    writer.integer(plan.commands)
    writer.key("next")
    writer.integer(next)
    writer.key("commands")
    writer.integer(commands)
    writer.key("events")
    writer.integer(events)
    writer.key("findings")
    writer.beginArray()
    for finding in findings {
      writer.beginObject()
      writer.key("case")
      writer.integer(finding.number)
      writer.key("seen")
      writer.integer(finding.seen)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  /// Reads what `bytes` gives.
  package init(reading bytes: [UInt8]) throws(JSONRefusal) {
    self = try JSONText.read(bytes, as: Self.form)
  }

  /// Writes the state aside and renames it into place, so that a file always holds a whole one.
  package func write(to path: String) throws(CorpusError) {
    try Files.write(String(decoding: bytes, as: UTF8.self), to: path)
  }

  /// The bytes of a file that may hold a state; nil where there is no file.
  package static func bytes(at path: String) throws(CorpusError) -> [UInt8]? {
    try Files.read(path)
  }

  private static let count = JSONForm<Int>.integer(in: 0...(1 << 53))

  private static var form: JSONForm<CampaignState> {
    .object { members in
      _ = members.required("format", JSONForm<String>.choice([format: format]))
      let engine = members.required("engine", .string)
      let profile = members.required(
        "profile",
        JSONForm<NamedProfile>.choice(NamedProfile.allCases.map { (name: $0.rawValue, value: $0) }))
      let seed = members.required("seed", seed)
      let perCase = members.required("commandsPerCase", .integer(in: Campaign.commandBounds))
      let next = members.required("next", count)
      let commands = members.required("commands", count)
      let events = members.required("events", count)
      let findings = members.required("findings", .array(of: finding))
      guard let engine, let profile, let seed, let perCase, let next, let commands, let events,
        let findings
      else { return nil }
      guard findings.allSatisfy({ $0.number < next }), findings.count <= Campaign.kindLimit else {
        members.report("expected findings of cases before \(next)")
        return nil
      }
      var state = CampaignState(
        engine: engine, plan: Campaign.Plan(profile: profile, seed: seed, commands: perCase))
      state.next = next
      state.commands = commands
      state.events = events
      state.findings = findings
      return state
    }
  }

  private static var seed: JSONForm<UInt64> {
    JSONForm<String>.string.refine { text throws(JSONExpectation) in
      guard let seed = UInt64(text) else {
        throw JSONExpectation("a seed, a text of digits")
      }
      return seed
    }
  }

  private static var finding: JSONForm<Finding> {
    .object { members in
      let number = members.required("case", count)
      let seen = members.required("seen", count)
      guard let number, let seen else { return nil }
      return Finding(number: number, seen: seen)
    }
  }
}
