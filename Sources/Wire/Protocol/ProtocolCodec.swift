package import JSONText
package import Market

/// Reads lines of the protocol, each on its own.
package struct ProtocolCodec: Sendable {
  let codec: JSONCodec
  /// The instruments by their symbols, those that are short and plain.
  let symbols: [UInt128: InstrumentID]

  /// A reader for the instruments of the last reset.
  package init(instruments: [Instrument]) {
    codec = JSONCodec(instruments: instruments, numbers: .units)
    symbols = Dictionary(
      instruments.enumerated().compactMap { index, instrument in
        let isPlain = instrument.symbol.utf8.allSatisfy { $0 >= 0x20 }
        let word = isPlain ? UInt128(packing: instrument.symbol) : 0
        return word == 0 ? nil : (word, InstrumentID(UInt32(index)))
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What an answer must be, by what was asked.
  package enum Question: Hashable, Sendable {
    case start, reset, commands, orders, levels, phase, indication, stop
  }

  /// Reads the answer to a question; every problem is reported.
  ///
  /// An answer that says that the engine broke, or can't be understood, is one to every question.
  package func answer(
    _ line: [UInt8], to question: Question
  ) throws(JSONRefusal) -> ProtocolAnswer {
    if question == .commands, let events = fastEvents(line) { return .events(events) }
    return try JSONText.read(line, as: form(question))
  }

  private func form(_ question: Question) -> JSONForm<ProtocolAnswer> {
    let form = plainForm(question)
    return JSONForm { value, problems in
      guard value["error"] == nil else { return Self.broken.read(value, into: problems) }
      guard value["malformed"] == nil else { return Self.malformed.read(value, into: problems) }
      return form.read(value, into: problems)
    }
  }

  private func plainForm(_ question: Question) -> JSONForm<ProtocolAnswer> {
    switch question {
    case .start: Self.handshake.map { .started($0) }
    case .reset:
      JSONForm { value, problems in
        let form = value["unsupported"] == nil ? Self.ok : Self.unsupported
        return form.read(value, into: problems)
      }
    case .stop: Self.ok
    case .commands:
      .object { $0.required("events", .array(of: .array(of: event))).map { .events($0) } }
    case .orders:
      .object { members in
        let bids = members.required("bids", .array(of: Self.order))
        let asks = members.required("asks", .array(of: Self.order))
        guard let bids, let asks else { return nil }
        return .orders(bids: bids, asks: asks)
      }
    case .levels:
      .object { members in
        let bids = members.required("bids", .array(of: Self.row))
        let asks = members.required("asks", .array(of: Self.row))
        guard let bids, let asks else { return nil }
        return .levels(bids: bids, asks: asks)
      }
    case .phase: .object { $0.required("phase", Phase.words.form).map { .phase($0) } }
    case .indication:
      .object { members in
        members.required("indication", Self.indication).map { .indication($0) }
      }
    }
  }

  private static let isOK = JSONForm<Bool>.bool.refine { ok throws(JSONExpectation) in
    guard ok else { throw JSONExpectation("true") }
    return ProtocolAnswer.done
  }

  private static let ok = JSONForm<ProtocolAnswer>.object { $0.required("ok", isOK) }

  private static let broken = JSONForm<ProtocolAnswer>.object { members in
    members.required("error", .string).map { .broken($0) }
  }

  private static let malformed = JSONForm<ProtocolAnswer>.object { members in
    members.required("malformed", .string).map { .malformed($0) }
  }

  private static let unsupported = JSONForm<ProtocolAnswer>.object { members in
    members.required("unsupported", .string).map { .unsupported($0) }
  }

  // MARK: - Books

  private static let least = JSONForm<Int64>.exactInteger("a quantity in units", in: 1...(.max))
    .map { Quantity($0) }
  private static let volume = JSONForm<UInt128>.exactInteger("a quantity in units", in: 1...(.max))
    .map { Volume($0) }

  private static let order = JSONForm<ReportedOrder>.object { members in
    let id = members.required("id", .quoted(.orderID))
    let price = members.optional("price", Notation.units.priceOrNull)
    let leaves = members.required("leaves", least)
    guard let id, let leaves else { return nil }
    return ReportedOrder(id: id, price: price ?? nil, leaves: leaves)
  }

  private static let row = JSONForm<ReportedRow>.object { members in
    let price = members.optional("price", Notation.units.priceOrNull)
    let quantity = members.required("quantity", volume)
    let orders = members.optional("orders", .integer(in: 1...Int.max))
    return quantity.map { ReportedRow(price: price ?? nil, quantity: $0, orders: orders) }
  }

  private static let indication = JSONForm<ReportedEvent?> { value, problems in
    if case .null = value.kind { return .some(nil) }
    let form = JSONForm<ReportedEvent>.object { members in
      var event = ReportedEvent(.uncrossed)
      event.price = .some(members.optional("price", Notation.units.priceOrNull) ?? nil)
      event.volume = members.required("volume", Notation.units.volume)
      event.imbalance = members.required("imbalance", Notation.units.imbalance)
      return event
    }
    return form.read(value, into: problems).map { .some($0) }
  }
}
