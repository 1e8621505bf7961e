internal import Market

// How violations say what they mean: prices and quantities as the instrument writes them.
extension Judge {
  func text(_ price: Price?, _ instrument: InstrumentID) -> String {
    guard let price else { return "no price" }
    guard instruments.indices.contains(instrument.index) else { return "\(price.rawValue)" }
    return instruments[instrument.index].priceScale.text(price.rawValue)
  }

  func text(_ quantity: Quantity, _ instrument: InstrumentID) -> String {
    guard instruments.indices.contains(instrument.index) else { return "\(quantity.rawValue)" }
    return instruments[instrument.index].quantityScale.text(quantity.rawValue)
  }

  func text(_ volume: UInt128, _ instrument: InstrumentID) -> String {
    guard instruments.indices.contains(instrument.index) else { return "\(volume)" }
    return instruments[instrument.index].quantityScale.text(volume)
  }

  func symbol(_ instrument: InstrumentID) -> String {
    instruments.indices.contains(instrument.index)
      ? instruments[instrument.index].symbol : "instrument \(instrument.rawValue)"
  }
}

extension Command {
  var name: String {
    switch self {
    case .new: "new"
    case .cancel: "cancel"
    case .replace: "replace"
    case .massCancel: "massCancel"
    case .phase: "phase"
    case .uncross: "uncross"
    case .clock: "clock"
    }
  }
}

extension Event {
  var name: String {
    switch self {
    case .accepted: "accepted"
    case .rejected: "rejected"
    case .traded: "traded"
    case .canceled: "canceled"
    case .replaced: "replaced"
    case .expired: "expired"
    case .phaseChanged: "phaseChanged"
    case .uncrossed: "uncrossed"
    }
  }
}
