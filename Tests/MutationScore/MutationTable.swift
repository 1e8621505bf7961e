internal import FaultyEngines
internal import JSONText

/// What catches every planted fault: the suite judged by the faults that it knows.
package struct MutationTable: Sendable {
  /// The rows in the order of the faults.
  package let rows: [MutantRow]

  package init(_ rows: [MutantRow]) { self.rows = rows }

  private var ofHistory: [MutantRow] {
    rows.filter { if case .history = $0.fault.evidence { true } else { false } }
  }

  private var ofMeters: [MutantRow] {
    rows.filter { if case .meter = $0.fault.evidence { true } else { false } }
  }

  private var ofLaws: [MutantRow] {
    ofHistory.filter { if case .history(.named) = $0.fault.evidence { true } else { false } }
  }

  /// What was not caught and should have been, one line each.
  package var misses: [String] {
    rows.flatMap { row in row.misses.map { "\(row.fault): \($0)" } }
  }

  // MARK: - Markdown

  /// The page in Markdown.
  package var markdown: String {
    var lines = ["# Mutation score", ""]
    lines += [
      "Engines that are right but for one planted fault, and what catches each. `make mutants` "
        + "writes this page.", "",
    ]
    lines += summary.map { "- \($0)" }
    if !misses.isEmpty {
      lines += ["", "## Missed", ""]
      lines += misses.map { "- \($0)" }
    }
    lines += ["", "## Faults that a history shows", ""]
    lines += [
      "By scenarios: how many catch the fault by their expectations and golden logs alone, and the "
        + "first. By a campaign: the smallest in which any judge does. By laws alone: the law that "
        + "speaks first, and the smallest campaign in which the right one names the fault. By "
        + "sequences: the commands of the shortest that shows it, where the search of short "
        + "sequences finds one.", "",
      "| Fault | | What goes wrong | Scenarios | Campaign | First law | Right law | Sequence |",
      "|---|---|---|---|---|---|---|---|",
    ]
    lines += ofHistory.map(line)
    lines += ["", "## Faults that a meter shows", ""]
    lines += ResourceMeter.allCases.map { "- *\($0.rawValue)*: \($0.summary)" }
    lines += ["", "| Fault | | What goes wrong | Why no history shows it | Meter |"]
    lines += ["|---|---|---|---|---|"]
    for row in ofMeters {
      guard case .meter(let why) = row.fault.evidence else { continue }
      lines.append(
        "| \(row.fault) | \(row.fault.code) | \(row.fault.sentence) | \(why) | "
          + "\(row.meters.joined(separator: ", ")) |")
    }
    lines += ["", "Of the faults above these drive a meter up too: \(metered)."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The score in a few lines.
  package var summary: [String] {
    let history = ofHistory.count
    let laws = ofLaws
    let unseen = history - laws.count
    func most(_ path: KeyPath<MutantRow, MutantRow.Search?>) -> Int {
      rows.compactMap { $0[keyPath: path]?.commands }.max() ?? 0
    }
    var lines = [
      "\(rows.count) faults: \(history) that a history shows, \(ofMeters.count) that a meter shows",
      "by scenarios alone: \(ofHistory.count { !$0.scenarios.isEmpty }) of \(history)",
      "by a campaign of at most \(MutantMeasure.greatestCampaign) commands: "
        + "\(ofHistory.count { $0.campaign != nil }) of \(history), the longest after "
        + "\(most(\.campaign)) commands",
      "by the right law alone: \(laws.count { $0.rightLaw != nil }) of \(laws.count), the longest "
        + "after \(most(\.rightLaw)) commands",
      "by a short sequence: \(ofHistory.count { $0.depth != nil }) of \(history)",
      "by a meter: \(ofMeters.count { !$0.meters.isEmpty }) of \(ofMeters.count)",
    ]
    if unseen > 0 { lines.append("that no law can see, as each says: \(unseen)") }
    return lines
  }

  private var metered: String {
    let names = ofHistory.filter { !$0.meters.isEmpty }.map {
      "\($0.fault) (\($0.meters.joined(separator: ", ")))"
    }
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  private func line(_ row: MutantRow) -> String {
    let scenarios = row.scenarios.first.map { "\(row.scenarios.count): \($0)" } ?? "**none**"
    let rightLaw =
      switch row.fault.evidence {
      case .history(.none(let why)): "none can: \(why)"
      default: row.namedBy.map { "\($0), \(words(row.rightLaw))" } ?? "**none**"
      }
    let sequence = row.depth.map { "\($0) of \(row.alphabet ?? "")" } ?? "–"
    return "| \(row.fault) | \(row.fault.code) | \(row.fault.sentence) | \(scenarios) | "
      + "\(words(row.campaign)) | \(row.law ?? "**none**") | \(rightLaw) | \(sequence) |"
  }

  private func words(_ search: MutantRow.Search?) -> String {
    guard let search else { return "**none**" }
    return "\(search.profile), \(search.cases) cases, \(search.commands) commands"
  }

  // MARK: - JSON

  /// The table as JSON, one member for each fault.
  package var json: String {
    var writer = JSONWriter(layout: .indented)
    writer.beginObject()
    writer.key("format")
    writer.string("assay-mutation-score")
    writer.key("version")
    writer.integer(1)
    writer.key("summary")
    writer.beginArray()
    for line in summary { writer.string(line) }
    writer.endArray()
    writer.key("missed")
    writer.beginArray()
    for line in misses { writer.string(line) }
    writer.endArray()
    writer.key("faults")
    writer.beginArray()
    for row in rows { write(row, to: &writer) }
    writer.endArray()
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private func write(_ row: MutantRow, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("fault", "\(row.fault)")
    writer.member("kind", row.fault.code)
    writer.member("sentence", row.fault.sentence)
    switch row.fault.evidence {
    case .meter(let why):
      writer.member("visible", "meter")
      writer.member("why", why)
    case .history(let law):
      writer.member("visible", "history")
      if case .none(let why) = law { writer.member("whyNoLaw", why) }
      writer.key("scenarios")
      writer.integer(row.scenarios.count)
      writer.member("firstScenario", row.scenarios.first)
      writer.member("campaign", row.campaign)
      writer.member("firstLaw", row.law)
      writer.member("rightLaw", row.namedBy)
      writer.member("rightLawCampaign", row.rightLaw)
      if let depth = row.depth {
        writer.key("sequenceCommands")
        writer.integer(depth)
        writer.member("sequenceAlphabet", row.alphabet)
      }
    }
    writer.key("meters")
    writer.beginArray()
    for meter in row.meters { writer.string(meter) }
    writer.endArray()
    writer.endObject()
  }
}

extension JSONWriter {
  fileprivate mutating func member(_ key: String, _ value: String?) {
    guard let value else { return }
    self.key(key)
    string(value)
  }

  fileprivate mutating func member(_ key: String, _ search: MutantRow.Search?) {
    guard let search else { return }
    self.key(key)
    beginObject()
    member("profile", search.profile)
    self.key("cases")
    integer(search.cases)
    self.key("commands")
    integer(search.commands)
    endObject()
  }
}
