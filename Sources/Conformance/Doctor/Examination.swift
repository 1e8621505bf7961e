internal import Engines
internal import JSONText
internal import Market
internal import Wire

/// One case: what the engine says to some commands, beside what a correct engine says.
///
/// Both are compared as far as the profile says that the engine can report.
final class Examination {
  private let patient: Patient
  let profile: EngineProfile
  private let projection: Projection
  private let codec: ProtocolCodec
  private let symbols: [String]
  private let instruments: Int
  var completion: EventCompletion
  private let correct: any Engine
  private var places: [OrderID: OrderPlace] = [:]

  /// Resets the engine, under these conventions but for what it has decided for good.
  init(
    _ patient: Patient, _ profile: EngineProfile, _ instruments: [Instrument],
    _ asked: Conventions = Conventions()
  ) throws(Ailment) {
    self.patient = patient
    self.profile = profile
    projection = Projection(profile)
    codec = ProtocolCodec(instruments: instruments)
    symbols = instruments.map(\.symbol)
    self.instruments = instruments.count
    let conventions = profile.conventions.imposed(on: asked)
    completion = EventCompletion(
      profile: profile, instruments: instruments.count, conventions: conventions)
    correct = EngineChoice.reference.source.makeEngine(
      instruments: instruments, conventions: conventions)
    if let limit = profile.limits.instruments, instruments.count > limit {
      throw .beyondLimits("\(instruments.count) instruments")
    }
    var line = LineBuilder(symbols: symbols)
    line.request(.reset(instruments, conventions))
    if case .unsupported(let why) = try ask(line.bytes, .reset) { throw .unsupported(why) }
  }

  // MARK: - Asking

  /// The understood answer to a line.
  func ask(
    _ line: [UInt8], _ question: ProtocolCodec.Question
  ) throws(Ailment) -> ProtocolAnswer {
    let bytes = try patient.ask(line)
    let answer: ProtocolAnswer
    do throws(JSONRefusal) {
      answer = try codec.answer(bytes, to: question)
    } catch {
      throw failed(
        .malformed,
        "its answer is not one: \(error.problems[0]); it wrote \(Excerpt.text(bytes))", line)
    }
    switch answer {
    case .broken(let text):
      throw failed(.crashed, "it says that it broke: \(text)", line)
    case .malformed(let text): throw failed(.malformed, text, line)
    default: return answer
    }
  }

  /// The ailment of an engine that goes no further: the next check begins with a fresh one.
  private func failed(
    _ kind: EngineFailure.Kind, _ message: String, _ line: [UInt8]
  ) -> Ailment {
    patient.dismiss()
    return .failed(EngineFailure(kind, message, request: Excerpt.text(line)))
  }

  /// What the engine says to commands in one request: a list for each of them.
  func answers(to commands: [Command]) throws(Ailment) -> [[ReportedEvent]] {
    if let excess = profile.limits.excess(of: commands) { throw .beyondLimits(excess) }
    for case .new(let order) in commands {
      places[order.id] = OrderPlace(instrument: order.instrument, side: order.side)
    }
    var line = LineBuilder(symbols: symbols)
    line.request(.commands(commands)) { places[$0] }
    let answer = try ask(line.bytes, .commands)
    guard case .events(let lists) = answer else {
      throw failed(.malformed, "it answered commands by \(text(answer))", line.bytes)
    }
    guard lists.count == commands.count else {
      throw failed(
        .malformed, "it answered \(commands.count) commands by \(lists.count) lists of events",
        line.bytes)
    }
    return lists
  }

  // MARK: - Comparing

  /// Gives commands in one request, and holds each answer against a correct one, and then the
  /// books.
  func compare(_ commands: [Command]) throws(Ailment) {
    for (command, reported) in zip(commands, try answers(to: commands)) {
      let right = correct.apply(command)
      let told: [Event]
      do throws(EventCompletion.Gap) {
        told = try completion.complete(reported, of: command)
      } catch {
        throw .differs("an event of its answer to \(text(command)) is \(error.reason)")
      }
      guard projection.events(told, of: command) == projection.events(right, of: command) else {
        throw .differs(
          "to \(text(command)) it answered \(text(reported)), and not "
            + text(right.map(ReportedEvent.init)))
      }
    }
    try compareBooks()
  }

  /// The same, each command in a request of its own.
  func compareSingly(_ commands: [Command]) throws(Ailment) {
    for command in commands { try compare([command]) }
  }

  /// The answers of a correct engine, as far as this one can report them.
  func rightAnswers(to commands: [Command]) -> [[Event]] {
    commands.map { projection.events(correct.apply($0), of: $0) }
  }

  /// Holds what the engine tells of its books against what a correct one tells.
  func compareBooks() throws(Ailment) {
    for index in 0..<instruments {
      let instrument = InstrumentID(UInt32(index))
      if projection.bookView != .nothing { try compareBook(instrument) }
      if profile.can(.phase) {
        try compare(
          .phase(instrument), .phase, with: .phase(correct.phase(of: instrument)))
      }
      if profile.can(.indication) {
        let right = correct.indication(of: instrument).map { ReportedEvent(.uncrossed($0)) }
        let answer = try answer(.indication(instrument), .indication)
        guard case .indication(let told) = answer,
          told?.price ?? nil == right?.price ?? nil, told?.volume == right?.volume,
          told?.imbalance == right?.imbalance
        else { throw .differs("its indication is not that of its book") }
      }
    }
  }

  /// The answer to a question about a book.
  func answer(
    _ request: ProtocolRequest, _ question: ProtocolCodec.Question
  ) throws(Ailment) -> ProtocolAnswer {
    var line = LineBuilder(symbols: symbols)
    line.request(request)
    return try ask(line.bytes, question)
  }

  /// The book of an instrument as the engine tells it; nil where it can't.
  func book(_ instrument: InstrumentID) throws(Ailment) -> ProtocolAnswer? {
    switch projection.bookView {
    case .orders: return try answer(.book(instrument), .orders)
    case .levels, .top: return try answer(.book(instrument), .levels)
    case .nothing: return nil
    }
  }

  private func compareBook(_ instrument: InstrumentID) throws(Ailment) {
    let right: ProtocolAnswer
    if projection.bookView == .orders {
      let sides = [Side.buy, .sell].map { side in
        correct.orders(of: instrument, side: side).map {
          ReportedOrder(id: $0.id, price: $0.price, leaves: $0.leaves)
        }
      }
      right = .orders(bids: sides[0], asks: sides[1])
    } else {
      let depth = projection.bookView == .top ? 1 : Int.max
      let sides = [Side.buy, .sell].map { side in
        correct.levels(of: instrument, side: side).prefix(depth).map {
          ReportedRow(price: $0.price, quantity: $0.quantity, orders: nil)
        }
      }
      right = .levels(bids: sides[0], asks: sides[1])
    }
    guard var told = try book(instrument) else { return }
    if case .levels(let bids, let asks) = told {
      told = .levels(bids: bids.map(\.withoutCount), asks: asks.map(\.withoutCount))
    }
    guard told == right else {
      throw .differs("its book is \(text(told)), and not \(text(right))")
    }
  }

  private func compare(
    _ request: ProtocolRequest, _ question: ProtocolCodec.Question, with right: ProtocolAnswer
  ) throws(Ailment) {
    let told = try answer(request, question)
    guard told == right else { throw .differs("it says \(text(told)), and not \(text(right))") }
  }

  // MARK: - Text

  /// A line without its end, for the texts of findings.
  func text(_ answer: ProtocolAnswer) -> String {
    var line = LineBuilder(symbols: symbols)
    line.answer(answer)
    return Excerpt.text(line.bytes)
  }

  /// A command as a request tells it.
  func text(_ command: Command) -> String {
    var line = LineBuilder(symbols: symbols)
    line.command(command, isFirst: true, place: nil)
    return Excerpt.text(line.bytes)
  }

  /// The events of a command as an answer tells them.
  func text(_ events: [ReportedEvent]) -> String {
    var line = LineBuilder(symbols: symbols)
    line.beginCommand(isFirst: true)
    for (place, event) in events.enumerated() { line.event(event, isFirst: place == 0) }
    line.endCommand()
    return String(decoding: line.bytes, as: UTF8.self)
  }
}

extension ReportedRow {
  /// The level alone: how many orders stand there is not compared.
  fileprivate var withoutCount: ReportedRow {
    ReportedRow(price: price, quantity: quantity, orders: nil)
  }
}
