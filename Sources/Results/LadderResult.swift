/// How far an engine could be driven, by a ladder of rates.
package struct LadderResult: Hashable, Sendable {
  /// The first rate, in commands a second, at which the 99th percentile of the response is more than
  /// ten times that of the service; nil where the ladder ended below it.
  package var knee: Int?
  /// The highest rate below the knee that was measured; nil where there was none.
  package var highestBelow: Int?
  /// Rates of which nothing is told, because the generator was kept from running each time.
  package var disturbed: [Int]

  package init(knee: Int?, highestBelow: Int?, disturbed: [Int] = []) {
    self.knee = knee
    self.highestBelow = highestBelow
    self.disturbed = disturbed
  }
}
