/// The latencies of commands that were sent by a schedule, at one rate.
package struct LatencyResult: Hashable, Sendable {
  /// The commands a second of the schedule.
  package var commandsPerSecond: Int
  package var validity: Validity
  /// From the intended start to the answer: what a participant waits.
  package var response: LatencyDistribution
  /// From the actual start to the answer: what the engine takes.
  package var service: LatencyDistribution
  /// From the intended start to the actual one: what the queue before the engine takes.
  package var lag: LatencyDistribution

  package init(
    commandsPerSecond: Int, validity: Validity, response: LatencyDistribution,
    service: LatencyDistribution, lag: LatencyDistribution
  ) {
    self.commandsPerSecond = commandsPerSecond
    self.validity = validity
    self.response = response
    self.service = service
    self.lag = lag
  }

  /// Whether the figures may be read as the engine's.
  package enum Validity: Hashable, Sendable {
    case valid
    /// The generator could not keep its schedule, for this reason; the figures count for nothing.
    case invalid(String)
  }
}

/// A distribution of latencies: percentiles that were read off a histogram.
package struct LatencyDistribution: Hashable, Sendable {
  /// The number of latencies recorded.
  package var count: Int
  /// The percentiles, lowest first.
  package var percentiles: [Percentile]
  /// The greatest latency in nanoseconds.
  package var maximumNanoseconds: Int

  package init(count: Int, percentiles: [Percentile], maximumNanoseconds: Int) {
    self.count = count
    self.percentiles = percentiles
    self.maximumNanoseconds = maximumNanoseconds
  }

  /// The latency at a share in parts per million, such as 999_000 for p99.9, if it was read off.
  package func nanoseconds(atPartsPerMillion share: Int) -> Int? {
    percentiles.first { $0.partsPerMillion == share }?.nanoseconds
  }
}

/// One point of a latency distribution.
package struct Percentile: Hashable, Sendable {
  /// The share of latencies at or below, in parts per million: 500_000 is the median.
  package var partsPerMillion: Int
  package var nanoseconds: Int

  package init(partsPerMillion: Int, nanoseconds: Int) {
    self.partsPerMillion = partsPerMillion
    self.nanoseconds = nanoseconds
  }
}
