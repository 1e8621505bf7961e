package import Results

/// Latency against a schedule: the i-th command is due `i / rate` after the first, whether or not
/// the engine has answered the ones before.
///
/// A command that has to wait because an earlier one took long is late, and its lateness counts
/// in its response time: nothing is left out because the engine was slow (coordinated omission).
/// The thread that applies the commands waits for each one's time in a busy loop, for a sleep
/// would wake up late by more than most commands take.
package struct OpenLoop: Sendable {
  /// From the intended start to the answer.
  package private(set) var response = LatencyHistogram()
  /// From the actual start to the answer.
  package private(set) var service = LatencyHistogram()
  /// From the intended start to the actual one.
  package private(set) var lag = LatencyHistogram()
  /// The commands a second of the schedule.
  package let commandsPerSecond: Int
  /// How long the schedule was, in nanoseconds.
  private let scheduled: Int64
  /// How late a command may start that nothing is in the way of, in nanoseconds: the busy loop
  /// reads the clock many times in it.
  private static let promptness: Int64 = 1_000
  /// How late commands started though nothing was in their way, in nanoseconds altogether, as far
  /// as they were not prompt.
  private var stolen: Int64 = 0
  /// How late the last command started, in nanoseconds.
  private var backlog: Int64 = 0

  /// Runs commands by a schedule: `serve` carries out the one at an index and returns when it is
  /// answered.
  package init(
    commandCount: Int, commandsPerSecond: Int, clock: some NanosecondClock,
    serve: (Int) -> Void
  ) {
    precondition(commandCount > 0 && commandsPerSecond > 0, "a schedule has commands and a rate")
    self.commandsPerSecond = commandsPerSecond
    let rate = Int64(commandsPerSecond)
    scheduled = Self.dueTime(of: Int64(commandCount), rate: rate)
    let beginning = clock.now()
    var free = beginning
    for index in 0..<commandCount {
      let due = beginning + Self.dueTime(of: Int64(index), rate: rate)
      var start = free
      while start < due { start = clock.now() }
      if free < due, start - due > Self.promptness { stolen += start - due }
      serve(index)
      let end = clock.now()
      lag.record(start - due)
      service.record(end - start)
      response.record(end - due)
      backlog = start - due
      free = end
    }
  }

  /// The time at which a command is due, in nanoseconds after the first; no rounding adds up.
  private static func dueTime(of index: Int64, rate: Int64) -> Int64 {
    let (seconds, rest) = index.quotientAndRemainder(dividingBy: rate)
    return seconds * 1_000_000_000 + rest * 1_000_000_000 / rate
  }

  /// Whether the figures may be read as the engine's.
  ///
  /// They may not when the run ended more than a hundredth of its schedule behind it, because
  /// the engine can't take that rate and the latencies tell only how long the run was; nor when
  /// the generator started commands late though the engine was free, for altogether more than a
  /// hundredth of the schedule, because it was then kept from running.
  package var validity: LatencyResult.Validity {
    if backlog > scheduled / 100 {
      return .invalid("the engine fell behind the schedule by \(backlog / 1_000) µs")
    }
    if wasDisturbed {
      return .invalid("the generator was kept from running for \(stolen / 1_000) µs")
    }
    return .valid
  }

  /// Whether the generator was kept from running, so that the run tells nothing of the engine.
  package var wasDisturbed: Bool { stolen > scheduled / 100 }

  /// Whether commands waited for each other much longer than the engine took for them.
  package var isPastKnee: Bool {
    guard let response = response.percentile(partsPerMillion: 990_000),
      let service = service.percentile(partsPerMillion: 990_000)
    else { return false }
    return response > Int64(RateLadder.kneeFactor) * service
  }

  /// What the run found, in numbers for a report.
  package var result: LatencyResult {
    LatencyResult(
      commandsPerSecond: commandsPerSecond, validity: validity,
      response: LatencyDistribution(response), service: LatencyDistribution(service),
      lag: LatencyDistribution(lag))
  }
}
