package import Market

/// The message file of LOBSTER, a reconstruction of Nasdaq's limit order books: one row for each
/// event that touches the best levels of one instrument's book on one day.
///
/// The format is that of the read-me of LOBSTER's samples (1 September 2013): no header, and
/// `time,type,order,size,price,direction` with the time in seconds after midnight, the price in
/// ten-thousandths of a dollar and the direction of the order that stood in the book. Cross
/// trades, type 6, are LOBSTER's later addition.
package struct LobsterMessages: ~Copyable {
  private var table: TableReader
  private var last = Timestamp.zero

  private enum Column {
    static let (time, type, order, size, price, direction) = (0, 1, 2, 3, 4, 5)
  }

  private static let columns = ["time", "type", "order", "size", "price", "direction"]
  private static let directions = Words<Side>(["1": .buy, "-1": .sell])
  private static let haltPrices = Words<BookMessage.Content>([
    "-1": .halted, "0": .resumed(isMatching: false), "1": .resumed(isMatching: true),
  ])

  package init(_ source: consuming ByteSource) throws(MarketDataProblem) {
    table = try TableReader(headless: source, wanted: "6 fields") { count in
      count == Self.columns.count ? Self.columns : nil
    }
  }

  package var file: String { table.file }

  /// The next message; nil at the end.
  package mutating func next() throws(MarketDataProblem) -> BookMessage? {
    guard try table.next() else { return nil }
    let instant = try table.secondsOfDay(Column.time)
    guard instant >= last else {
      throw table.problem(Column.time, expected: "no earlier than in the row before")
    }
    last = instant
    let type: Int64 = try table.number(Column.type, from: 1, through: 7)
    if type == 7 {
      let content = try table.meaning(Column.price, among: Self.haltPrices)
      return BookMessage(content, at: instant, place: table.line)
    }
    let id = try OrderID(table.number(Column.order))
    let terms = try BookMessage.Terms(
      side: table.meaning(Column.direction, among: Self.directions),
      price: Price(table.number(Column.price, from: 1, through: LobsterFormat.highestPrice)),
      quantity: Quantity(table.number(Column.size, from: 1, through: Int64.max)))
    let content: BookMessage.Content =
      switch type {
      case 1: .added(id, terms.side, terms.price, terms.quantity)
      case 2: .reduced(id, by: terms.quantity)
      case 3: .deleted(id)
      case 4: .executed(id, terms.quantity, at: nil)
      case 5: .executedHidden(terms.price, terms.quantity)
      default: .crossed(terms.price, terms.quantity)
      }
    return BookMessage(content, terms: terms, at: instant, place: table.line)
  }
}

/// What LOBSTER's files of one day have in common.
package enum LobsterFormat {
  /// The instrument: prices in ten-thousandths of a dollar, quantities in shares.
  package static func instrument(_ symbol: String) -> Instrument {
    Instrument(symbol: symbol, priceScale: Scale(unit: ExactDecimal(1, decimals: 4)))
  }

  /// More is the price of an unoccupied level.
  static let highestPrice: Int64 = 9_999_999_998

  /// Whether a line may be the first of a message file: a time, a type and four whole numbers.
  package static func isMessage(_ line: some StringProtocol) -> Bool {
    let fields = line.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    func isNumber(_ field: some Collection<UInt8>) -> Bool {
      !field.isEmpty && field.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
    guard fields.count == 6, fields[1].count == 1, isNumber(fields[1]) else { return false }
    let time = fields[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let direction = Array(fields[5])
    return time.count <= 2 && time.allSatisfy(isNumber) && isNumber(fields[2])
      && isNumber(fields[3]) && (direction == Array("1".utf8) || direction == Array("-1".utf8))
  }

  /// Whether a file is a message file: by its name, or by its first line where the file can be
  /// read twice.
  package static func isMessageFile(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    if name.contains("_message_") { return true }
    guard StoredBytes.isRegularFile(path) else { return false }
    do throws(MarketDataProblem) {
      var lines = try LineReader(ByteSource(file: path))
      var line: [UInt8] = []
      return try lines.next(into: &line) && isMessage(String(decoding: line, as: UTF8.self))
    } catch {
      // What is wrong with the file is told by whoever reads it whole.
      return false
    }
  }
}

extension TableReader {
  /// The instant in a field that holds seconds after midnight, with up to nine decimals.
  func secondsOfDay(_ field: Int) throws(MarketDataProblem) -> Timestamp {
    var (seconds, fraction, decimals) = (Int64(0), Int64(0), -1)
    var isSound = false
    for byte in bytes(field) {
      if byte == UInt8(ascii: "."), decimals < 0, isSound {
        decimals = 0
        continue
      }
      let digit = Int64(byte) - Int64(UInt8(ascii: "0"))
      guard 0...9 ~= digit, decimals < 9, seconds < 100_000 else {
        isSound = false
        break
      }
      isSound = true
      if decimals < 0 {
        seconds = seconds * 10 + digit
      } else {
        fraction = fraction * 10 + digit
        decimals += 1
      }
    }
    guard isSound, decimals != 0, seconds < 86_400 else {
      throw problem(field, expected: "seconds after midnight with at most 9 decimals")
    }
    for _ in max(decimals, 0)..<9 { fraction *= 10 }
    return Timestamp(nanoseconds: seconds * 1_000_000_000 + fraction)
  }
}
