internal import Market
internal import Scenarios
internal import Wire

/// Combinations that no correct engine shows, whatever it is asked, and why.
///
/// What is missing is either named here or a gap. A combination that is named here and exercised
/// all the same is a fault, of the engine or of this list.
struct Impossibility: Sendable {
  let why: String
  let covers: @Sendable (Feature) -> Bool

  /// Why a feature can't be exercised; nil where it can.
  static func reason(against feature: Feature) -> String? {
    all.first { $0.covers(feature) }?.why
  }

  /// All of them.
  static let all = rejections + events + cancellations + orders + pairs

  // MARK: - Rejections

  private static let rejections = [
    onlyRefuses(
      [.new], [.duplicateOrder, .reusedIdentifier], "only a new order brings an identifier"),
    onlyRefuses(
      [.new], [.needsContinuousTrading], "only a new order has a type and a time in force"),
    onlyRefuses([.new], [.expiryNotInFuture], "only a new order has an expiry"),
    onlyRefuses(
      [.cancel, .replace], [.unknownOrder], "only these name an order that must be live"),
    onlyRefuses([.new, .replace], [.marketClosed], "all else is taken while the market is closed"),
    onlyRefuses(
      [.new, .replace],
      [.quantityNotPositive, .quantityOffLot, .quantityBelowMinimum, .quantityAboveMaximum],
      "only these give a quantity"),
    onlyRefuses(
      [.new, .replace], [.priceSignNotAllowed, .priceOffTick, .priceOutsideBand],
      "only these give a price"),
    onlyRefuses(
      [.replace], [.quantityAlreadyFilled], "only a replaced order has been filled before"),
    onlyRefuses([.phase], [.phaseUnchanged, .bookCrossed], "only a phase begins one"),
    onlyRefuses([.phase], [.phaseCannotFollow], "only a phase follows another"),
    onlyRefuses([.new], [.auctionPassed], "only a new order is for an auction to come"),
    onlyRefuses(
      [.new, .cancel, .replace, .massCancel], [.tradingHalted],
      "only orders, and what changes them, are kept out of a halt"),
    onlyRefuses([.uncross], [.notInAuction], "only an uncross needs an auction"),
    onlyRefuses([.clock], [.clockRanBack], "only the clock tells the time"),
    Impossibility(why: "the command names no instrument") { feature in
      switch feature {
      case .rejectedCommand(.cancel, .unknownInstrument),
        .rejectedCommand(.replace, .unknownInstrument),
        .rejectedCommand(.clock, .unknownInstrument):
        true
      default: false
      }
    },
  ]

  private static func onlyRefuses(
    _ commands: Set<CommandKind>, _ reasons: Set<RejectReason>, _ why: String
  ) -> Impossibility {
    Impossibility(why: why) { feature in
      guard case .rejectedCommand(let command, let reason) = feature else { return false }
      return reasons.contains(reason) && !commands.contains(command)
    }
  }

  // MARK: - Events

  private static let events = [
    onlyAnswers([.new], .accepted, "only a new order is accepted"),
    onlyAnswers(
      [.new, .replace, .uncross], .traded, "only what comes into a book, or an uncross, trades"),
    onlyAnswers(
      [.new, .replace, .cancel, .massCancel, .phase, .uncross], .canceled,
      "time expires orders, and cancels none"),
    onlyAnswers([.replace], .replaced, "only a replace replaces"),
    onlyAnswers(
      [.clock, .phase, .uncross], .expired, "only time, phases and the end of an auction expire"),
    onlyAnswers(
      [.phase, .new, .replace], .phaseChanged,
      "only a phase command begins a phase, and what halts trading by its price"),
    onlyAnswers([.uncross], .uncrossed, "only an uncross uncrosses"),
  ]

  private static func onlyAnswers(
    _ commands: Set<CommandKind>, _ event: EventKind, _ why: String
  ) -> Impossibility {
    Impossibility(why: why) { feature in
      guard case .eventOfCommand(let command, event) = feature else { return false }
      return !commands.contains(command)
    }
  }

  // MARK: - Cancellations

  private static let cancellations = [
    Impossibility(why: "an order that never rests is beyond the reach of later commands") {
      guard case .canceledOrder(let kind, let reason) = $0 else { return false }
      return !kind.canRest && [.requested, .massCancel, .replacedBelowFilled].contains(reason)
    },
    onlyEnds(.immediateOrCancel, "only an immediate-or-cancel order ends so") {
      $0.timeInForce == .ioc
    },
    onlyEnds(.fillOrKill, "only a fill-or-kill order ends so") { $0.timeInForce == .fok },
    onlyEnds(.noLiquidity, "only a market order ends so, and its time in force comes first") {
      $0.type == .market && $0.canRest
    },
  ]

  private static func onlyEnds(
    _ reason: CancelReason, _ why: String, _ isOne: @escaping @Sendable (OrderKind) -> Bool
  ) -> Impossibility {
    Impossibility(why: why) { feature in
      guard case .canceledOrder(let kind, reason) = feature else { return false }
      return !isOne(kind)
    }
  }

  // MARK: - Orders

  private static let orders = [
    Impossibility(why: "the last trade leaves nothing of one of the two") {
      guard case .fills(let fills) = $0 else { return false }
      return fills.lastMaker == .something && fills.taker == .something
    }
  ]

  private static let pairs = [
    Impossibility(why: "under this convention the replace is rejected") { feature in
      guard case .pair(.convention(let choice), .cancelReason(.replacedBelowFilled)) = feature
      else { return false }
      return choice == ConventionChoice(name: "replaceBelowFilled", value: "rejects")
    }
  ]
}
