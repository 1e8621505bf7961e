import Market
import MarketData

extension Fuzzer {
  /// LOBSTER's messages and, after a line `books`, the order books beside them: what is read is
  /// written and read again as it was, books are in order and no deeper than they say, and the
  /// reference engine makes every sound execution.
  static let lobster = Fuzzer("lobster") { checkLobster($0) }

  private static func checkLobster(_ bytes: [UInt8]) {
    let place = bytes.firstRange(of: Array("books\n".utf8))
    let messages = Array(bytes[..<(place?.lowerBound ?? bytes.count)])
    let views = place.flatMap { books(of: Array(bytes[$0.upperBound...])) } ?? []
    guard let read = lobsterMessages(of: messages) else { return }
    let again = lobsterMessages(of: [UInt8](lines: read.map { row($0) }))
    require(again == read, "written again, the messages are others: \(read.map { row($0) })")
    var audit = FeedAudit(
      FeedEngine.self, instrument: LobsterFormat.instrument("X"),
      coverage: .bestLevels(views.first?.depth ?? 1))
    for (index, message) in read.enumerated() {
      audit.take(message, showing: index < views.count ? views[index] : nil)
    }
    audit.finish()
    FeedEngine.check(audit, read)
  }

  private static func lobsterMessages(of bytes: [UInt8]) -> [BookMessage]? {
    RecordedBytes(bytes: bytes).read { (source) throws(MarketDataProblem) in
      var reader = try LobsterMessages(source)
      var messages: [BookMessage] = []
      while let message = try reader.next() { messages.append(message) }
      return messages
    }
  }

  private static func books(of bytes: [UInt8]) -> [BookView]? {
    func read(_ bytes: [UInt8]) -> [BookView]? {
      RecordedBytes(bytes: bytes).read { (source) throws(MarketDataProblem) in
        var reader = try LobsterBooks(source)
        var (view, views) = (BookView(depth: reader.depth), [BookView]())
        while try reader.next(into: &view) { views.append(view) }
        return views
      }
    }
    guard let views = read(bytes) else { return nil }
    for view in views {
      require(view.depth == views[0].depth, "rows of other depths")
      for side in Side.allCases {
        let levels = view[side]
        require(levels.count <= view.depth, "\(levels.count) levels of \(view.depth)")
        require(levels.allSatisfy { $0.price > Price(0) && $0.quantity > .zero }, "\(levels)")
        let isInOrder = zip(levels, levels.dropFirst()).allSatisfy { better, worse in
          better.price.isBetter(than: worse.price, for: side)
        }
        require(isInOrder, "levels out of order: \(levels)")
      }
    }
    let again = read([UInt8](lines: views.map { row($0) }))
    require(again == views, "written again, the books are others")
    return views
  }

  private static func row(_ message: BookMessage) -> String {
    let (seconds, nanoseconds) = message.instant.rawValue.quotientAndRemainder(
      dividingBy: 1_000_000_000)
    let digits = "\(nanoseconds)"
    let time = "\(seconds)." + String(repeating: "0", count: 9 - digits.count) + digits
    let (type, id): (Int, UInt64) =
      switch message.content {
      case .added(let id, _, _, _): (1, id.rawValue)
      case .reduced(let id, _): (2, id.rawValue)
      case .deleted(let id): (3, id.rawValue)
      case .executed(let id, _, _): (4, id.rawValue)
      case .executedHidden: (5, 0)
      case .crossed: (6, 0)
      default: (7, 0)
      }
    guard let terms = message.terms else {
      let price =
        switch message.content {
        case .resumed(let isMatching): isMatching ? 1 : 0
        default: -1
        }
      return "\(time),7,0,0,\(price),-1"
    }
    return "\(time),\(type),\(id),\(terms.quantity.rawValue),\(terms.price.rawValue),"
      + (terms.side == .buy ? "1" : "-1")
  }

  private static func row(_ view: BookView) -> String {
    (0..<view.depth).flatMap { level in
      [(view.asks, "9999999999"), (view.bids, "-9999999999")].flatMap { levels, none in
        level < levels.count
          ? ["\(levels[level].price.rawValue)", "\(levels[level].quantity.rawValue)"] : [none, "0"]
      }
    }.joined(separator: ",")
  }
}
