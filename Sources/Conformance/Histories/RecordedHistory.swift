internal import JSONText
internal import Market
internal import MarketData
internal import OrderFlow
package import Scenarios
internal import Wire

/// The commands of a log of commands and events, and the events, all in memory.
package struct RecordedHistory {
  let play: Play
  let history: History

  /// Reads a log, plain or gzip; every problem is reported, by line and column.
  package init(reading bytes: [UInt8], of scenario: Scenario?) throws(HistoryRefusal) {
    let source: ByteSource
    do throws(MarketDataProblem) {
      source = try ByteSource(bytes, name: "the log")
    } catch {
      throw HistoryRefusal(error)
    }
    var reader = try HistoryReader(source, of: scenario)
    var commands = scenario?.commands ?? []
    var answers: [[Event]] = commands.map { _ in [] }
    while let line = try reader.next() {
      switch line {
      case .command(let command):
        commands.append(command)
        answers.append([])
      case .event(let event): answers[event.command - 1].append(event.event)
      case .book: break
      }
    }
    var history = History()
    for (command, answer) in zip(commands, answers) {
      history.append(command, answeredBy: answer)
    }
    play = Play(
      instruments: reader.header.instruments, conventions: reader.header.conventions,
      commands: commands)
    self.history = history
  }
}
