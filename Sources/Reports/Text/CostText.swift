package import Results

/// What commands and orders cost, as plain text, for a terminal.
package enum CostText {
  /// Instructions and processor time of a command, with what the benchmark itself takes of both;
  /// nil where nothing of that is known.
  static func instructions(of figures: WorkloadFigures) -> String? {
    var parts: [String] = []
    if let count = figures.instructions {
      let harness = count.harnessInstructions.map {
        ", of which the benchmark takes \(NumberText.ratio($0, over: count.commands))"
      }
      parts.append(
        "\(NumberText.ratio(count.instructions, over: count.commands)) instructions a command"
          + (harness ?? ""))
    }
    if let harness = figures.harness, let median = figures.summary?.median {
      parts.append(
        "the benchmark takes \(NumberText.percent(harness.cpuNanoseconds, of: median.cpuNanoseconds))"
          + " of the processor time")
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// What a resting order takes.
  package static func memory(_ memory: MemoryGrowth) -> String {
    let each = NumberText.ratio(memory.bytes, over: memory.orders)
    let mapped = NumberText.ratio(memory.mappedBytes, over: memory.orders)
    let resident = NumberText.ratio(memory.residentBytes, over: memory.orders)
    return "\(each) bytes a resting order, at \(NumberText.counted(memory.orders, "order")) "
      + "(mapped \(mapped), in main memory \(resident))"
  }

  /// How costs grow, a line for each size of book.
  package static func growth(_ points: [GrowthPoint]) -> String {
    var lines = ["cost of a command by the size of the book"]
    for point in points {
      let size =
        switch point.dimension {
        case .orders: NumberText.counted(point.orders, "order")
        case .levels: NumberText.counted(point.levels, "level") + " a side"
        case .instruments: NumberText.counted(point.instruments, "instrument")
        }
      let instructions = point.instructions.map {
        ", \(NumberText.ratio($0, over: point.commands)) instructions"
      }
      let time = NumberText.duration(nanoseconds: point.cpuNanoseconds, each: point.commands)
      lines.append("  \(size): \(time)\(instructions ?? "")")
    }
    return lines.joined(separator: "\n")
  }
}
