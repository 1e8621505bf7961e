internal import JSONText
internal import Laws
internal import Market
internal import OrderFlow
package import Results
internal import Wire

/// What the laws say of a history, whoever made it.
package struct HistoryJudgement: Sendable {
  /// The violations, in order, the first of many.
  package var failures: [Failure] = []
  /// How many violations there are.
  package var violations = 0

  /// The most violations that are told.
  private static let told = 1_000
  /// The most event lines of one command that are shown.
  private static let longestExcerpt = 20

  /// Judges a history; `replay` is the command line that does it again.
  package init(of recorded: RecordedHistory, replay: String) {
    let play = recorded.play
    var judge = Judge(instruments: play.instruments, conventions: play.conventions)
    let codec = JSONCodec(instruments: play.instruments, numbers: .decimals)
    var owners: [OrderID: InstrumentID] = [:]
    for (index, command) in play.commands.enumerated() {
      if case .new(let order) = command { owners[order.id] = order.instrument }
      let events = recorded.history.events(of: index)
      let found = judge.judge(command, answeredBy: events)
      violations += found.count
      for violation in found where failures.count < Self.told {
        let owner = command.identifier.flatMap { owners[$0] } ?? InstrumentID(0)
        failures.append(
          Failure(
            judge: .law,
            message: "\(violation.law.rawValue): \(violation.sentence). \(violation.law.statement) "
              + "Source: \(violation.law.source)",
            command: Failure.FailingCommand(
              step: index + 1, number: index + 1,
              text: Self.text { codec.write(command, owner: owner, to: &$0) }),
            expected: [],
            actual: events.prefix(Self.longestExcerpt).map { event in
              Self.text { codec.write(LoggedEvent(command: index + 1, event: event), to: &$0) }
            }, replay: replay))
      }
    }
  }

  private static func text(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
