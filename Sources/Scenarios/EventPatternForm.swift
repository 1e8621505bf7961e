internal import JSONText
internal import Market
internal import Wire

/// How an expected event is written: its kind, and any of the fields that its log line has.
struct EventPatternForm: Sendable {
  private let codec: JSONCodec

  init(of expectations: ExpectationForm) {
    codec = expectations.codec
  }

  /// An event of any kind, which the key `event` names.
  var any: JSONForm<EventPattern> {
    JSONForm { value, problems in
      guard let named = value["event"] else {
        problems.report("missing key \"event\"", at: value)
        return nil
      }
      return EventKind.words.form.read(named, into: problems).flatMap {
        pattern($0).read(value, into: problems)
      }
    }
  }

  /// An event of one kind; the key `event` may be left out.
  func pattern(_ kind: EventKind) -> JSONForm<EventPattern> {
    JSONForm.object { members in
      if let named = members.optional("event", EventKind.words.form), named != kind {
        members.report("expected an event of kind \"\(kind)\", found \"\(named)\"")
        members.ignoreOtherKeys()
        return nil
      }
      var reader = FieldReader(members: members, codec: codec)
      reader.read(kind)
      members = reader.members
      return EventPattern(kind: kind, fields: reader.fields)
    }
  }
}

/// Reads the fields of one expected event.
private struct FieldReader {
  var members: JSONObjectReader
  let codec: JSONCodec
  var fields: [EventField] = []

  mutating func read(_ kind: EventKind) {
    switch kind {
    case .accepted:
      take("id", .orderID) { .id($0) }
      take("instrument", codec.instrument) { .instrument($0) }
    case .rejected:
      take("id", .orderID) { .id($0) }
      take("reason", RejectReason.words.form) { .rejectReason($0) }
    case .traded: readTrade()
    case .canceled:
      take("id", .orderID) { .id($0) }
      withInstrument { $0.take("quantity", $1.quantity) { .quantity($0) } }
      take("reason", CancelReason.words.form) { .cancelReason($0) }
    case .replaced:
      take("id", .orderID) { .id($0) }
      withInstrument {
        $0.take("price", $1.priceOrNull) { .price($0) }
        $0.take("leaves", $1.quantity) { .leaves($0) }
      }
      take("priority", Priority.words.form) { .priority($0) }
    case .expired:
      take("id", .orderID) { .id($0) }
      withInstrument { $0.take("quantity", $1.quantity) { .quantity($0) } }
    case .phaseChanged:
      take("instrument", codec.instrument) { .instrument($0) }
      take("phase", Phase.words.form) { .phase($0) }
    case .uncrossed: readUncrossing()
    }
  }

  private mutating func readTrade() {
    take("maker", .orderID) { .maker($0) }
    take("taker", .orderID) { .taker($0) }
    take("buyer", .orderID) { .buyer($0) }
    take("seller", .orderID) { .seller($0) }
    withInstrument {
      $0.take("price", $1.price) { .price($0) }
      $0.take("quantity", $1.quantity) { .quantity($0) }
      $0.take("makerLeaves", $1.quantity) { .makerLeaves($0) }
      $0.take("takerLeaves", $1.quantity) { .takerLeaves($0) }
    }
    take("aggressor", Aggressor.words.form) { .aggressor($0) }
  }

  private mutating func readUncrossing() {
    withInstrument {
      $0.take("price", $1.priceOrNull) { .price($0) }
      $0.take("volume", $1.volume) { .volume($0) }
      $0.take("imbalance", $1.imbalance) { .imbalance($0) }
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
    _ body: (inout FieldReader, Notation) -> Void
  ) {
    let isNamed = members.contains("instrument")
    guard let instrument = codec.scaleOwner(of: &members) else {
      members.ignoreOtherKeys()
      return
    }
    if isNamed { fields.append(.instrument(instrument)) }
    body(&self, codec.notation(of: instrument))
  }
}
