internal import Market

/// Which fields of an object have come, so that none comes twice.
struct SeenFields: OptionSet {
  var rawValue: UInt32

  static let kind = SeenFields(rawValue: 1)
  static let id = SeenFields(rawValue: 1 << 1)
  static let instrument = SeenFields(rawValue: 1 << 2)
  static let maker = SeenFields(rawValue: 1 << 3)
  static let taker = SeenFields(rawValue: 1 << 4)
  static let price = SeenFields(rawValue: 1 << 5)
  static let quantity = SeenFields(rawValue: 1 << 6)
  static let makerLeaves = SeenFields(rawValue: 1 << 7)
  static let takerLeaves = SeenFields(rawValue: 1 << 8)
  static let aggressor = SeenFields(rawValue: 1 << 9)
  static let leaves = SeenFields(rawValue: 1 << 10)
  static let priority = SeenFields(rawValue: 1 << 11)
  static let reason = SeenFields(rawValue: 1 << 12)
  static let phase = SeenFields(rawValue: 1 << 13)
  static let volume = SeenFields(rawValue: 1 << 14)
  static let imbalance = SeenFields(rawValue: 1 << 15)
  static let side = SeenFields(rawValue: 1 << 16)
  static let type = SeenFields(rawValue: 1 << 17)
  static let timeInForce = SeenFields(rawValue: 1 << 18)
  static let expires = SeenFields(rawValue: 1 << 19)
  static let account = SeenFields(rawValue: 1 << 20)
  static let time = SeenFields(rawValue: 1 << 21)

  /// Takes a field; whether it is the first of its name.
  mutating func take(_ field: SeenFields) -> Bool { insert(field).inserted }
}

extension ProtocolCodec {
  /// The events of a line in the plain form in which they come by the million; nil where the line
  /// is anything else, which the reader of all JSON then judges.
  package func fastEvents(_ line: [UInt8]) -> [[ReportedEvent]]? {
    var scanner = LineScanner(line)
    let words = ProtocolWords.shared
    guard scanner.take(UInt8(ascii: "{")), scanner.key() == words.events,
      scanner.take(UInt8(ascii: "["))
    else { return nil }
    var lists: [[ReportedEvent]] = []
    if !scanner.take(UInt8(ascii: "]")) {
      repeat {
        guard scanner.take(UInt8(ascii: "[")) else { return nil }
        var events: [ReportedEvent] = []
        if !scanner.take(UInt8(ascii: "]")) {
          repeat {
            guard let event = fastEvent(&scanner, words) else { return nil }
            events.append(event)
          } while scanner.take(UInt8(ascii: ","))
          guard scanner.take(UInt8(ascii: "]")) else { return nil }
        }
        lists.append(events)
      } while scanner.take(UInt8(ascii: ","))
      guard scanner.take(UInt8(ascii: "]")) else { return nil }
    }
    return scanner.take(UInt8(ascii: "}")) && scanner.isAtEnd ? lists : nil
  }

  private func fastEvent(
    _ scanner: inout LineScanner, _ words: ProtocolWords
  ) -> ReportedEvent? {
    guard scanner.take(UInt8(ascii: "{")), scanner.key() == words.event,
      let kind = value(of: scanner.word(), in: words.eventKinds)
    else { return nil }
    var event = ReportedEvent(kind)
    var seen: SeenFields = []
    while scanner.take(UInt8(ascii: ",")) {
      guard let key = scanner.key(), take(key, of: &event, &scanner, &seen, words) else {
        return nil
      }
    }
    guard scanner.take(UInt8(ascii: "}")), seen.isSubset(of: kind.known),
      seen.isSuperset(of: kind.needed)
    else { return nil }
    if kind == .uncrossed, event.price == nil { event.price = .some(nil) }
    return event
  }

  private func take(
    _ key: UInt128, of event: inout ReportedEvent, _ scanner: inout LineScanner,
    _ seen: inout SeenFields, _ words: ProtocolWords
  ) -> Bool {
    switch key {
    case words.id:
      event.id = scanner.identifier().map { OrderID($0) }
      return event.id != nil && seen.take(.id)
    case words.maker:
      event.maker = scanner.identifier().map { OrderID($0) }
      return event.maker != nil && seen.take(.maker)
    case words.taker:
      event.taker = scanner.identifier().map { OrderID($0) }
      return event.taker != nil && seen.take(.taker)
    case words.price:
      if event.kind != .traded, scanner.takeNull() {
        event.price = .some(nil)
        return seen.take(.price)
      }
      event.price = scanner.integer().map { .some(Price($0)) }
      return event.price != nil && seen.take(.price)
    case words.quantity:
      event.quantity = quantity(&scanner)
      return event.quantity != nil && seen.take(.quantity)
    case words.makerLeaves:
      event.makerLeaves = quantity(&scanner)
      return event.makerLeaves != nil && seen.take(.makerLeaves)
    case words.takerLeaves:
      event.takerLeaves = quantity(&scanner)
      return event.takerLeaves != nil && seen.take(.takerLeaves)
    case words.leaves:
      event.leaves = quantity(&scanner)
      return event.leaves != nil && seen.take(.leaves)
    case words.instrument:
      event.instrument = scanner.word().flatMap { symbols[$0] }
      return event.instrument != nil && seen.take(.instrument)
    case words.aggressor:
      event.aggressor = value(of: scanner.word(), in: words.aggressors)
      return event.aggressor != nil && seen.take(.aggressor)
    default: return takeRare(key, of: &event, &scanner, &seen, words)
    }
  }

  private func takeRare(
    _ key: UInt128, of event: inout ReportedEvent, _ scanner: inout LineScanner,
    _ seen: inout SeenFields, _ words: ProtocolWords
  ) -> Bool {
    switch key {
    case words.reason:
      guard let place = scanner.text() else { return false }
      let word = scanner.string(place)
      if event.kind == .canceled {
        event.cancelReason = CancelReason.allCases.first { CancelReason.words[$0] == word }
        return event.cancelReason != nil && seen.take(.reason)
      }
      event.rejectReason = RejectReason.allCases.first { RejectReason.words[$0] == word }
      return event.rejectReason != nil && seen.take(.reason)
    case words.priority:
      event.priority = value(of: scanner.word(), in: words.priorities)
      return event.priority != nil && seen.take(.priority)
    case words.phase:
      event.phase = value(of: scanner.word(), in: words.phases)
      return event.phase != nil && seen.take(.phase)
    case words.volume:
      event.volume = scanner.unsigned().map { Volume(UInt128($0)) }
      return event.volume != nil && seen.take(.volume)
    case words.imbalance:
      event.imbalance = scanner.integer().map { Int128($0) }
      return event.imbalance != nil && seen.take(.imbalance)
    default: return false
    }
  }

  private func quantity(_ scanner: inout LineScanner) -> Quantity? {
    guard let value = scanner.integer(), value >= 0 else { return nil }
    return Quantity(value)
  }
}

extension EventKind {
  /// The fields that an event of this kind may have.
  fileprivate var known: SeenFields {
    switch self {
    case .accepted: [.id, .instrument]
    case .rejected: [.id, .instrument, .reason]
    case .traded:
      [
        .instrument, .maker, .taker, .price, .quantity, .makerLeaves, .takerLeaves, .aggressor,
      ]
    case .canceled: [.id, .instrument, .quantity, .reason]
    case .replaced: [.id, .instrument, .price, .leaves, .priority]
    case .expired: [.id, .instrument, .quantity]
    case .phaseChanged: [.instrument, .phase]
    case .uncrossed: [.instrument, .price, .volume, .imbalance]
    }
  }

  /// The fields that an event of this kind must have, whatever the engine can do.
  fileprivate var needed: SeenFields {
    switch self {
    case .accepted, .rejected, .canceled, .replaced: []
    case .traded: [.quantity]
    case .expired: [.id]
    case .phaseChanged: [.phase]
    case .uncrossed: [.volume, .imbalance]
    }
  }
}
