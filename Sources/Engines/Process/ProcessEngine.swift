package import Market
internal import Wire

/// An engine in a child process that speaks the protocol of lines.
///
/// It takes a child that waits, resets it with the first request, and leaves it to the next when it
/// is done with. Commands that were prepared go in batches of one line each.
package final class ProcessEngine: Engine {
  private let pool: ProcessPool
  private let profile: EngineProfile
  private let view: Projection.BookView
  private let codec: ProtocolCodec
  private var child: ChildProcess?
  /// The line that is built; a reset that was not sent yet stands in it.
  private var line: LineBuilder
  private var isReset = false
  private var completion: EventCompletion
  /// Where the orders that were sent are, for engines that need to be told.
  private var places: [OrderID: OrderPlace] = [:]
  /// The commands that will be applied next, and the place of the first that was not sent.
  private var prepared: [Command] = []
  private var sent = 0
  /// The answers of the batch that was sent last, and the place of the next.
  private var answers: [[Event]] = []
  private var taken = 0
  /// The books that were told since the last command.
  private var books: [InstrumentID: ProtocolAnswer] = [:]
  /// The time that may still be waited for answers.
  private var patience: CaseTime
  package private(set) var failure: EngineFailure?

  init(
    pool: ProcessPool, profile: EngineProfile, instruments: [Instrument], conventions: Conventions
  ) {
    self.pool = pool
    self.profile = profile
    view = Projection(profile).bookView
    codec = ProtocolCodec(instruments: instruments)
    line = LineBuilder(symbols: instruments.map(\.symbol))
    completion = EventCompletion(
      profile: profile, instruments: instruments.count, conventions: conventions)
    patience = CaseTime(pool.limits.case)
    line.request(.reset(instruments, conventions))
    do throws(EngineFailure) {
      child = try pool.take(profile)
    } catch {
      failure = error
    }
  }

  deinit {
    if let child, failure == nil || failure?.kind == .unsupported { pool.give(back: child) }
  }

  package func prepare(_ commands: [Command]) {
    precondition(taken == answers.count && sent == prepared.count, "what was prepared comes first")
    prepared = commands
    sent = 0
  }

  package func apply(_ command: Command) -> [Event] {
    guard failure == nil else { return [] }
    if taken == answers.count { send(command) }
    guard taken < answers.count else { return [] }
    defer { taken += 1 }
    return answers[taken]
  }

  /// Sends the next batch: of what was prepared, or the one command.
  private func send(_ command: Command) {
    answers = []
    taken = 0
    books = [:]
    var batch = [command]
    if sent < prepared.count {
      precondition(prepared[sent] == command, "what was prepared comes first")
      batch = Array(prepared[sent..<min(prepared.count, sent + pool.limits.batch)])
      sent += batch.count
    }
    patience.add(batch.count, pool.limits)
    beginLine()
    line.beginCommands()
    for (index, command) in batch.enumerated() {
      if case .new(let order) = command {
        places[order.id] = OrderPlace(instrument: order.instrument, side: order.side)
      }
      line.command(
        command, isFirst: index == 0, place: command.replaced.flatMap { places[$0] })
    }
    line.endCommands()
    guard case .events(let lists)? = ask(.commands) else { return }
    guard lists.count == batch.count else {
      return fail(
        EngineFailure(
          .malformed, "it answered \(batch.count) commands by \(lists.count) lists of events"))
    }
    answers.reserveCapacity(batch.count)
    for (command, reported) in zip(batch, lists) {
      do throws(EventCompletion.Gap) {
        answers.append(try completion.complete(reported, of: command))
      } catch {
        return fail(EngineFailure(.malformed, "an event of its answer is \(error.reason)"))
      }
    }
  }

  // MARK: - Books

  package func orders(of instrument: InstrumentID, side: Side) -> [RestingOrder] {
    guard view == .orders, case .orders(let bids, let asks)? = book(of: instrument) else {
      return []
    }
    return (side == .buy ? bids : asks).map { order in
      let known = completion.ledger[order.id]
      return RestingOrder(
        id: order.id, side: side, price: order.price, leaves: order.leaves,
        filled: known?.filled ?? .zero, timeInForce: known?.timeInForce ?? .goodTillCancel,
        account: known?.account ?? .none)
    }
  }

  package func levels(of instrument: InstrumentID, side: Side) -> [ReportedLevel] {
    switch view {
    case .orders: return ReportedLevel.levels(of: orders(of: instrument, side: side))
    case .levels, .top:
      guard case .levels(let bids, let asks)? = book(of: instrument) else { return [] }
      return (side == .buy ? bids : asks).map {
        ReportedLevel(price: $0.price, quantity: $0.quantity, orders: $0.orders)
      }
    case .nothing: return []
    }
  }

  private func book(of instrument: InstrumentID) -> ProtocolAnswer? {
    if let told = books[instrument] { return told }
    books[instrument] = query(.book(instrument), view == .orders ? .orders : .levels)
    return books[instrument]
  }

  package func phase(of instrument: InstrumentID) -> Phase {
    guard profile.can(.phase) else {
      return instrument.index < completion.ledger.phases.count
        ? completion.ledger.phases[instrument.index] : .continuous
    }
    guard case .phase(let phase)? = query(.phase(instrument), .phase) else { return .continuous }
    return phase
  }

  package func indication(of instrument: InstrumentID) -> Uncrossing? {
    guard profile.can(.indication),
      case .indication(let told?)? = query(.indication(instrument), .indication),
      let volume = told.volume, let imbalance = told.imbalance
    else { return nil }
    return Uncrossing(
      instrument: instrument, price: told.price ?? nil, volume: volume, imbalance: imbalance)
  }

  // MARK: - The connection

  private func query(
    _ request: ProtocolRequest, _ question: ProtocolCodec.Question
  ) -> ProtocolAnswer? {
    precondition(taken == answers.count && sent == prepared.count, "what was prepared comes first")
    guard failure == nil else { return nil }
    beginLine()
    line.request(request)
    return ask(question)
  }

  /// Begins the next line; what stands before the first is the reset.
  private func beginLine() { if isReset { line.removeAll() } }

  /// Sends the line, and gives the answer; nil after a failure.
  private func ask(_ question: ProtocolCodec.Question) -> ProtocolAnswer? {
    guard let child else { return nil }
    let start = ChildSystem.now()
    do throws(EngineFailure) {
      let lines = try child.exchange(
        line.bytes, answers: isReset ? 1 : 2, each: pool.limits.request, all: patience)
      patience.spend(ChildSystem.now() - start)
      if !isReset, case .unsupported(let reason) = try codec.understand(lines[0], to: .reset) {
        throw EngineFailure(.unsupported, reason)
      }
      isReset = true
      return try codec.understand(lines[lines.count - 1], to: question)
    } catch {
      fail(told(by: child, before: error))
      return nil
    }
  }

  /// Why the reset failed, where the engine said so before its end; else the failure itself.
  private func told(by child: ChildProcess, before failure: EngineFailure) -> EngineFailure {
    guard !isReset, let line = child.lastAnswers.first else { return failure }
    do throws(EngineFailure) {
      _ = try codec.understand(line, to: .reset)
      return failure
    } catch {
      var told = error
      told.lastWords = failure.lastWords
      return told
    }
  }

  private func fail(_ error: EngineFailure) {
    var error = error
    if !line.bytes.isEmpty {
      let request = line.bytes.split(separator: UInt8(ascii: "\n")).last ?? []
      error.request = LineExcerpt.text(Array(request))
    }
    failure = error
    answers = []
    taken = 0
    prepared = []
    sent = 0
    if error.kind != .unsupported {
      if error.lastWords.isEmpty { failure?.lastWords = child?.lastWords ?? [] }
      child?.end()
    }
  }
}
