/// Instructions of a part of a flow, counted by callgrind: the same in each run.
package struct InstructionCount: Hashable, Sendable {
  /// The number of commands in whose time the instructions were counted.
  package var commands: Int
  package var instructions: Int
  /// Those of an engine that does nothing, over the same commands: what the benchmark itself takes,
  /// which is not subtracted; nil where there is no such engine.
  package var harnessInstructions: Int?

  package init(commands: Int, instructions: Int, harnessInstructions: Int? = nil) {
    self.commands = commands
    self.instructions = instructions
    self.harnessInstructions = harnessInstructions
  }
}

/// What an engine's memory grew by while orders came to rest that all stayed.
package struct MemoryGrowth: Hashable, Sendable {
  /// The number of orders that rest at the end.
  package var orders: Int
  /// The growth of the memory that the allocator has mapped for what is in use, in bytes.
  package var mappedBytes: Int
  /// The growth of the process in main memory, in bytes: it shows what does not come from the
  /// allocator.
  package var residentBytes: Int

  package init(orders: Int, mappedBytes: Int, residentBytes: Int) {
    self.orders = orders
    self.mappedBytes = mappedBytes
    self.residentBytes = residentBytes
  }

  /// The growth that counts, in bytes: the greater of the two.
  package var bytes: Int { max(mappedBytes, residentBytes) }
}

/// The cost of commands in a book of one size.
package struct GrowthPoint: Hashable, Sendable {
  /// What grows from row to row.
  package enum Dimension: String, CaseIterable, Sendable {
    case orders
    case levels
    case instruments
  }

  package var dimension: Dimension
  /// The resting orders, the levels of a side, the instruments.
  package var orders: Int
  package var levels: Int
  package var instruments: Int
  /// The number of commands that were measured once the book was filled.
  package var commands: Int
  package var cpuNanoseconds: Int
  /// Nil where they could not be counted.
  package var instructions: Int?

  package init(
    dimension: Dimension, orders: Int, levels: Int, instruments: Int, commands: Int,
    cpuNanoseconds: Int, instructions: Int? = nil
  ) {
    self.dimension = dimension
    self.orders = orders
    self.levels = levels
    self.instruments = instruments
    self.commands = commands
    self.cpuNanoseconds = cpuNanoseconds
    self.instructions = instructions
  }
}
