import Market
import Testing

@Suite struct IdentifierTests {
  @Test func `identifiers are ordered as unsigned numbers`() {
    #expect(OrderID(1) < OrderID(.max))
    #expect(!(OrderID(.max) < OrderID(1)))
    #expect(AccountID(1) < AccountID(.max))
    #expect(InstrumentID(1) < InstrumentID(.max))
    #expect(OrderID(7) == OrderID(rawValue: 7))
    #expect(OrderID(7) != OrderID(8))
  }

  @Test func `no account is the account 0`() {
    #expect(AccountID.none == AccountID(0))
    #expect(AccountID.none != AccountID(1))
  }

  @Test func `an instrument's identifier is its place in the list`() {
    #expect(InstrumentID(0).index == 0)
    #expect(InstrumentID(.max).index == 4_294_967_295)
  }

  @Test func `time is ordered and starts at 0`() {
    #expect(Timestamp.zero == Timestamp(nanoseconds: 0))
    #expect(Timestamp(nanoseconds: .min) < .zero)
    #expect(Timestamp.zero < Timestamp(nanoseconds: 1))
    #expect(Timestamp(rawValue: 5).rawValue == 5)
  }
}
