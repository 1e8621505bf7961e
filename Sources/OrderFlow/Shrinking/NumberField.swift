internal import Market

/// A sort of number in commands; each command has at most one of each.
enum NumberField: CaseIterable {
  case price
  case quantity
  case order
  case instant
  case account

  /// The simplest number of its sort: the farther from it, the less simple.
  var base: Int128 {
    switch self {
    case .price: 100
    case .quantity, .order, .account: 1
    case .instant: 0
    }
  }

  /// The numbers that there are.
  private var bounds: ClosedRange<Int128> {
    switch self {
    case .price, .quantity, .instant: Int128(Int64.min)...Int128(Int64.max)
    case .order, .account: 0...Int128(UInt64.max)
    }
  }

  func contains(_ number: Int128) -> Bool { bounds.contains(number) }

  /// How far a number is from the simplest.
  func distance(_ number: Int128) -> Int128 { (number - base).magnitude.clamped }

  /// The number in a command; nil where there is none.
  func number(in command: Command) -> Int128? {
    switch (self, command) {
    case (.price, .new(let order)):
      if case .limit(let price) = order.type { Int128(price.rawValue) } else { nil }
    case (.price, .replace(let replace)): replace.price.map { Int128($0.rawValue) }
    case (.quantity, .new(let order)): Int128(order.quantity.rawValue)
    case (.quantity, .replace(let replace)): replace.quantity.map { Int128($0.rawValue) }
    case (.order, .new(let order)): Int128(order.id.rawValue)
    case (.order, .cancel(let id)): Int128(id.rawValue)
    case (.order, .replace(let replace)): Int128(replace.id.rawValue)
    case (.instant, .clock(let instant)): Int128(instant.rawValue)
    case (.instant, .new(let order)):
      if case .goodTillDate(let end) = order.timeInForce { Int128(end.rawValue) } else { nil }
    case (.account, .new(let order)):
      order.account == AccountID.none ? nil : Int128(order.account.rawValue)
    case (.account, .massCancel(let filter)): filter.account.map { Int128($0.rawValue) }
    default: nil
    }
  }

  /// Gives a command that has such a number another one, which must be within the bounds.
  func setNumber(_ number: Int128, in command: inout Command) {
    switch (self, command) {
    case (.price, .new(var order)):
      order.type = .limit(Price(Int64(clamping: number)))
      command = .new(order)
    case (.price, .replace(var replace)):
      replace.price = Price(Int64(clamping: number))
      command = .replace(replace)
    case (.quantity, .new(var order)):
      order.quantity = Quantity(Int64(clamping: number))
      command = .new(order)
    case (.quantity, .replace(var replace)):
      replace.quantity = Quantity(Int64(clamping: number))
      command = .replace(replace)
    case (.order, .new(var order)):
      order.id = OrderID(UInt64(clamping: number))
      command = .new(order)
    case (.order, .cancel): command = .cancel(OrderID(UInt64(clamping: number)))
    case (.order, .replace(var replace)):
      replace.id = OrderID(UInt64(clamping: number))
      command = .replace(replace)
    case (.instant, .clock):
      command = .clock(Timestamp(nanoseconds: Int64(clamping: number)))
    case (.instant, .new(var order)):
      order.timeInForce = .goodTillDate(Timestamp(nanoseconds: Int64(clamping: number)))
      command = .new(order)
    case (.account, .new(var order)):
      order.account = AccountID(UInt64(clamping: number))
      command = .new(order)
    case (.account, .massCancel(var filter)):
      filter.account = AccountID(UInt64(clamping: number))
      command = .massCancel(filter)
    default: preconditionFailure("the command has no such number")
    }
  }
}

extension UInt128 {
  fileprivate var clamped: Int128 { Int128(clamping: self) }
}

extension Play {
  /// The different numbers of a sort, rising.
  func numbers(_ field: NumberField) -> [Int128] {
    Set(commands.compactMap(field.number)).sorted()
  }

  /// How far the numbers of a sort are from the simplest, in all.
  func distance(_ field: NumberField) -> Int128 {
    commands.reduce(0) { sum, command in
      sum + (field.number(in: command).map(field.distance) ?? 0)
    }
  }

  /// The play with other numbers of a sort; nil where one would be out of bounds.
  func replacing(_ field: NumberField, by replacement: (Int128) -> Int128) -> Play? {
    var play = self
    for index in commands.indices {
      guard let number = field.number(in: commands[index]) else { continue }
      let other = replacement(number)
      guard field.contains(other) else { return nil }
      if other != number { field.setNumber(other, in: &play.commands[index]) }
    }
    return play
  }
}
