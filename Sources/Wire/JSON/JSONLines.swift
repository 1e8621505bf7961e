package import JSONText
package import Market

/// JSON Lines: one value on each line, each line ended by a line feed.
package enum JSONLines {
  /// The values of all lines, each read by the form.
  ///
  /// Throws the problems of every line, up to `JSONProblems.limit`, with the lines' numbers in the
  /// text. The last line may lack its end; an empty line is a problem.
  ///
  /// - Complexity: O(bytes).
  package static func read<Value>(
    _ bytes: [UInt8], as form: JSONForm<Value>
  ) throws(JSONRefusal) -> [Value] {
    var values: [Value] = []
    var problems: [JSONProblem] = []
    var line = 0
    var start = 0
    while start < bytes.count, problems.count < JSONProblems.limit {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      line += 1
      do throws(JSONRefusal) {
        values.append(
          try JSONText.read(Array(bytes[start..<end]), as: form, startingAtLine: line))
      } catch {
        problems += error.problems
      }
      start = end + 1
    }
    guard problems.isEmpty else { throw JSONRefusal(problems) }
    return values
  }
}

extension JSONCodec {
  /// The lines of a flow of commands.
  ///
  /// A replace is written by the scales of the instrument of the last new order of its id.
  package func lines(of commands: some Sequence<Command>) -> [UInt8] {
    var writer = JSONWriter()
    var owners: [OrderID: InstrumentID] = [:]
    for command in commands {
      var owner = InstrumentID(0)
      switch command {
      case .new(let order) where !sharesScales: owners[order.id] = order.instrument
      case .replace(let replace): owner = owners[replace.id] ?? owner
      default: break
      }
      write(command, owner: owner, to: &writer)
      writer.endLine()
    }
    return writer.bytes
  }

  /// The lines of an event log.
  package func lines(of events: some Sequence<LoggedEvent>) -> [UInt8] {
    var writer = JSONWriter()
    for event in events {
      write(event, to: &writer)
      writer.endLine()
    }
    return writer.bytes
  }
}
