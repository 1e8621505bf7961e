import Laws
import Market
import Testing

@Suite struct EveryLawTests {
  @Test func `every law is broken by a history of these tests`() {
    let histories: [[LawCase]] = [
      LawCase.oneAnswer, LawCase.refusal, LawCase.theDeadStayDead, LawCase.isolation,
      LawCase.conservation, LawCase.pricePriority, LawCase.timePriority, LawCase.makersPrice,
      LawCase.limit, LawCase.positiveSpread, LawCase.immediateOrders, LawCase.remainder,
      LawCase.replacement, LawCase.cancellation, LawCase.expiry, LawCase.phases,
      LawCase.dynamicRange, LawCase.auctionPrice, LawCase.auctionAllocation, LawCase.auctionEnd,
    ]
    let broken = Set(histories.joined().flatMap(\.violations).map(\.law))
    // What an engine shows is no part of a history: `ReportedBookTests` breaks that law.
    #expect(broken.union([.reportedBook]) == Set(Law.allCases))
  }
}
