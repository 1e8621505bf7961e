internal import JSONText
package import Market
internal import Wire

extension EventPattern {
  /// The pattern as a log line would write it, with the fields that it names.
  package func text(_ words: MarketText, of instrument: InstrumentID = InstrumentID(0)) -> String {
    var instrument = instrument
    for case .instrument(let named) in fields { instrument = named }
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("event")
    writer.string(EventKind.words[kind])
    for field in fields {
      let (key, text) = field.text(words, of: instrument)
      writer.key(key)
      if let text { writer.string(text) } else { writer.null() }
    }
    writer.endObject()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension EventField {
  /// The key that names the field in a log line.
  package var key: String { text(MarketText(of: []), of: InstrumentID(0)).key }

  /// The key and the text of the field; no text for a price that is not there.
  func text(_ words: MarketText, of instrument: InstrumentID) -> (key: String, text: String?) {
    func amount(_ quantity: some FixedWidthInteger) -> String {
      words.quantity(quantity, of: instrument)
    }
    return switch self {
    case .id(let id): ("id", "\(id.rawValue)")
    case .instrument(let instrument): ("instrument", words.symbol(of: instrument))
    case .rejectReason(let reason): ("reason", "\(reason)")
    case .cancelReason(let reason): ("reason", "\(reason)")
    case .maker(let id): ("maker", "\(id.rawValue)")
    case .taker(let id): ("taker", "\(id.rawValue)")
    case .buyer(let id): ("buyer", "\(id.rawValue)")
    case .seller(let id): ("seller", "\(id.rawValue)")
    case .price(let price): ("price", price.map { words.price($0, of: instrument) })
    case .quantity(let quantity): ("quantity", amount(quantity.rawValue))
    case .makerLeaves(let quantity): ("makerLeaves", amount(quantity.rawValue))
    case .takerLeaves(let quantity): ("takerLeaves", amount(quantity.rawValue))
    case .leaves(let quantity): ("leaves", amount(quantity.rawValue))
    case .aggressor(let aggressor): ("aggressor", "\(aggressor)")
    case .priority(let priority): ("priority", "\(priority)")
    case .phase(let phase): ("phase", "\(phase)")
    case .volume(let volume): ("volume", amount(volume.rawValue))
    case .imbalance(let imbalance): ("imbalance", amount(imbalance))
    }
  }
}
