internal import Engines
internal import Market
internal import MarketData
internal import ReferenceEngine
internal import Results

/// An engine that others wrote, which takes the steps of a recorded flow in batches.
///
/// The reference engine goes ahead, under the conventions that the engine has chosen: its answers
/// say what a step needs, and the engine's are held beside them. The replay ends at the first step
/// that the engine can't be asked, and where the connection to it fails.
struct ForeignPlayer: StepPlayer, ~Copyable {
  private let source: EngineSource
  private let conventions: Conventions
  /// How these differ from those of the flow's market.
  private let departures: [String]
  private let projection: Projection
  private var instruments: [Instrument]
  /// Made when the first steps come, and with them the instruments are known.
  private var engine: (any Engine)?
  private var needs: CapabilityNeeds
  private var reference: FlowPlayer<ReferenceEngine>
  /// The answers to the steps that were prepared, and the place of the next.
  private var answers: [[Event]] = []
  private var taken = 0
  /// How many steps were prepared before.
  private var done = 0
  /// The commands that were not sent, because they can only be refused, and what for.
  private var leftOut = (count: 0, lack: Set<Capability>())
  /// The line of the first step to which the reference engine answers otherwise.
  private var differingLine: Int?
  private(set) var finding: ReplayFinding?

  /// A fresh engine, for a flow of a market with these conventions.
  init(_ source: EngineSource, instruments: [Instrument], conventions asked: Conventions) {
    self.source = source
    self.instruments = instruments
    conventions = source.profile.conventions.imposed(on: asked)
    departures = source.profile.conventions.departures(
      from: asked, asker: "the flow's market")
    projection = Projection(source.profile)
    needs = CapabilityNeeds(instruments: instruments, conventions: conventions)
    reference = FlowPlayer(instruments: instruments, conventions: conventions)
  }

  mutating func admit(_ all: [Instrument]) {
    guard all.count > instruments.count else { return }
    if engine == nil {
      instruments = all
      needs = CapabilityNeeds(instruments: all, conventions: conventions)
      reference = FlowPlayer(instruments: all, conventions: conventions)
    } else {
      finding =
        finding
        ?? ReplayFinding(
          .unsupported,
          "\(all[instruments.count].symbol) is named only after \(done) commands, and the engine "
            + "must know all instruments from the start; a file, which can be read twice, tells them"
        )
    }
  }

  // MARK: - Steps

  mutating func prepare(_ steps: ArraySlice<RecordedStep>) -> Int {
    answers.removeAll(keepingCapacity: true)
    taken = 0
    guard finding == nil else { return 0 }
    let engine = engine ?? source.makeEngine(instruments: instruments, conventions: conventions)
    self.engine = engine
    var asked: [Asked] = []
    asked.reserveCapacity(steps.count)
    for step in steps {
      guard let one = ask(step, done + asked.count + 1) else { break }
      asked.append(one)
    }
    engine.prepare(asked.lazy.filter(\.isSent).map(\.command))
    for (one, step) in zip(asked, steps) {
      guard one.isSent else {
        answers.append(one.expected)
        continue
      }
      let events = engine.apply(one.command)
      if let failure = engine.failure {
        finding = self.finding(failure, at: done + answers.count, step)
        break
      }
      if differingLine == nil, events != one.expected,
        projection.events(events, of: one.command)
          != projection.events(one.expected, of: one.command)
      {
        differingLine = step.line
      }
      answers.append(events)
    }
    done += answers.count
    return answers.count
  }

  /// A command with the reference engine's answer.
  private struct Asked {
    var command: Command
    var expected: [Event]
    var isSent = true
  }

  /// What a step asks of the engine; nil where it can't be asked, which is the finding then.
  private mutating func ask(_ step: RecordedStep, _ number: Int) -> Asked? {
    let command = reference.command(step.action)
    if let obstacle = obstacle(to: command) {
      let line = step.line > 0 ? ", on line \(step.line) of the flow" : ""
      finding = ReplayFinding(
        .unsupported, "the engine can't be asked command \(number)\(line): \(obstacle)")
      return nil
    }
    var log = EventLog()
    reference.take(.command(command), to: &log)
    if let need = CapabilityNeeds.needs(of: log.events), !source.profile.can(need) {
      leftOut.count += 1
      leftOut.lack.insert(need)
      return Asked(command: command, expected: log.events, isSent: false)
    }
    needs.add(command, answeredBy: log.events)
    return Asked(command: command, expected: log.events)
  }

  /// Why the engine can't be asked a command, in a clause; nil where it can.
  private func obstacle(to command: Command) -> String? {
    let (profile, limits) = (source.profile, source.profile.limits)
    let missing = needs.all.union(needs.needs(of: command)).subtracting(profile.capabilities)
    if !missing.isEmpty {
      return "it needs \(Self.words(missing)), which the engine does not declare"
    }
    if let limit = limits.instruments, instruments.count > limit {
      return "there are \(instruments.count) instruments, the engine takes \(limit)"
    }
    if let limit = limits.liveOrders, needs.liveNow >= limit, case .new = command {
      let orders = needs.liveNow == 1 ? "order is" : "orders are"
      return "\(needs.liveNow) \(orders) live then, the engine takes no more than \(limit)"
    }
    return limits.excess(of: command).map { "it goes beyond the engine's limits: \($0)" }
  }

  mutating func take<Sink: EventSink & ~Copyable>(
    _ action: RecordedStep.Action, to sink: inout Sink
  ) {
    for event in answers[taken] { sink.record(event) }
    taken += 1
  }

  // MARK: - Books

  func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    engine?.orders(of: instrument, side: side) ?? []
  }

  func indication(of instrument: InstrumentID) -> Uncrossing? {
    engine?.indication(of: instrument)
  }

  // MARK: - What is to be told

  var notes: [String] {
    var notes = departures
    let untold = [Capability.tradeIDs, .tradePrices].filter { !source.profile.can($0) }
    if !untold.isEmpty {
      notes.append(
        "not compared: what the engine does not tell of a trade (\(Self.words(Set(untold))))")
    }
    if leftOut.count > 0 {
      notes.append(
        "\(leftOut.count) \(leftOut.count == 1 ? "command was" : "commands were") left out that a "
          + "right engine refuses, which takes \(Self.words(leftOut.lack))")
    }
    if finding == nil, done > 0 {
      notes.append(
        differingLine.map {
          "the reference engine first answers otherwise on line \($0) of the flow"
        } ?? "the reference engine answers everything alike")
    }
    return notes
  }

  var differsByConvention: Bool { !departures.isEmpty && isLikeReference }

  /// Whether the reference engine, under the engine's conventions, has answered alike.
  var isLikeReference: Bool { differingLine == nil }

  /// Whether the conventions are those of the flow's market.
  var keepsConventions: Bool { departures.isEmpty }

  private func finding(
    _ failure: EngineFailure, at index: Int, _ step: RecordedStep
  ) -> ReplayFinding {
    guard failure.kind != .unsupported else {
      return ReplayFinding(.unsupported, "the engine refuses it: \(failure.message)")
    }
    let request = failure.request.map { "; the last request: \($0)" } ?? ""
    return ReplayFinding(
      failure.kind.verdict,
      "the engine \(failure.kind) after \(index) commands were answered, in the request that begins "
        + "with line \(step.line) of the flow: \(failure.message)\(request)",
      lastWords: failure.lastWords)
  }

  private static func words(_ capabilities: Set<Capability>) -> String {
    Capability.allCases.filter(capabilities.contains).map(\.rawValue).joined(separator: ", ")
  }
}
