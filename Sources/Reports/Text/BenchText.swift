package import Results

/// What measuring gave on one workload as plain text, for a terminal.
package enum BenchText {
  /// What a flow is, in a line that stands above what its engines did.
  package static func heading(of result: WorkloadResult) -> String {
    "\(result.name): \(result.description) (\(NumberText.counted(result.commands, "command")))"
  }

  /// A few lines: the rate, the latencies, what it took; or why there is no number.
  package static func lines(for result: WorkloadResult, engine: String) -> String {
    var lines: [String] = []
    switch result.outcome {
    case .wrong(let reason):
      lines.append("  \(engine): no number, the engine is wrong: \(reason)")
    case .unsupported(let reason):
      lines.append("  \(engine): not measured, \(reason)")
    case .measured(let figures):
      if let summary = figures.summary {
        lines.append("  \(engine): " + throughput(summary, of: result))
      }
      if let ratio = figures.ratio { lines.append("    \(beside(ratio))") }
      lines += figures.latencies.map { "    " + latency($0) }
      if let ladder = figures.ladder { lines.append("    \(knee(of: ladder))") }
      if let cost = CostText.instructions(of: figures) { lines.append("    \(cost)") }
      lines.append("    " + resources(figures, of: result))
    }
    return lines.joined(separator: "\n")
  }

  /// What counts of an engine: the flow on which it is slowest.
  package static func headline(of bench: BenchResult) -> String {
    "\(bench.engine.name): \(bench.conclusion)" + (bench.wasInterrupted ? ", interrupted" : "")
  }

  /// How fast an engine is beside the other: `1.62 times as fast as plain (1.58 to 1.66, 95 %)`.
  static func beside(_ ratio: SpeedRatio) -> String {
    func times(_ partsPerMillion: Int) -> String {
      NumberText.ratio(partsPerMillion, over: 1_000_000)
    }
    let clock = ratio.clock == .processor ? "processor time" : "wall time"
    var text = "\(times(ratio.partsPerMillion)) times as fast as \(ratio.other) by \(clock)"
    if let interval = ratio.interval {
      let confidence = "\(interval.confidencePartsPerMillion / 10_000) %"
      text += " (\(times(interval.lowerPartsPerMillion)) to "
      text += "\(times(interval.upperPartsPerMillion)), \(confidence))"
    }
    return text + ": \(ratio.judgement.rawValue)"
  }

  /// Where the knee is: the first rate at which commands wait long for each other.
  static func knee(of ladder: LadderResult) -> String {
    var text: String
    if let knee = ladder.knee {
      text = "knee at \(NumberText.rate(perSecond: knee))"
      if let below = ladder.highestBelow {
        text += ", keeps up at \(NumberText.rate(perSecond: below))"
      }
    } else {
      text = "no knee was found"
    }
    guard !ladder.disturbed.isEmpty else { return text }
    let rates = ladder.disturbed.map { NumberText.rate(perSecond: $0) }
    return text + "; not told, the generator was kept from running: "
      + rates.joined(separator: ", ")
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
    return "median \(rate(summary.median)), best \(rate(summary.best)), "
      + "worst \(rate(summary.worst)); \(cpu) of processor time a command"
  }

  private static func latency(_ latency: LatencyResult) -> String {
    let rate = NumberText.rate(perSecond: latency.commandsPerSecond)
    if case .invalid(let reason) = latency.validity {
      return "latency at \(rate): not valid, \(reason)"
    }
    let points = latency.response.percentiles.map { point in
      NumberText.percentile(partsPerMillion: point.partsPerMillion) + " "
        + NumberText.duration(nanoseconds: point.nanoseconds)
    }
    let maximum = NumberText.duration(nanoseconds: latency.response.maximumNanoseconds)
    return "response at \(rate): " + (points + ["max \(maximum)"]).joined(separator: ", ")
  }

  private static func resources(
    _ figures: WorkloadFigures, of result: WorkloadResult
  ) -> String {
    var parts = ["checked on \(NumberText.counted(figures.verifiedCommands, "command"))"]
    if let allocations = figures.allocations {
      parts.append("\(NumberText.counted(allocations.requests, "allocation")) in a pass")
    }
    if let warm = figures.warmAllocations {
      parts.append("\(NumberText.grouped(warm.requests)) of them warm")
    }
    if let peak = figures.peakMemoryBytes {
      parts.append("peak memory \(NumberText.size(bytes: peak))")
    }
    return parts.joined(separator: ", ")
  }
}
