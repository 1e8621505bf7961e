import Market
import MarketData
import Testing

/// Whole days of ITCH, audited, with engines sound and broken kept in step.
@Suite struct ItchDayTests {
  private func audit<Fault: EngineFault>(
    _: Fault.Type, _ day: ItchDay, _ symbol: ItchSymbol
  ) throws -> (record: InStepRecord, book: AuditedBook) {
    let file = try source(bytes: gzip(day.file.bytes), name: "day.itch.gz")
    var reader = ItchBookReader(ItchReader(file), symbol: symbol)
    var audit = FeedAudit(
      FeedEngine<Fault>.self, instrument: reader.instrument, coverage: .whole, hours: .outside)
    while let message = try reader.next() { audit.take(message) }
    audit.finish()
    return (audit.record, audit.book)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `a sound engine makes every execution of both stocks`(seed: UInt64) throws {
    let day = ItchDay(seed: seed, steps: 1500)
    for (stock, symbol) in ItchDay.symbols.enumerated() {
      let (record, book) = try audit(NoFault.self, day, symbol)
      #expect(record.disagreementCount == 0)
      #expect(day.executions[stock] > 50)
      #expect(record.agreeing == day.executions[stock])
      #expect(ExecutionJudgement.allCases.filter { book.tally[$0] > 0 } == [.sound])
      #expect(AuditTally.Repair.allCases.allSatisfy { book.tally[$0] == 0 })
      // Four in each auction; one of the stocks was halted.
      #expect(book.tally[.executedInCross] == 4 * book.tally[.crossed])
      #expect(book.tally[.crossed] == 2 + book.tally[.halted])
      #expect(book.tally[.marketHoursBegan] + book.tally[.marketHoursEnded] == 2)
      let closing = try #require(record.closingAgreement)
      #expect(closing.total > 0 && closing.agreeing == closing.total)
      #expect(book.isMatching)
    }
  }

  @Test func `engines that trade with the wrong order disagree`() throws {
    let day = ItchDay(seed: 4, steps: 1500)
    for symbol in ItchDay.symbols {
      let (latest, _) = try audit(LastInFirstOut.self, day, symbol)
      #expect(latest[.otherTrades] > 10 && latest.agreeing < latest.expected)
      let (worst, _) = try audit(WorstPriceFirst.self, day, symbol)
      #expect(worst[.otherTrades] > 10 && worst.agreeing < worst.expected)
    }
  }

  @Test func `crossed orders stand outside of market hours alone`() {
    func audited(_ hours: AuditedBook.Hours) -> AuditedBook {
      var book = AuditedBook(.whole, hours: hours)
      let sides: [(Side, Int64)] = [(.buy, 101), (.sell, 100)]
      for (place, (side, price)) in sides.enumerated() {
        book.apply(
          BookMessage(
            .added(OrderID(UInt64(place + 1)), side, Price(price), Quantity(5)), at: .zero,
            place: place + 1))
      }
      return book
    }
    var before = audited(.outside)
    #expect((before.count, before.isMatching) == (2, false))
    before.apply(BookMessage(.marketHoursBegan, at: .zero, place: 3))
    #expect(!before.isMatching)
    before.apply(BookMessage(.deleted(OrderID(1)), at: .zero, place: 4))
    #expect(before.isMatching)
    for hours in [AuditedBook.Hours.within, .untold] {
      let book = audited(hours)
      #expect((book.count, book.isMatching, book.tally[.crossedByLater]) == (1, true, 1))
    }
  }

  @Test func `reading stops at a message on request, and goes on from it`() throws {
    let day = ItchDay(seed: 5, steps: 100)
    func places(inPiecesOf stride: Int) throws -> [Int] {
      var reader = ItchBookReader(
        ItchReader(try source(bytes: day.file.bytes, name: "day.itch")), symbol: "MSFT")
      var places: [Int] = []
      while !reader.hasEnded {
        let last = reader.counts.messages + stride
        while let message = try reader.next(through: last) { places.append(message.place) }
        #expect(reader.hasEnded || reader.counts.messages == last)
      }
      return places
    }
    let whole = try places(inPiecesOf: .max >> 1)
    #expect(whole.count > 30)
    for stride in [1, 2, 7] { #expect(try places(inPiecesOf: stride) == whole) }
  }

  @Test func `the directory is read as far as the first order`() throws {
    var file = ItchDay(seed: 6, steps: 10).file
    file.add(bytes: [1])
    let source = try source(bytes: file.bytes, name: "day.itch")
    let directory = try #require(try ItchDirectory(ItchReader(source), isWanted: { true }))
    #expect(directory.symbols == ["AAPL", "MSFT"])
    #expect(directory.contains("MSFT") && !directory.contains("MSF"))
  }
}
