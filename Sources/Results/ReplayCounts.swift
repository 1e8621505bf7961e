/// What an engine made of recorded order flow, in numbers, before anything is compared.
package struct ReplayCounts: Hashable, Sendable {
  /// The short name of the flow.
  package var flow: String
  /// What the flow is: the market and the time.
  package var description: String
  /// What the flow was read as, where that is more than its commands: a clause for each thing.
  package var readings: [String]
  /// The number of commands replayed.
  package var commands: Int
  /// The commands that the engine refused, by reason, in the order in which each first occurred.
  package var refusals: [Refusal]
  /// The number of trades that the engine made.
  package var trades: Int
  /// The call auctions in the order in which they were held.
  package var auctions: [HeldAuction]
  /// What the flow itself tells beside trades, and how far it came out.
  package var checks: [Check]
  /// The wall time that the engine took for all commands, in nanoseconds.
  package var replayNanoseconds: Int

  package init(
    flow: String, description: String, readings: [String] = [], commands: Int,
    refusals: [Refusal], trades: Int, auctions: [HeldAuction], checks: [Check],
    replayNanoseconds: Int
  ) {
    self.flow = flow
    self.description = description
    self.readings = readings
    self.commands = commands
    self.refusals = refusals
    self.trades = trades
    self.auctions = auctions
    self.checks = checks
    self.replayNanoseconds = replayNanoseconds
  }

  /// How many commands were refused for one reason.
  package struct Refusal: Hashable, Sendable {
    package var reason: String
    package var count: Int

    package init(reason: String, count: Int) {
      self.reason = reason
      self.count = count
    }
  }

  /// How many things of one kind came out as the flow tells them.
  package struct Check: Hashable, Sendable {
    /// What was to come out, in the plural: `cancels of what was left`.
    package var subject: String
    package var agreeing: Int
    package var total: Int

    package init(subject: String, agreeing: Int, total: Int) {
      self.subject = subject
      self.agreeing = agreeing
      self.total = total
    }
  }

  /// A call auction as the engine held it.
  package struct HeldAuction: Hashable, Sendable {
    /// The auction's name, such as `opening`.
    package var name: String
    /// When it was held, as the flow tells it.
    package var time: String
    package var outcome: AuctionOutcome

    package init(name: String, time: String, outcome: AuctionOutcome) {
      self.name = name
      self.time = time
      self.outcome = outcome
    }
  }
}
