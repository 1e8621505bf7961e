import Market

/// The mirror before an engine, or no mirror at all.
struct Reflection: Sendable {
  var isOn: Bool

  func of(_ instrument: Instrument) -> Instrument {
    isOn ? certain(Mirror.reflect(instrument)) : instrument
  }

  /// The command as the engine sees it; nil where it has no mirror image.
  func of(_ command: Command) -> Command? { isOn ? Mirror.reflect(command) : command }

  func of(_ event: Event) -> Event { isOn ? certain(Mirror.reflect(event)) : event }

  func of(_ uncrossing: Uncrossing) -> Uncrossing {
    guard case .uncrossed(let reflected) = of(Event.uncrossed(uncrossing)) else {
      preconditionFailure("the mirror image of an uncrossing is one")
    }
    return reflected
  }

  func of(_ side: Side) -> Side { isOn ? side.opposite : side }

  func of(_ order: RestingOrder) -> RestingOrder {
    guard isOn else { return order }
    var reflected = order
    reflected.side = order.side.opposite
    if let price = order.price { reflected.price = certain(Mirror.reflect(price)) }
    return reflected
  }

  func of(_ level: Level) -> Level {
    guard isOn else { return level }
    var reflected = level
    reflected.price = certain(Mirror.reflect(level.price))
    return reflected
  }

  func of(_ top: TopOfBook) -> TopOfBook {
    isOn ? TopOfBook(bid: top.ask.map(of), ask: top.bid.map(of)) : top
  }

  func of(_ snapshot: Snapshot) -> Snapshot {
    guard isOn else { return snapshot }
    var reflected = snapshot
    for index in reflected.books.indices {
      reflected.books[index].orders = snapshot.books[index].orders.map(of)
      if let price = snapshot.books[index].lastPrice {
        reflected.books[index].lastPrice = certain(Mirror.reflect(price))
      }
    }
    return reflected
  }

  private func certain<Image>(_ image: Image?) -> Image {
    guard let image else { preconditionFailure("only what has a mirror image gets this far") }
    return image
  }
}
