internal import CommandLineFrame
internal import Conformance
internal import Engines

/// The parameters that several commands have in common.
enum SharedParameters {
  static let engine = Parameter.option(
    "engine", short: "e", ValueKind<EngineChoice>.choice("ENGINE"), default: .reference,
    "The engine: reference (the default) or specification")

  static let scenarios = Parameter.option(
    "scenarios", .folder("DIR"),
    "The folder that holds scenarios/ and golden/, if not the one found around the current folder")

  static let json = Parameter.option(
    "json", .outputFile, "Write the result as JSON ('assay schema report' describes it)")
}

extension Invocation {
  /// The scenarios and golden logs that the command works on.
  func corpus() throws(CommandFailure) -> Corpus {
    let installation = try Installation.find(
      named: self[SharedParameters.scenarios], in: surroundings)
    return Corpus(root: installation.home)
  }
}

extension CommandFailure {
  /// A corpus that is not as it should be, as a message to the user.
  init(_ error: CorpusError) {
    self.init(
      "\(error.path): \(error.reason)",
      hint: error.suggestion.map { "did you mean '\($0)'?" })
  }
}
