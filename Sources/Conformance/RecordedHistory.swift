package import JSONText
internal import Market
internal import OrderFlow
package import Scenarios
internal import Wire

/// Commands and the events with which an engine answered them, read from a log in JSON Lines.
///
/// The first line is `{"instruments": […], "conventions": {…}}`, the conventions by default where
/// they are left out. Each line after it is a command, as scenarios write it, or one of its events,
/// as golden logs write it, in order. Where a scenario gives instruments, conventions and commands,
/// the log has events alone: a golden log is one.
package struct RecordedHistory: Sendable {
  let play: Play
  let history: History

  /// The number of commands.
  package var commandCount: Int { play.commands.count }

  /// Reads a log; every problem is reported, by line and column.
  package init(reading bytes: [UInt8], of scenario: Scenario?) throws(JSONRefusal) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines = lines.dropLast() }
    var play: Play
    if let scenario {
      play = Play(
        instruments: scenario.instruments, conventions: scenario.conventions,
        commands: scenario.commands)
    } else {
      play = try JSONText.read(Array(lines.first ?? []), as: Self.header, startingAtLine: 1)
    }
    var answers: [[Event]] = play.commands.map { _ in [] }
    let form = Self.line(JSONCodec(instruments: play.instruments, numbers: .decimals))
    var problems: [JSONProblem] = []
    for index in lines.indices.dropFirst(scenario == nil ? 1 : 0) {
      guard problems.count < JSONProblems.limit else { break }
      do throws(JSONRefusal) {
        let known = answers.count
        let placed = form.refine { line throws(JSONExpectation) in
          if let reason = line.misplacement(known, hasScenario: scenario != nil) {
            throw JSONExpectation(reason)
          }
          return line
        }
        switch try JSONText.read(Array(lines[index]), as: placed, startingAtLine: index + 1) {
        case .command(let command):
          play.commands.append(command)
          answers.append([])
        case .event(let event): answers[event.command - 1].append(event.event)
        }
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw JSONRefusal(problems) }
    var history = History()
    for (command, answer) in zip(play.commands, answers) {
      history.append(command, answeredBy: answer)
    }
    self.play = play
    self.history = history
  }

  private enum Line {
    case command(Command)
    case event(LoggedEvent)

    /// What is expected instead, where the line may not stand here.
    func misplacement(_ known: Int, hasScenario: Bool) -> String? {
      switch self {
      case .command: hasScenario ? "an event, because the scenario gives the commands" : nil
      case .event(let event) where hasScenario:
        event.command > known ? "an event of one of the \(known) commands" : nil
      case .event(let event):
        event.command == known ? nil : "an event of command \(known), the last before it"
      }
    }
  }

  private static func line(_ codec: JSONCodec) -> JSONForm<Line> {
    let (command, event) = (codec.command, codec.event)
    return JSONForm { value, problems in
      value["event"] == nil
        ? command.read(value, into: problems).map { .command($0) }
        : event.read(value, into: problems).map { .event($0) }
    }
  }

  private static var header: JSONForm<Play> {
    .object { members in
      let instruments = members.required("instruments", .instruments)
      let conventions = members.optional("conventions", .conventions)
      return instruments.map {
        Play(instruments: $0, conventions: conventions ?? Conventions(), commands: [])
      }
    }
  }
}
