/// The candidate that was probably meant by a misspelt word, or nil where none is near.
///
/// Near is: the same but for upper and lower case, or at most one slip in three characters, a slip
/// being a character too many, missing, wrong, or swapped with its neighbour. Of equally near
/// candidates the first one wins. A candidate equal to the word is never suggested.
///
/// - Complexity: O(characters²) for a candidate of about the word's length, O(characters) for others.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased().unicodeScalars)
  var best: (word: String, slips: Int)?
  for candidate in candidates where !candidate.isExactly(word) {
    let others = Array(candidate.lowercased().unicodeScalars)
    let allowed = max(1, min(letters.count, others.count) / 3)
    guard abs(letters.count - others.count) <= allowed else { continue }
    let slips = slipsBetween(letters, others)
    guard slips <= allowed, slips < max(letters.count, others.count) else { continue }
    if let best, best.slips <= slips { continue }
    best = (candidate, slips)
  }
  return best?.word
}

/// The least number of slips that turn one word into the other, no character being touched twice.
private func slipsBetween(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let substituted = last[column] + (left[row] == right[column] ? 0 : 1)
      var slips = min(substituted, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        slips = min(slips, beforeLast[column - 1] + 1)
      }
      current.append(slips)
    }
    (beforeLast, last) = (last, current)
  }
  return last[right.count]
}
