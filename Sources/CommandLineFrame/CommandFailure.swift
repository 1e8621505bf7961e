/// Why a command can't go on: a message for the user, and the exit code that goes with it.
package struct CommandFailure: Error, Equatable, Sendable {
  /// What is wrong, without a full stop.
  package var message: String
  /// What the user can do about it, if anything is known to help.
  package var hint: String?
  /// How the process ends.
  package var code: ExitCode

  package init(_ message: String, hint: String? = nil, code: ExitCode = .usage) {
    self.message = message
    self.hint = hint
    self.code = code
  }
}
