import Market
import Specification
import Testing

@Suite struct ExtremesTests {
  private static let most = Quantity(.max)
  private static let anyPrice = Instrument(symbol: "ANY", priceSigns: .any)

  @Test func `a level may hold more than 64 bits`() {
    var venue = Venue()
    venue.send(.sell(1, Self.most, at: 100), .sell(2, Self.most, at: 100), .sell(3, 7, at: 100))
    let total = Volume(2 * UInt128(Int64.max) + 7)
    #expect(
      venue.engine.levels(of: 0, side: .sell) == [Level(price: 100, quantity: total, orders: 3)])
  }

  @Test func `the largest orders trade`() {
    var venue = Venue()
    venue.send(.sell(1, Self.most, at: 100), .sell(2, Self.most, at: 100))
    #expect(
      venue.send(.buy(3, Self.most, at: 100)) == [
        .accepted(3), .trade(Self.most, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 0, .buy),
      ])
    venue.send(.buy(4, 1, at: 100))
    #expect(venue.asks() == ["#2 \(Int64.max - 1)@100"])
    #expect(
      venue.send(.replace(2, quantity: Self.most)) == [
        .replaced(2, at: 100, leaves: Quantity(.max - 1), .kept)
      ])
  }

  @Test func `fill-or-kill counts beyond 64 bits`() {
    var venue = Venue()
    venue.send(.sell(1, Self.most, at: 100), .sell(2, 1, at: 101))
    #expect(
      venue.send(.buy(3, Self.most, at: 101, .fillOrKill)) == [
        .accepted(3), .trade(Self.most, at: 100, maker: 1, leaves: 0, taker: 3, leaves: 0, .buy),
      ])
    #expect(
      venue.send(.buy(4, Self.most, at: 101, .fillOrKill)) == [
        .accepted(4), .canceled(4, Self.most, .fillOrKill),
      ])
    venue.send(.sell(5, Quantity(.max - 1), at: 100))
    #expect(venue.send(.buy(6, Self.most, at: 101, .fillOrKill)).count == 3)
    #expect(venue.asks() == [])
  }

  @Test func `every 64-bit price is a price`() {
    var venue = Venue([Self.anyPrice])
    let lowest = Price(.min)
    let highest = Price(.max)
    venue.send(.buy(1, 5, at: lowest), .sell(2, 5, at: highest))
    #expect(venue.bids() == ["#1 5@\(Int64.min)"])
    #expect(venue.asks() == ["#2 5@\(Int64.max)"])
    #expect(
      venue.send(.sell(3, 2, at: lowest)) == [
        .accepted(3), .trade(2, at: lowest, maker: 1, leaves: 3, taker: 3, leaves: 0, .sell),
      ])
    #expect(
      venue.send(.buy(4, 2, at: highest)) == [
        .accepted(4), .trade(2, at: highest, maker: 2, leaves: 3, taker: 4, leaves: 0, .buy),
      ])
    #expect(
      venue.send(.sellAtMarket(5, 4)) == [
        .accepted(5), .trade(3, at: lowest, maker: 1, leaves: 0, taker: 5, leaves: 1, .sell),
        .canceled(5, 1, .noLiquidity),
      ])
    #expect(
      venue.send(.buyAtMarket(6, 3, .fillOrKill)) == [
        .accepted(6), .trade(3, at: highest, maker: 2, leaves: 0, taker: 6, leaves: 0, .buy),
      ])
  }

  @Test func `a market remainder rests at the end of prices`() {
    var venue = Venue([Self.anyPrice]) { $0.marketRemainder = .rests }
    venue.send(.buy(1, 5, at: Price(.min)), .sellAtMarket(2, 6))
    #expect(venue.asks() == ["#2 1@\(Int64.min)"])
    #expect(
      venue.send(.buy(3, 1, at: Price(.min))).last
        == .trade(1, at: Price(.min), maker: 2, leaves: 0, taker: 3, leaves: 0, .buy))
  }

  @Test func `the end of prices may be off the grid`() {
    let even = Instrument(symbol: "E", tickTable: TickTable(increment: 2), priceSigns: .any)
    var venue = Venue([even])
    #expect(venue.send(.buy(1, 1, at: Price(.max))) == [.rejected(1, .priceOffTick)])
    #expect(venue.send(.buy(1, 1, at: Price(.min))) == [.accepted(1)])
  }

  @Test func `the least and the most of quantities are refused where they should be`() {
    var venue = Venue([Instrument(symbol: "L", lot: 2, maximumQuantity: Quantity(.max - 3))])
    #expect(venue.send(.buy(1, Quantity(.min), at: 1)) == [.rejected(1, .quantityNotPositive)])
    #expect(venue.send(.buy(1, Quantity(.max), at: 1)) == [.rejected(1, .quantityOffLot)])
    #expect(
      venue.send(.buy(1, Quantity(.max - 1), at: 1)) == [.rejected(1, .quantityAboveMaximum)])
    venue.send(.buy(2, 2, at: 1))
    #expect(
      venue.send(.replace(2, quantity: Quantity(.min))) == [.rejected(2, .quantityNotPositive)])
  }

  @Test func `a lot at the end of 64 bits`() {
    var venue = Venue([Instrument(symbol: "L", lot: Self.most)])
    #expect(venue.send(.buy(1, Quantity(.max - 1), at: 1)) == [.rejected(1, .quantityOffLot)])
    #expect(venue.send(.buy(1, Self.most, at: 1)) == [.accepted(1)])
  }
}
