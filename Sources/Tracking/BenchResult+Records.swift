internal import Results

// How the figures of a benchmark are kept in the history: whole numbers, in units so small that
// rounding hides nothing that counts.

extension WorkloadFigures {
  /// The figures as the history keeps them.
  func tracked(commands: Int) -> [TrackedFigure] {
    var figures = [
      TrackedFigure(
        name: "throughput", unit: "commands/s", better: .more, certainty: .sampled,
        values: passes.map {
          scaled(commands, by: 1_000_000_000, over: max(1, $0.wallNanoseconds))
        }),
      TrackedFigure(
        name: "processor-time", unit: "ps/command", better: .less, certainty: .sampled,
        values: passes.map { scaled($0.cpuNanoseconds, by: 1000, over: max(1, commands)) }),
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
    if let knee = ladder?.certainKnee {
      figures.append(
        TrackedFigure(
          name: "knee", unit: "commands/s", better: .more, certainty: .sampled, values: [knee]))
    }
    if let instructions, instructions.commands > 0 {
      figures.append(
        .instructions(instructions.instructions, over: instructions.commands))
    }
    figures += allocations?.tracked(named: "allocations", "allocated-bytes") ?? []
    figures += warmAllocations?.tracked(named: "warm-allocations", "warm-allocated-bytes") ?? []
    if let peakMemoryBytes {
      figures.append(
        TrackedFigure(
          name: "peak-memory", unit: "bytes", better: .less, certainty: .sampled,
          values: [peakMemoryBytes]))
    }
    return figures
  }
}

extension LadderResult {
  /// The knee, where no rate between it and the highest one below was disturbed: of such a rate
  /// nothing is known, and it may be the knee.
  var certainKnee: Int? {
    guard let knee else { return nil }
    return disturbed.contains { $0 > highestBelow ?? 0 && $0 < knee } ? nil : knee
  }
}

extension AllocationCount {
  /// Both counts.
  ///
  /// They are of a part of the flow that its length decides, and are kept as they are
  /// and not by the command, so that a single allocation shows.
  fileprivate func tracked(named requestsName: String, _ bytesName: String) -> [TrackedFigure] {
    [
      TrackedFigure(
        name: requestsName, unit: "requests", better: .less, certainty: .exact,
        values: [requests]),
      TrackedFigure(
        name: bytesName, unit: "bytes", better: .less, certainty: .exact, values: [bytes]),
    ]
  }
}

extension TrackedFigure {
  /// Instructions by the thousand commands: a count, and so the same from run to run.
  fileprivate static func instructions(_ count: Int, over commands: Int) -> TrackedFigure {
    TrackedFigure(
      name: "instructions", unit: "instructions/1000 commands", better: .less, certainty: .exact,
      values: [scaled(count, by: 1000, over: commands)])
  }
}

extension MemoryGrowth {
  var trackedFlow: TrackedFlow {
    TrackedFlow(
      name: "resting-orders", hash: sizeHash(of: ["resting-orders", "\(orders)"]), commands: orders)
  }

  /// The bytes of a resting order.
  ///
  /// They are no exact counter: what the allocator maps differs from run to run by some percent,
  /// and the growth in main memory, which counts where it is greater, is the kernel's.
  var tracked: [TrackedFigure] {
    [
      TrackedFigure(
        name: "order-memory", unit: "bytes/1000 orders", better: .less, certainty: .sampled,
        values: [scaled(bytes, by: 1000, over: orders)])
    ]
  }
}

/// What commands cost in the smallest and in the greatest of several books.
struct GrowingCost {
  private let least: GrowthPoint
  private let greatest: GrowthPoint
  private let sizes: [Int]

  /// The costs of points of one dimension; nil of fewer than two sizes.
  init?(of points: [GrowthPoint]) {
    let ranked = points.filter { $0.commands > 0 }.sorted { $0.size < $1.size }
    guard let least = ranked.first, let greatest = ranked.last, least.size < greatest.size else {
      return nil
    }
    self.least = least
    self.greatest = greatest
    sizes = [least, greatest].flatMap { [$0.orders, $0.levels, $0.instruments, $0.commands] }
  }

  /// The flows follow from the sizes of the books, whose hash stands for theirs.
  var trackedFlow: TrackedFlow {
    let name = "growth-\(greatest.dimension.rawValue)"
    return TrackedFlow(
      name: name, hash: sizeHash(of: [name] + sizes.map(String.init)), commands: greatest.commands)
  }

  /// The cost in the greatest book, and how many times that in the smallest it is.
  ///
  /// The ratio of instructions is no exact figure, because it also grows where the smallest book's
  /// become fewer, which is no regression; those of the greatest book are gated.
  var tracked: [TrackedFigure] {
    var figures = [
      TrackedFigure(
        name: "processor-time", unit: "ps/command", better: .less, certainty: .sampled,
        values: [scaled(greatest.cpuNanoseconds, by: 1000, over: greatest.commands)])
    ]
    figures += ratio("processor-time-growth", greatest.cpuNanoseconds, least.cpuNanoseconds)
    if let instructions = greatest.instructions {
      figures.append(.instructions(instructions, over: greatest.commands))
      figures += ratio("instructions-growth", instructions, least.instructions ?? 0)
    }
    return figures
  }

  private func ratio(_ name: String, _ cost: Int, _ first: Int) -> [TrackedFigure] {
    guard first > 0 else { return [] }
    let (cost, first) = (Int128(cost) * Int128(least.commands), Int128(first))
    let over = first * Int128(greatest.commands)
    return [
      TrackedFigure(
        name: name, unit: "times/1000", better: .less, certainty: .sampled,
        values: [Int(clamping: (cost * 1000 + over / 2) / over)])
    ]
  }
}

extension GrowthPoint {
  /// How great the book is in what grows.
  fileprivate var size: Int {
    switch dimension {
    case .orders: orders
    case .levels: levels
    case .instruments: instruments
    }
  }
}

/// A product over a positive number, rounded to the nearest.
private func scaled(_ value: Int, by factor: Int, over divisor: Int) -> Int {
  Int(clamping: (Int128(value) * Int128(factor) + Int128(divisor) / 2) / Int128(divisor))
}

/// A hash of the words that tell sizes: FNV-1a of Fowler, Noll and Vo, 16 hexadecimal digits.
private func sizeHash(of words: [String]) -> String {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in words.joined(separator: " ").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
