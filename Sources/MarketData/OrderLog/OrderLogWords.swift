import Market

/// What is done by a row of an order log.
enum OrderLogAction: String, Sendable, CaseIterable {
  case new, cancel, reduce, replace, massCancel, uncross, phase, clock
  /// Nothing: what the row tells, an engine has to find by itself.
  case ignore
}

/// How long an order stands, but for the instant at which it may end.
enum OrderLogTerm: String, Sendable, CaseIterable { case gtc, day, gtd, ioc, fok }

/// Whether an order has a limit.
enum OrderLogType: String, Sendable, CaseIterable { case limit, market }

/// A meaning that has a name of its own, by which a format maps words to it.
protocol NamedMeaning: Sendable, Equatable {
  /// The meanings by name, with the usual words for each, in small letters.
  static var vocabulary: [(name: String, meaning: Self, words: [String])] { get }
}

extension OrderLogAction: NamedMeaning {
  static var vocabulary: [(name: String, meaning: Self, words: [String])] {
    [
      ("new", .new, ["new", "add", "insert", "submit", "create", "order", "n", "a"]),
      ("cancel", .cancel, ["cancel", "delete", "remove", "canceled", "cancelled", "c", "d"]),
      ("replace", .replace, ["replace", "modify", "amend", "r", "m", "u"]),
      ("reduce", .reduce, ["reduce", "decrease", "partial_cancel"]),
      ("massCancel", .massCancel, ["mass_cancel", "masscancel", "cancel_all"]),
      ("uncross", .uncross, ["uncross", "auction"]),
      ("phase", .phase, ["phase", "session"]),
      ("clock", .clock, ["clock"]),
      ("ignore", .ignore, []),
    ]
  }
}

extension OrderLogTerm: NamedMeaning {
  static var vocabulary: [(name: String, meaning: Self, words: [String])] {
    [
      ("gtc", .gtc, ["gtc"]), ("day", .day, ["day"]), ("gtd", .gtd, ["gtd"]),
      ("ioc", .ioc, ["ioc"]), ("fok", .fok, ["fok"]),
    ]
  }
}

extension OrderLogType: NamedMeaning {
  static var vocabulary: [(name: String, meaning: Self, words: [String])] {
    [("limit", .limit, ["limit", "lmt", "l"]), ("market", .market, ["market", "mkt", "m"])]
  }
}

extension Side: NamedMeaning {
  static var vocabulary: [(name: String, meaning: Self, words: [String])] {
    [
      ("buy", .buy, ["buy", "b", "bid", "1"]),
      ("sell", .sell, ["sell", "s", "ask", "offer", "a", "2"]),
    ]
  }
}

extension Aggressor: NamedMeaning {
  static var vocabulary: [(name: String, meaning: Self, words: [String])] {
    Side.vocabulary.map { ($0.name, Aggressor($0.meaning), $0.words) } + [
      ("auction", .auction, ["auction", "none"])
    ]
  }
}

extension Phase: NamedMeaning {
  static var vocabulary: [(name: String, meaning: Self, words: [String])] {
    allCases.map { phase in
      let name = "\(phase)"
      // callAuction is also call_auction.
      let joined = name.map { $0.isUppercase ? "_\($0.lowercased())" : "\($0)" }.joined()
      return (name, phase, joined == name ? [name] : [name.lowercased(), joined])
    }
  }
}

extension OrderLogColumn {
  /// The names of what the words of the column mean; empty where it does not hold words.
  package var meanings: [String] {
    switch self {
    case .action: OrderLogAction.vocabulary.map(\.name)
    case .side: Side.vocabulary.map(\.name)
    case .type: OrderLogType.vocabulary.map(\.name)
    case .tif: OrderLogTerm.vocabulary.map(\.name)
    case .phase: Phase.vocabulary.map(\.name)
    case .id, .price, .quantity, .time, .expiry, .symbol, .account: []
    }
  }
}

extension TradeColumn {
  /// The names of what the words of the column mean; empty where it does not hold words.
  package var meanings: [String] {
    switch self {
    case .aggressor: Aggressor.vocabulary.map(\.name)
    case .maker, .taker, .buyer, .seller, .price, .quantity, .symbol, .time: []
    }
  }
}

/// The words that a column may hold, and what each means: a format's own first, then the usual
/// ones in small letters, in capitals, and as their meaning is named.
struct WordTable<Meaning: NamedMeaning>: Sendable {
  /// Words of at most eight bytes, each as one number.
  private var short: [(word: UInt64, meaning: Meaning)] = []
  private var long: [(word: [UInt8], meaning: Meaning)] = []
  /// What a message says a field should be.
  private(set) var description = ""

  init(_ own: [String: [String]] = [:]) {
    var shown: [String] = []
    for (name, meaning, words) in Meaning.vocabulary {
      let mine = own[name] ?? []
      for word in mine { add(word, meaning) }
      shown += mine.isEmpty ? words.prefix(1) : mine[...]
    }
    for (name, meaning, words) in Meaning.vocabulary {
      for word in [name] + words {
        add(word, meaning)
        add(word.uppercased(), meaning)
        add(word.prefix(1).uppercased() + word.dropFirst(), meaning)
      }
    }
    let quoted = shown.map { "\"\($0)\"" }
    description = quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
  }

  private mutating func add(_ word: String, _ meaning: Meaning) {
    let bytes = Array(word.utf8)
    guard self.meaning(of: bytes[...]) == nil else { return }
    if let number = Self.number(bytes[...]) {
      short.append((number, meaning))
    } else {
      long.append((bytes, meaning))
    }
  }

  func meaning(of bytes: ArraySlice<UInt8>) -> Meaning? {
    guard let number = Self.number(bytes) else {
      return long.first { bytes.elementsEqual($0.word) }?.meaning
    }
    for entry in short where entry.word == number { return entry.meaning }
    return nil
  }

  /// The bytes as one number, and none where they are too many, or hold a zero.
  private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64? {
    guard bytes.count <= 8 else { return nil }
    var number: UInt64 = 0
    for byte in bytes {
      guard byte != 0 else { return nil }
      number = number << 8 | UInt64(byte)
    }
    return number
  }
}
