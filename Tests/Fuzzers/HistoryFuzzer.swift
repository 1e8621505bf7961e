import Conformance
import JSONText
import MarketData
import Results

extension Fuzzer {
  /// The log that `assay judge` reads: refused at a line of it, or judged by every law, whatever
  /// the engine in it did; a second judgement is the same, and never is the judge itself at a loss.
  static let history = Fuzzer("history") { bytes in
    do throws(HistoryRefusal) {
      let judgement = try judge(bytes)
      require(judgement.kinds.isEmpty == (judgement.violations == 0), "violations of no kind")
      require(judgement.failures.count <= judgement.violations, "failures without a violation")
      for failure in judgement.failures {
        let command = failure.command?.number ?? 1
        require((1...max(1, judgement.commands)).contains(command), "a failure of no command")
      }
      let again = try judge(bytes)
      require(again.kinds == judgement.kinds, "another judgement of the same log")
      guard !isGzip(bytes) else { return }
      let lines = bytes.count { $0 == 0x0A } + 1
      require(judgement.commands < lines, "\(judgement.commands) commands in \(lines) lines")
    } catch {
      // The lines of a compressed log are not those of its bytes.
      guard case .lines(let refusal) = error.reason, !isGzip(bytes) else { return }
      refusal.checkLines(of: bytes)
    }
  }

  private static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  private static func judge(_ bytes: [UInt8]) throws(HistoryRefusal) -> HistoryJudgement {
    let source: ByteSource
    do throws(MarketDataProblem) {
      source = try ByteSource(bytes, name: "the log")
    } catch {
      return HistoryJudgement()
    }
    return try HistoryRun(replay: "assay judge HISTORY").judge(source)
  }
}
