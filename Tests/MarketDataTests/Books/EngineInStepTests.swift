import Market
import MarketData
import Testing

/// Engines, sound and broken, beside a feed.
@Suite struct EngineInStepTests {
  private func audit<Fault: EngineFault>(
    _: Fault.Type, _ rows: [String], _ coverage: AuditedBook.Coverage = .whole
  ) throws -> (record: InStepRecord, tally: AuditTally) {
    var audit = FeedAudit(
      FeedEngine<Fault>.self, instrument: LobsterFormat.instrument("X"), coverage: coverage)
    for message in try messages(rows) { audit.take(message) }
    audit.finish()
    return (audit.record, audit.book.tally)
  }

  /// Two orders at 100 and one at 101 to sell; a sweep of all three; then a younger pair.
  private static let sweep = [
    "1,1,1,10,100,-1", "2,1,2,10,100,-1", "3,1,3,10,101,-1", "4,4,1,10,100,-1", "4,5,0,3,100,-1",
    "4,4,2,10,100,-1", "4,4,3,4,101,-1", "5,1,4,5,101,-1", "6,4,3,6,101,-1", "6,4,4,5,101,-1",
  ]

  @Test func `a sound engine makes every sound execution by one order for each sweep`() throws {
    let (record, tally) = try audit(NoFault.self, Self.sweep)
    #expect(tally[.sound] == 5)
    #expect((record.expected, record.produced, record.agreeing) == (5, 5, 5))
    #expect(record.sweeps == 2)
    #expect(record.commands == 4 + 2)
    #expect(record.disagreementCount == 0)
    #expect(record.closingAgreement ?? (1, 1) == (0, 0))
  }

  @Test func `a last-in-first-out engine disagrees at each sweep, and is put right in between`()
    throws
  {
    let (record, _) = try audit(LastInFirstOut.self, Self.sweep)
    #expect(record[.otherTrades] == 2)
    #expect(record.disagreementCount == 2)
    let first = try #require(record.disagreements.first)
    #expect(first.message.place == 4)
    #expect(first.expected.map(\.maker.rawValue) == [1, 2, 3])
    #expect(
      first.command
        == .new(
          NewOrder(
            id: OrderID(.max), instrument: InstrumentID(0), side: .buy, type: .limit(Price(101)),
            quantity: Quantity(24), timeInForce: .immediateOrCancel)))
    #expect(record.agreeing < record.expected)
  }

  @Test func `an engine that trades at the worst price disagrees`() throws {
    let (record, _) = try audit(WorstPriceFirst.self, Self.sweep)
    #expect(record[.otherTrades] == 1)
    #expect((record.expected, record.agreeing) == (5, 2))
  }

  @Test func `an engine that reduces otherwise disagrees at once`() throws {
    let rows = ["1,1,1,10,100,-1", "2,2,1,4,100,-1", "3,2,1,5,100,-1", "4,4,1,1,100,-1"]
    let (record, _) = try audit(ReducesToOne.self, rows)
    #expect(record[.answer] == 1)
    #expect(record.disagreements.map(\.message.place) == [2])
    #expect((record.expected, record.agreeing) == (1, 1))
  }

  @Test func `an execution that is not sound is done to the engine without a trade`() throws {
    let rows =
      Array(Self.sweep.prefix(3)) + [
        "4,4,2,10,100,-1", "4,4,1,3,100,-1", "5,4,9,3,100,-1", "6,4,1,7,100,-1", "7,4,3,10,101,-1",
      ]
    let (record, tally) = try audit(NoFault.self, rows)
    #expect((tally[.sound], tally[.messageOrder], tally[.unknownOrder]) == (3, 1, 1))
    #expect((record.expected, record.agreeing, record.disagreementCount) == (3, 3, 0))
  }

  @Test func `two executions of one order in an instant are two orders`() throws {
    let rows = Array(Self.sweep.prefix(3)) + ["4,4,1,3,100,-1", "4,4,1,7,100,-1"]
    let (record, _) = try audit(NoFault.self, rows)
    #expect((record.sweeps, record.agreeing, record.disagreementCount) == (2, 2, 0))
  }

  @Test func `executions of both sides in one instant are two orders`() throws {
    let rows = ["1,1,1,10,100,-1", "2,1,2,10,99,1", "3,4,1,1,100,-1", "3,4,2,1,99,1"]
    let (record, _) = try audit(NoFault.self, rows)
    #expect((record.sweeps, record.agreeing, record.disagreementCount) == (2, 2, 0))
  }

  @Test func `a feed may use the highest identifiers itself`() throws {
    let rows = ["1,1,\(UInt64.max),10,100,-1", "2,1,\(UInt64.max - 1),10,100,-1"]
    let (record, _) = try audit(
      LastInFirstOut.self, rows + ["3,4,\(UInt64.max),10,100,-1"])
    #expect(record.disagreements.first?.expected.map(\.taker) == [OrderID(.max - 2)])
    let sound = try audit(NoFault.self, rows + ["3,4,\(UInt64.max),10,100,-1"]).record
    #expect((sound.agreeing, sound.disagreementCount) == (1, 0))
  }

  @Test func `orders that a later one crosses leave the engine before it comes`() throws {
    let rows = ["1,1,1,10,100,-1", "2,1,2,10,101,1", "3,4,2,10,101,1"]
    let (record, tally) = try audit(NoFault.self, rows)
    #expect(tally[.crossedByLater] == 1)
    #expect((record.agreeing, record.disagreementCount, record.unexpectedTrades) == (1, 0, 0))
  }

  @Test func `a halt stops the engine's matching, so that orders may cross`() throws {
    let rows = [
      "1,1,1,10,100,-1", "2,7,0,0,-1,-1", "3,1,2,10,101,1", "4,7,0,0,1,-1", "5,4,1,10,100,-1",
      "5,4,2,4,101,1", "6,4,2,6,101,1",
    ]
    let (record, tally) = try audit(NoFault.self, rows)
    #expect((tally[.notMatching], tally[.sound]) == (1, 2))
    #expect((record.agreeing, record.disagreementCount) == (2, 0))
  }

  @Test func `an engine that always disagrees is left after a thousand times`() throws {
    var rows: [String] = []
    for index in 0..<1010 {
      let (time, id) = (10 * index, 10 * index)
      rows += [
        "\(time),1,\(id),5,100,-1", "\(time + 1),1,\(id + 1),5,100,-1",
        "\(time + 2),4,\(id),5,100,-1", "\(time + 3),3,\(id + 1),5,100,-1",
      ]
    }
    let (record, _) = try audit(LastInFirstOut.self, rows)
    #expect(record.isAbandoned)
    #expect(record[.otherTrades] == InStepRecord.limit)
    #expect((record.expected, record.agreeing) == (1010, 0))
    #expect(record.disagreements.count == 10)
    #expect(record.closingAgreement == nil)
  }
}

/// A feed much longer than the memory that it may take.
@Suite struct LongFeedTests {
  @Test func `two hundred thousand rows pass through a book that stays small`() throws {
    let rows = 200_000
    var text = ""
    for index in 0..<rows / 4 {
      let time = "\(index).\(index % 1000 + 1000)"
      text += "\(time),1,\(2 * index),9,\(100 + index % 7),1\n"
      text += "\(time),2,\(2 * index),4,\(100 + index % 7),1\n"
      text += "\(time),1,\(2 * index + 1),5,\(200 + index % 7),-1\n"
      text +=
        index.isMultiple(of: 2)
        ? "\(time),4,\(2 * index),5,\(100 + index % 7),1\n"
        : "\(time),3,\(2 * index + 1),5,\(200 + index % 7),-1\n"
    }
    // A day has 86,400 seconds; the gzip data is a small part of the text.
    var reader = try LobsterMessages(source(bytes: gzip(text), name: "long.csv.gz"))
    text = ""
    var book = AuditedBook(.whole)
    var largest = 0
    while let message = try reader.next() {
      book.apply(message)
      largest = max(largest, book.count)
      if book.count > 60 {
        for order in book.snapshot.books[0].orders {
          book.apply(BookMessage(.deleted(order.id), at: message.instant, place: message.place))
        }
      }
    }
    #expect(book.tally[.added] == rows / 2)
    #expect(book.tally[.reduced] == rows / 4)
    #expect(largest <= 61)
  }
}
