import Conformance
import Engines
import Foundation
import Results

/// A corpus in a folder of its own, which goes when it goes.
final class TemporaryCorpus {
  let corpus: Corpus
  private let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    corpus = Corpus(root: root.path)
  }

  deinit {
    do {
      try FileManager.default.removeItem(at: root)
    } catch {
      print("\(root.path): \(error)")
    }
  }

  /// Writes a file, and the folders above it.
  func write(_ text: String, to path: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file; nil where there is none.
  func text(_ path: String) throws -> String? {
    let url = root.appending(path: path)
    guard FileManager.default.fileExists(atPath: url.path) else { return nil }
    return try String(contentsOf: url, encoding: .utf8)
  }

  /// Writes a scenario, its steps a line each from the fifth on.
  func addScenario(
    _ name: String, title: String? = nil, extra: String = "", _ steps: [String]
  ) throws {
    let text =
      "{\n\"title\": \"\(title ?? name)\",\n\"why\": \"By the rule.\",\(extra)\n\"steps\": [\n"
      + steps.joined(separator: ",\n") + "\n]}\n"
    try write(text, to: "scenarios/\(name).json")
  }

  /// Records the golden logs that a correct engine has.
  func recordAll() throws {
    var run = SuiteRun(engine: .reference, entries: try corpus.entries())
    run.update = .all
    _ = Self.outcome(of: run)
  }

  /// The paths of all files, sorted.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
      !path.hasPrefix(".") && path.contains(".")
    }.sorted()
  }

  /// A run to its end.
  static func outcome(of run: SuiteRun) -> SuiteRun.Outcome {
    run.run(clock: { 0 }, isInterrupted: { false }, progress: { _ in })
  }

  /// What an engine that has a fault did on all scenarios.
  func outcome(of fault: Fault, _ change: (inout SuiteRun) -> Void = { _ in }) throws
    -> SuiteRun.Outcome
  {
    var run = SuiteRun(
      engine: fault.source, partner: EngineChoice.specification.source,
      entries: try corpus.entries())
    change(&run)
    return Self.outcome(of: run)
  }
}
