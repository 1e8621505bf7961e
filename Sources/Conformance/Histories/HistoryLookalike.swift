internal import JSONText

/// What a file is that was taken for a history and is none.
enum HistoryLookalike {
  /// What to do with a file that begins with these lines; nil where it can't be told.
  static func hint(_ opening: [[UInt8]]) -> String? {
    let first = String(decoding: (opening.first ?? []).prefix(1 << 16), as: UTF8.self)
    let value = JSONText.parse(first).value
    if value?["event"] != nil || value?["digest"] != nil {
      return "this looks like a golden log, which has events alone: give the scenario that it is "
        + "of by --scenario"
    }
    let kinds = ["new", "cancel", "replace", "massCancel", "phase", "uncross", "clock"]
    if kinds.contains(where: { value?[$0] != nil }) {
      return "begin the log with a line such as {\"instruments\": [{\"symbol\": \"XYZ\"}]}"
    }
    let text = opening.map { String(decoding: $0.prefix(1 << 12), as: UTF8.self) }
      .joined(separator: "\n")
    let keys = ["\"steps\"", "\"title\"", "scenario.json"]
    if first.first == "{", keys.contains(where: text.contains) {
      return "this looks like a scenario: 'assay run' judges an engine by it, 'assay shrink' makes "
        + "it small"
    }
    if text.contains("\"assay-campaign\"") {
      return "this looks like the state of a campaign: 'assay fuzz --resume' goes on with it"
    }
    if text.contains("\"suiteVersion\"") || text.contains("\"assay-report\"") {
      return "this looks like results: 'assay report' shows them"
    }
    if first.first != "{", first.first != "[", first.contains(",") {
      return "this looks like a table: 'assay replay' reads recorded order flow"
    }
    return "'assay schema history' describes the format"
  }
}
