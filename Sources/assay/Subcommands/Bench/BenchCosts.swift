internal import CommandLineFrame
internal import Engines
internal import Measurement
internal import Results

/// What is measured by running this program again: instructions, memory, growth.
struct BenchCosts {
  private let runner: ProbeRunner
  private let terminal: Terminal
  private let interrupt: Interrupt
  private let countsInstructions: Bool

  /// The most commands that run before those whose instructions are counted.
  private static let warmUp = 400_000
  /// The most commands whose instructions are counted.
  private static let counted = 200_000
  /// How many orders come to rest where memory is measured.
  private static let restingOrders = 10_000_000
  /// How many commands are measured in a book of one size.
  private static let measured = 100_000

  init(_ invocation: borrowing Invocation) {
    let interrupt = invocation.interrupt
    self.interrupt = interrupt
    terminal = invocation.terminal
    runner = ProbeRunner(
      executable: invocation.surroundings.executable, isInterrupted: { interrupt.isRequested })
    countsInstructions = invocation[BenchCommand.instructions]
  }

  /// The instructions of a part of a flow; nil where it was interrupted.
  func instructions(
    of spec: EngineSpec, on flow: FlowChoice, commands: Int
  ) throws(CommandFailure) -> InstructionCount? {
    let warmUp = min(Self.warmUp, commands / 2)
    let count = min(Self.counted, commands - warmUp)
    let words = [
      "bench-probe", "--flow", flow.text, "--warm-up", "\(warmUp)", "--commands", "\(count)",
      "--engine", spec.text,
    ]
    terminal.showProgress("\(flow.name): instructions of \(spec.text)")
    guard
      let found = try probe({ () throws(ProbeRunner.Failure) in try runner.instructions(words) })
    else { return nil }
    guard spec.connection.makeNull() != nil else {
      return InstructionCount(commands: count, instructions: found)
    }
    let harness = try probe { () throws(ProbeRunner.Failure) in
      try runner.instructions(words + ["--null"])
    }
    return InstructionCount(commands: count, instructions: found, harnessInstructions: harness)
  }

  /// What a resting order takes; nil where it was interrupted or can't be told.
  func memory(of spec: EngineSpec) throws(CommandFailure) -> MemoryGrowth? {
    terminal.showProgress("memory of \(spec.text)")
    let figures = try probe { () throws(ProbeRunner.Failure) in
      try runner.figures([
        "bench-probe", "--memory", "\(Self.restingOrders)", "--engine", spec.text,
      ])
    }
    guard let figures, let orders = figures["orders"], let mapped = figures["mapped"],
      let resident = figures["resident"]
    else { return nil }
    return MemoryGrowth(orders: orders, mappedBytes: mapped, residentBytes: resident)
  }

  /// How costs grow, size by size, until it is interrupted.
  func growth(
    of spec: EngineSpec, withManyInstruments: Bool, take: (GrowthPoint) -> Void
  ) throws(CommandFailure) {
    var sizes: [(GrowthPoint.Dimension, orders: Int, levels: Int, instruments: Int)] = []
    for orders in [1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
      sizes.append((.orders, orders, 1_000, 1))
    }
    for levels in [10, 100, 1_000, 10_000, 100_000] { sizes.append((.levels, 200_000, levels, 1)) }
    for instruments in withManyInstruments ? [1, 10, 100, 1_000, 10_000] : [] {
      sizes.append((.instruments, 200_000, 10, instruments))
    }
    for (dimension, orders, levels, instruments) in sizes where !interrupt.isRequested {
      terminal.showProgress(
        "growth of \(spec.text): \(orders) orders, \(levels) levels, \(instruments) instruments")
      let words = [
        "bench-probe", "--book", "\(orders),\(levels),\(instruments)", "--commands",
        "\(Self.measured)", "--engine", spec.text,
      ]
      let figures = try probe { () throws(ProbeRunner.Failure) in try runner.figures(words) }
      guard let time = figures?["cpu"] else { return }
      var instructions: Int?
      if countsInstructions {
        instructions = try probe { () throws(ProbeRunner.Failure) in
          try runner.instructions(words)
        }
      }
      take(
        GrowthPoint(
          dimension: dimension, orders: orders, levels: levels, instruments: instruments,
          commands: Self.measured, cpuNanoseconds: time, instructions: instructions))
    }
  }

  /// What a probe found; nil where it was interrupted.
  private func probe<Found>(
    _ body: () throws(ProbeRunner.Failure) -> Found
  ) throws(CommandFailure) -> Found? {
    do throws(ProbeRunner.Failure) {
      return try body()
    } catch {
      if error == .interrupted || interrupt.isRequested { return nil }
      throw CommandFailure("the measurement failed: \(error.message)")
    }
  }
}
