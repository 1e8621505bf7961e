/// What the process tells its caller at the end.
package enum ExitCode: Int32, CaseIterable, Sendable {
  /// The engine conforms, or what was asked for is done.
  case success = 0
  /// The engine does not conform, or a check failed.
  case nonconforming = 1
  /// The command line or a file that it names is wrong, or nothing was selected.
  case usage = 2
  /// The engine or the machine failed, so that there is no verdict.
  case failure = 3
  /// The user interrupted the work.
  case interrupted = 130

  /// What the code means, in a few words.
  package var meaning: String {
    switch self {
    case .success: "the engine conforms, or the work is done"
    case .nonconforming: "the engine does not conform, or a check failed"
    case .usage: "wrong usage or a bad file, also when nothing is selected"
    case .failure: "the engine or the machine failed"
    case .interrupted: "interrupted"
    }
  }
}
