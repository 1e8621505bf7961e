package import JSONText
package import Market

// Identifiers and times are written as strings, so that no reader rounds them.

extension JSONForm where Output == OrderID {
  /// An order's identifier.
  package static let orderID = JSONForm<UInt64>.exactInteger("an order's id").map { OrderID($0) }
}

extension JSONForm where Output == AccountID {
  /// The account of an order.
  package static let accountID = JSONForm<UInt64>.exactInteger("an account", in: 1...UInt64.max)
    .map { AccountID($0) }

  /// The account of a mass cancel, which may be the one that matches no order.
  static let accountFilter = JSONForm<UInt64>.exactInteger("an account").map { AccountID($0) }
}

extension JSONForm where Output == Timestamp {
  /// A logical instant.
  package static let time = JSONForm<Int64>.exactInteger("a time in nanoseconds")
    .map { Timestamp(nanoseconds: $0) }
}

extension JSONForm {
  /// The same as a string alone, as the process protocol has identifiers and times: a reader that
  /// takes numbers for floating point would round them.
  static func quoted(_ form: JSONForm<Output>) -> JSONForm<Output> {
    JSONForm { value, problems in
      guard case .string = value.kind else {
        problems.report(expected: "a string of digits", found: value)
        return nil
      }
      return form.read(value, into: problems)
    }
  }
}

extension JSONWriter {
  /// Writes an order's identifier.
  package mutating func id(_ id: OrderID) { string("\(id.rawValue)") }

  /// Writes an account.
  package mutating func account(_ account: AccountID) { string("\(account.rawValue)") }

  /// Writes a logical instant.
  package mutating func time(_ time: Timestamp) { string("\(time.rawValue)") }
}
