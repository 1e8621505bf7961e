internal import JSONText
internal import Market
internal import Scenarios
internal import Wire

/// A line of a history behind the first.
enum HistoryLine {
  case command(Command)
  case event(LoggedEvent)
  /// The book that the engine shows when it has answered a command.
  case book(BookPattern, command: Int)

  /// How lines are written: each key that tells a kind of line stands in no other.
  static func form(_ codec: JSONCodec) -> JSONForm<HistoryLine> {
    let (command, event, book) = (codec.command, codec.event, codec.shownBook)
    return JSONForm { value, problems in
      if value["digest"] != nil {
        problems.report(
          "expected an event, found a digest of events: it says how many there were, but not which, "
            + "so that no law can be applied; 'assay run' compares it", at: value)
        return nil
      }
      if value["book"] != nil { return shown(book).read(value, into: problems) }
      if value["event"] != nil || value["command"] != nil {
        return event.read(value, into: problems).map { .event($0) }
      }
      return command.read(value, into: problems).map { .command($0) }
    }
  }

  private static func shown(_ book: JSONForm<BookPattern>) -> JSONForm<HistoryLine> {
    .object { members in
      let command = members.required("command", .integer(in: 1...Int.max))
      let book = members.required("book", book)
      guard let command, let book else { return nil }
      return .book(book, command: command)
    }
  }
}

/// Where a reader stands in a history, and what may come next.
struct HistoryPlace {
  /// The commands so far; of a scenario those whose events have begun.
  var commands = 0
  /// How many commands the scenario gives; nil where the log gives them.
  var given: Int?
  /// Whether a book was shown after the last command: its answer is complete then.
  var isShown = false

  /// What is expected instead of a line; nil where it may stand here.
  func misplacement(of line: HistoryLine) -> String? {
    switch line {
    case .command:
      return given == nil ? nil : "an event, because the scenario gives the commands"
    case .event(let event):
      if isShown, event.command == commands {
        return "no event of command \(commands) behind the book that it led to"
      }
      return misplacement(of: event.command, "an event")
    case .book(_, let command):
      return misplacement(of: command, "a book")
    }
  }

  private func misplacement(of command: Int, _ what: String) -> String? {
    guard let given else {
      return command == commands ? nil : "\(what) of command \(commands), the last before it"
    }
    if command > given { return "\(what) of one of the \(given) commands" }
    return command >= commands ? nil : "\(what) of command \(commands) or a later one"
  }

  /// Goes on behind a line.
  mutating func pass(_ line: HistoryLine) {
    switch line {
    case .command:
      commands += 1
      isShown = false
    case .event(let event):
      if event.command != commands { isShown = false }
      commands = event.command
    case .book(_, let command):
      commands = command
      isShown = true
    }
  }
}
