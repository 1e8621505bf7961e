internal import JSONText
internal import Market
internal import Wire

/// How expectations are written.
struct ExpectationForm {
  let forms: MarketForms
  let instruments: [Instrument]

  var form: JSONForm<Expectation> {
    JSONForm.object { members in
      var expectation = Expectation()
      expectation.events = members.optional("events", .array(of: EventPatternForm(of: self).any))
      expectation.trades = members.optional("trades", .array(of: pattern(.traded)))
      expectation.rejected = members.optional("rejected", forms.rejectReason)
      expectation.canceled = members.optional("canceled", .array(of: pattern(.canceled)))
      expectation.expired = members.optional("expired", .array(of: MarketForms.orderID))
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
      guard let instrument = instrument(of: &members) else { return nil }
      let bids = members.optional("bids", .array(of: level(instrument)))
      let asks = members.optional("asks", .array(of: level(instrument)))
      guard members.contains("bids") || members.contains("asks") else {
        members.report("expected the key \"bids\" or \"asks\"")
        return nil
      }
      return BookPattern(instrument: instrument, bids: bids, asks: asks)
    }
  }

  private func level(_ instrument: InstrumentID) -> JSONForm<LevelPattern> {
    JSONForm.object { members in
      let price = members.required("price", forms.price(of: instrument))
      let quantity = members.optional("quantity", forms.volume(of: instrument))
      let orders = members.optional("orders", .array(of: order(instrument)))
      guard let price else { return nil }
      return LevelPattern(price: price, quantity: quantity, orders: orders)
    }
  }

  private func order(_ instrument: InstrumentID) -> JSONForm<(id: OrderID, leaves: Quantity?)> {
    JSONForm { value, problems in
      guard case .object = value.kind else {
        return MarketForms.orderID.read(value, into: problems).map { ($0, nil) }
      }
      return JSONForm.object { members in
        let id = members.required("id", MarketForms.orderID)
        let leaves = members.required("leaves", forms.quantity(of: instrument))
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
        let id = MarketForms.orderID.read(key, into: problems)
        let status = JSONForm<OrderStatus>.word.read(member.value, into: problems)
        if let id, let status { statuses.append((id, status)) }
      }
      return statuses.count == members.count ? statuses : nil
    }
  }

  private var phases: JSONForm<[(instrument: InstrumentID, phase: Phase)]> {
    oneOrMany(
      JSONForm.object { members in
        let instrument = instrument(of: &members)
        let phase = members.required("phase", forms.phase)
        guard let instrument, let phase else { return nil }
        return (instrument, phase)
      })
  }

  // MARK: - Parts

  /// The instrument a member names, or the only one there is.
  func instrument(of members: inout JSONObjectReader) -> InstrumentID? {
    if instruments.count == 1 {
      return members.optional("instrument", forms.instrumentID)
        ?? (members.contains("instrument") ? nil : InstrumentID(0))
    }
    return members.required("instrument", forms.instrumentID)
  }

  private func oneOrMany<Output>(_ form: JSONForm<Output>) -> JSONForm<[Output]> {
    JSONForm { value, problems in
      if case .array = value.kind { return JSONForm.array(of: form).read(value, into: problems) }
      return form.read(value, into: problems).map { [$0] }
    }
  }
}

extension JSONForm where Output: CaseIterable & RawRepresentable<String> {
  /// One of the words of a closed list.
  static var word: Self {
    Self { value, problems in
      let words = Output.allCases.map(\.rawValue)
      guard case .string(let text) = value.kind, let match = Output(rawValue: text) else {
        var suggestion: String?
        if case .string(let text) = value.kind { suggestion = didYouMean(text, among: words) }
        let expected = "one of " + words.map { "\"\($0)\"" }.joined(separator: ", ")
        problems.report(expected: expected, found: value, suggestion: suggestion)
        return nil
      }
      return match
    }
  }
}
