import Laws
import Market
import Testing

@Suite struct EveryLawTests {
  private static let histories: [LawCase] = Array(
    [
      LawCase.oneAnswer, LawCase.refusal, LawCase.theDeadStayDead, LawCase.isolation,
      LawCase.conservation, LawCase.pricePriority, LawCase.timePriority, LawCase.makersPrice,
      LawCase.limit, LawCase.positiveSpread, LawCase.immediateOrders, LawCase.remainder,
      LawCase.replacement, LawCase.cancellation, LawCase.expiry, LawCase.phases,
      LawCase.dynamicRange, LawCase.auctionPrice, LawCase.auctionAllocation, LawCase.auctionEnd,
    ].joined())

  @Test func `every law is broken by a history of these tests`() {
    let broken = Set(Self.histories.flatMap(\.violations).map(\.law))
    // What an engine shows is no part of a history: `ReportedBookTests` breaks that law.
    #expect(broken.union([.reportedBook]) == Set(Law.allCases))
  }

  @Test func `a violation says what should have been, because of what, and what was instead`() {
    var told: Set<Law> = []
    for violation in Self.histories.flatMap(\.violations) + [Self.wrongBook] {
      let sentence = violation.sentence
      let parts = [" should ", ", because ", "; instead "].map { sentence.firstRange(of: $0) }
      let places = parts.compactMap { $0?.lowerBound }
      #expect(places.count == 3 && places == places.sorted(), "\(violation.law): \(sentence)")
      #expect(!violation.shape.isEmpty && !sentence.hasSuffix("."))
      told.insert(violation.law)
    }
    #expect(told == Set(Law.allCases))
    #expect(Set(Law.allCases.map(\.statement)).count == Law.allCases.count)
    for law in Law.allCases { #expect(!law.source.isEmpty && law.statement.hasSuffix(".")) }
  }

  /// An order is shown that the history does not have.
  private static var wrongBook: Violation {
    var judge = Judge(instruments: [LawCase.instrument], conventions: Conventions())
    judge.check(
      [
        RestingOrder(
          id: OrderID(1), side: .buy, price: Price(1), leaves: Quantity(1), filled: .zero,
          timeInForce: .day, account: .none)
      ], of: InstrumentID(0), side: .buy)
    return judge.takeViolations()[0]
  }
}
