import Engines
import Market
import Testing

/// What the tables in the doc comment of `Phase` say, held against both engines cell by cell.
@Suite struct PhaseTableTests {
  private let table: PhaseTable

  init() throws { table = try PhaseTable() }

  /// Every value of the conventions that the table names.
  private static let conventions: [Conventions] = Conventions.Halt.allCases.flatMap { halt in
    Conventions.AuctionMarketOrders.allCases.map { orders in
      var conventions = Conventions()
      conventions.halt = halt
      conventions.auctionMarketOrders = orders
      return conventions
    }
  }

  @Test(arguments: Phase.allCases, PhaseTable.Column.allCases)
  func `a command gets what its cell says`(phase: Phase, column: PhaseTable.Column) throws {
    let cell = try #require(table.cells[phase]?[column])
    #expect(try differences(of: column, in: phase, from: cell) == [])
  }

  @Test(arguments: Phase.allCases, PhaseTable.Column.allCases)
  func `a cell that says anything else is found out`(
    phase: Phase, column: PhaseTable.Column
  ) throws {
    let written = try #require(table.cells[phase]?[column])
    let others: [PhaseTable.Cell] = [
      .collected, .waits, .matched, .taken, .byConvention, .rejected(.needsContinuousTrading),
      .rejected(.marketClosed), .rejected(.tradingHalted), .rejected(.notInAuction),
    ]
    for cell in others where cell != written {
      #expect(try differences(of: column, in: phase, from: cell) != [], "\(cell)")
    }
  }

  @Test(arguments: Phase.allCases)
  func `a phase follows those that its row names, and no other`(phase: Phase) throws {
    let predecessors = try #require(table.predecessors[phase])
    let xyz = InstrumentID(0)
    for left in Phase.allCases {
      let expected: Event =
        if phase == left {
          .rejected(Rejection(reason: .phaseUnchanged))
        } else if predecessors.contains(left) {
          .phaseChanged(PhaseChange(instrument: xyz, phase: phase))
        } else {
          .rejected(Rejection(reason: .phaseCannotFollow))
        }
      for probe in try probes(in: left) {
        #expect(probe.answer(to: phase) == [expected], "\(probe.choice), from \(left)")
      }
    }
  }

  @Test func `continuous trading does not follow while the book is crossed`() throws {
    for phase in Phase.allCases where phase.isAuction || phase == .preOpen {
      for probe in try probes(in: phase) {
        let crossed = [Event.rejected(Rejection(reason: .bookCrossed))]
        #expect(probe.answerWhileCrossed(by: .limit(Price(100))) != crossed)
        let limit = probe.side == .buy ? Price(105) : Price(95)
        #expect(probe.answerWhileCrossed(by: .limit(limit)) == crossed, "\(phase)")
        let isCollected = probe.conventions.auctionMarketOrders == .collected
        #expect((probe.answerWhileCrossed(by: .market) == crossed) == isCollected, "\(phase)")
      }
    }
  }

  @Test func `a table that is not whole is refused`() throws {
    #expect(throws: PhaseTable.Malformed.self) { try PhaseTable(of: "/// | | new limit |\n") }
    #expect(throws: PhaseTable.Malformed.self) { try PhaseTable(of: "") }
  }

  // MARK: - Parts

  private func probes(in phase: Phase) throws -> [PhaseProbe] {
    let way = try table.way(to: phase)
    return EngineChoice.allCases.flatMap { choice in
      Self.conventions.flatMap { conventions in
        Side.allCases.map {
          PhaseProbe(choice: choice, conventions: conventions, way: way, side: $0)
        }
      }
    }
  }

  /// Where the engines differ from a cell, under every value of the conventions.
  private func differences(
    of column: PhaseTable.Column, in phase: Phase, from cell: PhaseTable.Cell
  ) throws -> [String] {
    try probes(in: phase).flatMap { probe -> [String] in
      guard let resolved = resolved(cell, of: column, in: phase, probe.conventions) else {
        return ["no convention decides over \(column.rawValue) in \(phase)"]
      }
      return probe.differences(of: column, from: resolved)
    }
  }

  /// What a cell says under conventions; nil where none decides.
  private func resolved(
    _ cell: PhaseTable.Cell, of column: PhaseTable.Column, in phase: Phase,
    _ conventions: Conventions
  ) -> PhaseTable.Cell? {
    guard cell == .byConvention else { return cell }
    guard phase == .halted else {
      guard column == .market else { return nil }
      return conventions.auctionMarketOrders == .collected
        ? .collected : .rejected(.needsContinuousTrading)
    }
    switch conventions.halt {
    case .takesNothing: return .rejected(.tradingHalted)
    case .takesCancels: return column == .cancel ? .taken : .rejected(.tradingHalted)
    case .takesOrders:
      guard let called = table.cells[.callAuction]?[column] else { return nil }
      return resolved(called, of: column, in: .callAuction, conventions)
    }
  }
}
