internal import Results

extension LatencyResult {
  /// Why the figures count for nothing, where they don't count.
  fileprivate var invalidity: String? {
    if case .invalid(let reason) = validity { reason } else { nil }
  }
}

extension Shape<LatencyResult> {
  static var latency: Self {
    .object(
      "latency", "The latencies of commands that were sent by a schedule, at one rate.",
      Field(
        "commandsPerSecond", \.commandsPerSecond, .number(from: 1), "The rate of the schedule."),
      Field(
        "invalid", optional: \.invalidity, .text,
        "Why the figures count for nothing; absent where they count."),
      Field("response", \.response, .distribution, "From the intended start to the answer."),
      Field("service", \.service, .distribution, "From the actual start to the answer."),
      Field("lag", \.lag, .distribution, "From the intended start to the actual one."),
      make: { rate, invalidity, response, service, lag in
        LatencyResult(
          commandsPerSecond: rate, validity: invalidity.map { .invalid($0) } ?? .valid,
          response: response, service: service, lag: lag)
      })
  }
}

extension Shape<LatencyDistribution> {
  fileprivate static var distribution: Self {
    .object(
      "distribution", "Percentiles that were read off a histogram.",
      Field("count", \.count, .number(), "The number of latencies recorded."),
      Field("percentiles", \.percentiles, .percentiles, "The percentiles, lowest first."),
      Field("maximumNanoseconds", \.maximumNanoseconds, .number(), "The greatest latency."),
      make: LatencyDistribution.init(count:percentiles:maximumNanoseconds:)
    )
  }
}

extension Shape<[Percentile]> {
  fileprivate static var percentiles: Self {
    Self.list(of: .percentile).expecting("percentiles whose shares rise") { percentiles in
      zip(percentiles, percentiles.dropFirst()).allSatisfy {
        $0.partsPerMillion < $1.partsPerMillion
      }
    }
  }
}

extension Shape<Percentile> {
  fileprivate static var percentile: Self {
    .object(
      "percentile", "One point of a distribution.",
      Field(
        "partsPerMillion", \.partsPerMillion, .number(in: 0...1_000_000),
        "The share of latencies at or below; 500000 is the median."),
      Field("nanoseconds", \.nanoseconds, .number(), "The latency in nanoseconds."),
      make: Percentile.init(partsPerMillion:nanoseconds:))
  }
}
