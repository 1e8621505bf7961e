/// What a search through all short sequences has done, in lines.
package enum ExhaustiveText {
  /// How far a depth has come, and how fast, by the clock and by the time of all processors;
  /// `total` is nil beyond 64 bits.
  package static func depth(
    _ commands: Int, sequences: Int, total: Int?, nanoseconds: Int, processorNanoseconds: Int
  ) -> String {
    let count = NumberText.grouped(sequences)
    let part =
      switch total {
      case nil: count
      case sequences: "all \(count)"
      case .some(let total): "\(count) of \(NumberText.grouped(total))"
      }
    return "depth \(commands): \(part) sequences in "
      + NumberText.duration(nanoseconds: max(1, nanoseconds)) + ", "
      + NumberText.rate(sequences, inNanoseconds: max(1, nanoseconds)) + "; "
      + NumberText.rate(sequences, inNanoseconds: max(1, processorNanoseconds))
      + " by processor time"
  }

  /// How many sequences of an alphabet were judged.
  package static func judged(_ sequences: Int, of alphabet: String) -> String {
    "\(NumberText.grouped(sequences)) sequences of \(alphabet) commands judged"
  }
}
