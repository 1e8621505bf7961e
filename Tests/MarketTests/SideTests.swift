import Market
import Testing

@Suite struct SideTests {
  @Test func `each side's opposite is the other`() {
    #expect(Side.buy.opposite == .sell)
    #expect(Side.sell.opposite == .buy)
  }
}
