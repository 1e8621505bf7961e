/// The JSON Schemas of the suite's files, in dialect 2020-12.
package enum Schemas {
  /// The schemas by the names that `assay schema` knows them by.
  package static let all: [(name: String, summary: String, text: String)] = [
    ("scenario", "a scenario file", scenario),
    ("golden", "one line of a golden log", golden),
    ("history", "one line of a log that 'assay judge' reads", history),
  ]

  /// The definitions of values, instruments and conventions, for the schemas of other files.
  package static let marketDefinitions = "\(scenarioValues),\n\(scenarioInstruments)"
}
