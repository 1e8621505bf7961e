/// The reflection of a market: buy for sell, and each price for its negative.
///
/// Price-time priority knows no difference between the sides, so an engine must answer mirrored
/// commands with mirrored events. The one exception is an auction price that is rounded up, or the
/// higher of two that are equally near, which its mirror image is too. Reflecting twice gives back
/// what was reflected.
public enum Mirror {
  /// The other side's price; nil for the one price that has no negative.
  public static func reflect(_ price: Price) -> Price? {
    price.rawValue == .min ? nil : Price(-price.rawValue)
  }

  /// The instrument on which mirrored orders trade; nil where a price has no mirror image.
  public static func reflect(_ instrument: Instrument) -> Instrument? {
    var mirrored = instrument
    mirrored.priceSigns = reflect(instrument.priceSigns)
    if let band = instrument.priceBand {
      guard let lower = reflect(band.upperBound), let upper = reflect(band.lowerBound) else {
        return nil
      }
      mirrored.priceBand = lower...upper
    }
    if let reference = instrument.referencePrice {
      guard let price = reflect(reference) else { return nil }
      mirrored.referencePrice = price
    }
    return mirrored
  }

  /// The mirrored command; nil where a price has no mirror image.
  public static func reflect(_ command: Command) -> Command? {
    switch command {
    case .new(var order):
      order.side = order.side.opposite
      if case .limit(let price) = order.type {
        guard let mirrored = reflect(price) else { return nil }
        order.type = .limit(mirrored)
      }
      return .new(order)
    case .replace(var replace):
      if let price = replace.price {
        guard let mirrored = reflect(price) else { return nil }
        replace.price = mirrored
      }
      return .replace(replace)
    case .massCancel(var filter):
      filter.side = filter.side?.opposite
      return .massCancel(filter)
    case .cancel, .phase, .uncross, .clock:
      return command
    }
  }

  /// The mirrored event; nil where a price or an imbalance has no mirror image.
  public static func reflect(_ event: Event) -> Event? {
    switch event {
    case .traded(let trade):
      return reflect(trade).map { .traded($0) }
    case .replaced(var replacement):
      if let price = replacement.price {
        guard let mirrored = reflect(price) else { return nil }
        replacement.price = mirrored
      }
      return .replaced(replacement)
    case .uncrossed(var uncrossing):
      if let price = uncrossing.price {
        guard let mirrored = reflect(price) else { return nil }
        uncrossing.price = mirrored
      }
      guard uncrossing.imbalance != .min else { return nil }
      uncrossing.imbalance = -uncrossing.imbalance
      return .uncrossed(uncrossing)
    case .accepted, .rejected, .canceled, .expired, .phaseChanged:
      return event
    }
  }

  private static func reflect(_ trade: Trade) -> Trade? {
    guard let price = reflect(trade.price) else { return nil }
    var mirrored = trade
    mirrored.price = price
    switch trade.aggressor {
    case .buy: mirrored.aggressor = .sell
    case .sell: mirrored.aggressor = .buy
    case .auction:
      // In an auction the maker is the buy order, which the mirror makes the sell order.
      swap(&mirrored.maker, &mirrored.taker)
      swap(&mirrored.makerLeaves, &mirrored.takerLeaves)
    }
    return mirrored
  }

  private static func reflect(_ signs: PriceSigns) -> PriceSigns {
    var mirrored = signs.intersection(.zero)
    if signs.contains(.negative) { mirrored.insert(.positive) }
    if signs.contains(.positive) { mirrored.insert(.negative) }
    return mirrored
  }
}
