internal import Market

extension LineBuilder {
  /// Appends an answer as a line.
  package mutating func answer(_ answer: ProtocolAnswer) {
    switch answer {
    case .started(let profile): self.profile(profile)
    case .done: raw("{\"ok\":true}")
    case .unsupported(let reason):
      raw("{\"unsupported\":")
      string(reason)
      raw("}")
    case .events(let lists):
      beginEvents()
      for (index, events) in lists.enumerated() {
        beginCommand(isFirst: index == 0)
        for (place, event) in events.enumerated() { self.event(event, isFirst: place == 0) }
        endCommand()
      }
      endEvents()
      return
    case .orders(let bids, let asks):
      sides(bids, asks) { line, order in
        line.raw("{\"id\":")
        line.id(order.id.rawValue)
        if let price = order.price {
          line.raw(",\"price\":")
          line.count(price.rawValue)
        }
        line.raw(",\"leaves\":")
        line.count(order.leaves.rawValue)
        line.raw("}")
      }
    case .levels(let bids, let asks):
      sides(bids, asks) { line, level in
        line.raw("{")
        if let price = level.price {
          line.raw("\"price\":")
          line.count(price.rawValue)
          line.raw(",")
        }
        line.raw("\"quantity\":")
        line.wideCount(level.quantity.rawValue)
        if let orders = level.orders { line.raw(",\"orders\":\(orders)") }
        line.raw("}")
      }
    case .phase(let phase): raw("{\"phase\":\"\(Phase.words[phase])\"}")
    case .indication(nil): raw("{\"indication\":null}")
    case .indication(let uncrossing?):
      raw("{\"indication\":{")
      if case .some(.some(let price)) = uncrossing.price {
        raw("\"price\":")
        count(price.rawValue)
        raw(",")
      }
      raw("\"volume\":")
      wideCount(uncrossing.volume?.rawValue ?? 0)
      raw(",\"imbalance\":")
      wideCount(uncrossing.imbalance ?? 0)
      raw("}}")
    case .broken(let reason):
      raw("{\"error\":")
      string(reason)
      raw("}")
    case .malformed(let reason):
      raw("{\"malformed\":")
      string(reason)
      raw("}")
    }
    byte(UInt8(ascii: "\n"))
  }

  private mutating func sides<Row>(
    _ bids: [Row], _ asks: [Row], _ write: (inout LineBuilder, Row) -> Void
  ) {
    raw("{\"bids\":[")
    for (index, row) in bids.enumerated() {
      if index > 0 { raw(",") }
      write(&self, row)
    }
    raw("],\"asks\":[")
    for (index, row) in asks.enumerated() {
      if index > 0 { raw(",") }
      write(&self, row)
    }
    raw("]}")
  }

  // MARK: - Events

  /// Begins the line that answers commands.
  package mutating func beginEvents() { raw("{\"events\":[") }

  /// Ends the line that answers commands.
  package mutating func endEvents() { raw("]}\n") }

  /// Begins the events of one command.
  package mutating func beginCommand(isFirst: Bool) { raw(isFirst ? "[" : ",[") }

  /// Ends the events of one command.
  package mutating func endCommand() { raw("]") }

  /// Appends one event, all that is said of it.
  package mutating func event(_ event: ReportedEvent, isFirst: Bool) {
    raw(isFirst ? "{\"event\":\"" : ",{\"event\":\"")
    raw(EventKind.words[event.kind])
    raw("\"")
    id("id", event.id)
    if let instrument = event.instrument {
      raw(",\"instrument\":")
      self.instrument(instrument)
    }
    id("maker", event.maker)
    id("taker", event.taker)
    switch event.price {
    case nil: break
    case .some(nil): raw(",\"price\":null")
    case .some(let price?):
      raw(",\"price\":")
      count(price.rawValue)
    }
    quantity("quantity", event.quantity)
    quantity("makerLeaves", event.makerLeaves)
    quantity("takerLeaves", event.takerLeaves)
    quantity("leaves", event.leaves)
    if let aggressor = event.aggressor { word("aggressor", Aggressor.words[aggressor]) }
    if let reason = event.rejectReason { word("reason", RejectReason.words[reason]) }
    if let reason = event.cancelReason { word("reason", CancelReason.words[reason]) }
    if let priority = event.priority { word("priority", Priority.words[priority]) }
    if let phase = event.phase { word("phase", Phase.words[phase]) }
    if let volume = event.volume {
      raw(",\"volume\":")
      wideCount(volume.rawValue)
    }
    if let imbalance = event.imbalance {
      raw(",\"imbalance\":")
      wideCount(imbalance)
    }
    byte(UInt8(ascii: "}"))
  }

  private mutating func id(_ key: String, _ id: OrderID?) {
    guard let id else { return }
    raw(",\"")
    raw(key)
    raw("\":")
    self.id(id.rawValue)
  }

  private mutating func quantity(_ key: String, _ quantity: Quantity?) {
    guard let quantity else { return }
    raw(",\"")
    raw(key)
    raw("\":")
    count(quantity.rawValue)
  }

  private mutating func word(_ key: String, _ word: String) {
    raw(",\"")
    raw(key)
    raw("\":\"")
    raw(word)
    raw("\"")
  }

  // MARK: - The handshake

  private mutating func profile(_ profile: EngineProfile) {
    raw("{\"assay\":\(protocolVersion),\"name\":")
    string(profile.name)
    raw(",\"version\":")
    string(profile.version)
    if let language = profile.language {
      raw(",\"language\":")
      string(language)
    }
    if let homepage = profile.homepage {
      raw(",\"homepage\":")
      string(homepage)
    }
    let words = Capability.allCases.filter(profile.can).map { "\"\($0.rawValue)\"" }
    raw(",\"capabilities\":[\(words.joined(separator: ","))]")
    let choices = profile.conventions.words.map { "\"\($0.key)\":\"\($0.value)\"" }
    if !choices.isEmpty { raw(",\"conventions\":{\(choices.joined(separator: ","))}") }
    if profile.limits != EngineLimits() { limits(profile.limits) }
    raw("}")
  }

  private mutating func limits(_ limits: EngineLimits) {
    var separator = ",\"limits\":{"
    func key(_ name: String) -> String {
      defer { separator = "," }
      return "\(separator)\"\(name)\":"
    }
    if let id = limits.greatestOrderID {
      raw(key("orderID"))
      self.id(id.rawValue)
    }
    if let prices = limits.prices {
      raw(key("price") + "[")
      count(prices.lowerBound.rawValue)
      raw(",")
      count(prices.upperBound.rawValue)
      raw("]")
    }
    if let quantity = limits.largestQuantity {
      raw(key("quantity"))
      count(quantity.rawValue)
    }
    if let instruments = limits.instruments { raw(key("instruments") + "\(instruments)") }
    if let orders = limits.liveOrders { raw(key("orders") + "\(orders)") }
    raw("}")
  }
}
