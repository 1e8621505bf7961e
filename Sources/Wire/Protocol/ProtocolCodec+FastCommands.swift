package import Market

extension ProtocolCodec {
  /// The commands of a line in the plain form; nil where it is anything else.
  package func fastCommands(_ line: [UInt8]) -> [Command]? {
    var scanner = LineScanner(line)
    let words = ProtocolWords.shared
    guard scanner.take(UInt8(ascii: "{")), scanner.key() == words.ask,
      scanner.word() == words.commands, scanner.take(UInt8(ascii: ",")),
      scanner.key() == words.commands, scanner.take(UInt8(ascii: "["))
    else { return nil }
    var commands: [Command] = []
    if !scanner.take(UInt8(ascii: "]")) {
      repeat {
        guard let command = fastCommand(&scanner, words) else { return nil }
        commands.append(command)
      } while scanner.take(UInt8(ascii: ","))
      guard scanner.take(UInt8(ascii: "]")) else { return nil }
    }
    return scanner.take(UInt8(ascii: "}")) && scanner.isAtEnd ? commands : nil
  }

  /// The fields of a command, as far as they have come.
  private struct Fields {
    var seen: SeenFields = []
    var id = OrderID(0)
    var instrument = InstrumentID(0)
    var side = Side.buy
    var type = OrderTypeWord.limit
    var price = Price(0)
    var quantity = Quantity(0)
    var timeInForce = TimeInForceWord.gtc
    var expires = Timestamp.zero
    var account = AccountID.none
    var phase = Phase.continuous
    var time = Timestamp.zero

    /// Notes a field and keeps its value; whether it was there and came for the first time.
    mutating func keep<Value>(
      _ field: SeenFields, _ path: WritableKeyPath<Fields, Value>, _ value: Value?
    ) -> Bool {
      guard let value, seen.take(field) else { return false }
      self[keyPath: path] = value
      return true
    }
  }

  private func fastCommand(_ scanner: inout LineScanner, _ words: ProtocolWords) -> Command? {
    guard scanner.take(UInt8(ascii: "{")), scanner.key() == words.do,
      let kind = value(of: scanner.word(), in: words.commandKinds)
    else { return nil }
    var fields = Fields()
    while scanner.take(UInt8(ascii: ",")) {
      guard let key = scanner.key(), take(key, of: &fields, &scanner, words) else { return nil }
    }
    guard scanner.take(UInt8(ascii: "}")) else { return nil }
    return command(kind, fields)
  }

  private func take(
    _ key: UInt128, of fields: inout Fields, _ scanner: inout LineScanner, _ words: ProtocolWords
  ) -> Bool {
    switch key {
    case words.id: return fields.keep(.id, \.id, scanner.identifier().map { OrderID($0) })
    case words.instrument:
      return fields.keep(.instrument, \.instrument, scanner.word().flatMap { symbols[$0] })
    case words.side: return fields.keep(.side, \.side, value(of: scanner.word(), in: words.sides))
    case words.type: return fields.keep(.type, \.type, value(of: scanner.word(), in: words.types))
    case words.price: return fields.keep(.price, \.price, scanner.integer().map { Price($0) })
    case words.quantity:
      return fields.keep(.quantity, \.quantity, scanner.integer().map { Quantity($0) })
    case words.timeInForce:
      return fields.keep(
        .timeInForce, \.timeInForce, value(of: scanner.word(), in: words.timesInForce))
    case words.expires:
      return fields.keep(
        .expires, \.expires, scanner.time().map { Timestamp(nanoseconds: $0) })
    case words.account:
      return fields.keep(.account, \.account, scanner.identifier().map { AccountID($0) })
    case words.phase:
      return fields.keep(.phase, \.phase, value(of: scanner.word(), in: words.phases))
    case words.time:
      return fields.keep(.time, \.time, scanner.time().map { Timestamp(nanoseconds: $0) })
    default: return false
    }
  }

  private func command(_ kind: CommandKind, _ fields: Fields) -> Command? {
    let seen = fields.seen
    switch kind {
    case .new:
      let needed: SeenFields = [.id, .instrument, .side, .type, .quantity]
      guard seen.isSuperset(of: needed), seen.contains(.price) == (fields.type == .limit),
        seen.contains(.expires) == (fields.timeInForce == .gtd),
        !seen.contains(.account) || fields.account != .none
      else { return nil }
      return .new(
        NewOrder(
          id: fields.id, instrument: fields.instrument, side: fields.side,
          type: fields.type == .market ? .market : .limit(fields.price),
          quantity: fields.quantity, timeInForce: timeInForce(fields), account: fields.account))
    case .cancel: return seen.contains(.id) ? .cancel(fields.id) : nil
    case .replace:
      guard seen.contains(.id) else { return nil }
      return .replace(
        Replace(
          id: fields.id, price: seen.contains(.price) ? fields.price : nil,
          quantity: seen.contains(.quantity) ? fields.quantity : nil))
    case .massCancel:
      return .massCancel(
        MassCancel(
          account: seen.contains(.account) ? fields.account : nil,
          instrument: seen.contains(.instrument) ? fields.instrument : nil,
          side: seen.contains(.side) ? fields.side : nil))
    case .phase:
      guard seen.isSuperset(of: [.instrument, .phase]) else { return nil }
      return .phase(fields.instrument, fields.phase)
    case .uncross: return seen.contains(.instrument) ? .uncross(fields.instrument) : nil
    case .clock: return seen.contains(.time) ? .clock(fields.time) : nil
    }
  }

  private func timeInForce(_ fields: Fields) -> TimeInForce {
    switch fields.timeInForce {
    case .gtc: .goodTillCancel
    case .day: .day
    case .gtd: .goodTillDate(fields.expires)
    case .ioc: .immediateOrCancel
    case .fok: .fillOrKill
    case .opg: .atOpening
    case .cls: .atClose
    }
  }
}
