internal import Market
internal import MarketData
internal import Results

/// A replay of LOBSTER's files of a day: one pass over the messages, and over the order books
/// beside them where they are given.
struct FeedReplay {
  /// The path of the message file.
  let messages: String
  /// The path of the order book file, if there is one.
  let books: String?

  /// The number of messages between two looks at whether the replay is still wanted.
  private static let stride = 4096

  private static let noteWithoutBooks =
    "without the order books it is only guessed which orders left the view unseen, so that more "
    + "executions look out of turn than were; --book names them"

  /// Replays; `begin` makes the engine that is kept in step.
  func run<Engine: InStepEngine & ~Copyable>(
    _ clock: () -> Int, _ isWanted: (ReplayRun.Step) -> Bool,
    begin: (Instrument) -> EngineInStep<Engine>
  ) throws(ReplayRun.Failure) -> ReplayRun.Outcome {
    guard isWanted(.reading(path: messages, ReadingProgress())) else { throw .interrupted }
    let name = LobsterName(path: messages)
    let instrument = LobsterFormat.instrument(name.symbol)
    var audit = FeedAudit(begin(instrument), coverage: .bestLevels(name.depth ?? 1))
    var span = TimeSpan()
    let start = clock()
    do throws(MarketDataProblem) {
      var reader = try LobsterMessages(ByteSource(file: messages))
      if let books {
        var rows = try LobsterBooks(ByteSource(file: books))
        try check(rows, name)
        try Self.replay(&reader, &rows, &audit, &span, isWanted)
      } else {
        try Self.replay(&reader, &audit, &span, isWanted)
      }
    } catch {
      throw .file(error)
    }
    if span.isInterrupted { throw .interrupted }
    audit.finish()
    let elapsed = clock() - start
    let judge = FeedJudge(
      tally: audit.book.tally, anomalies: audit.book.anomalies,
      comparison: books == nil ? nil : audit.comparison, record: audit.record,
      instrument: instrument,
      notes: books == nil ? [Self.noteWithoutBooks] : [])
    let sources = ["\(messages): the messages"] + (books.map { ["\($0): the order books"] } ?? [])
    return judge.outcome(
      flow: name.flow, description: name.description(span.first, span.last), sources: sources,
      nanoseconds: elapsed)
  }

  /// Sees to it that the order books are of the depth that the messages' name says.
  private func check(
    _ rows: borrowing LobsterBooks, _ name: LobsterName
  ) throws(MarketDataProblem) {
    guard let depth = name.depth, depth != rows.depth else { return }
    throw MarketDataProblem(
      file: rows.file, line: 1,
      expected: "\(depth) levels in a row, as the name of '\(messages)' says",
      found: "\(rows.depth)")
  }

  /// Takes the messages one by one.
  private static func replay<Engine: InStepEngine & ~Copyable>(
    _ reader: inout LobsterMessages, _ audit: inout FeedAudit<Engine>, _ span: inout TimeSpan,
    _ isWanted: (ReplayRun.Step) -> Bool
  ) throws(MarketDataProblem) {
    while let message = try reader.next(), span.goesOn(to: message, isWanted) {
      audit.take(message)
    }
  }

  /// Takes the messages one by one, each with its row of the order book file.
  private static func replay<Engine: InStepEngine & ~Copyable>(
    _ reader: inout LobsterMessages, _ rows: inout LobsterBooks, _ audit: inout FeedAudit<Engine>,
    _ span: inout TimeSpan, _ isWanted: (ReplayRun.Step) -> Bool
  ) throws(MarketDataProblem) {
    var view = BookView(depth: rows.depth)
    while let message = try reader.next(), span.goesOn(to: message, isWanted) {
      guard try rows.next(into: &view) else {
        throw rows.problem(
          expected: "a row for each message", found: "the end of the file after \(rows.line) rows")
      }
      audit.take(message, showing: view)
    }
    if !span.isInterrupted, try rows.next(into: &view) {
      throw rows.problem(
        expected: "no more rows than messages, \(span.count)", found: "a row more")
    }
  }

  /// The messages taken so far: how many, from when to when, and whether more are wanted.
  private struct TimeSpan {
    var count = 0
    var first: Timestamp?
    var last: Timestamp?
    var isInterrupted = false

    mutating func goesOn(
      to message: BookMessage, _ isWanted: (ReplayRun.Step) -> Bool
    ) -> Bool {
      if count.isMultiple(of: FeedReplay.stride), !isWanted(.replaying(done: count, total: 0)) {
        isInterrupted = true
        return false
      }
      count += 1
      first = first ?? message.instant
      last = message.instant
      return true
    }
  }
}

/// What the name of a LOBSTER file says: `GOOG_2012-06-21_34200000_57600000_message_10.csv`.
struct LobsterName {
  let symbol: String
  /// The day, where the name says it.
  let day: String?
  /// The number of levels, where the name says it.
  let depth: Int?

  init(path: String) {
    let name = RecordingName(path: path).text
    let parts = name.split(separator: "_").map(String.init)
    guard parts.count >= 6, parts[4] == "message" else {
      (symbol, day, depth) = (name, nil, nil)
      return
    }
    (symbol, day, depth) = (parts[0], parts[1], Int(parts[5]))
  }

  /// The short name of the flow.
  var flow: String { day.map { "\(symbol)_\($0)" } ?? symbol }

  func description(_ first: Timestamp?, _ last: Timestamp?) -> String {
    var text = "LOBSTER"
    if let day { text += ", \(symbol) on \(day)" }
    if let depth { text += ", \(depth) levels" }
    guard let first, let last else { return "\(text), nothing" }
    return "\(text), \(TimeOfDay(first).seconds) to \(TimeOfDay(last).seconds)"
  }
}

/// A time of day, counted from midnight.
struct TimeOfDay {
  /// The time to the second.
  let seconds: String
  /// The time to the nanosecond.
  let nanoseconds: String

  init(_ instant: Timestamp) {
    let (whole, fraction) = instant.rawValue.quotientAndRemainder(dividingBy: 1_000_000_000)
    func padded(_ number: Int64, to width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    seconds = [whole / 3600, whole / 60 % 60, whole % 60].map { padded($0, to: 2) }
      .joined(separator: ":")
    nanoseconds = "\(seconds).\(padded(fraction, to: 9))"
  }
}
