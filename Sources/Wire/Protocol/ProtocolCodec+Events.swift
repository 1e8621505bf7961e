internal import JSONText
internal import Market

extension ProtocolCodec {
  /// A quantity of an event, which is never negative.
  private static let quantity = JSONForm<Int64>.exactInteger("a quantity in units", in: 0...(.max))
    .map { Quantity($0) }

  /// One event of an answer, whatever it leaves out.
  var event: JSONForm<ReportedEvent> {
    .object { members in
      guard let kind = members.required("event", EventKind.words.form) else {
        members.ignoreOtherKeys()
        return nil
      }
      var event = ReportedEvent(kind)
      event.instrument = members.optional("instrument", codec.instrument)
      switch kind {
      case .accepted: event.id = members.optional("id", .quoted(.orderID))
      case .rejected:
        event.id = members.optional("id", .quoted(.orderID))
        event.rejectReason = members.optional("reason", RejectReason.words.form)
      case .traded:
        event.maker = members.optional("maker", .quoted(.orderID))
        event.taker = members.optional("taker", .quoted(.orderID))
        event.price = members.optional("price", Notation.units.price).map { .some($0) }
        event.quantity = members.required("quantity", Self.quantity)
        event.makerLeaves = members.optional("makerLeaves", Self.quantity)
        event.takerLeaves = members.optional("takerLeaves", Self.quantity)
        event.aggressor = members.optional("aggressor", Aggressor.words.form)
      case .canceled:
        event.id = members.optional("id", .quoted(.orderID))
        event.quantity = members.optional("quantity", Self.quantity)
        event.cancelReason = members.optional("reason", CancelReason.words.form)
      case .replaced:
        event.id = members.optional("id", .quoted(.orderID))
        event.price = members.optional("price", Notation.units.priceOrNull)
        event.leaves = members.optional("leaves", Self.quantity)
        event.priority = members.optional("priority", Priority.words.form)
      case .expired:
        event.id = members.required("id", .quoted(.orderID))
        event.quantity = members.optional("quantity", Self.quantity)
      case .phaseChanged: event.phase = members.required("phase", Phase.words.form)
      case .uncrossed:
        event.price = .some(members.optional("price", Notation.units.priceOrNull) ?? nil)
        event.volume = members.required("volume", Notation.units.volume)
        event.imbalance = members.required("imbalance", Notation.units.imbalance)
      }
      return event
    }
  }
}
