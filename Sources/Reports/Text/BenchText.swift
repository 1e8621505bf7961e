package import Results

/// What measuring gave on one workload as plain text, for a terminal.
package enum BenchText {
  /// A few lines: the rate, the latencies, what it took; or why there is no number.
  package static func line(for result: WorkloadResult) -> String {
    var lines = ["\(result.name): \(result.description)"]
    switch result.outcome {
    case .wrong(let reason):
      lines.append("  no number, the engine is wrong: \(reason)")
    case .measured(let figures):
      if let summary = figures.summary { lines.append(throughput(summary, of: result)) }
      lines += figures.latencies.map(latency)
      lines.append(resources(figures, of: result))
    }
    return lines.joined(separator: "\n")
  }

  /// How fast campaigns judge: a line for each profile, by processor time.
  package static func judging(_ rates: [JudgedRate]) -> String {
    let lines = rates.map { "  \($0.profile): \(rate(of: $0))" }
    return (["judged commands a second of processor time, by profile"] + lines)
      .joined(separator: "\n")
  }

  /// The rate of a campaign; why there is none where it found failures.
  static func rate(of judged: JudgedRate) -> String {
    judged.failures == 0
      ? NumberText.rate(judged.commands, inNanoseconds: judged.time.cpuNanoseconds)
      : "no number, \(NumberText.counted(judged.failures, "kind")) of failure"
  }

  private static func throughput(_ summary: PassSummary, of result: WorkloadResult) -> String {
    func rate(_ pass: PassTime) -> String {
      NumberText.rate(result.commands, inNanoseconds: pass.wallNanoseconds)
    }
    let cpu = NumberText.duration(
      nanoseconds: summary.median.cpuNanoseconds, each: result.commands)
    return "  median \(rate(summary.median)), best \(rate(summary.best)), "
      + "worst \(rate(summary.worst)); \(cpu) of processor time a command"
  }

  private static func latency(_ latency: LatencyResult) -> String {
    let rate = NumberText.rate(perSecond: latency.commandsPerSecond)
    if case .invalid(let reason) = latency.validity {
      return "  latency at \(rate): not valid, \(reason)"
    }
    let points = latency.response.percentiles.map { point in
      NumberText.percentile(partsPerMillion: point.partsPerMillion) + " "
        + NumberText.duration(nanoseconds: point.nanoseconds)
    }
    let maximum = NumberText.duration(nanoseconds: latency.response.maximumNanoseconds)
    return "  response at \(rate): " + (points + ["max \(maximum)"]).joined(separator: ", ")
  }

  private static func resources(
    _ figures: WorkloadFigures, of result: WorkloadResult
  ) -> String {
    var parts = ["checked on \(NumberText.counted(figures.verifiedCommands, "command"))"]
    if let allocations = figures.allocations {
      parts.append("\(NumberText.counted(allocations.requests, "allocation")) in a pass")
    }
    if let peak = figures.peakMemoryBytes {
      parts.append("peak memory \(NumberText.size(bytes: peak))")
    }
    return "  " + parts.joined(separator: ", ")
  }
}
