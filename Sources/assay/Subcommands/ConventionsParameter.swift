internal import CommandLineFrame
internal import Conformance
internal import JSONText

/// `--conventions`, for the commands that run an engine under conventions of the user's choice.
enum ConventionsParameter {
  static let chosen = Parameter.option(
    "conventions", .text("CHOICE=VALUE,…"),
    "The conventions, where they are not those by default: decreasePriority=loses,halt=takesNothing"
  )

  /// What was chosen; nil where nothing was.
  static func choice(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ChosenConventions? {
    guard let text = invocation[chosen] else { return nil }
    do throws(JSONRefusal) {
      return try ChosenConventions(text)
    } catch {
      let problem = error.problems[0]
      throw CommandFailure(
        "--conventions: \(problem.message)",
        hint: problem.suggestion.map { "did you mean '\($0)'?" }
          ?? "'assay schema scenario' lists the choices")
    }
  }
}
