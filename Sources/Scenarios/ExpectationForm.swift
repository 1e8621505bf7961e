internal import JSONText
internal import Market
internal import Wire

/// How expectations are written.
struct ExpectationForm: Sendable {
  let codec: JSONCodec

  var form: JSONForm<Expectation> {
    JSONForm.object { members in
      var expectation = Expectation()
      expectation.events = members.optional("events", .array(of: EventPatternForm(of: self).any))
      expectation.trades = members.optional("trades", .array(of: pattern(.traded)))
      expectation.rejected = members.optional("rejected", RejectReason.words.form)
      expectation.canceled = members.optional("canceled", .array(of: pattern(.canceled)))
      expectation.expired = members.optional("expired", .array(of: JSONForm<OrderID>.orderID))
      expectation.uncrossed = members.optional("uncrossed", pattern(.uncrossed))
      expectation.books = members.optional("book", books) ?? []
      expectation.statuses = members.optional("orders", statuses) ?? []
      expectation.phases = members.optional("phase", phases) ?? []
      if case .object(let keys) = members.value.kind, keys.isEmpty {
        members.report("expected something to be expected, found an empty object")
        return nil
      }
      return expectation
    }
  }

  private func pattern(_ kind: EventKind) -> JSONForm<EventPattern> {
    EventPatternForm(of: self).pattern(kind)
  }

  // MARK: - Books

  private var books: JSONForm<[BookPattern]> { oneOrMany(book) }

  private var book: JSONForm<BookPattern> {
    JSONForm.object { members in
      guard let instrument = listedInstrument(of: &members) else {
        members.ignoreOtherKeys()
        return nil
      }
      let bids = members.optional("bids", .array(of: level(instrument)))
      let asks = members.optional("asks", .array(of: level(instrument)))
      if case .object(let keys) = members.value.kind, keys.allSatisfy({ $0.key == "instrument" }) {
        members.report("expected the key \"bids\" or \"asks\"")
        return nil
      }
      return BookPattern(instrument: instrument, bids: bids, asks: asks)
    }
  }

  private func level(_ instrument: InstrumentID) -> JSONForm<LevelPattern> {
    JSONForm.object { members in
      let price = members.required("price", codec.notation(of: instrument).price)
      let quantity = members.optional("quantity", codec.notation(of: instrument).volume)
      let orders = members.optional("orders", .array(of: order(instrument)))
      guard let price else { return nil }
      return LevelPattern(price: price, quantity: quantity, orders: orders)
    }
  }

  private func order(_ instrument: InstrumentID) -> JSONForm<(id: OrderID, leaves: Quantity?)> {
    JSONForm { value, problems in
      guard case .object = value.kind else {
        return JSONForm<OrderID>.orderID.read(value, into: problems).map { ($0, nil) }
      }
      return JSONForm.object { members in
        let id = members.required("id", JSONForm<OrderID>.orderID)
        let leaves = members.required("leaves", codec.notation(of: instrument).quantity)
        guard let id, let leaves else { return nil }
        return (id, leaves)
      }.read(value, into: problems)
    }
  }

  // MARK: - Orders and phases

  private var statuses: JSONForm<[(id: OrderID, status: OrderStatus)]> {
    JSONForm { value, problems in
      guard case .object(let members) = value.kind else {
        problems.report(expected: "an object of order identifiers", found: value)
        return nil
      }
      var statuses: [(id: OrderID, status: OrderStatus)] = []
      for member in members {
        let key = JSONValue(.string(member.key), at: member.keyPosition)
        let id = JSONForm<OrderID>.orderID.read(key, into: problems)
        let status = JSONForm<OrderStatus>.word.read(member.value, into: problems)
        if let id, let status { statuses.append((id, status)) }
      }
      return statuses.count == members.count ? statuses : nil
    }
  }

  private var phases: JSONForm<[(instrument: InstrumentID, phase: Phase)]> {
    oneOrMany(
      JSONForm.object { members in
        let instrument = listedInstrument(of: &members)
        let phase = members.required("phase", Phase.words.form)
        guard let instrument, let phase else { return nil }
        return (instrument, phase)
      })
  }

  // MARK: - Parts

  /// The instrument that an object names, which must be one of the scenario: there is nothing to
  /// look at elsewhere.
  private func listedInstrument(of members: inout JSONObjectReader) -> InstrumentID? {
    guard let instrument = codec.instrument(of: &members) else { return nil }
    guard instrument.index < codec.instruments.count else {
      members.report("expected an instrument of the scenario, found number \(instrument.rawValue)")
      return nil
    }
    return instrument
  }

  private func oneOrMany<Output>(_ form: JSONForm<Output>) -> JSONForm<[Output]> {
    JSONForm { value, problems in
      if case .array = value.kind { return JSONForm.array(of: form).read(value, into: problems) }
      return form.read(value, into: problems).map { [$0] }
    }
  }
}

extension JSONForm
where Output: CaseIterable & RawRepresentable<String> & Sendable, Output.AllCases: Sendable {
  /// One of the words of a closed list.
  static var word: Self {
    .choice(Output.allCases.map { (name: $0.rawValue, value: $0) })
  }
}
