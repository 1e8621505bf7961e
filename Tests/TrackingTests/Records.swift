import Results
import Statistics

/// Made-up records.
enum Records {
  static let machine = MachineFacts(
    processor: "A processor", processors: 2, memoryBytes: 8_000_000_000, system: "Linux 6.1",
    toolchain: "Swift 6.3.1, release")

  static func record(
    _ commit: String, engine: String = "reference", flow: String = "mixed",
    hash: String = "0123456789abcdef", committed: String? = nil,
    figures: [TrackedFigure]? = nil
  ) -> TrackRecord {
    TrackRecord(
      commit: commit, committed: committed, measured: "2026-03-01T00:00:00Z",
      suiteVersion: "0.1.0", engine: EngineIdentity(name: engine, version: "0.1.0"),
      machine: machine, flow: TrackedFlow(name: flow, hash: hash, commands: 1_000_000),
      figures: figures ?? [throughput([10_000, 10_100, 9_900, 10_050, 9_950])])
  }

  static func throughput(_ values: [Int]) -> TrackedFigure {
    TrackedFigure(
      name: "throughput", unit: "commands/s", better: .more, certainty: .sampled, values: values)
  }

  static func allocations(_ count: Int) -> TrackedFigure {
    TrackedFigure(
      name: "allocations", unit: "requests", better: .less, certainty: .exact, values: [count])
  }

  static func response(_ values: [Int]) -> TrackedFigure {
    TrackedFigure(
      name: "response-p99@1000000", unit: "ns", better: .less, certainty: .sampled,
      values: values)
  }
}
