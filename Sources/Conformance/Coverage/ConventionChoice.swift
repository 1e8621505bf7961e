internal import Market

/// A value of one convention.
struct ConventionChoice: Hashable, Sendable {
  /// The name of the convention, as it is written in a scenario.
  var name: String
  var value: String

  /// Every value of every convention, in the order in which they are declared.
  ///
  /// They are found by reflection, so that a new convention is among them by being declared.
  static let all: [ConventionChoice] = Swift.Mirror(reflecting: Conventions()).children.flatMap {
    name, value in
    let values = (type(of: value) as? any CaseIterable.Type).map { texts(of: $0) } ?? ["\(value)"]
    return values.map { ConventionChoice(name: name ?? "", value: $0) }
  }

  /// The values that differ from the defaults.
  static let unusual = all.filter { !Set(of(Conventions())).contains($0) }

  /// The values that conventions have, in the order in which they are declared.
  static func of(_ conventions: Conventions) -> [ConventionChoice] {
    Swift.Mirror(reflecting: conventions).children.map { name, value in
      ConventionChoice(name: name ?? "", value: "\(value)")
    }
  }

  private static func texts<Choice: CaseIterable>(of type: Choice.Type) -> [String] {
    type.allCases.map { "\($0)" }
  }
}

/// A limit that an instrument sets to its orders, or what is unusual about its prices.
enum InstrumentLimit: Hashable, Sendable, CaseIterable {
  case severalInstruments
  case lot
  case minimumQuantity
  case maximumQuantity
  case tick
  case severalTicks
  case priceBand
  case referencePrice
  case dynamicRange
  case auctionCollar
  case zeroPrices
  case negativePrices

  /// What the instruments of a scenario have.
  static func of(_ instruments: [Instrument]) -> Set<InstrumentLimit> {
    let plain = Instrument(symbol: "")
    var limits: Set<InstrumentLimit> = instruments.count > 1 ? [.severalInstruments] : []
    for instrument in instruments {
      if instrument.lot != plain.lot { limits.insert(.lot) }
      if instrument.minimumQuantity != plain.minimumQuantity { limits.insert(.minimumQuantity) }
      if instrument.maximumQuantity != plain.maximumQuantity { limits.insert(.maximumQuantity) }
      if instrument.tickTable != plain.tickTable { limits.insert(.tick) }
      if instrument.tickTable.rows.count > 1 { limits.insert(.severalTicks) }
      if instrument.priceBand != nil { limits.insert(.priceBand) }
      if instrument.referencePrice != nil { limits.insert(.referencePrice) }
      if instrument.dynamicRange != nil { limits.insert(.dynamicRange) }
      if instrument.auctionCollar != nil { limits.insert(.auctionCollar) }
      if instrument.priceSigns.contains(.zero) { limits.insert(.zeroPrices) }
      if instrument.priceSigns.contains(.negative) { limits.insert(.negativePrices) }
    }
    return limits
  }
}
