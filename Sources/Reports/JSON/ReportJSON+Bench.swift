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
      Field(
        "connection", \.connection, .text, "How the engine was reached; empty where unknown.",
        orElse: ""),
      Field(
        "interrupted", \.wasInterrupted, .truth,
        "Whether it was ended before everything was measured.", orElse: false),
      Field("memory", optional: \.memory, .memoryGrowth, "What plain resting orders take."),
      Field(
        "growth", \.growth, .list(of: .growthPoint),
        "How the cost of a command grows with the size of the book.", orElse: []),
      make: BenchResult.init(
        engine:occasion:machine:workloads:judging:connection:wasInterrupted:memory:growth:))
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
        unwrap: { if case .wrong(let reason) = $0 { reason } else { nil } }),
      Variant(
        "unsupported", .text, "What the engine does not say it can do.",
        wrap: WorkloadResult.Outcome.unsupported,
        unwrap: { if case .unsupported(let reason) = $0 { reason } else { nil } }))
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
      Field(
        "ratio", optional: \.ratio, .speedRatio, "The speed beside the first engine of the run."),
      Field("ladder", optional: \.ladder, .ladder, "How far the engine could be driven."),
      Field(
        "warmAllocations", optional: \.warmAllocations, .allocations,
        "The allocations of the second half of a pass."),
      Field(
        "instructions", optional: \.instructions, .instructions,
        "The instructions of a part of the flow."),
      Field(
        "harness", optional: \.harness, .pass,
        "The median pass of an engine that does nothing; it is not subtracted."),
      make: WorkloadFigures.init(
        eventHash:verifiedCommands:passes:latencies:allocations:peakMemoryBytes:events:ratio:ladder:
        warmAllocations:instructions:harness:))
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
