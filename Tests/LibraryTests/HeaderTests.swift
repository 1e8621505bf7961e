import CEngine
import Market
import Testing

/// The codes of the header are those of the vocabulary.
@Suite struct HeaderTests {
  @Test func `every code of the header is that of the vocabulary`() {
    #expect(
      Phase.allCases.map { Int($0.rawValue) } == [
        ASSAY_PRE_OPEN, ASSAY_OPENING_AUCTION, ASSAY_CONTINUOUS, ASSAY_HALTED,
        ASSAY_REOPENING_AUCTION, ASSAY_CALL_AUCTION, ASSAY_CLOSING_AUCTION, ASSAY_CLOSED,
      ])
    #expect(
      RejectReason.allCases.map { Int($0.rawValue) } == [
        ASSAY_UNKNOWN_INSTRUMENT, ASSAY_UNKNOWN_ORDER, ASSAY_DUPLICATE_ORDER,
        ASSAY_REUSED_IDENTIFIER, ASSAY_MARKET_CLOSED, ASSAY_TRADING_HALTED,
        ASSAY_NEEDS_CONTINUOUS_TRADING, ASSAY_AUCTION_PASSED, ASSAY_QUANTITY_NOT_POSITIVE,
        ASSAY_QUANTITY_OFF_LOT, ASSAY_QUANTITY_BELOW_MINIMUM, ASSAY_QUANTITY_ABOVE_MAXIMUM,
        ASSAY_PRICE_SIGN_NOT_ALLOWED, ASSAY_PRICE_OFF_TICK, ASSAY_PRICE_OUTSIDE_BAND,
        ASSAY_EXPIRY_NOT_IN_FUTURE, ASSAY_QUANTITY_ALREADY_FILLED, ASSAY_PHASE_UNCHANGED,
        ASSAY_PHASE_CANNOT_FOLLOW, ASSAY_BOOK_CROSSED, ASSAY_NOT_IN_AUCTION,
        ASSAY_CLOCK_RAN_BACK,
      ])
    #expect(
      CancelReason.allCases.map { Int($0.rawValue) } == [
        ASSAY_BY_REQUEST, ASSAY_BY_MASS_CANCEL, ASSAY_BY_IOC, ASSAY_BY_FOK,
        ASSAY_BY_NO_LIQUIDITY, ASSAY_BY_REPLACE_BELOW_FILLED, ASSAY_BY_DYNAMIC_RANGE,
      ])
    #expect(
      Aggressor.allCases.map { Int($0.rawValue) } == [
        ASSAY_BY_BUYER, ASSAY_BY_SELLER, ASSAY_BY_AUCTION,
      ])
    #expect(
      Priority.allCases.map { Int($0.rawValue) } == [ASSAY_PRIORITY_KEPT, ASSAY_PRIORITY_LOST])
    #expect(Side.allCases.map { Int($0.rawValue) } == [ASSAY_BUY, ASSAY_SELL])
    #expect(
      [PriceSigns.negative, .zero, .positive].map { Int($0.rawValue) } == [
        ASSAY_NEGATIVE_PRICES, ASSAY_ZERO_PRICE, ASSAY_POSITIVE_PRICES,
      ])
  }

  @Test func `conventions without a code are the default ones`() {
    let codes = assay_conventions(Conventions())
    let bytes = unsafe withUnsafeBytes(of: codes) { unsafe Array($0) }
    #expect(bytes == [UInt8](repeating: 0, count: 64))
  }
}
