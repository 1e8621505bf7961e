internal import JSONText
internal import Market

extension ProtocolCodec {
  /// The answer to `start`.
  static let handshake = JSONForm<EngineProfile>.object { members in
    _ = members.required("assay", version)
    let name = members.required("name", .nonEmptyString)
    let version = members.required("version", .string)
    let language = members.optional("language", .string)
    let homepage = members.optional("homepage", .string)
    let capabilities = members.required("capabilities", .array(of: capability))
    let conventions = members.optional("conventions", fixedConventions)
    let limits = members.optional("limits", limits)
    guard let name, let version, let capabilities else { return nil }
    return EngineProfile(
      name: name, version: version, language: language, homepage: homepage,
      capabilities: capabilities, conventions: conventions ?? FixedConventions(),
      limits: limits ?? EngineLimits())
  }

  private static let version = JSONForm<Int>.integer().refine { version throws(JSONExpectation) in
    guard version == protocolVersion else {
      throw JSONExpectation("version \(protocolVersion) of the protocol")
    }
    return version
  }

  private static let capability = JSONForm<Capability>.choice(
    Capability.allCases.map { (name: $0.rawValue, value: $0) })

  private static let fixedConventions = JSONForm<FixedConventions>.object { members in
    var fixed = FixedConventions()
    fixed.decreasePriority = members.choice("decreasePriority")
    fixed.replaceQuantity = members.choice("replaceQuantity")
    fixed.replaceBelowFilled = members.choice("replaceBelowFilled")
    fixed.marketRemainder = members.choice("marketRemainder")
    fixed.identifierReuse = members.choice("identifierReuse")
    fixed.halt = members.choice("halt")
    fixed.auctionMarketOrders = members.choice("auctionMarketOrders")
    fixed.auctionPrice = members.choice("auctionPrice")
    fixed.volatilityInterruption = members.choice("volatilityInterruption")
    return fixed
  }

  private static let limits = JSONForm<EngineLimits>.object { members in
    EngineLimits(
      greatestOrderID: members.optional("orderID", .quoted(.orderID)),
      prices: members.optional("price", prices),
      largestQuantity: members.optional(
        "quantity", JSONForm<Int64>.exactInteger("a quantity in units", in: 1...(.max))
      ).map { Quantity($0) },
      instruments: members.optional("instruments", .integer(in: 1...Int.max)),
      liveOrders: members.optional("orders", .integer(in: 1...Int.max)))
  }

  private static let prices = JSONForm<[Price]>.array(of: Notation.units.price).refine {
    ends throws(JSONExpectation) in
    guard ends.count == 2, ends[0] <= ends[1] else {
      throw JSONExpectation("the lowest and the highest price")
    }
    return ends[0]...ends[1]
  }
}

extension JSONObjectReader {
  fileprivate mutating func choice<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ key: String
  ) -> Choice? {
    optional(key, .choice(Choice.allCases.map { (name: $0.rawValue, value: $0) }))
  }
}
