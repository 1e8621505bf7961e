import Conformance
import JSONText
import Market
import MarketData

extension Fuzzer {
  /// An order log, or trades, by a format in JSON before the first NUL, if there is one: rows read
  /// one by one or many at a time are the same, and commands written again are read as they were.
  static let orderLog = Fuzzer("order-log") { bytes in
    var format = OrderLogFormat()
    var table = bytes
    if let end = bytes.firstIndex(of: 0) {
      let text = Array(bytes[..<end])
      do throws(JSONRefusal) {
        format = try OrderLogFormatFile.read(text)
      } catch {
        return TextPlaces(text).check(error.problems)
      }
      table = Array(bytes[(end + 1)...])
    }
    let file = RecordedBytes(bytes: table)
    let log = file.read { (source) throws(MarketDataProblem) in
      try steps(of: OrderLogReader(source, format: format, symbol: "XYZ"), at: 1)
    }
    let same = file.read { (source) throws(MarketDataProblem) in
      try steps(of: OrderLogReader(source, format: format, symbol: "XYZ"), at: 7)
    }
    require(log == same, "read as something else seven rows at a time")
    if let log {
      requireOrder(log.steps.map(\.line))
      checkAgain(log)
    }
    _ = file.read { (source) throws(MarketDataProblem) in
      var reader = try OrderLogTrades(source, format: format)
      reader.learn(log?.instruments ?? [])
      var trades: [RecordedTrade] = []
      while try reader.read(1, into: &trades) {}
      requireOrder(trades.map(\.line))
      return trades
    }
  }

  /// An order log as it was read.
  private struct Log: Equatable {
    var instruments: [Instrument]
    var steps: [RecordedStep]
  }

  private static func steps(
    of reader: consuming OrderLogReader, at count: Int
  ) throws(MarketDataProblem) -> Log {
    var reader = reader
    var steps: [RecordedStep] = []
    while try reader.read(count, into: &steps) {}
    return Log(instruments: reader.instruments, steps: steps)
  }

  /// Writes a log of one instrument by the usual names, and reads it again.
  private static func checkAgain(_ log: Log) {
    guard log.instruments.count == 1 else { return }
    var format = OrderLogFormat()
    format.instruments = log.instruments
    var rows = ["action,id,side,price,quantity,type,tif,time,expiry,account,phase"]
    for (index, step) in log.steps.enumerated() {
      // A clock that a later row brings with it is brought by the row again.
      if case .command(.clock) = step.action, index + 1 < log.steps.count,
        log.steps[index + 1].line == step.line
      {
        continue
      }
      rows.append(OrderLogRow(step, of: log.instruments[0]).text)
    }
    let again = RecordedBytes(bytes: [UInt8](lines: rows)).read {
      (source) throws(MarketDataProblem) in
      try steps(of: OrderLogReader(source, format: format, symbol: "XYZ"), at: 1)
    }
    require(
      again?.steps.map(\.action) == log.steps.map(\.action)
        && again?.steps.map(\.instant) == log.steps.map(\.instant),
      "written again, the log is another: \(rows) from \(log.steps)")
  }
}
