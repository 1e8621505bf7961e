import Market
import Testing
import Wire

/// The words of the formats: a renamed case would change them unseen.
@Suite struct WordsTests {
  @Test func `the words of the enumerations are these`() {
    #expect(
      CommandKind.words.all
        == ["new", "cancel", "replace", "massCancel", "phase", "uncross", "clock"])
    #expect(
      EventKind.words.all == [
        "accepted", "rejected", "traded", "canceled", "replaced", "expired", "phaseChanged",
        "uncrossed",
      ])
    #expect(Side.words.all == ["buy", "sell"])
    #expect(
      Phase.words.all == [
        "preOpen", "openingAuction", "continuous", "halted", "reopeningAuction", "callAuction",
        "closingAuction", "closed",
      ])
    #expect(Aggressor.words.all == ["buy", "sell", "auction"])
    #expect(
      CancelReason.words.all == [
        "requested", "massCancel", "immediateOrCancel", "fillOrKill", "noLiquidity",
        "replacedBelowFilled", "outsideDynamicRange",
      ])
    #expect(Priority.words.all == ["kept", "lost"])
    #expect(OrderTypeWord.words.all == ["limit", "market"])
    #expect(TimeInForceWord.words.all == ["gtc", "day", "gtd", "ioc", "fok", "opg", "cls"])
    #expect(
      RejectReason.words.all == [
        "unknownInstrument", "unknownOrder", "duplicateOrder", "reusedIdentifier", "marketClosed",
        "tradingHalted", "needsContinuousTrading", "auctionPassed", "quantityNotPositive",
        "quantityOffLot", "quantityBelowMinimum", "quantityAboveMaximum", "priceSignNotAllowed",
        "priceOffTick", "priceOutsideBand", "expiryNotInFuture", "quantityAlreadyFilled",
        "phaseUnchanged", "phaseCannotFollow", "bookCrossed", "notInAuction", "clockRanBack",
      ])
  }

  @Test(arguments: RejectReason.allCases)
  func `a reason's word is the name of its case`(reason: RejectReason) {
    #expect(RejectReason.words[reason] == "\(reason)")
  }
}
