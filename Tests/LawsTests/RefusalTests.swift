import Laws
import Market
import Testing

@Suite struct RefusalTests {
  /// A command that must be refused, and the answer of an engine that takes it.
  struct Due: CustomTestStringConvertible, Sendable {
    var reason: RejectReason
    var before: [LawCase.Told]
    var taken: LawCase.Told
    var conventions = Conventions()

    var testDescription: String { "\(reason)" }

    init(
      _ reason: RejectReason, _ command: Command, _ events: Event...,
      by choose: (inout Conventions) -> Void = { _ in },
      @LawCase.HistoryBuilder after before: () -> [LawCase.Told]
    ) {
      self.reason = reason
      self.before = before()
      taken = LawCase.Told(command)
      taken.events = events
      choose(&conventions)
    }

    init(_ reason: RejectReason, _ command: Command, _ events: Event...) {
      self.reason = reason
      before = []
      taken = LawCase.Told(command)
      taken.events = events
    }

    /// The order that the command names.
    var order: OrderID? {
      switch taken.command {
      case .new(let order): order.id
      case .cancel(let id): id
      case .replace(let replace): replace.id
      case .massCancel, .phase, .uncross, .clock: nil
      }
    }

    /// What the laws say when the command is answered so.
    func violations(answer: [Event]) -> [Violation] {
      var instrument = LawCase.instrument
      instrument.tickTable = TickTable(increment: 5)
      instrument.priceSigns = .positive
      instrument.priceBand = Price(10)...Price(900)
      instrument.lot = 2
      instrument.minimumQuantity = 4
      instrument.maximumQuantity = 100
      var judge = Judge(instruments: [instrument], conventions: conventions)
      for told in before {
        #expect(judge.judge(told.command, answeredBy: told.events) == [])
      }
      return judge.judge(taken.command, answeredBy: answer)
    }
  }

  private static let dues: [Due] = [
    Due(.unknownInstrument, .buy(1, 6, at: 100, on: 7), .accepted(1, on: 7)),
    Due(
      .unknownInstrument, .uncross(7), .uncrossed(at: nil, volume: 0, imbalance: 0, on: 7)),
    Due(.unknownInstrument, .phase(.halted, on: 7), .phaseChanged(.halted, on: 7)),
    Due(.unknownInstrument, .cancelAll(on: 7)),
    Due(.duplicateOrder, .buy(1, 6, at: 100), .accepted(1)) {
      LawCase.Told.taken(.buy(1, 6, at: 100))
    },
    Due(
      .reusedIdentifier, .buy(1, 6, at: 100), .accepted(1), by: { $0.identifierReuse = .never }
    ) {
      LawCase.Told.taken(.buy(1, 6, at: 100))
      LawCase.Told(.cancel(1), .canceled(1, 6, .requested))
    },
    Due(.marketClosed, .buy(1, 6, at: 100), .accepted(1)) { LawCase.Told.begun(.closed) },
    Due(.tradingHalted, .buy(1, 6, at: 100), .accepted(1)) { LawCase.Told.begun(.halted) },
    Due(
      .tradingHalted, .cancel(1), .canceled(1, 6, .requested), by: { $0.halt = .takesNothing }
    ) {
      LawCase.Told.taken(.buy(1, 6, at: 100))
      LawCase.Told.begun(.halted)
    },
    Due(.needsContinuousTrading, .buyAtMarket(1, 6), .accepted(1)) {
      LawCase.Told.begun(.callAuction)
    },
    Due(.auctionPassed, .buy(1, 6, at: 100, .atOpening), .accepted(1)),
    Due(.quantityNotPositive, .buy(1, -6, at: 100), .accepted(1)),
    Due(.quantityOffLot, .buy(1, 5, at: 100), .accepted(1)),
    Due(.quantityBelowMinimum, .buy(1, 2, at: 100), .accepted(1)),
    Due(.quantityAboveMaximum, .buy(1, 102, at: 100), .accepted(1)),
    Due(.priceSignNotAllowed, .buy(1, 6, at: -100), .accepted(1)),
    Due(.priceOffTick, .buy(1, 6, at: 101), .accepted(1)),
    Due(.priceOutsideBand, .buy(1, 6, at: 905), .accepted(1)),
    Due(.expiryNotInFuture, .buy(1, 6, at: 100, .goodTillDate(0)), .accepted(1)),
    Due(
      .quantityAlreadyFilled, .replace(1, quantity: 4), .replaced(1, at: 100, leaves: 2, .kept),
      by: { $0.replaceBelowFilled = .rejects }
    ) {
      LawCase.Told.taken(.buy(1, 6, at: 100))
      LawCase.Told(
        .sell(2, 4, at: 100), .accepted(2),
        .trade(4, at: 100, maker: 1, leaves: 2, taker: 2, leaves: 0, .sell))
    },
    Due(.phaseUnchanged, .phase(.continuous), .phaseChanged(.continuous)),
    Due(.phaseCannotFollow, .phase(.preOpen), .phaseChanged(.preOpen)),
    Due(.bookCrossed, .phase(.continuous), .phaseChanged(.continuous)) {
      LawCase.Told.begun(.callAuction)
      LawCase.Told.taken(.buy(1, 6, at: 100))
      LawCase.Told.taken(.sell(2, 6, at: 100))
    },
    Due(.notInAuction, .uncross, .uncrossed(at: nil, volume: 0, imbalance: 0)),
    Due(.clockRanBack, .clock(-1)),
  ]

  @Test(arguments: dues)
  func `a refusal that is due is silent`(due: Due) {
    #expect(due.violations(answer: [.rejected(due.order, due.reason)]) == [])
  }

  @Test(arguments: dues)
  func `a command that is taken despite a reason is told`(due: Due) {
    let found = due.violations(answer: due.taken.events)
    #expect(found.map(\.law) == [.refusal], "\(found)")
    #expect(found.first?.shape.hasSuffix(" taken despite \(due.reason)") == true)
    #expect(found.first?.orders == [due.order].compactMap { $0 })
  }

  @Test(arguments: dues)
  func `another reason than the first is told`(due: Due) {
    for other in RejectReason.allCases where other != due.reason {
      let found = due.violations(answer: [.rejected(due.order, other)])
      #expect(found.map(\.law) == [.refusal])
      #expect(found.map(\.shape) == ["\(other) for \(due.reason)"])
    }
  }

  @Test func `every reason but the unknown order has its case`() {
    let reasons = Set(Self.dues.map(\.reason)).union([.unknownOrder])
    #expect(reasons == Set(RejectReason.allCases))
  }

  @Test(arguments: LawCase.refusal)
  func `a command is refused by a rule alone`(history: LawCase) { history.check() }
}

extension LawCase {
  static let refusal: [LawCase] = [
    LawCase("a cancel of an unknown order is refused") {
      Told(.cancel(1), .rejected(1, .unknownOrder))
    },
    LawCase(
      "a cancel of an unknown order is taken",
      Breach(.refusal, "cancel taken despite unknownOrder", 1),
      Breach(.theDeadStayDead, "canceled", 1),
      sentence:
        "cancel should have been refused, because unknownOrder applies; instead it was taken"
    ) { Told(.cancel(1), .canceled(1, 5, .requested)) },
    LawCase(
      "a good order is refused", Breach(.refusal, "new refused as priceOffTick", 1),
      sentence: "new should have been taken, because no rule refuses it; instead it was refused "
        + "as priceOffTick"
    ) { Told(.buy(1, 5, at: 100), .rejected(1, .priceOffTick)) },
    LawCase(
      "another reason", Breach(.refusal, "priceOffTick for quantityNotPositive", 1),
      sentence: "new should have been refused as quantityNotPositive, because that is the "
        + "first reason that applies; instead it was refused as priceOffTick"
    ) { Told(.buy(1, 0, at: 100), .rejected(1, .priceOffTick)) },
  ]
}
