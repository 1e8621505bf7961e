/// One of the equal parts that a run or a campaign is split into, so that several machines share it.
package struct Shard: Hashable, Sendable {
  /// The part, from 1.
  package var number: Int
  /// How many parts there are, at least `number`.
  package var count: Int
  /// The hash of all that the whole consists of, 16 hexadecimal digits: parts of one whole have the
  /// same.
  package var whole: String
  /// Whether all of the part was done.
  package var isComplete: Bool

  package init(number: Int, count: Int, whole: String, isComplete: Bool) {
    self.number = number
    self.count = count
    self.whole = whole
    self.isComplete = isComplete
  }

  /// The most parts.
  package static let greatestCount = 10_000

  /// The part of so many things that is this one's: each thing is in one part, and parts differ by
  /// at most one.
  package static func range(of count: Int, number: Int, parts: Int) -> Range<Int> {
    // Whole parts first, so that no product can overflow.
    let (size, rest) = count.quotientAndRemainder(dividingBy: parts)
    let start = (number - 1) * size + min(number - 1, rest)
    return start..<(start + size + (number <= rest ? 1 : 0))
  }
}
