import JSONText
import Scenarios

extension Fuzzer {
  /// Golden logs: the text of a log that was read is that of its file, and it differs nowhere from
  /// itself and at its first line from none.
  static let golden = Fuzzer("golden") { bytes in
    let log: GoldenLog
    do throws(JSONRefusal) {
      log = try GoldenLog(reading: bytes)
    } catch {
      return error.checkLines(of: bytes)
    }
    let isEnded = bytes.isEmpty || bytes.last == 0x0A
    require(Array(log.text.utf8) == bytes + (isEnded ? [] : [0x0A]), "another text")
    require(log.firstDifference(from: log) == nil, "a log that differs from itself")
    do throws(JSONRefusal) {
      let empty = try GoldenLog(reading: [])
      let difference = log.firstDifference(from: empty)
      require(difference?.line == (log.lines.isEmpty ? nil : 1), "no difference from none")
      _ = difference?.command
    } catch {
      fatalError("broken promise: an empty file is a log")
    }
  }
}
