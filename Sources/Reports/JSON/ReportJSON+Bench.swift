internal import Results

extension Shape<BenchResult> {
  static var bench: Self {
    .object(
      "bench", "What measuring one engine gave.",
      Field("engine", \.engine, .engine, "The engine."),
      Field("occasion", \.occasion, .occasion, "When and how."),
      Field("machine", \.machine, .machine, "What the machine is."),
      Field("workloads", \.workloads, .list(of: .workload), "The workloads, as measured."),
      Field(
        "judging", \.judging, .list(of: .judgedRate), "How fast campaigns judge, a profile each.",
        orElse: []),
      make: BenchResult.init(engine:occasion:machine:workloads:judging:))
  }
}

extension Shape<JudgedRate> {
  fileprivate static var judgedRate: Self {
    .object(
      "judgedRate", "How fast a campaign of one profile plays and judges, on one thread.",
      Field("profile", \.profile, .text, "What the flow was made of, by name."),
      Field("seed", \.seed, .seed, "The seed of the campaign, in decimal digits."),
      Field("commands", \.commands, .number(from: 1), "The commands played and judged."),
      Field("time", \.time, .pass, "How long that took."),
      Field("failures", \.failures, .number(), "The kinds of failure that were found."),
      make: JudgedRate.init(profile:seed:commands:time:failures:))
  }
}

extension Shape<MachineFacts> {
  fileprivate static var machine: Self {
    .object(
      "machine", "What the machine is, as far as it bears on the figures.",
      Field("processor", \.processor, .text, "The processor's name."),
      Field("processors", \.processors, .number(from: 1), "The number of logical processors."),
      Field("memoryBytes", \.memoryBytes, .number(), "The main memory in bytes."),
      Field("system", \.system, .text, "The operating system and its kernel."),
      Field("toolchain", \.toolchain, .text, "The compiler that built the suite, and how."),
      make: MachineFacts.init(processor:processors:memoryBytes:system:toolchain:))
  }
}

extension Shape<WorkloadResult> {
  fileprivate static var workload: Self {
    .object(
      "workload", "What measuring an engine on one workload gave.",
      Field("name", \.name, .text, "The workload's name."),
      Field("description", \.description, .text, "What the flow is made of."),
      Field("seed", \.seed, .seed, "The seed of the flow, in decimal digits."),
      Field("commands", \.commands, .number(from: 1), "The number of commands in the flow."),
      Field("flowHash", \.flowHash, .hash, "The hash of the commands."),
      Field("outcome", \.outcome, .outcome, "The figures, or why there are none."),
      make: WorkloadResult.init(name:description:seed:commands:flowHash:outcome:))
  }
}

extension Shape<WorkloadResult.Outcome> {
  fileprivate static var outcome: Self {
    .either(
      "outcome", "What became of a workload.",
      Variant(
        "measured", .figures, "The figures.", wrap: WorkloadResult.Outcome.measured,
        unwrap: { if case .measured(let figures) = $0 { figures } else { nil } }),
      Variant(
        "wrong", .text, "Why the engine gets no figures.", wrap: WorkloadResult.Outcome.wrong,
        unwrap: { if case .wrong(let reason) = $0 { reason } else { nil } }))
  }
}

extension Shape<WorkloadFigures> {
  fileprivate static var figures: Self {
    .object(
      "figures", "The figures of one workload.",
      Field("eventHash", \.eventHash, .hash, "The hash of all events."),
      Field(
        "verifiedCommands", \.verifiedCommands, .number(),
        "How many of the first commands were checked against the specification."),
      Field("passes", \.passes, .list(of: .pass, count: 1...1000), "The timed passes."),
      Field("latencies", \.latencies, .list(of: .latency), "The latencies, a rate each."),
      Field("allocations", optional: \.allocations, .allocations, "The allocations of one pass."),
      Field(
        "peakMemoryBytes", optional: \.peakMemoryBytes, .number(),
        "The greatest resident memory of the process in bytes."),
      Field(
        "events", \.events, .list(of: .namedCount, count: 0...1000),
        "How many events of each kind one pass gives."),
      make: WorkloadFigures.init(
        eventHash:verifiedCommands:passes:latencies:allocations:peakMemoryBytes:events:))
  }
}

extension Shape<PassTime> {
  fileprivate static var pass: Self {
    .object(
      "pass", "How long one pass over a flow took.",
      Field("wallNanoseconds", \.wallNanoseconds, .number(from: 1), "Elapsed time."),
      Field("cpuNanoseconds", \.cpuNanoseconds, .number(), "Processor time of the thread."),
      make: PassTime.init(wallNanoseconds:cpuNanoseconds:))
  }
}

extension Shape<AllocationCount> {
  fileprivate static var allocations: Self {
    .object(
      "allocations", "Allocations, in a pass apart from the timed ones.",
      Field("requests", \.requests, .number(), "The number of requests to the allocator."),
      Field("bytes", \.bytes, .number(), "The bytes that were asked for."),
      make: AllocationCount.init(requests:bytes:))
  }
}

extension Shape<NamedCount> {
  fileprivate static var namedCount: Self {
    .object(
      "count", "A number of things of one name.",
      Field("name", \.name, .text, "The name."),
      Field("count", \.count, .number(), "The number."),
      make: NamedCount.init(name:count:))
  }
}

extension LatencyResult {
  /// Why the figures count for nothing, where they don't count.
  fileprivate var invalidity: String? {
    if case .invalid(let reason) = validity { reason } else { nil }
  }
}

extension Shape<LatencyResult> {
  fileprivate static var latency: Self {
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
