internal import Results

extension Shape<SpeedRatio> {
  static var speedRatio: Self {
    .object(
      "speedRatio", "How fast an engine is beside another one, in the same run.",
      Field("other", \.other, .text, "The engine that it is compared with."),
      Field("clock", \.clock, .name, "The clock by which passes are compared."),
      Field(
        "partsPerMillion", \.partsPerMillion, .number(),
        "The other engine's time over this one's: above a million this one is faster."),
      Field("interval", optional: \.interval, .ratioInterval, "Where the ratio lies."),
      Field("pairs", \.pairs, .number(), "The number of pairs of passes."),
      make: SpeedRatio.init(other:clock:partsPerMillion:interval:pairs:))
  }
}

extension Shape<SpeedRatio.Interval> {
  fileprivate static var ratioInterval: Self {
    .object(
      "ratioInterval", "An interval of ratios, by a bootstrap over the pairs.",
      Field("lowerPartsPerMillion", \.lowerPartsPerMillion, .number(), "Its lower end."),
      Field("upperPartsPerMillion", \.upperPartsPerMillion, .number(), "Its upper end."),
      Field(
        "confidencePartsPerMillion", \.confidencePartsPerMillion, .number(in: 0...1_000_000),
        "How often such an interval holds the true ratio."),
      Field("resamples", \.resamples, .number(from: 1), "How often the pairs were drawn."),
      make: SpeedRatio.Interval.init(
        lowerPartsPerMillion:upperPartsPerMillion:confidencePartsPerMillion:resamples:))
  }
}

extension Shape<LadderResult> {
  static var ladder: Self {
    .object(
      "ladder", "How far an engine could be driven, by a ladder of rates.",
      Field(
        "knee", optional: \.knee, .number(from: 1),
        "The first rate at which the response's p99 is more than ten times the service's."),
      Field(
        "highestBelow", optional: \.highestBelow, .number(from: 1),
        "The highest measured rate below the knee."),
      Field(
        "disturbed", \.disturbed, .list(of: .number(from: 1)),
        "Rates that are not told, because the generator was kept from running."),
      make: LadderResult.init(knee:highestBelow:disturbed:))
  }
}

extension Shape<InstructionCount> {
  static var instructions: Self {
    .object(
      "instructions", "Instructions counted by callgrind.",
      Field("commands", \.commands, .number(from: 1), "The commands they were counted over."),
      Field("instructions", \.instructions, .number(), "The instructions of all of them."),
      Field(
        "harnessInstructions", optional: \.harnessInstructions, .number(),
        "Those of an engine that does nothing; they are not subtracted."),
      make: InstructionCount.init(commands:instructions:harnessInstructions:))
  }
}

extension Shape<MemoryGrowth> {
  static var memoryGrowth: Self {
    .object(
      "memoryGrowth", "What memory grew by while orders came to rest.",
      Field("orders", \.orders, .number(from: 1), "The orders that rest."),
      Field("mappedBytes", \.mappedBytes, .number(), "Memory that the allocator mapped."),
      Field("residentBytes", \.residentBytes, .number(), "Main memory of the process."),
      make: MemoryGrowth.init(orders:mappedBytes:residentBytes:))
  }
}

extension Shape<GrowthPoint> {
  static var growthPoint: Self {
    .object(
      "growthPoint", "The cost of commands in a book of one size.",
      Field("dimension", \.dimension, .name, "What grows from row to row."),
      Field("orders", \.orders, .number(from: 1), "The resting orders."),
      Field("levels", \.levels, .number(from: 1), "The levels of a side."),
      Field("instruments", \.instruments, .number(from: 1), "The instruments."),
      Field("commands", \.commands, .number(from: 1), "The commands that were measured."),
      Field("cpuNanoseconds", \.cpuNanoseconds, .number(), "Processor time of all of them."),
      Field(
        "instructions", optional: \.instructions, .number(),
        "Instructions of all of them, where they were counted."),
      make: GrowthPoint.init(
        dimension:orders:levels:instruments:commands:cpuNanoseconds:instructions:))
  }
}
