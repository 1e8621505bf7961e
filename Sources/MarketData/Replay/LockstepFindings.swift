package import Market

/// What the stretches in which two courses of trades differ come to, by class.
///
/// A few disagreements of each class are kept, however many there are.
package struct LockstepFindings: Sendable {
  /// One disagreement, and what is known of its place.
  package struct Finding: Hashable, Sendable {
    package var disagreement: TradeDisagreement
    /// The number of the trade that happened, from 0; nil where none did.
    package var number: Int?
    /// The trade that was made; nil where none was.
    package var made: PlacedTrade?
    /// The command that made the next trade that agrees; nil where none does.
    package var nextCommand: Int?
  }

  /// The disagreements of one kind.
  package struct Class: Sendable {
    package var kind: TradeDisagreement.Kind
    package var count: Int
    /// The first of them.
    package var examples: [Finding]
  }

  /// What became of the trade that was sought.
  package enum Verdict: Sendable {
    case agrees(number: Int, RecordedTrade, PlacedTrade)
    case disagrees(Finding)
  }

  /// When orders came: the indices of the commands that created them.
  package typealias Arrivals = [OrderID: Int]

  private let fields: ComparedFields
  private let examplesKept: Int
  private let sought: LockstepComparison.Sought?
  /// The classes, in the order of their first disagreements.
  package private(set) var classes: [Class] = []
  /// How many trades agree inside of the stretches.
  package private(set) var agreeing = 0
  /// The trades of auctions that happened.
  package private(set) var auctions: [Int: AuctionTally] = [:]
  /// What became of the trade that was sought.
  package private(set) var verdict: Verdict?

  /// Nothing found yet.
  package init(
    fields: ComparedFields, examplesKept: Int, sought: LockstepComparison.Sought? = nil
  ) {
    self.fields = fields
    self.examplesKept = examplesKept
    self.sought = sought
  }

  /// Adds what agreed in auctions outside of all stretches.
  package mutating func add(_ tallies: [Int: AuctionTally]) {
    auctions.merge(tallies) { $0.adding($1) }
  }

  /// The first disagreement.
  package var first: Finding? {
    classes.compactMap(\.examples.first).min { place($0) < place($1) }
  }

  private func place(_ finding: Finding) -> Int {
    finding.number ?? finding.made?.made.command ?? .max
  }

  /// Adds a stretch.
  ///
  /// `arrivals` are those of the orders that its trades name, nil where they are not known;
  /// `uncrossings` are the indices of the commands that held auctions.
  package mutating func add(
    _ segment: LockstepComparison.Segment, arrivals: Arrivals?, uncrossings: [Int]
  ) {
    let made = segment.produced.map(\.made)
    let comparison = TradeComparison(
      expected: segment.expected.map(\.trade), produced: made.map(\.trade))
    let found = DisagreementClassifier.classify(
      comparison, expected: segment.expected, produced: made, fields: fields,
      isKnown: { trade in
        guard let arrivals else { return true }
        return arrivals[trade.trade.maker] != nil && arrivals[trade.trade.taker] != nil
      }, makerRested: { _ in true })
    agreeing += comparison.agreeing
    for match in comparison.inPlace {
      addAgreement(
        segment.expected[match.expected], segment.produced[match.produced],
        number: segment.first + match.expected)
    }
    for finding in findings(found, in: segment) {
      add(finding)
      if let expected = finding.disagreement.expected {
        addToAuction(expected.trade, finding.made, arrivals, uncrossings)
      }
    }
  }

  private mutating func addAgreement(_ expected: RecordedTrade, _ made: PlacedTrade, number: Int) {
    if let auction = made.auction { auctions[auction, default: AuctionTally()].add(expected.trade) }
    if isSought(number, expected) { verdict = .agrees(number: number, expected, made) }
  }

  private func isSought(_ number: Int, _ expected: RecordedTrade) -> Bool {
    switch sought {
    case .number(let wanted): wanted == number
    case .line(let line): line == expected.line
    case nil: false
    }
  }

  /// The disagreements by their places among the trades.
  private func findings(
    _ disagreements: [TradeDisagreement], in segment: LockstepComparison.Segment
  ) -> [Finding] {
    var expectedPlaces: [RecordedTrade: Int] = [:]
    for (place, trade) in segment.expected.enumerated() { expectedPlaces[trade] = place }
    var producedPlaces: [ReplayRecord.MadeTrade: Int] = [:]
    for (place, trade) in segment.produced.enumerated() { producedPlaces[trade.made] = place }
    let placed = disagreements.enumerated().map { offset, disagreement in
      let happened = disagreement.expected.flatMap { expectedPlaces[$0] }
      let made = disagreement.produced.flatMap { producedPlaces[$0] }
      let finding = Finding(
        disagreement: disagreement, number: happened.map { segment.first + $0 },
        made: made.map { segment.produced[$0] }, nextCommand: segment.nextCommand)
      return (place: min(happened ?? .max, made ?? .max), offset: offset, finding: finding)
    }
    return placed.sorted { ($0.place, $0.offset) < ($1.place, $1.offset) }.map(\.finding)
  }

  private mutating func add(_ finding: Finding) {
    if let number = finding.number, let expected = finding.disagreement.expected,
      isSought(number, expected)
    {
      verdict = .disagrees(finding)
    }
    let kind = finding.disagreement.kind
    guard let place = classes.firstIndex(where: { $0.kind == kind }) else {
      classes.append(Class(kind: kind, count: 1, examples: [finding]))
      return
    }
    classes[place].count += 1
    if classes[place].examples.count < examplesKept { classes[place].examples.append(finding) }
  }

  /// Counts a trade that disagrees to the auction it happened in: the first after both its orders
  /// had come, or else that of the trade it was paired with.
  private mutating func addToAuction(
    _ trade: TradeIdentity, _ made: PlacedTrade?, _ arrivals: Arrivals?, _ uncrossings: [Int]
  ) {
    guard fields.contains(.aggressor), trade.aggressor == .auction else { return }
    var auction = made?.auction
    if fields.tellOrders, let arrivals {
      let arrival = max(arrivals[trade.maker] ?? 0, arrivals[trade.taker] ?? 0)
      auction = uncrossings.firstIndex { $0 > arrival }
    }
    if let auction { auctions[auction, default: AuctionTally()].add(trade) }
  }
}
