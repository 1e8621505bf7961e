/// The bytes of a file of ITCH that is being written: some of its messages, field by field.
struct ItchBytes {
  private(set) var bytes: [UInt8] = []
  /// Nanoseconds after midnight, of the next message.
  var now: UInt64 = 34_200_000_000_000

  private mutating func message(_ type: Character, _ locate: UInt64, _ fields: [[UInt8]]) {
    let header = [Self.text("\(type)", 1), Self.number(locate, 2), Self.number(0, 2)]
    let body = (header + [Self.number(now, 6)] + fields).flatMap(\.self)
    bytes += Self.number(UInt64(body.count), 2) + body
  }

  private static func number(_ number: UInt64, _ size: UInt64) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func text(_ text: String, _ size: Int) -> [UInt8] {
    Array((text + String(repeating: " ", count: size)).utf8.prefix(size))
  }

  mutating func system(_ code: String) { message("S", 0, [Self.text(code, 1)]) }

  mutating func directory(_ stock: String, _ locate: UInt64) {
    message(
      "R", locate,
      [
        Self.text(stock, 8), Self.text("QN", 2), Self.number(100, 4), Self.text("NCZ PNN1N", 9),
        Self.number(0, 4), Self.text("N", 1),
      ])
  }

  /// "H" halted, "T" trading.
  mutating func action(_ state: String, _ stock: String, _ locate: UInt64) {
    message("H", locate, [Self.text(stock, 8), Self.text(state, 1), Self.text("", 5)])
  }

  mutating func added(
    _ id: UInt64, _ side: String, _ shares: UInt64, _ price: UInt64, _ stock: String,
    _ locate: UInt64
  ) {
    message(
      "A", locate,
      [
        Self.number(id, 8), Self.text(side, 1), Self.number(shares, 4), Self.text(stock, 8),
        Self.number(price, 4),
      ])
  }

  mutating func executed(_ id: UInt64, _ shares: UInt64, _ locate: UInt64) {
    message("E", locate, [Self.number(id, 8), Self.number(shares, 4), Self.number(1, 8)])
  }

  mutating func deleted(_ id: UInt64, _ locate: UInt64) {
    message("D", locate, [Self.number(id, 8)])
  }

  /// A message of a type that there is not.
  mutating func unknown() { message("z", 0, []) }
}
