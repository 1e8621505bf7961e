internal import Market
internal import MarketData
internal import Results

/// A replay of one stock of a day of TotalView-ITCH: one pass over the messages of all stocks.
///
/// Memory goes with the stock's live orders, not with the file.
struct ItchReplay {
  /// The path of the file.
  let file: String
  /// The name of the stock as it was given.
  let symbol: String?

  /// The number of messages, of all stocks, between two looks at whether the replay is wanted.
  private static let stride = 1 << 16

  /// Replays; `begin` makes the engine that is kept in step.
  func run<Engine: InStepEngine & ~Copyable>(
    _ clock: () -> Int, _ isWanted: (ReplayRun.Step) -> Bool,
    begin: (Instrument) -> EngineInStep<Engine>
  ) throws(ReplayRun.Failure) -> ReplayRun.Outcome {
    guard isWanted(.reading(path: file, ReadingProgress())) else { throw .interrupted }
    let stock = try stock(isWanted)
    let start = clock()
    var reader = ItchBookReader(
      ItchReader(try source(), unknownTypes: .skipped), symbol: stock)
    var audit = FeedAudit(begin(reader.instrument), coverage: .whole, hours: .outside)
    var (first, last) = (Timestamp?.none, Timestamp?.none)
    while !reader.hasEnded {
      let done = reader.counts.messages
      guard isWanted(.replaying(done: done, total: 0)) else { throw .interrupted }
      do throws(MarketDataProblem) {
        while let message = try reader.next(through: done + Self.stride) {
          audit.take(message)
          first = first ?? message.instant
          last = message.instant
        }
      } catch {
        throw .file(error)
      }
    }
    audit.finish()
    let elapsed = clock() - start
    let (messages, skipped) = reader.counts
    let tally = audit.book.tally
    let judge = FeedJudge(
      tally: tally, anomalies: audit.book.anomalies, comparison: nil, record: audit.record,
      instrument: reader.instrument, notes: notes(skipped: skipped), unit: .message,
      passedOver: messages - tally.total)
    return judge.outcome(
      flow: "\(stock) of \(RecordingName(path: file).text)",
      description: description(stock, first, last), sources: ["\(file): the messages"],
      nanoseconds: elapsed)
  }

  /// The stock that is meant.
  private func stock(
    _ isWanted: (ReplayRun.Step) -> Bool
  ) throws(ReplayRun.Failure) -> ItchSymbol {
    let stock = symbol.flatMap { ItchSymbol(padding: $0) }
    guard ItchFormat.isDay(file) != nil else {
      guard let stock else { throw .symbol(wanted: symbol, known: []) }
      return stock
    }
    let directory: ItchDirectory?
    let source = try source()
    do throws(MarketDataProblem) {
      directory = try ItchDirectory(ItchReader(source, unknownTypes: .skipped)) {
        isWanted(.reading(path: file, ReadingProgress()))
      }
    } catch {
      throw .file(error)
    }
    guard let directory else { throw .interrupted }
    guard let stock, directory.contains(stock) else {
      throw .symbol(wanted: symbol, known: directory.symbols)
    }
    return stock
  }

  private func source() throws(ReplayRun.Failure) -> ByteSource {
    do throws(MarketDataProblem) {
      return try ByteSource(file: file)
    } catch {
      throw .file(error)
    }
  }

  private func notes(skipped: Int) -> [String] {
    switch skipped {
    case 0: []
    case 1: ["1 message of a type that ITCH 5.0 does not have was passed over"]
    default: ["\(skipped) messages of types that ITCH 5.0 does not have were passed over"]
    }
  }

  private func description(
    _ stock: ItchSymbol, _ first: Timestamp?, _ last: Timestamp?
  ) -> String {
    // The messages tell the time of day alone.
    let text = "TotalView-ITCH 5.0, \(stock) on a day that is not told"
    guard let first, let last else { return "\(text), nothing" }
    return "\(text), \(TimeOfDay(first).seconds) to \(TimeOfDay(last).seconds)"
  }
}
