internal import CommandLineFrame
internal import Engines
internal import Glibc
internal import Results

/// When the work of a command began, for its result.
struct Stopwatch {
  private let started = UTCText.text(secondsSince1970: time(nil))
  private let start = monotonicNanoseconds()

  /// The nanoseconds since the start.
  var elapsed: Int { Int(monotonicNanoseconds() - start) }

  /// When the work began and how long it took, with the command line that does it again.
  func occasion() -> Occasion {
    Occasion(
      started: started, durationNanoseconds: elapsed,
      commandLine: CommandLineWords.joined(["assay"] + CommandLine.arguments.dropFirst()))
  }
}

/// The processor time that the process has used, of all its threads together, in nanoseconds.
func processorNanoseconds() -> Int {
  Int(clock()) * (1_000_000_000 / Int(CLOCKS_PER_SEC))
}
