internal import JSONText
package import Market

/// Where an order is, as far as it is known: some engines need it to cancel or replace one.
package struct OrderPlace: Hashable, Sendable {
  package var instrument: InstrumentID
  package var side: Side

  package init(instrument: InstrumentID, side: Side) {
    self.instrument = instrument
    self.side = side
  }
}

extension LineBuilder {
  /// Appends a request as a line.
  ///
  /// `place` tells where the order of a cancel or replace is, nil where that is not known.
  package mutating func request(
    _ request: ProtocolRequest, place: (OrderID) -> OrderPlace? = { _ in nil }
  ) {
    switch request {
    case .start(let version): raw("{\"ask\":\"start\",\"assay\":\(version)}")
    case .reset(let instruments, let conventions):
      raw("{\"ask\":\"reset\",\"instruments\":[")
      for (index, instrument) in instruments.enumerated() {
        if index > 0 { byte(UInt8(ascii: ",")) }
        self.instrument(instrument)
      }
      raw("],\"conventions\":")
      var writer = JSONWriter()
      writer.conventions(conventions)
      for next in writer.bytes { byte(next) }
      raw("}")
    case .commands(let commands):
      beginCommands()
      for (index, command) in commands.enumerated() {
        self.command(command, isFirst: index == 0, place: command.replaced.flatMap(place))
      }
      endCommands()
      return
    case .book(let instrument): question("book", of: instrument)
    case .phase(let instrument): question("phase", of: instrument)
    case .indication(let instrument): question("indication", of: instrument)
    case .stop: raw("{\"ask\":\"stop\"}")
    }
    byte(UInt8(ascii: "\n"))
  }

  private mutating func question(_ ask: String, of instrument: InstrumentID) {
    raw("{\"ask\":\"\(ask)\",\"instrument\":")
    self.instrument(instrument)
    raw("}")
  }

  // MARK: - Commands

  /// Begins the line of a batch of commands.
  package mutating func beginCommands() { raw("{\"ask\":\"commands\",\"commands\":[") }

  /// Ends the line of a batch of commands.
  package mutating func endCommands() { raw("]}\n") }

  /// Appends one command of a batch.
  package mutating func command(_ command: Command, isFirst: Bool, place: OrderPlace?) {
    if !isFirst { byte(UInt8(ascii: ",")) }
    switch command {
    case .new(let order): new(order)
    case .cancel(let id):
      raw("{\"do\":\"cancel\",\"id\":")
      self.id(id.rawValue)
      self.place(place)
    case .replace(let replace):
      raw("{\"do\":\"replace\",\"id\":")
      id(replace.id.rawValue)
      if let price = replace.price {
        raw(",\"price\":")
        count(price.rawValue)
      }
      if let quantity = replace.quantity {
        raw(",\"quantity\":")
        count(quantity.rawValue)
      }
      self.place(place)
    case .massCancel(let filter):
      raw("{\"do\":\"massCancel\"")
      if let account = filter.account {
        raw(",\"account\":")
        id(account.rawValue)
      }
      if let instrument = filter.instrument {
        raw(",\"instrument\":")
        self.instrument(instrument)
      }
      if let side = filter.side { raw(side == .buy ? ",\"side\":\"buy\"" : ",\"side\":\"sell\"") }
    case .phase(let instrument, let phase):
      raw("{\"do\":\"phase\",\"instrument\":")
      self.instrument(instrument)
      raw(",\"phase\":\"\(Phase.words[phase])\"")
    case .uncross(let instrument):
      raw("{\"do\":\"uncross\",\"instrument\":")
      self.instrument(instrument)
    case .clock(let time):
      raw("{\"do\":\"clock\",\"time\":")
      self.time(time)
    }
    byte(UInt8(ascii: "}"))
  }

  private mutating func new(_ order: NewOrder) {
    raw("{\"do\":\"new\",\"id\":")
    id(order.id.rawValue)
    raw(",\"instrument\":")
    instrument(order.instrument)
    raw(order.side == .buy ? ",\"side\":\"buy\"" : ",\"side\":\"sell\"")
    switch order.type {
    case .limit(let price):
      raw(",\"type\":\"limit\",\"price\":")
      count(price.rawValue)
    case .market: raw(",\"type\":\"market\"")
    }
    raw(",\"quantity\":")
    count(order.quantity.rawValue)
    switch order.timeInForce {
    case .goodTillCancel: raw(",\"timeInForce\":\"gtc\"")
    case .day: raw(",\"timeInForce\":\"day\"")
    case .goodTillDate(let instant):
      raw(",\"timeInForce\":\"gtd\",\"expires\":")
      time(instant)
    case .immediateOrCancel: raw(",\"timeInForce\":\"ioc\"")
    case .fillOrKill: raw(",\"timeInForce\":\"fok\"")
    case .atOpening: raw(",\"timeInForce\":\"opg\"")
    case .atClose: raw(",\"timeInForce\":\"cls\"")
    }
    if order.account != .none {
      raw(",\"account\":")
      id(order.account.rawValue)
    }
  }

  private mutating func place(_ place: OrderPlace?) {
    guard let place else { return }
    raw(",\"instrument\":")
    instrument(place.instrument)
    raw(place.side == .buy ? ",\"side\":\"buy\"" : ",\"side\":\"sell\"")
  }

  // MARK: - Instruments

  /// Appends all that an instrument is, its limits where there are any.
  private mutating func instrument(_ instrument: Instrument) {
    raw("{\"symbol\":")
    string(instrument.symbol)
    let rows = instrument.tickTable.rows
    if rows.count == 1 {
      raw(",\"tick\":")
      count(rows[0].increment)
    } else {
      raw(",\"ticks\":[")
      for (index, row) in rows.enumerated() {
        raw(index == 0 ? "[" : ",[")
        wideCount(row.from)
        byte(UInt8(ascii: ","))
        count(row.increment)
        byte(UInt8(ascii: "]"))
      }
      byte(UInt8(ascii: "]"))
    }
    raw(",\"lot\":")
    count(instrument.lot.rawValue)
    raw(",\"minimumQuantity\":")
    count(instrument.minimumQuantity.rawValue)
    raw(",\"maximumQuantity\":")
    count(instrument.maximumQuantity.rawValue)
    guard let signs = PriceSigns.words.first(where: { $0.value == instrument.priceSigns }) else {
      preconditionFailure("no word for these signs of prices")
    }
    raw(",\"priceSigns\":\"\(signs.name)\"")
    if let band = instrument.priceBand {
      raw(",\"bandLower\":")
      count(band.lowerBound.rawValue)
      raw(",\"bandUpper\":")
      count(band.upperBound.rawValue)
    }
    if let price = instrument.referencePrice {
      raw(",\"referencePrice\":")
      count(price.rawValue)
    }
    if let range = instrument.dynamicRange {
      raw(",\"dynamicRange\":")
      count(range)
    }
    if let collar = instrument.auctionCollar {
      raw(",\"auctionCollar\":")
      count(collar)
    }
    raw(",\"priceUnit\":\"\(instrument.priceScale.unit)\"")
    raw(",\"quantityUnit\":\"\(instrument.quantityScale.unit)\"}")
  }
}

extension Command {
  /// The order that a cancel or replace is for.
  package var replaced: OrderID? {
    switch self {
    case .cancel(let id): id
    case .replace(let replace): replace.id
    case .new, .massCancel, .phase, .uncross, .clock: nil
    }
  }
}
