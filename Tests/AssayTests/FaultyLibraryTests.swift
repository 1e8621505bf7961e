import CommandLineFrame
import Engines
import Foundation
import Market
import Testing

/// Libraries that do what no engine should: each is told as what it is, and nothing is left of the
/// child that loaded it.
@Suite struct FaultyLibraryTests {
  struct Fault: CustomTestStringConvertible, Sendable {
    /// Its name in the C source.
    var name: String
    var kind: EngineFailure.Kind
    /// What the message must say.
    var says: String

    init(_ name: String, _ kind: EngineFailure.Kind, _ says: String) {
      self.name = name
      self.kind = kind
      self.says = says
    }

    var testDescription: String { name }
  }

  /// Faults that show when the library is loaded.
  static let unloadable = [
    Fault("MISSING", .crashed, "has no symbol assay_engine_reset, which version 1 of the C ABI"),
    Fault("VERSION", .crashed, "speaks version 2 of the C ABI, and this is version 1"),
    Fault("NO_JSON", .malformed, "what assay_engine_describe returned is no description"),
  ]

  /// Faults of the answer to the third command.
  static let misdeeds = [
    Fault("CRASH", .crashed, "signal 11 (SIGSEGV)"), Fault("ABORT", .crashed, "(SIGABRT)"),
    Fault("ENDS", .crashed, "exited with status 0 before it answered"),
    Fault("HANG", .hung, "did not answer within 1 s"),
    Fault("KIND", .malformed, "answered new 3 by an event of kind 99"),
    Fault("REASON", .malformed, "whose reason is 77"),
    Fault("NEGATIVE", .malformed, "whose quantity is -1"),
    Fault("INDEX", .malformed, "of command 5 of 1"),
    Fault("FLOOD", .malformed, "more than 1048576 events"),
    Fault("NOTHING", .malformed, "called back without an event"),
    Fault("STATUS", .malformed, "returned 3 (unsupported) for new 3"),
    Fault("REFUSES", .unsupported, "no such tick"),
    Fault("BOOK", .malformed, "assay_engine_orders returned 9223372036854775807"),
  ]

  @Test(arguments: unloadable) func `a library that can't be used is told with what it lacks`(
    fault: Fault
  ) throws {
    let library = try FaultyLibrary(fault.name)
    defer { library.remove() }
    let failure = #expect(throws: EngineFailure.self) { try library.open() }
    #expect(failure?.kind == fault.kind)
    #expect(failure?.message.contains(fault.says) == true, "\(failure?.message ?? "")")
    #expect(failure?.message.contains(library.path) == true)
  }

  @Test(arguments: misdeeds) func `each misdeed is told as what it is, and its child is gone`(
    fault: Fault
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
