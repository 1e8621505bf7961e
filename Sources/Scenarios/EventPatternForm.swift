internal import JSONText
internal import Market
internal import Wire

/// How an expected event is written: its kind, and any of the fields that its log line has.
struct EventPatternForm {
  private let forms: MarketForms
  private let expectations: ExpectationForm

  init(of expectations: ExpectationForm) {
    self.expectations = expectations
    forms = expectations.forms
  }

  /// An event of any kind, which the key `event` names.
  var any: JSONForm<EventPattern> {
    JSONForm { value, problems in
      guard let named = value["event"] else {
        problems.report("missing key \"event\"", at: value)
        return nil
      }
      return JSONForm<EventKind>.word.read(named, into: problems).flatMap {
        pattern($0).read(value, into: problems)
      }
    }
  }

  /// An event of one kind; the key `event` may be left out.
  func pattern(_ kind: EventKind) -> JSONForm<EventPattern> {
    JSONForm.object { members in
      if let named = members.optional("event", .word) as EventKind?, named != kind {
        members.report("expected an event of kind \"\(kind)\", found \"\(named)\"")
        return nil
      }
      var reader = FieldReader(members: members, expectations: expectations)
      reader.read(kind)
      members = reader.members
      return EventPattern(kind: kind, fields: reader.fields)
    }
  }
}

/// Reads the fields of one expected event.
private struct FieldReader {
  var members: JSONObjectReader
  let expectations: ExpectationForm
  var fields: [EventField] = []

  private var forms: MarketForms { expectations.forms }

  mutating func read(_ kind: EventKind) {
    switch kind {
    case .accepted:
      take("id", MarketForms.orderID) { .id($0) }
      take("instrument", forms.instrumentID) { .instrument($0) }
    case .rejected:
      take("id", MarketForms.orderID) { .id($0) }
      take("reason", forms.rejectReason) { .rejectReason($0) }
    case .traded: readTrade()
    case .canceled:
      take("id", MarketForms.orderID) { .id($0) }
      withInstrument { $0.take("quantity", $0.forms.quantity(of: $1)) { .quantity($0) } }
      take("reason", forms.cancelReason) { .cancelReason($0) }
    case .replaced:
      take("id", MarketForms.orderID) { .id($0) }
      withInstrument {
        $0.take("price", $0.forms.price(of: $1)) { .price($0) }
        $0.take("leaves", $0.forms.quantity(of: $1)) { .leaves($0) }
      }
      take("priority", forms.priority) { .priority($0) }
    case .expired:
      take("id", MarketForms.orderID) { .id($0) }
      withInstrument { $0.take("quantity", $0.forms.quantity(of: $1)) { .quantity($0) } }
    case .phaseChanged:
      take("instrument", forms.instrumentID) { .instrument($0) }
      take("phase", forms.phase) { .phase($0) }
    case .uncrossed: readUncrossing()
    }
  }

  private mutating func readTrade() {
    take("maker", MarketForms.orderID) { .maker($0) }
    take("taker", MarketForms.orderID) { .taker($0) }
    take("buyer", MarketForms.orderID) { .buyer($0) }
    take("seller", MarketForms.orderID) { .seller($0) }
    withInstrument {
      $0.take("price", $0.forms.price(of: $1)) { .price($0) }
      $0.take("quantity", $0.forms.quantity(of: $1)) { .quantity($0) }
      $0.take("makerLeaves", $0.forms.quantity(of: $1)) { .makerLeaves($0) }
      $0.take("takerLeaves", $0.forms.quantity(of: $1)) { .takerLeaves($0) }
    }
    take("aggressor", forms.aggressor) { .aggressor($0) }
  }

  private mutating func readUncrossing() {
    withInstrument {
      let price = $0.forms.price(of: $1)
      let orNone = JSONForm<Price?> { value, problems in
        if case .null = value.kind { return .some(nil) }
        return price.read(value, into: problems).map { .some($0) }
      }
      $0.take("price", orNone) { .price($0) }
      $0.take("volume", $0.forms.volume(of: $1)) { .volume($0) }
      $0.take("imbalance", $0.forms.imbalance(of: $1)) { .imbalance($0) }
    }
  }

  private mutating func take<Output>(
    _ key: String, _ form: JSONForm<Output>, _ field: (Output) -> EventField
  ) {
    if let output = members.optional(key, form) { fields.append(field(output)) }
  }

  /// Reads fields whose text depends on the instrument: the one that is named, or any where all
  /// are written alike.
  private mutating func withInstrument(
    _ body: (inout FieldReader, InstrumentID) -> Void
  ) {
    let instruments = expectations.instruments
    let named = members.optional("instrument", forms.instrumentID)
    if let named {
      fields.append(.instrument(named))
    } else if members.contains("instrument") {
      members.ignoreOtherKeys()
      return
    }
    let areAlike = instruments.allSatisfy {
      $0.priceScale == instruments[0].priceScale && $0.quantityScale == instruments[0].quantityScale
    }
    guard let instrument = named ?? (areAlike ? InstrumentID(0) : nil) else {
      members.report("missing key \"instrument\": prices and quantities depend on it here")
      members.ignoreOtherKeys()
      return
    }
    body(&self, instrument)
  }
}
