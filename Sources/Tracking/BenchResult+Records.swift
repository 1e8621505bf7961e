package import Results

extension BenchResult {
  /// The records of a benchmark for the history: one for each workload that has figures.
  package func records(
    commit: String, committed: String?, suiteVersion: String
  ) -> [TrackRecord] {
    workloads.compactMap { workload in
      guard let figures = workload.figures else { return nil }
      return TrackRecord(
        commit: commit, committed: committed, measured: occasion.started,
        suiteVersion: suiteVersion, engine: engine, machine: machine,
        flow: TrackedFlow(
          name: workload.name, hash: workload.flowHash, commands: workload.commands),
        figures: figures.tracked(commands: workload.commands))
    }
  }
}

extension WorkloadFigures {
  /// The figures as the history keeps them.
  ///
  /// Times of a command are in picoseconds, so that whole numbers tell them finely enough.
  func tracked(commands: Int) -> [TrackedFigure] {
    var figures = [
      TrackedFigure(
        name: "throughput", unit: "commands/s", better: .more, certainty: .sampled,
        values: passes.map { scaled(commands, 1_000_000_000, over: max(1, $0.wallNanoseconds)) }),
      TrackedFigure(
        name: "processor-time", unit: "ps/command", better: .less, certainty: .sampled,
        values: passes.map { scaled($0.cpuNanoseconds, 1000, over: max(1, commands)) }),
    ]
    for latency in latencies where latency.validity == .valid {
      for (name, share) in [("p50", 500_000), ("p99", 990_000), ("p99.9", 999_000)] {
        guard let time = latency.response.nanoseconds(atPartsPerMillion: share) else { continue }
        figures.append(
          TrackedFigure(
            name: "response-\(name)@\(latency.commandsPerSecond)", unit: "ns", better: .less,
            certainty: .sampled, values: [time]))
      }
    }
    if let allocations {
      for (name, unit, count) in [
        ("allocations", "requests", allocations.requests),
        ("allocated-bytes", "bytes", allocations.bytes),
      ] {
        figures.append(
          TrackedFigure(
            name: name, unit: unit, better: .less, certainty: .exact, values: [count]))
      }
    }
    if let peakMemoryBytes {
      figures.append(
        TrackedFigure(
          name: "peak-memory", unit: "bytes", better: .less, certainty: .sampled,
          values: [peakMemoryBytes]))
    }
    return figures
  }

  private func scaled(_ value: Int, _ factor: Int, over divisor: Int) -> Int {
    Int(clamping: (Int128(value) * Int128(factor) + Int128(divisor) / 2) / Int128(divisor))
  }
}
