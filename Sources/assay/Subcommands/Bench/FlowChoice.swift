internal import CommandLineFrame
internal import Conformance
internal import JSONText
internal import MarketData
internal import OrderFlow

/// A flow that the user named: one of ours, or one that was recorded.
enum FlowChoice: Hashable {
  case named(Workload.Kind)
  case file(String)

  static let kind = ValueKind<FlowChoice>.parsed(
    "FLOW", completing: Workload.Kind.allCases.map(\.rawValue)
  ) { word throws(CommandFailure) in
    if let kind = Workload.Kind(rawValue: word) { return .named(kind) }
    let names = Workload.Kind.allCases.map(\.rawValue)
    if !word.contains("/"), !word.contains("."), let near = didYouMean(word, among: names) {
      throw CommandFailure("there is no flow '\(word)'", hint: "did you mean '\(near)'?")
    }
    do throws(CommandFailure) {
      return .file(try FileInput(path: word).path)
    } catch {
      throw CommandFailure(
        "'\(word)' is neither a flow of 'assay bench --list' nor a file that can be read",
        hint: error.message)
    }
  }

  /// What the command line takes for it.
  var text: String {
    switch self {
    case .named(let kind): kind.rawValue
    case .file(let path): path
    }
  }

  /// How it is called in results.
  var name: String {
    switch self {
    case .named(let kind): kind.rawValue
    case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
    }
  }

  /// Reads a recorded flow; nil of one of ours.
  func recorded(
    isWanted: @escaping () -> Bool
  ) throws(CommandFailure) -> Flow? {
    guard case .file(let path) = self else { return nil }
    do throws(MarketDataProblem) {
      let recorded = try RecordedCommands(file: path, format: nil) { _ in isWanted() }
      guard !recorded.commands.isEmpty else {
        throw MarketDataProblem(
          file: path, expected: "at least one command", found: "none")
      }
      return Flow(instruments: recorded.instruments, commands: recorded.commands)
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
