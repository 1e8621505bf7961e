/// A sort of random flow that a user can name.
///
/// The books of all but one are small, so that the slow engine can follow and failures are short.
package enum NamedProfile: String, CaseIterable, Sendable {
  case plain
  case full
  case auctions
  case identity
  case domainEdges = "domain-edges"
  case manyInstruments = "many-instruments"
  case crowdedLevel = "crowded-level"
  case widePrices = "wide-prices"
  case longLived = "long-lived"

  /// What such a flow is made of, in a line.
  package var summary: String {
    switch self {
    case .plain: "limit and market orders, IOC, FOK, cancels and replaces on one instrument"
    case .full: "everything there is, on three instruments"
    case .auctions: "phases and uncrosses come often"
    case .identity: "identifiers used again, live or dead, and commands for dead orders"
    case .domainEdges: "quantities, prices and instants at and beyond every limit"
    case .manyInstruments: "forty instruments, most of them quiet"
    case .crowdedLevel: "many orders at two or three prices"
    case .widePrices: "prices as far apart as 64 bits reach"
    case .longLived: "thousands of orders that stand for long, and years between two commands"
    }
  }

  /// The flow's profile.
  package var profile: RandomFlow.Profile {
    var profile = RandomFlow.Profile()
    profile.instruments = 1
    profile.accounts = 3
    profile.liveOrders = 40
    profile.stretch = 60
    profile.hostilePerThousand = 10
    switch self {
    case .plain:
      profile.features = [.cancel, .replace, .market, .immediateOrCancel, .fillOrKill]
      profile.hostilePerThousand = 0
    case .full:
      profile.instruments = 3
      profile.hostilePerThousand = 40
    case .auctions: profile.phaseWeight = 6
    case .identity:
      profile.features = [
        .cancel, .replace, .massCancel, .clock, .market, .goodTillDate, .immediateOrCancel,
      ]
      profile.instruments = 2
      profile.hostilePerThousand = 200
      profile.reuseOneIn = 2
    case .domainEdges:
      profile.instruments = 2
      profile.hostilePerThousand = 400
    case .manyInstruments:
      profile.instruments = 40
      profile.liveOrders = 120
      profile.stretch = 250
    case .crowdedLevel:
      profile.features.subtract([.phases, .atOpening, .atClose])
      profile.widths = 0...1
      profile.liveOrders = 90
      profile.stretch = 200
    case .widePrices:
      profile.features.subtract([.phases, .atOpening, .atClose])
      profile.widths = 0...56
    case .longLived:
      // Books that fill, until a mass cancel empties them.
      profile.features.subtract([.phases, .atOpening, .atClose, .day, .cancel])
      profile.widths = 0...10
      profile.liveOrders = 3_000
      profile.stretch = 1_000
      profile.clockSteps = 0...50
    }
    return profile
  }
}
