internal import Market

/// The parts of an exhaustive run: the sequences of each depth that begin with one letter.
///
/// Those who work take them in order, the shorter sequences first. What is found wrong is the first
/// in that order, however many work: parts behind it are given up, parts before it are ended.
struct SearchSchedule: Sendable {
  struct Part: Hashable, Sendable {
    var depth: Int
    var opening: Int
  }

  private let parts: [Part]
  private let openings: Int
  private let totals: [Int?]
  private let start: ExhaustiveRun.Instant
  private var next = 0
  /// The sequences judged in each part that was begun.
  private var judged: [Int] = []
  private var isDone: [Bool] = []
  /// When all parts of each depth were done.
  private var ends: [ExhaustiveRun.Instant] = []
  private var wrong: (part: Int, commands: [Command])?
  private var isInterrupted = false

  init(openings: [Int], totals: [Int?], start: ExhaustiveRun.Instant) {
    parts = (1...max(1, totals.count)).flatMap { depth in
      openings.map { Part(depth: depth, opening: $0) }
    }
    self.openings = openings.count
    self.totals = totals
    self.start = start
  }

  /// The next part; nil where no more are worth beginning.
  mutating func take() -> (number: Int, part: Part)? {
    guard next < parts.count, wrong == nil, !isInterrupted else { return nil }
    defer { next += 1 }
    judged.append(0)
    isDone.append(false)
    return (next, parts[next])
  }

  /// Whether a part is still worth going on with, of which so many sequences are judged.
  mutating func isWorthwhile(_ number: Int, judged count: Int) -> Bool {
    judged[number] = count
    return !isInterrupted && number < wrong?.part ?? .max
  }

  mutating func interrupt() { isInterrupted = true }

  /// A part has ended, with the sequence that is wrong, if one is.
  mutating func end(
    _ number: Int, judged count: Int, wrong commands: [Command]?, at now: ExhaustiveRun.Instant
  ) {
    judged[number] = count
    isDone[number] = true
    if let commands, number < wrong?.part ?? .max { wrong = (number, commands) }
    while ends.count < totals.count {
      let own = ends.count * openings..<(ends.count + 1) * openings
      guard own.upperBound <= isDone.count, isDone[own].allSatisfy({ $0 }) else { return }
      ends.append(now)
    }
  }

  /// The depth that is worked at, and how far it has come.
  func progress(at now: ExhaustiveRun.Instant) -> ExhaustiveRun.Depth {
    depth(min(ends.count, totals.count - 1), now)
  }

  /// What was done, up to what is wrong.
  func outcome(at now: ExhaustiveRun.Instant) -> ExhaustiveRun.Outcome {
    var outcome = ExhaustiveRun.Outcome()
    outcome.wrong = wrong?.commands
    outcome.wasInterrupted = isInterrupted && wrong == nil
    let last = wrong.map { parts[$0.part].depth } ?? min(ends.count + 1, totals.count)
    outcome.depths = (0..<last).map { depth($0, now) }
    return outcome
  }

  private func depth(_ index: Int, _ now: ExhaustiveRun.Instant) -> ExhaustiveRun.Depth {
    let own = (index * openings..<(index + 1) * openings).clamped(to: 0..<judged.count)
    let counted = own.filter { $0 <= wrong?.part ?? .max }
    let begin = index == 0 ? start : index <= ends.count ? ends[index - 1] : now
    let end = index < ends.count ? ends[index] : now
    return ExhaustiveRun.Depth(
      commands: index + 1, sequences: counted.reduce(0) { $0 + judged[$1] },
      total: totals[index], nanoseconds: end.wall - begin.wall,
      processorNanoseconds: end.processor - begin.processor)
  }
}
