import Results

extension Sample {
  /// A benchmark with a workload on which the engine is wrong.
  static var bench: BenchResult {
    var bench = goodBench
    bench.workloads.append(
      WorkloadResult(
        name: "auction-day", description: "Call auctions with a crossed book between them",
        seed: UInt64.max, commands: 1_000_000, flowHash: "00000000000000ff",
        outcome: .wrong("Event 1,204 of command 911 differs from the specification.")))
    return bench
  }

  static let goodBench = BenchResult(
    engine: engine, occasion: occasion("assay bench --passes 5", nanoseconds: 98_400_000_000),
    machine: MachineFacts(
      processor: "AMD EPYC 7B13", processors: 2, memoryBytes: 8_326_000_000,
      system: "Debian GNU/Linux 12, Linux 6.1.0", toolchain: "Swift 6.3.1, release, jemalloc 5.3.0"),
    workloads: [
      workload(
        "mixed-one", "Limit, market and cancel on one instrument", commands: 5_000_000,
        passes: [310_000_000, 305_000_000, 322_000_000, 308_000_000, 341_000_000], service: 78,
        requests: 12, seed: 1),
      workload(
        "mixed-many", "The same mix over 500 instruments", commands: 5_000_000,
        passes: [512_000_000, 520_000_000, 498_000_000, 533_000_000, 610_000_000], service: 121,
        requests: 40_112, seed: 2),
      workload(
        "cancel-storm", "Nine cancels to each trade, ids in random order", commands: 5_000_000,
        passes: [402_000_000, 399_000_000, 405_000_000, 401_000_000, 440_000_000], service: 96,
        requests: 3, seed: 3),
      workload(
        "deep-sweeps", "Orders that sweep up to 1,000 levels", commands: 200_000,
        passes: [120_000_000, 119_000_000, 131_000_000, 122_000_000, 150_000_000], service: 740,
        requests: 0, seed: 4),
    ],
    judging: [
      JudgedRate(
        profile: "plain", seed: 1, commands: 200_000,
        time: PassTime(wallNanoseconds: 260_000_000, cpuNanoseconds: 250_000_000), failures: 0),
      JudgedRate(
        profile: "full", seed: 1, commands: 200_000,
        time: PassTime(wallNanoseconds: 420_000_000, cpuNanoseconds: 400_000_000), failures: 0),
    ])

  private static func workload(
    _ name: String, _ description: String, commands: Int, passes: [Int], service: Int,
    requests: Int, seed: UInt64
  ) -> WorkloadResult {
    WorkloadResult(
      name: name, description: description, seed: seed, commands: commands,
      flowHash: "9e3779b97f4a7c1\(seed)",
      outcome: .measured(
        WorkloadFigures(
          eventHash: "d6e8feb86659fd9\(seed)", verifiedCommands: 100_000,
          passes: passes.map { PassTime(wallNanoseconds: $0, cpuNanoseconds: $0 - 1_500_000) },
          latencies: [
            latency(1_000_000, service: service, .valid),
            latency(
              8_000_000, service: service,
              .invalid("The generator was late for 3.1 % of the commands.")),
          ],
          allocations: AllocationCount(requests: requests, bytes: requests * 4096),
          peakMemoryBytes: 96_468_992 + service * 100_000,
          events: [
            NamedCount(name: "accepted", count: commands * 6 / 10),
            NamedCount(name: "traded", count: commands * 3 / 10),
            NamedCount(name: "canceled", count: commands * 35 / 100),
            NamedCount(name: "rejected", count: commands / 50),
          ])))
  }

  private static func latency(
    _ rate: Int, service: Int, _ validity: LatencyResult.Validity
  ) -> LatencyResult {
    func distribution(_ factors: [Int], start: Int) -> LatencyDistribution {
      let shares = [500_000, 750_000, 900_000, 990_000, 999_000, 999_900]
      return LatencyDistribution(
        count: rate * 2,
        percentiles: zip(shares, factors).map {
          Percentile(partsPerMillion: $0, nanoseconds: start * $1 / 10)
        }, maximumNanoseconds: start * (factors.last ?? 0) / 5)
    }
    return LatencyResult(
      commandsPerSecond: rate, validity: validity,
      response: distribution([14, 17, 26, 81, 460, 5200], start: service),
      service: distribution([10, 12, 15, 34, 120, 900], start: service),
      lag: distribution([3, 4, 9, 44, 310, 4100], start: service))
  }
}
