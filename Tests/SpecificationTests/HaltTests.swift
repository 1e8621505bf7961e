import Market
import Specification
import Testing

/// Halts by command and by prices that run away.
@Suite struct HaltTests {
  private static func halted(_ halt: Conventions.Halt) -> Venue {
    var venue = Venue { $0.halt = halt }
    venue.send(.buy(1, 5, at: 90, account: 1), .sell(2, 5, at: 110), .phase(.halted))
    return venue
  }

  @Test func `a halt takes cancels alone`() {
    var venue = Self.halted(.takesCancels)
    #expect(venue.send(.buy(3, 1, at: 95)) == [.rejected(3, .tradingHalted)])
    #expect(venue.send(.buyAtMarket(3, 1)) == [.rejected(3, .tradingHalted)])
    #expect(venue.send(.replace(1, quantity: 4)) == [.rejected(1, .tradingHalted)])
    #expect(venue.send(.cancel(2)) == [.canceled(2, 5, .requested)])
    #expect(venue.send(.cancelAll(account: 1)) == [.canceled(1, 5, .massCancel)])
  }

  @Test func `a halt takes orders and matches none`() {
    var venue = Self.halted(.takesOrders)
    #expect(venue.send(.buy(3, 1, at: 115)) == [.accepted(3)])
    #expect(venue.send(.replace(1, price: 112)) == [.replaced(1, at: 112, leaves: 5, .lost)])
    #expect(venue.send(.buyAtMarket(4, 1)) == [.rejected(4, .needsContinuousTrading)])
    #expect(
      venue.send(.buy(4, 1, at: 99, .fillOrKill)) == [.rejected(4, .needsContinuousTrading)])
    #expect(venue.send(.buy(4, 1, at: 99, .atOpening)) == [.rejected(4, .auctionPassed)])
    #expect(venue.send(.buy(4, 1, at: 99, .atClose)) == [.accepted(4)])
    #expect(venue.bids() == ["#3 1@115", "#1 5@112"])
    #expect(venue.send(.uncross) == [.rejected(nil, .notInAuction)])
    #expect(venue.send(.phase(.continuous)) == [.rejected(nil, .bookCrossed)])
    venue.send(.phase(.reopeningAuction))
    #expect(venue.send(.uncross).first == .uncrossed(at: 112, volume: 5, imbalance: 1))
    #expect(venue.send(.phase(.continuous)) == [.phaseChanged(.continuous)])
  }

  @Test func `a frozen book takes nothing, and time goes on`() {
    var venue = Venue([Instrument(symbol: "A"), Instrument(symbol: "B")]) {
      $0.halt = .takesNothing
    }
    venue.send(
      .buy(1, 5, at: 90, account: 1), .buy(2, 5, at: 90, .goodTillDate(7), account: 1),
      .buy(3, 5, at: 90, account: 1, on: 1), .phase(.halted))
    #expect(venue.send(.cancel(1)) == [.rejected(1, .tradingHalted)])
    #expect(venue.send(.cancel(9)) == [.rejected(9, .unknownOrder)])
    #expect(venue.send(.cancelAll(on: 0)) == [.rejected(nil, .tradingHalted)])
    #expect(venue.send(.cancelAll(account: 1)) == [.canceled(3, 5, .massCancel, on: 1)])
    #expect(venue.send(.clock(7)) == [.expired(2, 5)])
    #expect(venue.bids() == ["#1 5@90"])
  }

  private static func ranged(
    _ interruption: Conventions.VolatilityInterruption, _ remainder: Conventions.MarketRemainder
  ) -> Venue {
    var venue = Venue([Instrument(symbol: "XYZ", referencePrice: 100, dynamicRange: 5)]) {
      $0.volatilityInterruption = interruption
      $0.marketRemainder = remainder
    }
    venue.send(.sell(1, 2, at: 105), .sell(2, 2, at: 106), .sell(3, 9, at: 111))
    return venue
  }

  private static let inside = Event.trade(
    2, at: 105, maker: 1, leaves: 0, taker: 9, leaves: 6, .buy)

  @Test(arguments: Conventions.VolatilityInterruption.allCases)
  func `a limit order that reaches too far trades as far as it may`(
    interruption: Conventions.VolatilityInterruption
  ) {
    var venue = Self.ranged(interruption, .cancels)
    let end: Event =
      interruption == .halts ? .phaseChanged(.halted) : .canceled(9, 6, .outsideDynamicRange)
    #expect(venue.send(.buy(9, 8, at: 120)) == [.accepted(9), Self.inside, end])
    #expect(venue.bids() == (interruption == .halts ? ["#9 6@120"] : []))
    #expect(venue.engine.phase(of: 0) == (interruption == .halts ? .halted : .continuous))
  }

  @Test func `the last price moves the range with the next command`() {
    var venue = Self.ranged(.refuses, .cancels)
    #expect(venue.send(.buy(9, 8, at: 120)).count == 3)
    #expect(
      venue.send(.buy(9, 8, at: 110)) == [
        .accepted(9), .trade(2, at: 106, maker: 2, leaves: 0, taker: 9, leaves: 6, .buy),
      ])
    #expect(venue.bids() == ["#9 6@110"])
    venue.send(.cancel(9))
    #expect(
      venue.send(.buy(9, 1, at: 111))
        == [.accepted(9), .trade(1, at: 111, maker: 3, leaves: 8, taker: 9, leaves: 0, .buy)])
  }

  @Test(arguments: Conventions.VolatilityInterruption.allCases)
  func `an immediate order is canceled as such`(interruption: Conventions.VolatilityInterruption) {
    var venue = Self.ranged(interruption, .cancels)
    let halt: [Event] = interruption == .halts ? [.phaseChanged(.halted)] : []
    #expect(
      venue.send(.buy(9, 8, at: 120, .immediateOrCancel))
        == [.accepted(9), Self.inside] + halt + [.canceled(9, 6, .immediateOrCancel)])
  }

  @Test(arguments: Conventions.VolatilityInterruption.allCases)
  func `fill-or-kill counts what is within the range, and halts nothing`(
    interruption: Conventions.VolatilityInterruption
  ) {
    var venue = Self.ranged(interruption, .cancels)
    #expect(
      venue.send(.buy(9, 3, at: 120, .fillOrKill)) == [.accepted(9), .canceled(9, 3, .fillOrKill)])
    #expect(venue.engine.phase(of: 0) == .continuous)
    #expect(venue.send(.buy(9, 2, at: 120, .fillOrKill)).count == 2)
  }

  @Test(
    arguments: Conventions.VolatilityInterruption.allCases, Conventions.MarketRemainder.allCases)
  func `what is left of a market order follows its own convention`(
    interruption: Conventions.VolatilityInterruption, remainder: Conventions.MarketRemainder
  ) {
    var venue = Self.ranged(interruption, remainder)
    let halt: [Event] = interruption == .halts ? [.phaseChanged(.halted)] : []
    let end: [Event] = remainder == .rests ? [] : [.canceled(9, 6, .outsideDynamicRange)]
    #expect(venue.send(.buyAtMarket(9, 8)) == [.accepted(9), Self.inside] + halt + end)
    #expect(venue.bids() == (remainder == .rests ? ["#9 6@105"] : []))
  }

  @Test func `a market order that trades nothing is canceled though its rest would stand`() {
    var venue = Self.ranged(.halts, .rests)
    venue.send(.cancel(1))
    #expect(
      venue.send(.buyAtMarket(9, 8))
        == [.accepted(9), .phaseChanged(.halted), .canceled(9, 8, .outsideDynamicRange)])
  }

  @Test func `a replace that reaches too far is interrupted too`() {
    for interruption in Conventions.VolatilityInterruption.allCases {
      var venue = Self.ranged(interruption, .cancels)
      venue.send(.buy(9, 8, at: 100))
      let end: Event =
        interruption == .halts ? .phaseChanged(.halted) : .canceled(9, 6, .outsideDynamicRange)
      #expect(
        venue.send(.replace(9, price: 120)) == [
          .replaced(9, at: 120, leaves: 8, .lost), Self.inside, end,
        ])
    }
  }

  @Test func `without a price to count from there is no range, and an auction has none`() {
    var venue = Venue([Instrument(symbol: "XYZ", dynamicRange: 0)])
    venue.send(.sell(1, 1, at: 500), .sell(2, 1, at: 501))
    #expect(venue.send(.buy(3, 2, at: 600)).count == 3)
    venue.send(.sell(5, 1, at: 502))
    #expect(venue.send(.buy(4, 1, at: 600)) == [.accepted(4), .phaseChanged(.halted)])
    venue.send(.phase(.reopeningAuction))
    #expect(venue.send(.uncross).first == .uncrossed(at: 551, volume: 1, imbalance: 0))
  }

  @Test func `distances do not wrap at the ends of the numbers`() {
    let far = Instrument(
      symbol: "XYZ", priceSigns: .any, referencePrice: Price(.max - 1), dynamicRange: .max)
    var venue = Venue([far]) { $0.volatilityInterruption = .refuses }
    venue.send(.buy(1, 1, at: Price(.min + 1)), .buy(2, 1, at: Price(-1)))
    #expect(
      venue.send(.sell(3, 2, at: Price(.min + 1))) == [
        .accepted(3), .trade(1, at: -1, maker: 2, leaves: 0, taker: 3, leaves: 1, .sell),
        .canceled(3, 1, .outsideDynamicRange),
      ])
  }
}
