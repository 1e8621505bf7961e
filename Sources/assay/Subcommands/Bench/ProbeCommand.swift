internal import CommandLineFrame
internal import Engines
internal import Measurement
internal import OrderFlow
internal import Results

/// `assay bench-probe`: one measurement of one engine in a process that does nothing else, for
/// `assay bench`, which runs it plainly or under callgrind.
enum ProbeCommand {
  private static let flow = Parameter.option(
    "flow", FlowChoice.kind, "Measure on commands of this flow")
  private static let book = Parameter.option(
    "book", ValueKind<SteadyBook>.parsed("SIZE", completing: [], size),
    "Measure in a book of so many orders,levels,instruments")
  private static let memory = Parameter.option(
    "memory", .integer("N", in: 1...100_000_000), "Measure memory over so many resting orders")
  private static let warmUp = Parameter.option(
    "warm-up", .integer("N", in: 0...100_000_000), default: 0,
    "How many commands of the flow come before those that are measured")
  private static let commands = Parameter.option(
    "commands", .integer("N", in: 1...100_000_000), default: 100_000,
    "How many commands are measured")
  private static let null = Parameter.flag(
    "null", "Measure an engine that does nothing, reached by the same way")

  static let definition = Subcommand(
    "bench-probe", summary: "Make one measurement for 'assay bench'",
    parameters: flow, book, memory, warmUp, commands, null, SharedParameters.engine,
    examples: [
      .init("assay bench-probe --book 1000,10,1", "Time commands in a book of a thousand orders.")
    ], body: run)

  private static func size(_ word: String) throws(CommandFailure) -> SteadyBook {
    let parts = word.split(separator: ",").compactMap { Int($0) }
    guard parts.count == 3, parts.allSatisfy({ $0 > 0 && $0 <= 100_000_000 }) else {
      throw CommandFailure("'\(word)' is not orders,levels,instruments")
    }
    return SteadyBook(orders: parts[0], levels: parts[1], instruments: parts[2])
  }

  @Sendable private static func run(
    _ invocation: borrowing Invocation
  ) throws(CommandFailure) -> ExitCode {
    let spec = invocation[SharedParameters.engine]
    do throws(EngineFailure) {
      let made = invocation[null] ? spec.connection.makeNull() : try spec.makeBenchEngine()
      guard let engine = made else {
        throw EngineFailure(.unsupported, "a child process is not measured from inside")
      }
      let terminal = invocation.terminal
      if let orders = invocation[memory] {
        let flow = BenchFlow(Workload(.growingBook, commandCount: orders))
        guard let growth = try CostProbe.memory(of: engine, on: flow) else {
          throw EngineFailure(.unsupported, "jemalloc is not the allocator of this process")
        }
        terminal.print("orders \(growth.orders)")
        terminal.print("mapped \(growth.mappedBytes)")
        terminal.print("resident \(growth.residentBytes)")
        return .success
      }
      guard let feed = try feed(invocation) else {
        throw EngineFailure(.unsupported, "one of --flow, --book and --memory is needed")
      }
      let warmUp = invocation[book]?.orders ?? invocation[warmUp]
      let cost = try CostProbe.cost(
        of: engine, on: feed, warmUp: warmUp, measured: invocation[commands])
      terminal.print("commands \(cost.commands)")
      terminal.print("cpu \(cost.cpuNanoseconds)")
      return .success
    } catch {
      throw CommandFailure(error.message)
    }
  }

  private static func feed(
    _ invocation: borrowing Invocation
  ) throws(EngineFailure) -> CommandFeed? {
    if let book = invocation[book] { return CommandFeed(book) }
    switch invocation[flow] {
    case nil: return nil
    case .named(let kind)?: return CommandFeed(Workload(kind))
    case .file?:
      do throws(CommandFailure) {
        return try invocation[flow]?.recorded(isWanted: { true }).map(CommandFeed.init)
      } catch {
        throw EngineFailure(.crashed, error.message)
      }
    }
  }
}
