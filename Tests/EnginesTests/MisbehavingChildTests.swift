import Engines
import Market
import Testing

/// Children that do what no engine should: each is told as what it is, and nothing is left of it.
@Suite struct MisbehavingChildTests {
  struct Misdeed: CustomTestStringConvertible, Sendable {
    var name: String
    var commands: String
    var kind: EngineFailure.Kind
    /// What the message must say.
    var says: String

    init(_ name: String, _ commands: String, _ kind: EngineFailure.Kind, _ says: String) {
      self.name = name
      self.commands = commands
      self.kind = kind
      self.says = says
    }

    var testDescription: String { name }
  }

  private static let right = #"echo '{"events":[[{"event":"accepted"}]]}'"#

  static let misdeeds: [Misdeed] = [
    Misdeed("no JSON", "echo Traceback", .malformed, "Traceback"),
    Misdeed("half an answer with an end", #"echo '{"events":[['"#, .malformed, "expected"),
    Misdeed(
      "half an answer and the end", #"printf '{"events":[['; exit 0"#, .crashed,
      "exited with status 0 in the middle of its answer"),
    Misdeed("an empty line", "echo", .malformed, "expected"),
    Misdeed("too many lists", #"echo '{"events":[[],[]]}'"#, .malformed, "1 commands by 2 lists"),
    Misdeed("too few lists", #"echo '{"events":[]}'"#, .malformed, "1 commands by 0 lists"),
    Misdeed("another kind of answer", #"echo '{"ok":true}'"#, .malformed, "events"),
    Misdeed(
      "an unknown key", #"echo '{"events":[[{"event":"accepted","note":1}]]}'"#, .malformed, "note"),
    Misdeed(
      "a trade without its maker",
      #"echo '{"events":[[{"event":"traded","quantity":5,"price":100}]]}'"#, .malformed,
      "without \"maker\""),
    Misdeed(
      "a quantity below zero", #"echo '{"events":[[{"event":"canceled","quantity":-1}]]}'"#,
      .malformed, "quantity"),
    Misdeed("an error", #"echo '{"error":"division by zero"}'"#, .crashed, "division by zero"),
    Misdeed("too late", "sleep 30; \(right)", .hung, "0.4 s"),
    Misdeed("never", ":", .hung, "0.4 s"),
    Misdeed("deaf to a polite end", "trap '' TERM INT HUP; sleep 30", .hung, "0.4 s"),
    Misdeed(
      "a line without end", "head -c 2000000 /dev/zero | tr '\\0' x; sleep 30", .malformed,
      "without ending the line"),
    Misdeed(
      "lines without end", "while :; do \(right); done", .malformed, "nobody asked for"),
    Misdeed("an answer twice", "\(right); \(right)", .malformed, "nobody asked for"),
    Misdeed(
      "a closed output", "exec 1>&-; sleep 30", .crashed,
      "closed its standard output and went on running"),
    Misdeed("an exit", "exit 0", .crashed, "exited with status 0 before it answered"),
    Misdeed("an exit that says it failed", "exit 7", .crashed, "status 7"),
    Misdeed("a signal", "kill -SEGV $$", .crashed, "signal 11 (SIGSEGV)"),
    Misdeed(
      "a heir that holds the pipe", "sleep 30 & echo \"pid $!\" >&2; exit 3", .crashed,
      "status 3"),
  ]

  @Test(arguments: misdeeds)
  func `each misdeed is told as what it is, and nothing is left of the child`(
    misdeed: Misdeed
  ) throws {
    var script = ChildScript()
    script.commands = misdeed.commands
    let source = try script.source()
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    // One that answers twice is found out when it is asked again, at the latest.
    for id in 1...20 where engine.failure == nil { _ = engine.apply(.buy(UInt64(id))) }
    let failure = try #require(engine.failure)
    #expect(failure.kind == misdeed.kind, "\(failure)")
    #expect(failure.message.contains(misdeed.says), "\(failure)")
    #expect(failure.request?.contains("\"commands\"") == true)
    #expect(engine.apply(.buy(3)) == [])
    #expect(engine.orders(of: InstrumentID(0), side: .buy) == [])
    #expect(engine.failure == failure)
    let processes = ProcessTable.numbers(in: failure.lastWords)
    #expect(!processes.isEmpty)
    for process in processes { #expect(ProcessTable.vanishes(process)) }

    let next = source.makeEngine(instruments: [Instrument(symbol: "A")], conventions: Conventions())
    _ = next.orders(of: InstrumentID(0), side: .buy)
    let others = ProcessTable.numbers(in: next.failure?.lastWords ?? [])
    #expect(Set(others).isDisjoint(with: processes), "the next engine has a fresh child")
  }

  @Test func `ten megabytes on standard error are no fault, and the last lines are kept`() throws {
    var script = ChildScript()
    script.commands = """
      case $line in *'"id":"1"'*) head -c 10000000 /dev/zero | tr '\\0' 'x' >&2; echo >&2
      echo 'last words' >&2; \(Self.right) ;; *) exit 1 ;; esac
      """
    var limits = ProcessLimits()
    limits.line = 1 << 20
    let source = try script.spec.open(limits)
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    #expect(
      engine.apply(.buy(1))
        == [.accepted(Acceptance(id: OrderID(1), instrument: InstrumentID(0)))])
    #expect(engine.failure == nil)
    #expect(engine.apply(.buy(2)) == [])
    #expect(engine.failure?.lastWords.last == "last words")
    #expect(engine.failure?.lastWords.allSatisfy { $0.count <= 201 } == true)
  }

  @Test func `an engine that refuses its instruments is no failure, and its child goes on`() throws
  {
    var script = ChildScript()
    script.reset = #"echo '{"unsupported":"only whole lots"}'"#
    let source = try script.source()
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    #expect(engine.apply(.buy(1)) == [])
    #expect(engine.failure?.kind == .unsupported)
    #expect(engine.failure?.message == "only whole lots")
  }

  @Test(arguments: [
    ("/bin/sh -c 'exit 4'", EngineFailure.Kind.crashed, "status 4"),
    ("/bin/sh -c 'sleep 30'", .hung, "0.4 s"),
    ("/bin/sh -c 'read x; echo {}'", .malformed, "assay"),
    (
      #"/bin/sh -c 'read x; echo "{\"assay\":2,\"name\":\"x\",\"version\":\"1\",\"capabilities\":[]}"'"#,
      .malformed, "version 1 of the protocol"
    ),
    ("/no/such/program", .crashed, "can't be started: No such file"),
    ("/etc/hostname", .crashed, "can't be started"),
    ("no-such-program-anywhere x", .crashed, "can't be started"),
  ])
  func `an engine that can't introduce itself can't be opened`(
    command: String, kind: EngineFailure.Kind, says: String
  ) throws {
    let spec = try EngineSpec("process:\(command)")
    let failure = #expect(throws: EngineFailure.self) {
      try spec.open(
        ProcessLimits(requestNanoseconds: 400_000_000, startNanoseconds: 400_000_000))
    }
    #expect(failure?.kind == kind, "\(String(describing: failure))")
    #expect(failure?.message.contains(says) == true, "\(String(describing: failure))")
  }

  @Test func `a slow child gets time for all that it is asked`() throws {
    var script = ChildScript()
    script.commands = "sleep 0.06; \(Self.right)"
    var limits = ProcessLimits(requestNanoseconds: 20_000_000_000, batch: 1)
    limits.case = 1
    let source = try script.spec.open(limits)
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    let flow = (1...8).map { Command.buy(UInt64($0)) }
    engine.prepare(flow)
    for command in flow { #expect(engine.apply(command).count == 1) }
    #expect(engine.failure == nil)
  }

  @Test func `one that uses up the time of its case hangs`() throws {
    var script = ChildScript()
    script.commands = "sleep 30"
    var limits = ProcessLimits(requestNanoseconds: 20_000_000_000, batch: 200)
    limits.case = 100_000_000
    let source = try script.spec.open(limits)
    let engine = source.makeEngine(
      instruments: [Instrument(symbol: "A")], conventions: Conventions())
    #expect(engine.apply(.buy(1)) == [])
    #expect(engine.failure?.kind == .hung)
    #expect(engine.failure?.message == "it did not answer within the 0.2 s of its case")
  }

  @Test func `a child that did well is used again, after a reset`() throws {
    let source = try ChildScript().source()
    for _ in 0..<3 {
      let engine = source.makeEngine(
        instruments: [Instrument(symbol: "A")], conventions: Conventions())
      #expect(engine.apply(.buy(1)).count == 1)
      #expect(engine.failure == nil)
    }
  }
}
