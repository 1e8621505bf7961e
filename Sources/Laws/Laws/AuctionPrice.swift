internal import Market

/// `Law.auctionPrice`.
extension Judge {
  mutating func checkAuctionPrice(_ uncrossing: Uncrossing, _ outcome: AuctionOutcome) {
    let instrument = uncrossing.instrument
    if uncrossing.volume.rawValue != outcome.volume {
      violate(
        .auctionPrice, "volume", [],
        "the auction should trade \(text(outcome.volume, instrument)), because that is the "
          + "most that any price allows; instead it says "
          + "\(text(uncrossing.volume.rawValue, instrument))")
    } else if uncrossing.price != outcome.price {
      violate(
        .auctionPrice, "price", [],
        "the auction's price should be \(text(outcome.price, instrument)), because the rule "
          + "\(conventions.auctionPrice) takes that; instead it is "
          + "\(text(uncrossing.price, instrument))")
    } else if uncrossing.imbalance != outcome.imbalance {
      violate(
        .auctionPrice, "imbalance", [],
        "the auction should leave \(outcome.imbalance) units over, because so much more is bid "
          + "than offered at its price; instead it says "
          + "\(uncrossing.imbalance)")
    }
  }
}

/// What an auction comes to: found from the totals at each price.
struct AuctionOutcome: Sendable {
  var price: Price?
  var volume: UInt128 = 0
  var imbalance: Int128 = 0

  init(price: Price?, volume: UInt128, imbalance: Int128) {
    self.price = price
    self.volume = volume
    self.imbalance = imbalance
  }

  /// The outcome by a venue's rule for the orders that stand in a book.
  ///
  /// - Complexity: O(levels * log levels).
  init(
    of ledger: borrowing Ledger, _ id: InstrumentID, _ instrument: Instrument,
    rule: Conventions.AuctionPrice
  ) {
    let reference = ledger.reference(of: id, else: instrument.referencePrice)
    let book = AuctionBook(of: id, in: ledger)
    var points = book.points(instrument, reference: reference, everyTick: rule == .asx)
    guard let most = points.map(\.volume).max(), most > 0 else { return }
    points.removeAll { $0.volume < most }
    if rule == .shanghai {
      let whole = points.filter { $0.better.bid <= most && $0.better.ask <= most }
      if !whole.isEmpty { points = whole }
    }
    let least = points.map(\.surplus.magnitude).min()
    points.removeAll { $0.surplus.magnitude != least }
    let chosen = Self.choose(rule, points, reference, instrument)
    volume = most
    price = chosen
    imbalance = book.point(at: chosen).surplus
  }

  private static func choose(
    _ rule: Conventions.AuctionPrice, _ points: [AuctionBook.Point], _ reference: Price?,
    _ instrument: Instrument
  ) -> Price {
    let prices = points.map(\.price)
    let middle = instrument.roundedMiddle(prices[0], prices[prices.count - 1])
    let target = reference ?? middle
    switch rule {
    case .shanghai:
      return middle
    case .euronext:
      return nearest(to: target, prices)
    case .nasdaq:
      let partly = points.filter(\.leavesItsOwnOver).map(\.price)
      return nearest(to: target, partly.isEmpty ? prices : partly)
    case .xetra, .asx:
      let bid = points.filter { $0.surplus > 0 }.map(\.price)
      let offered = points.filter { $0.surplus < 0 }.map(\.price)
      if bid.count == points.count { return prices[prices.count - 1] }
      if offered.count == points.count { return prices[0] }
      let (low, high) = (bid.last ?? prices[0], offered.first ?? prices[prices.count - 1])
      return target < low ? low : target > high ? high : target
    }
  }

  private static func nearest(to target: Price, _ prices: [Price]) -> Price {
    prices.reduce(prices[0]) { nearest, price in
      let distance = (Int128(price.rawValue) - Int128(target.rawValue)).magnitude
      let least = (Int128(nearest.rawValue) - Int128(target.rawValue)).magnitude
      return distance < least || (distance == least && price > nearest) ? price : nearest
    }
  }
}
