/// A scenario to begin with: it runs, passes, and shows each part of the format once.
package enum NewScenario {
  /// Writes the scenario under a name of the form `area/what-it-shows`, and returns its path.
  ///
  /// A file that is there already is never overwritten.
  package static func write(
    named name: String, in corpus: Corpus
  ) throws(CorpusError) -> String {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[0] != "schema",
      CorpusLint.isTidy(name)
    else {
      throw CorpusError(
        path: name,
        reason: "expected AREA/NAME of lower-case words and hyphens, such as cancel/head-of-three")
    }
    let entry = corpus.entry(named: name)
    guard try Files.read(entry.scenarioPath) == nil else {
      throw CorpusError(path: entry.scenarioPath, reason: "there is such a scenario already")
    }
    try Files.write(text(showing: String(parts[1])), to: entry.scenarioPath)
    return entry.scenarioPath
  }

  private static func text(showing name: String) -> String {
    let words = name.replacing("-", with: " ")
    return """
      {
        "$schema": "../schema/scenario.json",
        "title": "\(words)",
        "why": "Say which rule decides this, and where it is written.",
        "tags": [],
        "steps": [
          {"new": {"id": 1, "side": "sell", "price": "100.00", "quantity": 5}},
          {"new": {"id": 2, "side": "buy", "price": "100.00", "quantity": 3}},
          {"expect": {
            "trades": [{"maker": 1, "taker": 2, "price": "100.00", "quantity": 3}],
            "book": {"bids": [], "asks": [{"price": "100.00", "quantity": 2, "orders": [1]}]},
            "orders": {"1": "resting", "2": "filled"}
          }}
        ]
      }

      """
  }
}
