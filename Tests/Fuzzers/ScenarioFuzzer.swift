import JSONText
import Market
import Scenarios
import Wire

extension Fuzzer {
  /// Scenario files: what is refused is refused at a place of the file; what is read keeps the
  /// documented bounds, and its instruments, conventions and commands are read again as they were.
  static let scenario = Fuzzer("scenario") { bytes in
    let scenario: Scenario
    do throws(JSONRefusal) {
      scenario = try Scenario(reading: bytes)
    } catch {
      return TextPlaces(bytes).check(error.problems)
    }
    let lineCount = bytes.count { $0 == 0x0A || $0 == 0x0D } + 1
    let lines = scenario.steps.map(\.line)
    require(lines == lines.sorted(), "steps that run back")
    require(lines.allSatisfy { (1...lineCount).contains($0) }, "a step outside of the file")
    let commands = scenario.commands
    require(commands.count <= Scenario.commandLimit, "\(commands.count) commands")
    require(!scenario.instruments.isEmpty, "no instrument")
    if scenario.mirrorRefusal == nil {
      require(
        commands.allSatisfy { Mirror.reflect($0).flatMap { Mirror.reflect($0) } == $0 },
        "a command without a mirror image")
    }
    checkMarket(scenario.instruments, scenario.conventions)
    // Patterns make millions of commands that are all alike.
    let sample = Array(commands.prefix(1000))
    for numbers in [JSONCodec.Numbers.decimals, .units] {
      let codec = JSONCodec(instruments: scenario.instruments, numbers: numbers)
      checkAgain(codec.lines(of: sample), as: codec.command, sample)
    }
  }

  /// Instruments and conventions are read again as they were.
  static func checkMarket(_ instruments: [Instrument], _ conventions: Conventions) {
    var writer = JSONWriter()
    writer.beginArray()
    for instrument in instruments { writer.instrument(instrument) }
    writer.endArray()
    checkAgain(writer.bytes + [0x0A], as: .instruments, [instruments])
    writer = JSONWriter()
    writer.conventions(conventions)
    checkAgain(writer.bytes + [0x0A], as: .conventions, [conventions])
  }

  /// Lines that were written are read as what they were written from.
  static func checkAgain<Value: Equatable>(
    _ lines: [UInt8], as form: JSONForm<Value>, _ values: [Value]
  ) {
    do throws(JSONRefusal) {
      let again = try JSONLines.read(lines, as: form)
      require(again == values, "read again as something else: \(again) for \(values)")
    } catch {
      let text = String(decoding: lines, as: UTF8.self)
      fatalError("broken promise: what was written is refused: \(error) in \(text)")
    }
  }
}
