internal import Laws
internal import Market
internal import Results

extension Breach {
  /// A violation as results tell it.
  init(_ violation: Violation) {
    self.init(
      law: violation.law.rawValue, statement: violation.law.statement,
      sentence: violation.sentence, orders: violation.orders.map { "\($0.rawValue)" },
      event: violation.event.map { $0 + 1 }, source: violation.law.source)
  }
}
