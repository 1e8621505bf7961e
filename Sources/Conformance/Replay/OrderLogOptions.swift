internal import JSONText
package import Market
package import MarketData

/// What a word of the command line says of an order log's format is wrong with it.
package struct OrderLogOptionProblem: Error, Hashable, Sendable {
  /// What is wrong, without the option's name.
  package var message: String
  /// The word that was probably meant.
  package var suggestion: String?
}

/// The texts by which a command line says how an order log is to be read.
///
/// Columns are `action=op,id=order_id`: what the column holds, and its heading. Words are
/// `action.new=A|add,side.buy=B`: the column, what the words mean, and the words. In front of what
/// is said of the trades stands `trade.`.
extension OrderLogFormat {
  /// Adds headings of columns.
  package mutating func addColumns(_ text: String) throws(OrderLogOptionProblem) {
    for (name, heading) in try Self.pairs(in: text, example: "action=op,id=order_id") {
      if name.hasPrefix("trade.") {
        tradeColumns[try Self.column(name.dropFirst(6), prefix: "trade.")] = heading
      } else {
        columns[try Self.column(name[...], prefix: "")] = heading
      }
    }
  }

  /// Adds words that a column may hold.
  package mutating func addWords(_ text: String) throws(OrderLogOptionProblem) {
    for (name, list) in try Self.pairs(in: text, example: "action.new=A|add,side.buy=B") {
      let words = list.split(separator: "|").map(String.init)
      let isTrade = name.hasPrefix("trade.")
      let parts = (isTrade ? name.dropFirst(6) : name[...])
        .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw OrderLogOptionProblem(
          message: "'\(name)' does not name a column and a meaning, such as action.new")
      }
      let meaning = String(parts[1])
      if isTrade {
        let column: TradeColumn = try Self.column(parts[0], prefix: "trade.")
        try Self.check(meaning, among: column.meanings, of: "trade.\(column.rawValue)")
        tradeWords[column, default: [:]][meaning, default: []] += words
      } else {
        let column: OrderLogColumn = try Self.column(parts[0], prefix: "")
        try Self.check(meaning, among: column.meanings, of: column.rawValue)
        self.words[column, default: [:]][meaning, default: []] += words
      }
    }
  }

  /// Sets what stands between fields: one character, or `tab`.
  package mutating func setDelimiter(_ text: String) throws(OrderLogOptionProblem) {
    let bytes = text == "tab" ? [UInt8(ascii: "\t")] : Array(text.utf8)
    guard bytes.count == 1, bytes[0] != UInt8(ascii: "\""), bytes[0] >= 0x20 || bytes[0] == 9 else {
      throw OrderLogOptionProblem(message: "'\(text)' is not one character, or the word tab")
    }
    delimiter = bytes[0]
  }

  /// The unit that a decimal text is.
  package static func scale(_ text: String) throws(OrderLogOptionProblem) -> Scale {
    do throws(DecimalError) {
      let unit = try ExactDecimal(text)
      if Scale.isUnit(unit) { return Scale(unit: unit) }
    } catch {}
    throw OrderLogOptionProblem(
      message: "'\(text)' is not a positive decimal of at most 18 digits, such as 0.01")
  }

  private static func pairs(
    in text: String, example: String
  ) throws(OrderLogOptionProblem) -> [(String, String)] {
    var pairs: [(String, String)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let sign = part.firstIndex(of: "="), sign > part.startIndex,
        part.index(after: sign) < part.endIndex
      else {
        throw OrderLogOptionProblem(message: "'\(part)' is not like \(example)")
      }
      let name = part[..<sign].filter { $0 != " " }
      pairs.append((String(name), String(part[part.index(after: sign)...])))
    }
    return pairs
  }

  private static func column<Column: RawRepresentable<String> & CaseIterable>(
    _ name: Substring, prefix: String
  ) throws(OrderLogOptionProblem) -> Column {
    if let column = Column(rawValue: String(name)) { return column }
    let names = Column.allCases.map(\.rawValue)
    throw OrderLogOptionProblem(
      message: "'\(prefix)\(name)' is none of \(names.map { prefix + $0 }.joined(separator: ", "))",
      suggestion: didYouMean(String(name), among: names).map { prefix + $0 })
  }

  private static func check(
    _ meaning: String, among meanings: [String], of column: String
  ) throws(OrderLogOptionProblem) {
    guard !meanings.contains(meaning) else { return }
    let message =
      meanings.isEmpty
      ? "\(column) does not hold words"
      : "'\(meaning)' is none of the meanings of \(column): \(meanings.joined(separator: ", "))"
    throw OrderLogOptionProblem(
      message: message,
      suggestion: didYouMean(meaning, among: meanings).map { "\(column).\($0)" })
  }
}
