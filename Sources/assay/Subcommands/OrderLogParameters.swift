internal import CommandLineFrame
internal import Conformance
internal import JSONText
internal import MarketData

/// The parameters that say how an order log is to be read.
enum OrderLogParameters {
  static let format = Parameter.option(
    "format", ValueKind<FileInput>.inputFile,
    "How an order log and its trades are to be read, as JSON")
  static let columns = Parameter.repeated(
    "columns", .text("MAP"),
    "Headings of an order log: action=op,id=order_id; with trade. in front, those of the trades")
  static let values = Parameter.repeated(
    "values", .text("MAP"),
    "Words of an order log: action.new=A|add,side.buy=B,trade.aggressor.buy=B; action.ignore=… "
      + "are the words of rows to pass over")
  static let priceUnit = Parameter.option(
    "price-unit", .text("UNIT"), "The unit of an order log's prices, 0.01 by default")
  static let quantityUnit = Parameter.option(
    "quantity-unit", .text("UNIT"), "The unit of an order log's quantities, 1 by default")
  static let timeUnit = Parameter.option(
    "time-unit", ValueKind<OrderLogFormat.TimeUnit>.choice("UNIT"),
    "The unit of an order log's times that are numbers: ns (the default), us, ms or s")
  static let delimiter = Parameter.option(
    "delimiter", .text("CHAR"),
    "What stands between an order log's fields, if not what its first line holds most of")

  /// The format that the parameters say; nil where none is given.
  static func format(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> OrderLogFormat? {
    var result = try invocation[format].map { (file) throws(CommandFailure) in try read(file) }
    func change(
      _ option: String, _ body: (inout OrderLogFormat) throws(OrderLogOptionProblem) -> Void
    ) throws(CommandFailure) {
      var format = result ?? OrderLogFormat()
      do throws(OrderLogOptionProblem) {
        try body(&format)
      } catch {
        throw CommandFailure(
          "--\(option): \(error.message)",
          hint: error.suggestion.map { "did you mean '\($0)'?" })
      }
      result = format
    }
    for text in invocation[columns] {
      try change("columns") { (format) throws(OrderLogOptionProblem) in
        try format.addColumns(text)
      }
    }
    for text in invocation[values] {
      try change("values") { (format) throws(OrderLogOptionProblem) in try format.addWords(text) }
    }
    if let text = invocation[priceUnit] {
      try change("price-unit") { (format) throws(OrderLogOptionProblem) in
        format.priceScale = try OrderLogFormat.scale(text)
      }
    }
    if let text = invocation[quantityUnit] {
      try change("quantity-unit") { (format) throws(OrderLogOptionProblem) in
        format.quantityScale = try OrderLogFormat.scale(text)
      }
    }
    if let unit = invocation[timeUnit] {
      try change("time-unit") { format in format.timeUnit = unit }
    }
    if let text = invocation[delimiter] {
      try change("delimiter") { (format) throws(OrderLogOptionProblem) in
        try format.setDelimiter(text)
      }
    }
    return result
  }

  private static func read(_ file: FileInput) throws(CommandFailure) -> OrderLogFormat {
    let bytes = try file.bytes()
    do throws(JSONRefusal) {
      return try OrderLogFormatFile.read(bytes)
    } catch {
      throw CommandFailure("--format:\n\(error.rendered(file: file.path))")
    }
  }
}
