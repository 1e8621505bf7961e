internal import Engines

/// Why a check did not end well.
enum Ailment: Error {
  /// The engine refused the instruments or conventions.
  case unsupported(String)
  /// The commands go beyond the limits that the engine declares.
  case beyondLimits(String)
  /// The connection broke, or the answer was none.
  case failed(EngineFailure)
  /// The engine said something else than it should, in one sentence without its end.
  case differs(String)
}

extension EngineFailure {
  /// In one sentence without its end, with the request and the engine's last words.
  var sentence: String {
    var text = message
    if let request { text += ", when asked \(request)" }
    if let last = lastWords.last { text += "; the last line on standard error: \(last)" }
    return text
  }

  /// What most likely helps.
  var remedy: String {
    switch kind {
    case .crashed:
      return "run the engine by hand with the request, and see the traceback on standard error"
    case .hung:
      return "answer every request by one line, and flush standard output after each; a slow "
        + "engine gets more time by --time-limit"
    case .unsupported: return "refuse a reset only for what the engine can't do"
    case .interrupted: return "examine it again, to the end"
    case .malformed:
      guard message.hasPrefix("its answer is not one") || message.hasPrefix("it wrote a line")
      else { return "give one list of events for each command, and each event what it needs" }
      return "write answers alone to standard output, one line each with the keys of the protocol; "
        + "what the engine prints belongs on standard error"
    }
  }
}
