import Market
import Specification
import Testing

/// Orders for the opening and the closing auction, and collected market orders.
@Suite struct AuctionOrderTests {
  private static func venue(
    _ instrument: Instrument = Instrument(symbol: "XYZ"),
    _ choose: (inout Conventions) -> Void = { _ in }
  ) -> Venue {
    Venue([instrument]) {
      $0.auctionMarketOrders = .collected
      choose(&$0)
    }
  }

  @Test func `an order at the opening takes part in the opening and then expires`() {
    var venue = Self.venue()
    venue.send(.phase(.closed), .phase(.preOpen))
    #expect(venue.send(.buy(1, 5, at: 101, .atOpening)) == [.accepted(1)])
    venue.send(
      .sell(2, 3, at: 100), .sellAtMarket(3, 1, .atOpening), .buy(4, 1, at: 50, .atOpening))
    #expect(venue.asks() == ["#3 1@market", "#2 3@100"])
    venue.send(.phase(.openingAuction))
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 101, volume: 4, imbalance: 1),
        .cross(1, at: 101, buy: 1, leaves: 4, sell: 3, leaves: 0),
        .cross(3, at: 101, buy: 1, leaves: 1, sell: 2, leaves: 0),
        .expired(1, 1), .expired(4, 1),
      ])
  }

  @Test(arguments: [Phase.continuous, .callAuction, .closed])
  func `the day that goes on without an opening ends the orders for it`(phase: Phase) {
    var venue = Self.venue()
    venue.send(
      .phase(.closed), .phase(.preOpen), .buy(1, 5, at: 101, .atOpening), .buy(2, 1, at: 90))
    #expect(venue.send(.phase(.openingAuction)) == [.phaseChanged(.openingAuction)])
    #expect(venue.send(.phase(.halted)) == [.phaseChanged(.halted)])
    #expect(venue.send(.phase(.openingAuction)) == [.phaseChanged(.openingAuction)])
    #expect(venue.send(.phase(phase)) == [.phaseChanged(phase), .expired(1, 5)])
  }

  @Test(arguments: [Phase.continuous, .callAuction, .closingAuction])
  func `no order at the opening comes after it`(phase: Phase) {
    var venue = Self.venue()
    if phase != .continuous { venue.send(.phase(phase)) }
    #expect(venue.send(.buy(1, 5, at: 101, .atOpening)) == [.rejected(1, .auctionPassed)])
  }

  @Test func `an order at the close waits out of reach, joins behind the book, and expires`() {
    var venue = Self.venue()
    #expect(venue.send(.buy(1, 5, at: 100, .atClose)) == [.accepted(1)])
    venue.send(.buy(2, 2, at: 100), .sellAtMarket(3, 9, .atClose), .sell(4, 3, at: 100))
    #expect(venue.bids() == [])
    #expect(venue.asks() == ["#4 1@100"])
    #expect(venue.send(.buy(2, 2, at: 100, .immediateOrCancel)).count == 3)
    venue.send(.buy(5, 1, at: 100))
    #expect(venue.send(.phase(.closingAuction)) == [.phaseChanged(.closingAuction)])
    #expect(venue.bids() == ["#5 1@100", "#1 5@100"])
    #expect(venue.asks() == ["#3 9@market"])
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 100, volume: 6, imbalance: -3),
        .cross(1, at: 100, buy: 5, leaves: 0, sell: 3, leaves: 8),
        .cross(5, at: 100, buy: 1, leaves: 0, sell: 3, leaves: 3),
        .expired(3, 3),
      ])
  }

  @Test(arguments: [Phase.halted, .closed, .callAuction])
  func `an order at the close ends with the closing auction`(phase: Phase) {
    var venue = Self.venue()
    venue.send(.buy(1, 5, at: 100, .atClose), .phase(.closingAuction), .buy(2, 3, at: 99, .atClose))
    #expect(venue.bids() == ["#1 5@100", "#2 3@99"])
    #expect(
      venue.send(.phase(phase)) == [.phaseChanged(phase), .expired(1, 5), .expired(2, 3)])
  }

  @Test func `an order at the close that waits can be canceled, replaced and closed on`() {
    var venue = Self.venue()
    venue.send(
      .buy(1, 5, at: 100, .atClose, account: 1), .buy(2, 5, at: 100, .atClose),
      .buyAtMarket(3, 5, .atClose), .buy(4, 4, at: 100, .atClose))
    #expect(venue.send(.replace(1, quantity: 4)) == [.replaced(1, at: 100, leaves: 4, .kept)])
    #expect(venue.send(.replace(2, quantity: 6)) == [.replaced(2, at: 100, leaves: 6, .lost)])
    #expect(venue.send(.replace(3, quantity: 4)) == [.replaced(3, at: nil, leaves: 4, .kept)])
    #expect(venue.send(.cancel(4)) == [.canceled(4, 4, .requested)])
    #expect(venue.send(.sell(5, 1, at: 90)) == [.accepted(5)])
    #expect(venue.send(.cancelAll(account: 1)) == [.canceled(1, 4, .massCancel)])
    #expect(
      venue.send(.phase(.closed)) == [.phaseChanged(.closed), .expired(3, 4), .expired(2, 6)])
  }

  @Test func `market orders come first, and what no one takes is canceled`() {
    var venue = Self.venue { $0.auctionPrice = .xetra }
    venue.send(
      .phase(.callAuction), .buy(1, 5, at: 105), .buyAtMarket(2, 5), .sell(3, 4, at: 100),
      .sellAtMarket(4, 3), .buyAtMarket(5, 4), .replace(2, quantity: 6))
    #expect(venue.bids() == ["#5 4@market", "#2 6@market", "#1 5@105"])
    #expect(
      venue.send(.uncross) == [
        .uncrossed(at: 105, volume: 7, imbalance: 8),
        .cross(3, at: 105, buy: 5, leaves: 1, sell: 4, leaves: 0),
        .cross(1, at: 105, buy: 5, leaves: 0, sell: 3, leaves: 3),
        .cross(3, at: 105, buy: 2, leaves: 3, sell: 3, leaves: 0),
        .canceled(2, 3, .noLiquidity),
      ])
    #expect(venue.bids() == ["#1 5@105"])
  }

  @Test func `by convention what is left of a filled market order rests at the auction's price`() {
    var venue = Self.venue { $0.marketRemainder = .rests }
    venue.send(
      .phase(.callAuction), .buyAtMarket(1, 5), .buyAtMarket(2, 5), .sell(3, 3, at: 100),
      .buy(4, 1, at: 100))
    #expect(
      venue.send(.uncross).suffix(2) == [
        .cross(3, at: 100, buy: 1, leaves: 2, sell: 3, leaves: 0), .canceled(2, 5, .noLiquidity),
      ])
    #expect(venue.bids() == ["#4 1@100", "#1 2@100"])
  }

  @Test func `a market order given a price is a limit order`() {
    var venue = Self.venue()
    venue.send(.phase(.callAuction), .buyAtMarket(1, 5), .buy(2, 5, at: 100))
    #expect(venue.send(.replace(1, price: 100)) == [.replaced(1, at: 100, leaves: 5, .lost)])
    #expect(venue.bids() == ["#2 5@100", "#1 5@100"])
  }

  @Test func `market orders alone trade at the reference price, and without one not at all`() {
    for reference in [Price(77), nil] {
      var venue = Self.venue(Instrument(symbol: "XYZ", referencePrice: reference))
      venue.send(.phase(.callAuction), .buyAtMarket(1, 5), .sellAtMarket(2, 3))
      let volume: Volume = reference == nil ? 0 : 3
      #expect(
        venue.send(.uncross).first
          == .uncrossed(at: reference, volume: volume, imbalance: reference == nil ? 0 : 2))
      #expect(venue.bids() == [] && venue.asks() == [])
    }
  }

  @Test func `continuous trading begins without market orders, and not with what they could take`()
  {
    var venue = Self.venue()
    venue.send(.phase(.callAuction), .buyAtMarket(1, 5), .sell(2, 3, at: 100))
    #expect(venue.send(.phase(.continuous)) == [.rejected(nil, .bookCrossed)])
    venue.send(.cancel(2))
    #expect(
      venue.send(.phase(.continuous))
        == [.phaseChanged(.continuous), .canceled(1, 5, .noLiquidity)])
  }

  @Test(arguments: [TimeInForce.goodTillCancel, .atClose])
  func `where market orders are not collected none is taken for an auction`(
    timeInForce: TimeInForce
  ) {
    var venue = Self.venue { $0.auctionMarketOrders = .rejected }
    if timeInForce != .atClose { venue.send(.phase(.callAuction)) }
    #expect(
      venue.send(.buyAtMarket(1, 5, timeInForce)) == [.rejected(1, .needsContinuousTrading)])
  }

  @Test func `there is an indication where orders are collected, and nowhere else`() {
    var venue = Self.venue()
    #expect(venue.engine.indication(of: 0) == nil)
    #expect(venue.engine.indication(of: 1) == nil)
    venue.send(.phase(.closed), .phase(.preOpen), .buy(1, 5, at: 101), .sell(2, 3, at: 101))
    let expected = Uncrossing(instrument: 0, price: 101, volume: 3, imbalance: 2)
    #expect(venue.engine.indication(of: 0) == expected)
    venue.send(.phase(.openingAuction))
    #expect(venue.engine.indication(of: 0) == expected)
    venue.send(.phase(.halted))
    #expect(venue.engine.indication(of: 0) == nil)
    venue.send(.phase(.reopeningAuction), .buy(3, 1, at: 102, .atClose))
    #expect(venue.engine.indication(of: 0) == expected)
  }
}
