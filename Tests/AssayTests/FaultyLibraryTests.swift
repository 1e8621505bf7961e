import CommandLineFrame
import Engines
import Foundation
import Market
import Testing

/// Libraries that do what no engine should: each is told as what it is, and nothing is left of the
/// child that loaded it.
@Suite struct FaultyLibraryTests {
  /// Faults that show when the library is loaded.
  static let unloadable = [
    Misdeed("MISSING", .crashed, "has no symbol assay_engine_reset, which version 1 of the C ABI"),
    Misdeed("VERSION", .crashed, "speaks version 2 of the C ABI, and this is version 1"),
    Misdeed("NO_JSON", .malformed, "what assay_engine_describe returned is no description"),
  ]

  /// Faults of the answer to the third command.
  static let misdeeds = [
    Misdeed("CRASH", .crashed, "signal 11 (SIGSEGV)"), Misdeed("ABORT", .crashed, "(SIGABRT)"),
    Misdeed("ENDS", .crashed, "exited with status 0 before it answered"),
    Misdeed("HANG", .hung, "did not answer within 1 s"),
    Misdeed("KIND", .malformed, "answered new 3 by an event of kind 99"),
    Misdeed("REASON", .malformed, "whose reason is 77"),
    Misdeed("NEGATIVE", .malformed, "whose quantity is -1"),
    Misdeed("INDEX", .malformed, "of command 5 of 1"),
    Misdeed("FLOOD", .malformed, "more than 1048576 events"),
    Misdeed("NOTHING", .malformed, "called back without an event"),
    Misdeed("STATUS", .malformed, "returned 3 (unsupported) for new 3"),
    Misdeed("REFUSES", .unsupported, "no such tick"),
    Misdeed("BOOK", .malformed, "assay_engine_orders returned 9223372036854775807"),
  ]

  @Test(arguments: unloadable) func `a library that can't be used is told with what it lacks`(
    fault: Misdeed
  ) throws {
    let library = try FaultyLibrary(fault.name)
    defer { library.remove() }
    let failure = #expect(throws: EngineFailure.self) { try library.open() }
    #expect(failure?.kind == fault.kind)
    #expect(failure?.message.contains(fault.says) == true, "\(failure?.message ?? "")")
    #expect(failure?.message.contains(library.path) == true)
  }

  @Test(arguments: misdeeds) func `each misdeed is told as what it is, and its child is gone`(
    fault: Misdeed
  ) throws {
    let library = try FaultyLibrary(fault.name)
    defer { library.remove() }
    let source = try library.open(expecting: fault.kind)
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    var answers: [[Event]] = []
    for id in 1...3 { answers.append(engine.apply(.offer(UInt64(id)))) }
    _ = engine.orders(of: InstrumentID(0), side: .sell)
    let failure = try #require(engine.failure)
    #expect(failure.kind == fault.kind)
    #expect(failure.message.contains(fault.says), "\(failure.message)")
    #expect(answers.last == [] || fault.name == "BOOK")
    guard fault.kind != .unsupported else { return }
    let said = failure.lastWords.compactMap { line in
      line.hasPrefix("pid ") ? Int32(line.dropFirst(4)) : nil
    }
    // The runtime may tell of a signal in more lines than are kept.
    #expect(!said.isEmpty || ["CRASH", "ABORT"].contains(fault.name))
    for number in said { #expect(kill(number, 0) != 0) }
    // The next case gets a fresh child.
    let next = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    #expect(next.apply(.offer(1)).count == 1)
    #expect(next.failure == nil)
  }

  @Test func `what a library prints is no answer`() throws {
    let library = try FaultyLibrary("PRINTS")
    defer { library.remove() }
    let source = try library.open()
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    for id in 1...5 { #expect(engine.apply(.offer(UInt64(id))).count == 1) }
    #expect(engine.failure == nil)
  }

  @Test(arguments: [
    ("CRASH", "crashed"), ("KIND", "malformed"), ("WRONG_TRADE", "failed"), ("NONE", "failed"),
  ])
  func `a run gives each its verdict, and a campaign its story`(
    fault: String, verdict: String
  ) throws {
    let library = try FaultyLibrary(fault)
    defer { library.remove() }
    let spec = library.spec
    let run = try assay(["run", "time-priority", "--engine", spec])
    #expect(run.status == 1)
    #expect(run.output.lowercased().contains(verdict), "\(run.output)")
    let fuzz = try assay(["fuzz", "--engine", spec, "--cases", "3", "--commands", "40"])
    #expect(fuzz.status == 1)
    #expect(fuzz.output.contains("Replay it: assay fuzz --engine \(spec)"), "\(fuzz.output)")
  }
}

extension Command {
  /// An order to sell 5 for 100.
  static func offer(_ id: UInt64) -> Command {
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(0), side: .sell, type: .limit(Price(100)),
        quantity: Quantity(5)))
  }
}
