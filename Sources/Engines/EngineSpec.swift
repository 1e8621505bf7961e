internal import JSONText
internal import Market

/// Which engine is meant: what `--engine` takes.
///
/// The name of one of our own engines, or the sort of connection, a colon, and what it connects
/// to: `process:python3 adapter.py`.
package enum EngineSpec: Hashable, Sendable {
  /// One of our own, in this process.
  case own(EngineChoice)
  /// A child process that speaks the protocol of lines, started by these words.
  case process([String])

  /// How the sorts of connections begin.
  private static let schemes = ["process"]

  /// Reads what a user wrote.
  package init(_ text: String) throws(EngineSpecProblem) {
    if let choice = EngineChoice(rawValue: text) {
      self = .own(choice)
      return
    }
    guard let colon = text.firstIndex(of: ":") else {
      let words = EngineChoice.allCases.map(\.rawValue) + Self.schemes.map { $0 + ":" }
      throw EngineSpecProblem(
        message: "'\(text)' is none of \(Self.forms.joined(separator: ", "))",
        hint: (didYouMean(text, among: words) ?? didYouMean(text + ":", among: words))
          .map { "did you mean '\($0)'?" } ?? "a program is named by 'process:COMMAND'")
    }
    let (scheme, rest) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    guard scheme == "process" else {
      throw EngineSpecProblem(
        message: "'\(scheme):' is none of \(Self.schemes.map { $0 + ":" }.joined(separator: ", "))",
        hint: didYouMean(scheme, among: Self.schemes).map { "did you mean '\($0):\(rest)'?" })
    }
    let words = try CommandLineWords.split(rest)
    guard let program = words.first, !program.isEmpty else {
      throw EngineSpecProblem(
        message: "'\(text)' names no program", hint: "write 'process:python3 adapter.py'")
    }
    self = .process(words)
  }

  /// What can be written, for help and messages.
  package static let forms = EngineChoice.allCases.map(\.rawValue) + ["process:COMMAND"]

  /// What a user would write.
  package var text: String {
    switch self {
    case .own(let choice): choice.rawValue
    case .process(let words): "process:" + CommandLineWords.joined(words)
    }
  }
}

extension EngineSpec {
  /// What makes engines of this kind.
  ///
  /// An engine behind a connection is started and asked who it is; it may fail at that.
  package func open(_ limits: ProcessLimits = ProcessLimits()) throws(EngineFailure) -> EngineSource
  {
    switch self {
    case .own(let choice): return choice.source
    case .process(let words):
      let pool = ProcessPool(words, limits: limits)
      let profile = try pool.introduction()
      return EngineSource(name: profile.name, spec: text, profile: profile) {
        ProcessEngine(pool: pool, profile: profile, instruments: $0, conventions: $1)
      }
    }
  }
}

/// What is wrong with the naming of an engine.
package struct EngineSpecProblem: Error, Hashable, Sendable {
  package var message: String
  package var hint: String?
}
