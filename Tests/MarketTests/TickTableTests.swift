import Market
import Testing

@Suite struct TickTableTests {
  private static let table = TickTable(rows: [
    .init(from: 0, increment: 1), .init(from: 100, increment: 5), .init(from: 1_000, increment: 50),
  ])

  @Test(
    arguments: [
      (0, 1), (1, 1), (99, 1), (100, 5), (101, 5), (999, 5), (1_000, 50), (1_001, 50),
      (Int64.max, 50), (-1, 1), (-99, 1), (-100, 5), (-999, 5), (-1_000, 50), (Int64.min, 50),
    ] as [(Int64, Int64)])
  func `the increment is that of the row the magnitude lies in`(price: Int64, increment: Int64) {
    #expect(Self.table.increment(at: Price(price)) == increment)
  }

  @Test func `a table of one increment holds everywhere`() {
    for price in [Int64.min, -1, 0, 1, .max] {
      #expect(TickTable().increment(at: Price(price)) == 1)
      #expect(TickTable(increment: 25).increment(at: Price(price)) == 25)
    }
    #expect(TickTable(increment: 25).rows == [TickTable.Row(from: 0, increment: 25)])
    #expect(TickTable() == TickTable(increment: 1))
  }

  @Test func `a row may start beyond every positive price`() {
    let magnitude = Int64.min.magnitude
    let table = TickTable(rows: [
      .init(from: 0, increment: 1), .init(from: magnitude, increment: 2),
    ])
    #expect(table.increment(at: Price(.max)) == 1)
    #expect(table.increment(at: Price(.min)) == 2)
  }

  @Test func `a table rises strictly from 0 and has positive increments`() {
    #expect(TickTable.isWellFormed(Self.table.rows))
    #expect(TickTable.isWellFormed([.init(from: 0, increment: .max)]))
    #expect(!TickTable.isWellFormed([]))
    #expect(!TickTable.isWellFormed([.init(from: 1, increment: 1)]))
    #expect(!TickTable.isWellFormed([.init(from: 0, increment: 0)]))
    #expect(!TickTable.isWellFormed([.init(from: 0, increment: -1)]))
    #expect(
      !TickTable.isWellFormed([.init(from: 0, increment: 1), .init(from: 9, increment: 0)]))
    #expect(
      !TickTable.isWellFormed([.init(from: 0, increment: 1), .init(from: 0, increment: 2)]))
    #expect(
      !TickTable.isWellFormed([
        .init(from: 0, increment: 1), .init(from: 9, increment: 2), .init(from: 8, increment: 3),
      ]))
  }

  @Test func `a malformed table is a programmer's error`() async {
    await #expect(processExitsWith: .failure) { _ = TickTable(rows: []) }
    await #expect(processExitsWith: .failure) { _ = TickTable(increment: 0) }
  }
}
