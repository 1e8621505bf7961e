internal import Market
internal import MarketData

/// Which trade is to be explained.
package enum TradeChoice: Hashable, Sendable {
  /// A trade that was recorded, by its number from 1.
  case number(Int)
  /// A trade that was recorded, by its line.
  case line(Int)
  /// The first that disagrees.
  case first

  /// Reads `first`, `12` or `line:13`; nil for anything else.
  package init?(_ text: String) {
    let digits = text.hasPrefix("line:") ? text.dropFirst(5) : text[...]
    if text == "first" {
      self = .first
    } else if let number = Int(digits), number > 0, digits.utf8.allSatisfy({ $0 >= 0x30 }) {
      self = text.hasPrefix("line:") ? .line(number) : .number(number)
    } else {
      return nil
    }
  }

  /// The trade as a comparison looks for it.
  var sought: LockstepComparison.Sought? {
    switch self {
    case .number(let number): .number(number - 1)
    case .line(let line): .line(line)
    case .first: nil
    }
  }
}

/// What is known of a trade that is to be explained.
struct TradeInQuestion {
  /// The number of the trade that was recorded, from 0.
  var number: Int?
  var expected: RecordedTrade?
  /// The trade that was made, or made in its place.
  var made: ReplayRecord.MadeTrade?
  /// How it disagrees; nil where it does not.
  var kind: TradeDisagreement.Kind?
  /// A command that can't have come before it.
  var nextCommand: Int?

  init(_ finding: LockstepFindings.Finding) {
    number = finding.number
    expected = finding.disagreement.expected
    made = finding.disagreement.produced
    kind = finding.disagreement.kind
    nextCommand = finding.nextCommand
  }

  init(_ disagreement: TradeDisagreement, number: Int?) {
    self.number = number
    expected = disagreement.expected
    made = disagreement.produced
    kind = disagreement.kind
  }

  init(agreeing expected: RecordedTrade, _ made: ReplayRecord.MadeTrade, number: Int) {
    self.number = number
    self.expected = expected
    self.made = made
  }
}
