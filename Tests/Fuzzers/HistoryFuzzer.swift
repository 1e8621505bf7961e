import Conformance
import JSONText
import Results

extension Fuzzer {
  /// The log that `assay judge` reads: refused at a line of it, or judged by every law, whatever
  /// the engine in it did; a second judgement is the same.
  static let history = Fuzzer("history") { bytes in
    do throws(JSONRefusal) {
      let history = try RecordedHistory(reading: bytes, of: nil)
      let lines = bytes.count { $0 == 0x0A } + 1
      require(history.commandCount < lines, "\(history.commandCount) commands in \(lines) lines")
      let judgement = HistoryJudgement(of: history, replay: "assay judge HISTORY")
      require(judgement.failures.count <= judgement.violations, "failures without a violation")
      for failure in judgement.failures {
        let command = failure.command?.number ?? 1
        require((1...history.commandCount).contains(command), "a failure of no command")
      }
      let again = HistoryJudgement(of: history, replay: "assay judge HISTORY")
      require(again.violations == judgement.violations, "another judgement of the same log")
    } catch {
      error.checkLines(of: bytes)
    }
  }
}
