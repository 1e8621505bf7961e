package import Results

/// The records of a benchmark for the history, and what of it has none.
package struct BenchRecords: Sendable {
  /// One for each flow that has figures; the books of one kind in which costs grow, and the orders
  /// over which memory was measured, are a flow each.
  package var records: [TrackRecord] = []
  /// What has no figure for the history and why, a line each.
  package var leftOut: [String] = []

  /// Why nothing of a benchmark may be kept.
  package enum Refusal: Error, Hashable, CustomStringConvertible {
    /// It was ended before everything was measured: what there is may stand for less than it says.
    case interrupted(engine: String)
    /// A campaign found the engine wrong; an engine that is wrong gets no number.
    case wrong(engine: String, profile: String, failures: Int)

    package var description: String {
      switch self {
      case .interrupted(let engine): "the measurement of \(engine) was interrupted"
      case .wrong(let engine, let profile, let failures):
        "\(engine) was wrong: the campaign of \(profile) has \(failures) "
          + (failures == 1 ? "failure" : "failures")
      }
    }
  }

  /// The records of the figures that an engine has at a commit.
  package init(
    of bench: BenchResult, commit: String, committed: String?, suiteVersion: String
  ) throws(Refusal) {
    let engine = bench.engine.name
    if bench.wasInterrupted { throw .interrupted(engine: engine) }
    if let rate = bench.judging.first(where: { $0.failures > 0 }) {
      throw .wrong(engine: engine, profile: rate.profile, failures: rate.failures)
    }
    func add(_ flow: TrackedFlow, _ figures: [TrackedFigure]) {
      guard !figures.isEmpty else { return }
      records.append(
        TrackRecord(
          commit: commit, committed: committed, measured: bench.occasion.started,
          suiteVersion: suiteVersion, engine: bench.engine, machine: bench.machine, flow: flow,
          figures: figures))
    }
    for workload in bench.workloads {
      switch workload.outcome {
      case .wrong(let reason):
        leftOut.append("\(engine), \(workload.name): the engine was wrong: \(reason)")
      case .unsupported(let reason):
        leftOut.append("\(engine), \(workload.name): not measured: \(reason)")
      case .measured(let figures):
        add(
          TrackedFlow(name: workload.name, hash: workload.flowHash, commands: workload.commands),
          figures.tracked(commands: workload.commands))
        leftOut += figures.leftOut.map { "\(engine), \(workload.name): \($0)" }
      }
    }
    if let memory = bench.memory, memory.orders > 0 {
      add(memory.trackedFlow, memory.tracked)
    }
    for dimension in GrowthPoint.Dimension.allCases {
      let book = GrowingCost(of: bench.growth.filter { $0.dimension == dimension })
      if let book { add(book.trackedFlow, book.tracked) }
    }
  }
}

extension WorkloadFigures {
  /// What was measured and says nothing of the engine, each with the reason.
  fileprivate var leftOut: [String] {
    var lines: [String] = []
    for latency in latencies {
      guard case .invalid(let reason) = latency.validity else { continue }
      lines.append("latency at \(latency.commandsPerSecond) commands/s: \(reason)")
    }
    if let ladder, ladder.knee != nil, ladder.certainKnee == nil {
      let rates = ladder.disturbed.map(String.init).joined(separator: ", ")
      lines.append("the knee: the generator was disturbed below it, at \(rates) commands/s")
    }
    return lines
  }
}
