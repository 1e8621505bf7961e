package import JSONText
internal import Market
package import Wire

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
      expectation.indications = members.optional("indicative", indications) ?? []
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

  // MARK: - Indications

  /// What an uncross would say; null where no instrument collects orders.
  private var indications: JSONForm<[IndicationPattern]> {
    let given = oneOrMany(indication)
    return JSONForm { value, problems in
      guard case .null = value.kind else { return given.read(value, into: problems) }
      return codec.instruments.indices.map {
        IndicationPattern(instrument: InstrumentID(UInt32($0)), uncrossed: nil)
      }
    }
  }

  private var indication: JSONForm<IndicationPattern> {
    JSONForm.object { members in
      guard let instrument = listedInstrument(of: &members) else {
        members.ignoreOtherKeys()
        return nil
      }
      let notation = codec.notation(of: instrument)
      var fields: [EventField] = []
      if let price = members.optional("price", notation.priceOrNull) {
        fields.append(.price(price))
      }
      if let volume = members.optional("volume", notation.volume) {
        fields.append(.volume(volume))
      }
      if let imbalance = members.optional("imbalance", notation.imbalance) {
        fields.append(.imbalance(imbalance))
      }
      return IndicationPattern(
        instrument: instrument, uncrossed: EventPattern(kind: .uncrossed, fields: fields))
    }
  }

  // MARK: - Books

  private var books: JSONForm<[BookPattern]> { oneOrMany(book) }

  var book: JSONForm<BookPattern> {
    JSONForm.object { members in
      guard let instrument = listedInstrument(of: &members) else {
        members.ignoreOtherKeys()
        return nil
      }
      let bids = members.optional("bids", levels(instrument))
      let asks = members.optional("asks", levels(instrument))
      if case .object(let keys) = members.value.kind, keys.allSatisfy({ $0.key == "instrument" }) {
        members.report("expected the key \"bids\" or \"asks\"")
        return nil
      }
      return BookPattern(instrument: instrument, bids: bids, asks: asks)
    }
  }

  /// The levels of a side, the market orders first if there are any.
  private func levels(_ instrument: InstrumentID) -> JSONForm<[LevelPattern]> {
    let list = JSONForm.array(of: level(instrument))
    return JSONForm { value, problems in
      let levels = list.read(value, into: problems)
      guard let levels, case .array(let elements) = value.kind else { return nil }
      let misplaced = levels.indices.dropFirst().filter { levels[$0].price == nil }
      for index in misplaced {
        problems.report(
          "expected the level of the market orders first, and once", at: elements[index])
      }
      return misplaced.isEmpty ? levels : nil
    }
  }

  private func level(_ instrument: InstrumentID) -> JSONForm<LevelPattern> {
    JSONForm.object { members in
      let price = members.required("price", levelPrice(instrument))
      let quantity = members.optional("quantity", codec.notation(of: instrument).volume)
      let orders = members.optional("orders", .array(of: order(instrument)))
      guard let price else { return nil }
      return LevelPattern(price: price, quantity: quantity, orders: orders)
    }
  }

  /// A price, or the word that stands for none.
  private func levelPrice(_ instrument: InstrumentID) -> JSONForm<Price?> {
    let price = codec.notation(of: instrument).price
    return JSONForm { value, problems in
      if case .string(let text) = value.kind {
        let word = OrderTypeWord.words[.market]
        if text == word { return .some(nil) }
        guard JSONNumber(text) != nil else {
          problems.report(
            expected: "a price, a decimal number such as \"100.25\", or \"\(word)\"",
            found: value, suggestion: didYouMean(text, among: [word]))
          return nil
        }
      }
      return price.read(value, into: problems).map { .some($0) }
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

extension JSONCodec {
  /// A book as it is shown, by its levels, with their totals and orders or without.
  package var shownBook: JSONForm<BookPattern> { ExpectationForm(codec: self).book }
}
