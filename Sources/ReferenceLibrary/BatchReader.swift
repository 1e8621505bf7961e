import CEngine
import ReferenceEngine

/// Lets an engine read ahead of a batch: three groups of commands are on their way at a time.
///
/// While a group is carried out, memory brings the buckets of the group after the next, the orders
/// of the next, and at last the levels of its own.
struct BatchReader {
  /// The number of commands in a group.
  static var group: UInt32 { UInt32(ReadingAhead.commands) }

  private var present = ReadingAhead()
  private var next = ReadingAhead()

  /// Reads ahead before the group that begins at a place, which is a multiple of `group`.
  @inline(never)
  @unsafe mutating func readAhead(
    of commands: UnsafePointer<assay_command>, from place: UInt32, _ count: UInt32,
    for engine: inout ReferenceEngine
  ) {
    if place == 0 {
      unsafe begin(&present, commands, 0, count, &engine)
      engine.goOn(&present)
      unsafe begin(&next, commands, Self.group, count, &engine)
    }
    engine.finish(&present)
    engine.goOn(&next)
    present = next
    unsafe begin(&next, commands, place &+ 2 &* Self.group, count, &engine)
  }

  @inline(__always)
  @unsafe private func begin(
    _ reading: inout ReadingAhead, _ commands: UnsafePointer<assay_command>, _ first: UInt32,
    _ count: UInt32, _ engine: inout ReferenceEngine
  ) {
    guard Int(first) + ReadingAhead.commands <= Int(count) else {
      reading = ReadingAhead()
      return
    }
    for place in 0..<ReadingAhead.commands {
      unsafe engine.begin(&reading, place, Lookup(commands[Int(first) + place]))
    }
  }
}
