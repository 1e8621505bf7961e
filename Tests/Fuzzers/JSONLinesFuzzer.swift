import JSONText
import Market
import Wire

extension Fuzzer {
  /// JSON Lines of commands, events and books, with numbers in decimals and in units: what is read
  /// is written and read again as it was, and written the same again.
  static let jsonLines = Fuzzer("json-lines") { bytes in
    for codec in codecs {
      check(bytes, as: codec.command) { codec.lines(of: $0) }
      check(bytes, as: codec.event) { codec.lines(of: $0) }
      check(bytes, as: codec.snapshot) { snapshots in
        var writer = JSONWriter()
        for snapshot in snapshots {
          codec.write(snapshot, to: &writer)
          writer.endLine()
        }
        return writer.bytes
      }
    }
  }

  /// Two instruments whose units differ, so that it matters whose number is read.
  static let codecs: [JSONCodec] = {
    let share = Instrument(symbol: "XYZ", priceScale: Scale(unit: ExactDecimal(1, decimals: 2)))
    let coin = Instrument(
      symbol: "COIN", priceScale: Scale(unit: ExactDecimal(5, decimals: 1)),
      quantityScale: Scale(unit: ExactDecimal(1, decimals: 8)))
    return [[share, coin], [share]].flatMap { instruments in
      [JSONCodec.Numbers.decimals, .units].map { JSONCodec(instruments: instruments, numbers: $0) }
    }
  }()

  private static func check<Value: Equatable>(
    _ bytes: [UInt8], as form: JSONForm<Value>, _ lines: ([Value]) -> [UInt8]
  ) {
    do throws(JSONRefusal) {
      let values = try JSONLines.read(bytes, as: form)
      let written = lines(values)
      checkAgain(written, as: form, values)
    } catch {
      error.checkLines(of: bytes)
    }
  }
}
