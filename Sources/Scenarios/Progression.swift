internal import JSONText
internal import Market

/// A number that changes by the same amount each round.
struct Progression {
  var from: ExactDecimal
  var by: ExactDecimal

  /// The value in a round, from 0; nil where it has too many digits.
  func text(_ round: Int) -> String? {
    let decimals = max(from.decimals, by.decimals)
    guard let start = from.significand(decimals: decimals),
      let step = by.significand(decimals: decimals)
    else { return nil }
    let (distance, tooFar) = step.multipliedReportingOverflow(by: Int128(round))
    let (value, overflow) = start.addingReportingOverflow(distance)
    return tooFar || overflow ? nil : ExactDecimal(value, decimals: decimals).description
  }
}

extension ExactDecimal {
  /// The value times 10^decimals; nil where it overflows.
  fileprivate func significand(decimals wanted: Int) -> Int128? {
    var value = significand
    for _ in decimals..<wanted {
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      value = scaled
    }
    return value
  }
}

extension JSONForm where Output == ExactDecimal {
  /// A decimal number, or a string that holds one.
  static var exactDecimal: Self {
    Self { value, problems in
      let token: String? =
        switch value.kind {
        case .number(let number): number.token
        case .string(let text): text
        default: nil
        }
      do throws(DecimalError) {
        guard let token else { throw DecimalError.malformed("") }
        return try ExactDecimal(token)
      } catch {
        problems.report(
          expected: "a decimal number of at most 38 digits and 18 decimals", found: value)
        return nil
      }
    }
  }
}

// MARK: - Commands of a round

extension Command {
  /// The command of a round, from 0, when this is that of the first round and `second` that of the
  /// next: each number goes on as it began.
  ///
  /// Numbers wrap on the way, which comes out right where the true number fits.
  func continued(by second: Command, round: Int) -> Command {
    switch (self, second) {
    case (.new(var order), .new(let next)):
      order.id = OrderID(order.id.rawValue.continued(by: next.id.rawValue, round))
      order.quantity = order.quantity.continued(by: next.quantity, round)
      order.account = order.account.continued(by: next.account, round)
      if case .limit(let price) = order.type, case .limit(let nextPrice) = next.type {
        order.type = .limit(price.continued(by: nextPrice, round))
      }
      if case .goodTillDate(let time) = order.timeInForce,
        case .goodTillDate(let nextTime) = next.timeInForce
      {
        order.timeInForce = .goodTillDate(time.continued(by: nextTime, round))
      }
      return .new(order)
    case (.cancel(let id), .cancel(let next)):
      return .cancel(OrderID(id.rawValue.continued(by: next.rawValue, round)))
    case (.replace(var replace), .replace(let next)):
      replace.id = OrderID(replace.id.rawValue.continued(by: next.id.rawValue, round))
      if let price = replace.price, let nextPrice = next.price {
        replace.price = price.continued(by: nextPrice, round)
      }
      if let quantity = replace.quantity, let nextQuantity = next.quantity {
        replace.quantity = quantity.continued(by: nextQuantity, round)
      }
      return .replace(replace)
    case (.massCancel(var filter), .massCancel(let next)):
      if let account = filter.account, let nextAccount = next.account {
        filter.account = account.continued(by: nextAccount, round)
      }
      return .massCancel(filter)
    case (.clock(let time), .clock(let next)):
      return .clock(time.continued(by: next, round))
    default:
      return self
    }
  }
}

extension FixedWidthInteger {
  fileprivate func continued(by second: Self, _ round: Int) -> Self {
    self &+ (second &- self) &* Self(truncatingIfNeeded: round)
  }
}

extension Price {
  fileprivate func continued(by second: Price, _ round: Int) -> Price {
    Price(rawValue.continued(by: second.rawValue, round))
  }
}

extension Quantity {
  fileprivate func continued(by second: Quantity, _ round: Int) -> Quantity {
    Quantity(rawValue.continued(by: second.rawValue, round))
  }
}

extension AccountID {
  fileprivate func continued(by second: AccountID, _ round: Int) -> AccountID {
    AccountID(rawValue.continued(by: second.rawValue, round))
  }
}

extension Timestamp {
  fileprivate func continued(by second: Timestamp, _ round: Int) -> Timestamp {
    Timestamp(nanoseconds: rawValue.continued(by: second.rawValue, round))
  }
}
