internal import JSONText
internal import Laws
internal import Market
internal import Results
internal import Scenarios
internal import Wire

/// Applies the laws to a history as it comes, and tells what they say.
///
/// A second judge is one command behind, so that the books just before a command can be drawn
/// whenever one breaks a law. Memory is bounded by the live orders and one answer.
struct HistoryJudge {
  /// A law that is broken, and what was answered and shown.
  private(set) var judge: Judge
  private var before: Judge
  private let header: HistoryHeader
  private let codec: JSONCodec
  private let words: MarketText
  private let replay: String
  private var command: (value: Command, text: String)?
  private var events: [Event] = []
  /// The last book that the engine showed of each instrument, and after which command.
  private var shown: [InstrumentID: (book: BookPattern, command: Int)] = [:]
  /// Whether the answer to `command` is judged; only books can follow.
  private var isJudged = false

  /// The most event lines of one command that are shown.
  private static let longestExcerpt = 20

  init(_ header: HistoryHeader, replay: String) {
    self.header = header
    self.replay = replay
    judge = Judge(instruments: header.instruments, conventions: header.conventions)
    before = judge
    codec = JSONCodec(instruments: header.instruments, numbers: .decimals)
    words = MarketText(of: header.instruments)
  }

  /// More events of one command than these are refused: no answer can have as many.
  var eventLimit: Int { 4 * judge.liveOrders + 1_000 }

  /// The number of events of the command that was begun.
  var eventCount: Int { events.count }

  /// Begins a command; the one before is judged, whose violations are returned.
  mutating func begin(_ next: Command, text: String?) -> [Violation] {
    let found = finish()
    if let command {
      _ = before.judge(command.value, answeredBy: events, unreported: header.unreported)
    }
    command = (next, text ?? self.text(of: next))
    events.removeAll(keepingCapacity: true)
    isJudged = false
    return found
  }

  /// Takes an event of the command that was begun.
  mutating func add(_ event: Event) { events.append(event) }

  /// Judges the answer to the command that was begun, unless that is done.
  mutating func finish() -> [Violation] {
    guard let command, !isJudged else { return [] }
    isJudged = true
    return judge.judge(command.value, answeredBy: events, unreported: header.unreported)
  }

  /// Holds a book that is shown against the one that the events imply.
  mutating func check(_ book: BookPattern) -> [Violation] {
    let found = Side.allCases.compactMap { side in
      violation(of: side == .buy ? book.bids : book.asks, book.instrument, side)
    }
    shown[book.instrument] = (book, judge.commands)
    return found
  }

  private func violation(
    of levels: [LevelPattern]?, _ instrument: InstrumentID, _ side: Side
  ) -> Violation? {
    guard let levels else { return nil }
    var implied = BookLevel.levels(of: judge.orders(of: instrument, side: side))
    if let depth = header.bookDepth, levels.count <= depth {
      implied = Array(implied.prefix(depth))
    }
    let shared = min(levels.count, implied.count)
    let place = (0..<shared).first { !levels[$0].matches(implied[$0]) } ?? shared
    guard place < levels.count || place < implied.count else { return nil }
    let due = place < implied.count ? implied[place] : nil
    let told = place < levels.count ? levels[place] : nil
    return Violation(
      law: .reportedBook, shape: "\(side) levels", command: max(judge.commands - 1, 0), event: nil,
      orders: (due?.orders.map(\.id) ?? told?.orders?.map(\.id) ?? []).prefix(8).map { $0 },
      sentence: "the book should show "
        + "\(due.map { $0.text(words, instrument) } ?? "nothing") at level \(place + 1) of the "
        + "\(side == .buy ? "bids" : "asks") of \(words.symbol(of: instrument)), because the events "
        + "imply it; instead it shows \(told.map { $0.text(words, instrument) } ?? "nothing")")
  }

  // MARK: - Telling

  /// The story of a violation of the command that was begun last.
  func failure(_ violation: Violation) -> Failure {
    let number = judge.commands
    return Failure(
      judge: .law, message: "\(violation.law.rawValue): \(violation.sentence)",
      breach: Breach(violation),
      command: Failure.FailingCommand(
        step: max(1, number), number: max(1, number), text: command?.text ?? ""),
      actual: lines(around: violation.event, number), booksBefore: booksBefore, replay: replay)
  }

  /// The events of the command; of many the first, and the one that matters.
  private func lines(around event: Int?, _ number: Int) -> [String] {
    func line(_ event: Event) -> String {
      text { codec.write(LoggedEvent(command: number, event: event), to: &$0) }
    }
    guard events.count > Self.longestExcerpt else { return events.map(line) }
    let head = events.prefix(Self.longestExcerpt - 2).map(line)
    let rest = events.count - head.count
    guard let event, events.indices.contains(event), event >= head.count else {
      return head + ["… \(rest) more"]
    }
    return head + ["… \(rest) more, of which number \(event + 1) is", line(events[event])]
  }

  /// The books just before the command: as the events imply it, and as it was shown last.
  private var booksBefore: [LadderBook] {
    guard let command, !header.instruments.isEmpty else { return [] }
    let instrument =
      before.instrument(of: command.value) ?? events.lazy.compactMap(\.instrument).first
      ?? InstrumentID(0)
    guard header.instruments.indices.contains(instrument.index) else { return [] }
    let implied = Ladders.book(
      of: instrument, asks: before.orders(of: instrument, side: .sell),
      bids: before.orders(of: instrument, side: .buy), holder: "as the events imply it", words)
    guard let shown = shown[instrument], shown.command < judge.commands else { return [implied] }
    return [
      implied,
      Ladders.book(
        of: shown.book, holder: "as it was shown after command \(shown.command)", words),
    ]
  }

  private func text(of command: Command) -> String {
    let owner = command.identifier.flatMap { judge.instrument(of: $0) } ?? InstrumentID(0)
    return text { codec.write(command, owner: owner, to: &$0) }
  }

  private func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension Event {
  /// The instrument that the event names.
  fileprivate var instrument: InstrumentID? {
    for case .instrument(let instrument) in EventField.all(of: self) { return instrument }
    return nil
  }
}
