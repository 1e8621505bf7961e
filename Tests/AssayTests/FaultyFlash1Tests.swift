import Engines
import Foundation
import Market
import Testing

/// Engines of flash1 that do what none should: each is told as what it is, and nothing is left of
/// the child that loaded it.
@Suite struct FaultyFlash1Tests {
  /// Faults that show when the library is loaded.
  static let unloadable = [
    Misdeed("HALF_TRANSPORT", .malformed, "function 2 of its transport is NULL"),
    Misdeed("NO_QUEUE", .crashed, "its transport can't make a queue of 1048576 reports"),
  ]

  /// Faults by the third order, at the latest.
  static let misdeeds = [
    Misdeed("CRASH_AT_START", .crashed, "(SIGABRT)"),
    Misdeed("HANG_AT_START", .hung, "did not answer within 1 s"),
    Misdeed("CHATTER", .malformed, "it made 1 reports before any message"),
    Misdeed("CRASH", .crashed, "signal 11 (SIGSEGV)"),
    Misdeed("HANG", .hung, "did not answer within 1 s"),
    Misdeed("FLOOD", .malformed, "more than 1048576 reports on one message"),
    Misdeed("SEQUENCE", .malformed, "reported on message 10 in answer to 3, new"),
    Misdeed("TYPE", .malformed, "by a report of type 77"),
    Misdeed("DEPTH", .malformed, "its best price to buy is 100, and nothing rests there"),
    Misdeed("FULL", .hung, "did not answer within 1 s"),
    Misdeed("LYING_DRAIN", .malformed, "drained 257 reports into room for 256"),
    Misdeed("ENDLESS_DRAIN", .malformed, "more than 1048576 reports"),
  ]

  @Test(arguments: unloadable) func `a library that can't be used is told with what it lacks`(
    fault: Misdeed
  ) throws {
    let library = try FaultyLibrary(fault.name, .flash1)
    defer { library.remove() }
    let failure = #expect(throws: EngineFailure.self) { try library.open() }
    #expect(failure?.kind == fault.kind)
    #expect(failure?.message.contains(fault.says) == true, "\(failure?.message ?? "")")
  }

  @Test(arguments: misdeeds) func `each misdeed is told as what it is, and its child is gone`(
    fault: Misdeed
  ) throws {
    let library = try FaultyLibrary(fault.name, .flash1)
    defer { library.remove() }
    let engine = try library.open(expecting: fault.kind).makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    for id in 1...3 { _ = engine.apply(.offer(UInt64(id))) }
    _ = engine.levels(of: InstrumentID(0), side: .buy)
    let failure = try #require(engine.failure)
    #expect(failure.kind == fault.kind)
    #expect(failure.message.contains(fault.says), "\(failure.message)")
    let said = failure.lastWords.compactMap { line in
      line.hasPrefix("pid ") ? Int32(line.dropFirst(4)) : nil
    }
    // The runtime may tell of a signal in more lines than are kept.
    #expect(!said.isEmpty || failure.message.contains("SIG"))
    for number in said { #expect(kill(number, 0) != 0) }
  }

  @Test(arguments: [
    ("NONE", "failed"), ("STRANGER", "failed"), ("TWICE", "failed"), ("SILENCE", "failed"),
    ("CRASH", "crashed"), ("SEQUENCE", "malformed"),
  ])
  func `a run gives each its verdict, and a campaign its story`(
    fault: String, verdict: String
  ) throws {
    let library = try FaultyLibrary(fault, .flash1)
    defer { library.remove() }
    let run = try assay(["run", "time-priority", "--engine", library.spec])
    #expect(run.status == 1)
    #expect(run.output.lowercased().contains(verdict), "\(run.output)")
    let fuzz = try assay(["fuzz", "--engine", library.spec, "--cases", "3", "--commands", "40"])
    #expect(fuzz.status == 1)
    #expect(
      fuzz.output.contains("Replay it: assay fuzz --engine \(library.spec)"), "\(fuzz.output)")
  }

  @Test func `numbers that its messages can't hold are unsupported, and never sent`() throws {
    let library = try FaultyLibrary("NONE", .flash1)
    defer { library.remove() }
    let source = try library.open()
    let limits = source.profile.limits
    #expect(limits.excess(of: .offer(1, at: .max)) != nil)
    #expect(limits.excess(of: .offer(1, at: .max - 1)) == nil)
    #expect(limits.excess(of: .offer(1, quantity: 1 << 32))?.contains("4294967295") == true)
    #expect(limits.excess(of: .offer(1, quantity: 1 << 32 - 1)) == nil)
    let report = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { _ = try? FileManager.default.removeItem(at: report) }
    _ = try assay(["run", "domain-edges", "--engine", library.spec, "--json", report.path])
    let text = try String(contentsOf: report, encoding: .utf8)
    #expect(text.contains("goes beyond the engine's limits: "))
    #expect(!text.contains("can't hold"))
  }
}

extension Command {
  /// An order to sell at a price, in ticks.
  fileprivate static func offer(
    _ id: UInt64, at price: Int64 = 100, quantity: Int64 = 5
  ) -> Command {
    .new(
      NewOrder(
        id: OrderID(id), instrument: InstrumentID(0), side: .sell, type: .limit(Price(price)),
        quantity: Quantity(quantity)))
  }
}
