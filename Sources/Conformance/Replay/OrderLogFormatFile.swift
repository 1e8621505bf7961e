package import JSONText
internal import Market
package import MarketData
internal import Wire

/// The file that says how an order log is to be read.
package enum OrderLogFormatFile {
  /// Reads a file; every problem of it is reported.
  package static func read(_ bytes: [UInt8]) throws(JSONRefusal) -> OrderLogFormat {
    try JSONText.read(bytes, as: form)
  }

  private static let form = JSONForm<OrderLogFormat>.object { members in
    var format = OrderLogFormat()
    _ = members.optional("$schema", .string)
    format.columns = members.optional("columns", headings()) ?? [:]
    format.words = members.optional("values", words { $0.meanings }) ?? [:]
    if let trades = members.optional("trades", trades) {
      (format.tradeColumns, format.tradeWords) = trades
    }
    format.delimiter = members.optional("delimiter", delimiter)
    format.priceScale = members.optional("priceUnit", unit) ?? format.priceScale
    format.quantityScale = members.optional("quantityUnit", unit) ?? format.quantityScale
    format.timeUnit =
      members.optional(
        "timeUnit", .choice(OrderLogFormat.TimeUnit.allCases.map { ($0.rawValue, $0) }))
      ?? format.timeUnit
    format.instruments = members.optional("instruments", .instruments) ?? []
    format.conventions = members.optional("conventions", .conventions) ?? Conventions()
    return format
  }

  private typealias Headings<Column: Hashable> = [Column: String]
  private typealias Words<Column: Hashable> = [Column: [String: [String]]]

  private static let trades = JSONForm<(Headings<TradeColumn>, Words<TradeColumn>)>.object {
    members in
    let columns = members.optional("columns", headings() as JSONForm<Headings<TradeColumn>>)
    let values = members.optional("values", words { $0.meanings } as JSONForm<Words<TradeColumn>>)
    return (columns ?? [:], values ?? [:])
  }

  private static func headings<Column>() -> JSONForm<Headings<Column>>
  where Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
    .object { members in
      var headings: Headings<Column> = [:]
      for column in Column.allCases {
        headings[column] = members.optional(column.rawValue, .nonEmptyString)
      }
      return headings
    }
  }

  private static func words<Column>(
    _ meanings: @escaping @Sendable (Column) -> [String]
  ) -> JSONForm<Words<Column>>
  where Column: RawRepresentable<String> & CaseIterable & Hashable & Sendable {
    .object { members in
      var words: Words<Column> = [:]
      for column in Column.allCases {
        let names = meanings(column)
        guard !names.isEmpty else { continue }
        words[column] = members.optional(column.rawValue, wordsByMeaning(names))
      }
      return words
    }
  }

  private static func wordsByMeaning(_ names: [String]) -> JSONForm<[String: [String]]> {
    .object { members in
      var words: [String: [String]] = [:]
      for name in names {
        words[name] = members.optional(name, .array(of: .nonEmptyString))
      }
      return words
    }
  }

  private static let delimiter = JSONForm.string.refine { text throws(JSONExpectation) -> UInt8 in
    var format = OrderLogFormat()
    do throws(OrderLogOptionProblem) {
      try format.setDelimiter(text)
    } catch {
      throw JSONExpectation("one character, or \"tab\"")
    }
    return format.delimiter ?? 0
  }

  private static let unit = JSONForm.string.refine { text throws(JSONExpectation) -> Scale in
    do throws(OrderLogOptionProblem) {
      return try OrderLogFormat.scale(text)
    } catch {
      throw JSONExpectation("a unit, a positive decimal of at most 18 digits")
    }
  }
}
