package import Engines
internal import JSONText
internal import Laws
internal import Market
package import OrderFlow
package import Results
internal import Scenarios
internal import Wire

/// A failing flow as a scenario file, ready to be committed.
///
/// What it expects after each command is what the engine said that the failing one was compared
/// with. It is read back before it is kept, and says so where it can't be mirrored.
package struct SavedPlay: Sendable {
  /// The name of the file, without its ending, in words joined by hyphens.
  package let name: String
  package let text: String

  /// The file of a campaign's failure; nil where a scenario file can't say it.
  package init?(of failure: CampaignFailure, _ play: Play, expecting partner: EngineSource) {
    // Its expectations are of events, and what an engine shows of its book is none.
    if failure.area == Law.reportedBook.rawValue { return nil }
    self.init(
      named: failure.kind, title: failure.kind,
      why: "\(failure.statement) Source: \(failure.source).", play, expecting: partner)
  }

  /// The file of a flow that shows something; nil where a scenario file can't say it.
  init?(
    named name: String, title: String, why: String, _ play: Play, expecting partner: EngineSource
  ) {
    self.name = Self.words(name)
    let plain = Self.text(title, why, play, partner, mirror: nil)
    if Self.passes(plain, partner) {
      text = plain
      return
    }
    let unmirrored = Self.text(
      title, why, play, partner,
      mirror: "The flow was found by a search, and its mirror image differs.")
    guard Self.passes(unmirrored, partner) else { return nil }
    text = unmirrored
  }

  /// Writes the file into a folder, which is made if need be, and returns its path.
  package func write(in folder: String) throws(CorpusError) -> String {
    let path = "\(folder)/\(name).json"
    try Files.write(text, to: path)
    return path
  }

  /// Lower-case words and hyphens.
  private static func words(_ kind: String) -> String {
    let letters = kind.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : " "
    }
    return String(letters).split(separator: " ").joined(separator: "-")
  }

  /// Whether an engine passes the scenario, mirrored too unless it says why not.
  private static func passes(_ text: String, _ engine: EngineSource) -> Bool {
    guard let scenario = try? Scenario(reading: Array(text.utf8)) else { return false }
    let run = ScenarioRun(scenario, on: engine.makeEngine(for: scenario))
    guard run.mismatch == nil else { return false }
    if scenario.mirrorRefusal != nil { return true }
    guard let mirrored = engine.makeMirroredEngine(for: scenario) else { return false }
    let reflection = ScenarioRun(scenario, on: mirrored)
    return reflection.mismatch == nil
      && run.firstDifference(from: reflection, of: scenario, by: Projection(engine.profile)) == nil
  }

  private static func text(
    _ title: String, _ why: String, _ play: Play, _ partner: EngineSource, mirror: String?
  ) -> String {
    var lines = [
      "{", "  \"$schema\": \"../schema/scenario.json\",",
      "  \"title\": \(quoted(title)),",
      "  \"why\": \(quoted(why)),",
      "  \"tags\": [\"found\"],",
    ]
    if let mirror { lines.append("  \"mirror\": \(quoted(mirror)),") }
    if play.conventions != Conventions() {
      lines.append("  \"conventions\": \(json { $0.conventions(play.conventions) }),")
    }
    lines.append("  \"instruments\": [")
    lines += separated(play.instruments.map { instrument in json { $0.instrument(instrument) } })
    lines += ["  ],", "  \"steps\": ["]
    lines += separated(steps(play, partner))
    lines += ["  ]", "}"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// Each command, and the events that must answer it.
  private static func steps(_ play: Play, _ partner: EngineSource) -> [String] {
    let engine = partner.makeEngine(
      instruments: play.instruments, conventions: play.conventions)
    let codec = JSONCodec(instruments: play.instruments, numbers: .decimals)
    let commands = String(decoding: codec.lines(of: play.commands), as: UTF8.self)
      .split(separator: "\n")
    return zip(play.commands, commands).flatMap { command, line in
      let events = engine.apply(command).map { event in
        json { codec.write(event, to: &$0) }
      }
      return [String(line), "{\"expect\":{\"events\":[\(events.joined(separator: ","))]}}"]
    }
  }

  private static func separated(_ lines: [String]) -> [String] {
    lines.enumerated().map { "    \($1)" + ($0 == lines.count - 1 ? "" : ",") }
  }

  private static func quoted(_ text: String) -> String { json { $0.string(text) } }

  private static func json(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
