package import JSONText
internal import OrderFlow

/// How far a campaign has come: enough to go on from there as if it had never stopped.
package struct CampaignState: Hashable, Sendable {
  /// A kind of failure, by the case that showed it first.
  package struct Finding: Hashable, Sendable {
    package var kind: FailureKind
    package var number: Int
    /// The number of commands of that case up to the failure.
    package var length: Int
    /// The number of cases that showed it.
    package var seen: Int
  }

  /// The version of the suite that played and judged.
  package var suiteVersion: String
  package var engine: String
  package var plan: Campaign.Plan
  /// The plan's hash of order flow, as the suite that kept the state made it.
  package var flowHash: String
  /// The cases before this one are done.
  package var next = 0
  package var commands = 0
  package var events = 0
  package var findings: [Finding] = []

  /// The state of a campaign that has not begun.
  package init(suiteVersion: String, engine: String, plan: Campaign.Plan) {
    self.suiteVersion = suiteVersion
    self.engine = engine
    self.plan = plan
    flowHash = plan.flowHash
  }

  static let format = "assay-campaign"

  /// The state as JSON, with a line end.
  package var bytes: [UInt8] {
    var writer = JSONWriter(layout: .indented)
    writer.beginObject()
    writer.key("format")
    writer.string(Self.format)
    writer.key("suiteVersion")
    writer.string(suiteVersion)
    writer.key("engine")
    writer.string(engine)
    writer.key("profile")
    writer.string(plan.profile.rawValue)
    writer.key("seed")
    writer.string("\(plan.seed)")
    writer.key("commandsPerCase")
    writer.integer(plan.commands)
    writer.key("flowHash")
    writer.string(flowHash)
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
      writer.key("kind")
      writer.string(finding.kind.text)
      writer.key("case")
      writer.integer(finding.number)
      writer.key("length")
      writer.integer(finding.length)
      writer.key("seen")
      writer.integer(finding.seen)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  /// Reads what `bytes` gives; counts that can't be, and findings that stand twice, are refused.
  package init(reading bytes: [UInt8]) throws(JSONRefusal) {
    self = try JSONText.read(bytes, as: Self.form)
  }

  /// What keeps this campaign from going on with that state, each in a clause; none where it can.
  package func differences(from kept: CampaignState) -> [String] {
    let pairs = [
      ("suite version", kept.suiteVersion, suiteVersion), ("engine", kept.engine, engine),
      ("profile", kept.plan.profile.rawValue, plan.profile.rawValue),
      ("seed", "\(kept.plan.seed)", "\(plan.seed)"),
      ("commands a case", "\(kept.plan.commands)", "\(plan.commands)"),
    ]
    let found = pairs.filter { $1 != $2 }.map { "it is of \($0) \($1), and this one of \($2)" }
    // The same plan with another flow: the generator has changed.
    if found.isEmpty, kept.flowHash != flowHash {
      return ["its order flow has hash \(kept.flowHash), and this suite's \(flowHash)"]
    }
    return found
  }

  /// Writes the state aside and renames it into place, so that a file always holds a whole one.
  package func write(to path: String) throws(CorpusError) {
    try Files.write(String(decoding: bytes, as: UTF8.self), to: path)
  }

  /// The bytes of a file that may hold a state; nil where there is no file.
  package static func bytes(at path: String) throws(CorpusError) -> [UInt8]? {
    try Files.read(path)
  }
}
