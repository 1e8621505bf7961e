internal import JSONText
internal import Market

/// Which engine is meant: what `--engine` takes.
///
/// The name of one of our own engines, or the sort of connection, a colon, and what it connects
/// to: `process:python3 adapter.py`, `library:./libengine.so`.
package enum EngineSpec: Hashable, Sendable {
  /// One of our own, in this process.
  case own(EngineChoice)
  /// A child process that speaks the protocol of lines, started by these words.
  case process([String])
  /// A shared library that exports the C ABI of engines, by its path.
  case library(String)
  /// A shared library that exports the C ABI of flash1's engines, by its path.
  case flash1(String)

  /// How the sorts of connections begin.
  package static let schemes = ["process", "library", "flash1"]

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
          .map { "did you mean '\($0)'?" } ?? Self.hint(for: text))
    }
    let (scheme, rest) = (String(text[..<colon]), String(text[text.index(after: colon)...]))
    switch scheme {
    case "process":
      let words = try CommandLineWords.split(rest)
      guard let program = words.first, !program.isEmpty else {
        throw EngineSpecProblem(
          message: "'\(text)' names no program", hint: "write 'process:python3 adapter.py'")
      }
      self = .process(words)
    case "library", "flash1":
      guard !rest.isEmpty else {
        throw EngineSpecProblem(
          message: "'\(text)' names no file", hint: "write '\(scheme):./libengine.so'")
      }
      self = scheme == "library" ? .library(rest) : .flash1(rest)
    default:
      throw EngineSpecProblem(
        message: "'\(scheme):' is none of \(Self.schemes.map { $0 + ":" }.joined(separator: ", "))",
        hint: didYouMean(scheme, among: Self.schemes).map { "did you mean '\($0):\(rest)'?" })
    }
  }

  private static func hint(for text: String) -> String {
    text.hasSuffix(".so")
      ? "a shared library is named by 'library:\(text)'" : "a program is named by 'process:COMMAND'"
  }

  /// What can be written, for help and messages.
  package static let forms =
    EngineChoice.allCases.map(\.rawValue) + ["process:COMMAND", "library:PATH", "flash1:PATH"]

  /// Whether it is one of our own engines.
  package var isOwn: Bool { if case .own = self { true } else { false } }

  /// What a user would write.
  package var text: String {
    switch self {
    case .own(let choice): choice.rawValue
    case .process(let words): "process:" + CommandLineWords.joined(words)
    case .library(let path): "library:" + path
    case .flash1(let path): "flash1:" + path
    }
  }
}

extension EngineSpec {
  /// What makes engines of this kind.
  ///
  /// An engine behind a connection is started and asked who it is; it may fail at that. A library
  /// is loaded by a child, so that its end is not ours: `host` begins the command line that serves
  /// the engine which its option `--engine` names. Once `isInterrupted` says so, no answer is waited
  /// for any longer, but for half a second.
  package func open(
    _ limits: ProcessLimits = ProcessLimits(), host: [String] = ["assay", "serve"],
    isInterrupted: @escaping Interruption = { false }
  ) throws(EngineFailure) -> EngineSource {
    let words: [String]
    switch self {
    case .own(let choice): return choice.source
    case .process(let given): words = given
    case .library, .flash1: words = host + ["--engine", text]
    }
    let pool = ProcessPool(words, limits: limits, isInterrupted: isInterrupted)
    let profile = try pool.introduction()
    return EngineSource(pool, spec: text, profile: profile)
  }
}

/// What is wrong with the naming of an engine.
package struct EngineSpecProblem: Error, Hashable, Sendable {
  package var message: String
  package var hint: String?
}
